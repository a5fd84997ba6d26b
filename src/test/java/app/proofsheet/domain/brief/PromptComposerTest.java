package app.proofsheet.domain.brief;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.provider.EndpointTableReader;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

class PromptComposerTest {

    private final EndpointTable table = EndpointTableReader.embedded();

    @Test
    void saysTheWordsOfTheBriefInTheFixedOrder() {
        assertThat(PromptComposer.compose(Samples.ready(), List.of(), "9:16", false))
                .isEqualTo(
                        "A colleague on a video call: real desk, window light. Not a host, not an"
                            + " ad. Keep: same face, natural skin texture. May vary: glasses on /"
                            + " glasses off, desk objects. Vertical 9:16. Avoid: studio backdrop,"
                            + " logo text.");
    }

    @Test
    void eachCandidateOfABatchNamesItsOwnChoice() {
        BatchPlan plan =
                BatchPlan.of(
                        Samples.ready().withOutput(Samples.output("image-nano-banana-2-text", 2)),
                        table.find("image-nano-banana-2-text").orElseThrow());
        assertThat(plan.runs()).hasSize(2);
        assertThat(plan.runs().get(0).prompt())
                .contains(
                        "Keep: same face, natural skin texture. Variation: glasses on. May vary:"
                                + " desk objects. Vertical 9:16.");
        assertThat(plan.runs().get(1).prompt()).contains("Variation: glasses off. May vary:");
        assertThat(plan.runs().get(1).variant()).isEqualTo(Map.of("glasses", "off"));
    }

    @Test
    void oneCandidateLeavesTheAlternativesOpen() {
        BatchPlan plan =
                BatchPlan.of(
                        Samples.ready().withOutput(Samples.output("image-nano-banana-2-text", 1)),
                        table.find("image-nano-banana-2-text").orElseThrow());
        assertThat(plan.runs().getFirst().variant()).isEmpty();
        assertThat(plan.runs().getFirst().prompt())
                .contains("May vary: glasses on / glasses off, desk objects.");
    }

    @Test
    void editedPromptIsSentAsItWasWrittenAndClaimsNoVariant() {
        BatchPlan plan =
                BatchPlan.of(
                        Samples.ready().withPrompt("  A person.\nAt a desk "),
                        table.find("image-nano-banana-2-text").orElseThrow());
        assertThat(plan.runs()).hasSize(4);
        assertThat(plan.runs())
                .allSatisfy(run -> {
                    assertThat(run.prompt()).isEqualTo("  A person.\nAt a desk ");
                    assertThat(run.variant()).isEmpty();
                });
        assertThat(
                        PromptComposer.prompt(
                                Samples.ready().withPrompt(" \n"), List.of(), "9:16", false))
                .startsWith("A colleague");
    }

    @Test
    void sequentialKeysTakeAsFewRunsAsPossible() {
        var endpoint = table.find("image-seedream-v5-lite-sequential").orElseThrow();
        Brief brief = Samples.ready();
        assertThat(sizes(brief.withOutput(Samples.output(endpoint.key(), 4)), endpoint.key()))
                .containsExactly(4);
        assertThat(sizes(brief.withOutput(Samples.output(endpoint.key(), 20)), endpoint.key()))
                .containsExactly(10, 10);
        assertThat(sizes(brief.withOutput(Samples.output(endpoint.key(), 46)), endpoint.key()))
                .containsExactly(12, 12, 11, 11);
        assertThat(sizes(brief.withOutput(Samples.output(endpoint.key(), 0)), endpoint.key()))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "9:16,Vertical 9:16.",
        "3:4,Vertical 3:4.",
        "1:1,Square 1:1.",
        "16:9,Horizontal 16:9."
    })
    void namesTheFormat(String ratio, String expected) {
        assertThat(PromptComposer.compose(Samples.ready(), List.of(), ratio, false))
                .contains(" " + expected + " Avoid:");
    }

    @Test
    void marksAreNeverDoubledAndBlanksAndRepetitionsAreLeftOut() {
        Brief brief =
                Samples.ready()
                        .withGrounding(
                                new Brief.Grounding(
                                        null,
                                        "  At a desk,\r\n by the window...  ",
                                        List.of(),
                                        false,
                                        List.of()))
                        .withRules(
                                new Brief.Rules(
                                        List.of("same face.", " ", "Same  face", "warm;", "..."),
                                        List.of(),
                                        List.of("logo text.", "", ", ads")));
        assertThat(PromptComposer.compose(brief, List.of(), "9:16", false))
                .isEqualTo(
                        "At a desk, by the window... Keep: same face, warm. Vertical 9:16. Avoid:"
                                + " logo text, ads.");
    }

    @Test
    void aBriefWithNothingToDrawHasNoPrompt() {
        Brief brief =
                Samples.ready()
                        .withGrounding(
                                new Brief.Grounding(
                                        new Brief.PersonaLock("lock.md", null),
                                        " ",
                                        List.of(),
                                        false,
                                        List.of()))
                        .withRules(new Brief.Rules(List.of(" "), List.of(), List.of("logo")));
        assertThat(PromptComposer.compose(brief, List.of(), "9:16", false)).isEmpty();
    }

    @Test
    void otherScriptsSurvive() {
        Brief brief =
                Samples.ready()
                        .withGrounding(
                                new Brief.Grounding(null, "桌前的同事。", List.of(), false, List.of()))
                        .withRules(
                                new Brief.Rules(
                                        List.of("同一张脸", "café ☕️ 👩🏽‍💻", "e\u0301"),
                                        List.of(),
                                        List.of("标志文字。")));
        assertThat(PromptComposer.compose(brief, List.of(), "9:16", false))
                .isEqualTo(
                        "桌前的同事。 Keep: 同一张脸, café ☕️ 👩🏽‍💻, e\u0301. Vertical 9:16. Avoid: 标志文字.");
    }

    @Test
    void sameBriefGivesTheSameBytes() {
        List<String> many = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            many.add("phrase " + i);
        }
        Brief brief = Samples.ready().withRules(new Brief.Rules(many, many, many));
        String first = PromptComposer.compose(brief, List.of(), "9:16", false);
        assertThat(PromptComposer.compose(brief, List.of(), "9:16", false)).isEqualTo(first);
        assertThat(first).contains("phrase 0, phrase 1,", "phrase 499.");
    }

    @Test
    void anEditBriefKeepsUnchanged() {
        assertThat(PromptComposer.compose(Samples.ready(), List.of(), "", true))
                .contains("Keep unchanged: same face, natural skin texture.")
                .doesNotContain("Vertical");
    }

    @Test
    void editNamesOnlyTheChangeThenWhatStays() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("lighting", "Lift the shadow on the right cheek a little.");
        notes.put("background", "  ");
        notes.put("wardrobe", "Swap the hoodie for a navy crew knit. Sleeves down, no logo.");
        assertThat(
                        PromptComposer.composeEdit(
                                notes,
                                List.of("same face", "desk framing"),
                                List.of("studio backdrop"),
                                List.of()))
                .isEqualTo(
                        "Edit the picture. Change only the wardrobe: swap the hoodie for a navy"
                            + " crew knit, sleeves down, no logo; and the lighting: lift the shadow"
                            + " on the right cheek a little. Keep unchanged: same face, desk"
                            + " framing. Avoid: studio backdrop.");
    }

    @Test
    void editKeepsNamesAndAcronymsAndPointsAtOther() {
        Map<String, String> notes = new LinkedHashMap<>();
        notes.put("other", "Mara looks tired; LED spill on the wall, 1.5 stops less!");
        notes.put("microphone or accessory", "Drop the mic");
        assertThat(PromptComposer.composeEdit(notes, List.of(), List.of(), List.of("mara")))
                .isEqualTo(
                        "Edit the picture. Change only the microphone or accessory: drop the mic;"
                                + " and this: Mara looks tired, LED spill on the wall, 1.5 stops"
                                + " less.");
    }

    @Test
    void editWithoutANoteHasNoPrompt() {
        assertThat(
                        PromptComposer.composeEdit(
                                Map.of("wardrobe", " ", "lighting", "..."),
                                List.of("same face"),
                                List.of(),
                                List.of()))
                .isEmpty();
    }

    @Test
    void findsKeepPhrasesThatAnEditedPromptLost() {
        assertThat(
                        PromptComposer.lostKeeps(
                                "Same   FACE,\nby the window",
                                List.of("same face", "natural skin texture.", " ")))
                .containsExactly("natural skin texture");
    }

    @Test
    void theWayAnAccentIsEncodedDoesNotCount() {
        assertThat(PromptComposer.lostKeeps("at the cafe\u0301", List.of("Caf\u00e9"))).isEmpty();
    }

    private List<Integer> sizes(Brief brief, String key) {
        return BatchPlan.of(brief, table.find(key).orElseThrow()).runs().stream()
                .map(BatchPlan.RunPlan::pictures)
                .toList();
    }
}
