package app.proofsheet.folder.brief;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Brief.Reference;
import app.proofsheet.domain.brief.Brief.ReferenceUse;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.brief.Samples;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** spec/brief.md §1, §2; spec/review-records.md §4, §5. */
class BriefFolderTest {

    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-08-02T09:14:05.120Z"), ZoneOffset.UTC);

    @TempDir Path root;
    private BriefFolder folder;

    @BeforeEach
    void open() {
        folder = new BriefFolder(root, CLOCK);
    }

    @Test
    void whatIsSavedIsLoaded() {
        Brief brief = full();
        folder.save(brief, "a prompt");
        assertThat(folder.load()).contains(brief);
        folder.save(Brief.empty(), "");
        assertThat(folder.load()).contains(Brief.empty());
    }

    @Test
    void nothingIsThereAtFirstAndLoadingCreatesNothing() {
        assertThat(new BriefFolder(root.resolve("new"), CLOCK).load()).isEmpty();
        assertThat(root.resolve("new")).doesNotExist();
    }

    @Test
    void fieldsStandInTheOrderOfTheSpecification() throws IOException {
        folder.save(full(), "");
        String text = Files.readString(brief());
        List<String> names = new ArrayList<>();
        Json.readObject(text, "brief.json").fieldNames().forEachRemaining(names::add);
        assertThat(names)
                .containsExactly(
                        "schema",
                        "assetId",
                        "customerId",
                        "campaignId",
                        "personaId",
                        "conceptId",
                        "assetPurpose",
                        "personaLock",
                        "visualDirection",
                        "sourceBasis",
                        "mustKeep",
                        "canVary",
                        "mustAvoid",
                        "explicitVariantTest",
                        "references",
                        "creativeFormat",
                        "aspectRatio",
                        "provider",
                        "model",
                        "resolution",
                        "quality",
                        "size",
                        "outputFormat",
                        "maxImages",
                        "draft",
                        "count",
                        "prompt",
                        "negativePrompt",
                        "localAssetDir",
                        "notes");
        assertThat(text).startsWith("{\n  \"schema\": \"proofsheet-brief/1\",\n").endsWith("}\n");
        assertThat(text).contains("\"use\": \"inspiration-only\"", "桌前");
    }

    @Test
    void unknownFieldsAndForeignWordsSurvive() throws IOException {
        write(
                """
                {"schema": "proofsheet-brief/1", "assetId": "a-1", "studioNote": {"x": [1.50]},
                 "assetPurpose": "talking_head",
                 "personaLock": {"path": "lock.md", "sha256": "ab", "page": 3},
                 "references": [{"path": "r.png", "use": "mood-board", "by": "Ana"}]}
                """);
        Brief brief = folder.load().orElseThrow();
        assertThat(brief.identity().purpose()).isNull();
        assertThat(brief.grounding().references())
                .containsExactly(new Reference("r.png", ReferenceUse.EXCLUDED));
        folder.save(brief.withNotes("changed"), "");
        JsonNode saved = saved();
        assertThat(saved.path("studioNote")).hasToString("{\"x\":[1.50]}");
        assertThat(saved.path("assetPurpose").asText()).isEqualTo("talking_head");
        assertThat(saved.path("personaLock").path("page").asInt()).isEqualTo(3);
        assertThat(saved.path("references").path(0).path("use").asText()).isEqualTo("mood-board");
        assertThat(saved.path("references").path(0).path("by").asText()).isEqualTo("Ana");
        assertThat(saved.path("notes").asText()).isEqualTo("changed");
    }

    @Test
    void aChosenPurposeReplacesAForeignWord() throws IOException {
        write("{\"assetPurpose\": \"talking_head\"}");
        folder.save(Samples.ready(), "");
        assertThat(saved().path("assetPurpose").asText()).isEqualTo("persona_candidate");
    }

    @Test
    void newerBriefIsNamedAndNeverWrittenOver() throws IOException {
        String newer = "{\"schema\": \"proofsheet-brief/2\", \"shots\": []}";
        write(newer);
        assertFails("brief_newer", () -> folder.load());
        assertFails("brief_newer", () -> folder.save(Samples.ready(), ""));
        assertThat(Files.readString(brief())).isEqualTo(newer);
        assertThat(root.resolve("inputs/brief.md")).doesNotExist();
    }

    @Test
    void brokenBriefIsNamedWithItsPlaceAndKeptUnderAnotherNameOnSave() throws IOException {
        write("{\"assetId\": \"a-1\",\n  oops");
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> folder.load())
                .satisfies(e -> {
                    assertThat(e.failure().code()).isEqualTo("brief_unreadable");
                    assertThat(e.failure().sentence()).contains("inputs/brief.json", "line 2");
                });
        assertThat(Files.readString(brief())).contains("oops");
        folder.save(Samples.ready(), "");
        assertThat(folder.load()).contains(Samples.ready());
        try (var files = Files.list(root.resolve("inputs"))) {
            List<Path> broken =
                    files.filter(f -> f.getFileName().toString().startsWith("brief.json.broken-"))
                            .toList();
            assertThat(broken).hasSize(1);
            assertThat(Files.readString(broken.getFirst())).contains("oops");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'count': '4'}|count",
                "{'count': 4.5}|count",
                "{'count': 99999999999}|count",
                "{'assetId': 4}|assetId",
                "{'mustKeep': 'same face'}|mustKeep",
                "{'mustKeep': ['a', 1]}|mustKeep",
                "{'draft': 'yes'}|draft",
                "{'personaLock': 3}|personaLock",
                "{'references': [{'use': 'binding'}]}|references",
                "{'schema': 'something-else/1'}|schema",
                "[]|top level",
                "''|empty"
            })
    void aFieldOfTheWrongTypeIsNamed(String json, String named) throws IOException {
        write(json.equals("''") ? "" : json.replace('\'', '"'));
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(() -> folder.load())
                .satisfies(e -> {
                    assertThat(e.failure().code()).isEqualTo("brief_unreadable");
                    assertThat(e.failure().sentence()).contains("inputs/brief.json", named);
                });
    }

    @Test
    void aBriefOfTheWrongShapeIsSetAsideToo() throws IOException {
        write("{\"count\": \"4\", \"keep\": 1}");
        folder.save(Samples.ready(), "");
        assertThat(saved().has("keep")).isFalse();
        try (var files = Files.list(root.resolve("inputs"))) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .anyMatch(n -> n.startsWith("brief.json.broken-"));
        }
    }

    @Test
    void bytesThatAreNoTextAreNamedAndKept() throws IOException {
        byte[] bytes = {'{', '"', 'n', 'o', 't', 'e', 's', '"', ':', '"', (byte) 0xff, '"', '}'};
        Files.createDirectories(brief().getParent());
        Files.write(brief(), bytes);
        assertFails("brief_unreadable", () -> folder.load());
        folder.save(Samples.ready(), "");
        try (var files = Files.list(root.resolve("inputs"))) {
            Path aside =
                    files.filter(f -> f.getFileName().toString().startsWith("brief.json.broken-"))
                            .findFirst()
                            .orElseThrow();
            assertThat(aside).hasBinaryContent(bytes);
        }
    }

    @Test
    void shortFormsOfAHandWrittenBriefAreUnderstood() throws IOException {
        write(
                "\uFEFF{\"assetId\": \"a-1\", \"personaLock\": \"lock.md\", \"references\":"
                        + " [\"face.png\"], \"mustKeep\": null, \"count\": null}");
        Brief brief = folder.load().orElseThrow();
        assertThat(brief.grounding().personaLock())
                .isEqualTo(new Brief.PersonaLock("lock.md", null));
        assertThat(brief.grounding().references())
                .containsExactly(new Reference("face.png", ReferenceUse.BINDING));
        assertThat(brief.output().count()).isEqualTo(4);
    }

    @Test
    void pageIsForReadingAndItsMarksAreOnlyText() throws IOException {
        Brief brief =
                full().withNotes("# not a heading\n<b>bold</b>")
                        .withRules(
                                new Brief.Rules(List.of("same *face*", " "), List.of(), List.of()));
        folder.save(brief, "Keep: same face.");
        String page = Files.readString(root.resolve("inputs/brief.md"));
        assertThat(page)
                .startsWith("# Brief: mara-desk-v1\n")
                .contains("- Purpose: persona candidate\n", "## Must keep\n\n- same \\*face\\*\n")
                .contains("## Prompt (composed)\n\n> Keep: same face.\n")
                .contains("> \\# not a heading\n> \\<b\\>bold\\</b\\>\n")
                .doesNotContain("## Can vary");
    }

    @Test
    void preflightSortsFindingsAsTheRecordWantsThem() {
        GateReport report =
                new GateReport(
                        List.of(
                                finding("no_source_basis", Finding.Severity.BLOCKED),
                                finding("bad_field", Finding.Severity.BLOCKED),
                                finding("source_outside", Finding.Severity.WARNING),
                                finding("no_must_avoid", Finding.Severity.WARNING)),
                        "prompt");
        JsonNode node =
                Json.readObject(
                        BriefCodec.preflight(Samples.ready(), report, "2026-08-02T09:14:05.120Z"),
                        "preflight.json");
        assertThat(node.path("verdict").asText()).isEqualTo("blocked");
        assertThat(node.path("canRunNow").booleanValue()).isFalse();
        assertThat(node.path("missingFields").findValuesAsText("code"))
                .containsExactly("no_source_basis");
        assertThat(node.path("fixNow").findValuesAsText("code"))
                .containsExactly("no_source_basis", "bad_field");
        assertThat(node.path("majorRisks").findValuesAsText("code"))
                .containsExactly("source_outside");
        assertThat(node.path("likelyDrift").findValuesAsText("code"))
                .containsExactly("no_must_avoid");
        assertThat(node.path("fixNow").path(0).path("field").asText()).isEqualTo("f");
        assertThat(node.path("fixNow").path(0).path("message").asText()).isEqualTo("m");
        assertThat(
                        Json.readObject(
                                        BriefCodec.preflight(
                                                Samples.ready(),
                                                new GateReport(List.of(), "p"),
                                                null),
                                        "preflight.json")
                                .path("verdict")
                                .asText())
                .isEqualTo("ready");
    }

    @Test
    void contractSaysWhatEachReferenceMayBeUsedForAndKeepsWhatOthersWrote() throws IOException {
        Path contract = root.resolve("inputs/references/contract.json");
        Files.createDirectories(contract.getParent());
        Files.writeString(contract, "{\"signedBy\": \"Ana\", \"mayLearn\": []}");
        folder.saveAnswer(full(), new GateReport(List.of(), "p"));
        JsonNode node = Json.readObject(Files.readString(contract), "contract.json");
        assertThat(node.path("testPurpose").asText()).isEqualTo("persona_candidate variant_test");
        assertThat(node.path("mayLearn")).hasToString("[\"mood.png\"]");
        assertThat(node.path("mustNotCopy")).hasToString("[\"studio backdrop\",\"logo text\"]");
        assertThat(node.path("excludedReferences")).hasToString("[\"no.png\"]");
        assertThat(node.path("references").findValuesAsText("use"))
                .containsExactly("binding", "inspiration-only", "excluded");
        assertThat(node.path("signedBy").asText()).isEqualTo("Ana");
        assertThat(root.resolve("inputs/requests/preflight.json")).exists();
    }

    private static Finding finding(String code, Finding.Severity severity) {
        return new Finding(code, severity, "f", "m", "n", null);
    }

    private static Brief full() {
        return Samples.ready()
                .withGrounding(
                        new Brief.Grounding(
                                new Brief.PersonaLock("persona/lock.md", "ab"),
                                "桌前, \"quoted\"\nsecond line",
                                List.of("research/benchmark.md", "https://example.com/x"),
                                true,
                                List.of(
                                        new Reference("face.png", ReferenceUse.BINDING),
                                        new Reference("mood.png", ReferenceUse.INSPIRATION_ONLY),
                                        new Reference("no.png", ReferenceUse.EXCLUDED))))
                .withIdentity(
                        new Brief.Identity(
                                "mara-desk-v1",
                                "example-co",
                                null,
                                "mara-v2",
                                null,
                                AssetPurpose.PERSONA_CANDIDATE))
                .withOutput(
                        new Brief.Output(
                                "hosted-media",
                                "image-seedream-v5-lite-sequential",
                                "reels",
                                "9:16",
                                "4k",
                                "high",
                                "1440*2560",
                                "jpeg",
                                6,
                                true,
                                12))
                .withNotes("note");
    }

    private Path brief() {
        return root.resolve("inputs/brief.json");
    }

    private void write(String text) throws IOException {
        Files.createDirectories(brief().getParent());
        Files.writeString(brief(), text);
    }

    private JsonNode saved() throws IOException {
        return Json.readObject(Files.readString(brief()), "brief.json");
    }

    private static void assertFails(String code, Runnable call) {
        assertThatExceptionOfType(FailureException.class)
                .isThrownBy(call::run)
                .satisfies(e -> assertThat(e.failure().code()).isEqualTo(code));
    }
}
