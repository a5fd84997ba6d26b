package app.proofsheet.provider.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

class PromptReaderTest {
    private static final String BRIEF =
            "A colleague on a video call: real desk, window light, plain knitwear. Not a host, not"
                    + " an ad. Keep: same face, natural skin texture, window light from left, desk"
                    + " framing. May vary: knit colour, glasses, desk objects. Format 9:16"
                    + " vertical. Avoid: studio backdrop, headphones, laptop, red, logo text.";

    private static List<Scene> twenty(String prompt) {
        List<Scene> scenes = new ArrayList<>();
        for (int i = 1; i <= 20; i++) {
            scenes.add(SceneMaker.make(PromptReader.read(prompt), prompt, "ana", "run-" + i));
        }
        return scenes;
    }

    @Test
    void keepsWhatMustBeKeptInEveryCandidate() {
        List<Scene> scenes = twenty(BRIEF);

        assertThat(scenes).allMatch(s -> s.light().side() == Scene.Side.LEFT);
        assertThat(scenes).allMatch(s -> s.outfit().wear() == Scene.Wear.KNIT);
        assertThat(scenes)
                .extracting(s -> s.place().room())
                .containsOnly(Scene.Room.WINDOW, Scene.Room.SAGE, Scene.Room.SUNLIGHT);
        assertThat(scenes)
                .extracting(
                        s -> s.person().seed(),
                        s -> s.person().hair(),
                        s -> s.person().hairColour(),
                        s -> s.person().skin())
                .containsOnly(
                        org.assertj.core.groups.Tuple.tuple(
                                scenes.getFirst().person().seed(),
                                scenes.getFirst().person().hair(),
                                scenes.getFirst().person().hairColour(),
                                scenes.getFirst().person().skin()));
    }

    @Test
    void variesWhatMayVary() {
        List<Scene> scenes = twenty(BRIEF);

        assertThat(scenes).extracting(s -> s.person().glasses()).contains(Scene.Glasses.values());
        assertThat(scenes.stream().map(s -> s.outfit().colour()).distinct()).hasSizeGreaterThan(6);
        assertThat(scenes.stream().map(s -> s.desk().prop()).distinct()).hasSizeGreaterThan(2);
    }

    @Test
    void neverShowsWhatIsToBeAvoided() {
        assertThat(twenty(BRIEF))
                .noneMatch(s -> s.desk().prop() == Scene.Prop.LAPTOP)
                .noneMatch(s -> s.outfit().colour() == 0xa3423a);
        assertThat(twenty("A podcaster. Avoid: microphone, hoodie, glasses, plants, earrings."))
                .allMatch(s -> s.mic().kind() == Scene.MicKind.NONE)
                .noneMatch(s -> s.outfit().wear() == Scene.Wear.HOODIE)
                .allMatch(s -> s.person().glasses() == Scene.Glasses.NONE)
                .noneMatch(s -> s.place().plant())
                .noneMatch(s -> s.person().earrings());
    }

    @Test
    void aSceneWithoutAFaceLockShowsOtherPeople() {
        assertThat(twenty("A colleague at a desk.").stream().map(s -> s.person().seed()).distinct())
                .hasSize(20);
    }

    @Test
    void theSameRequestGivesTheSameScene() {
        assertThat(twenty(BRIEF)).isEqualTo(twenty(BRIEF));
    }

    @Test
    void oneConcreteVariationBeatsTheDescription() {
        String prompt = "Grey hoodie, round glasses. Variation: glasses off, oat cable knit.";

        assertThat(twenty(prompt))
                .allMatch(s -> s.person().glasses() == Scene.Glasses.NONE)
                .allMatch(s -> s.outfit().equals(withTee(s, Scene.Wear.CABLE_KNIT, 0xddd0b8)));
    }

    private static Scene.Outfit withTee(Scene scene, Scene.Wear wear, int colour) {
        return new Scene.Outfit(wear, colour, scene.outfit().tee(), scene.outfit().drape());
    }

    @Test
    void alternativesGoRoundEvenly() {
        List<Scene> scenes = twenty("At a desk. May vary: hoodie vs knit sweater.");

        assertThat(scenes.stream().filter(s -> s.outfit().wear() == Scene.Wear.HOODIE)).hasSize(10);
        assertThat(scenes.stream().filter(s -> s.outfit().wear() == Scene.Wear.KNIT)).hasSize(10);
    }

    @Test
    void phrasesOfTheBriefCountWhenThePromptLostThem() {
        Wishes wishes =
                PromptReader.read(
                        "At a desk.", List.of("lavalier mic"), List.of(), List.of("phone"));

        assertThat(wishes.allowed(Trait.MIC, Trait.MIC.words())).containsExactly("LAVALIER");
        assertThat(wishes.allowed(Trait.PROP, Trait.PROP.words())).doesNotContain("PHONE");
    }

    @ParameterizedTest
    @MethodSource("words")
    void aWordChooses(String text, Trait trait, List<String> values) {
        assertThat(PromptReader.read(text).allowed(trait, trait.words()))
                .containsExactlyInAnyOrderElementsOf(values);
    }

    static Stream<Arguments> words() {
        return Stream.of(
                word("a Grey Hoodie", Trait.GARMENT_COLOUR, "#8f9296"),
                word("a gray hoodie", Trait.GARMENT_COLOUR, "#8f9296"),
                word("hoodie in navy", Trait.GARMENT_COLOUR, "#2f3d52"),
                word("sage knit, cream mug", Trait.GARMENT_COLOUR, "#8f9d84"),
                word("sage knit, cream mug", Trait.MUG_COLOUR, "#e4dac4"),
                word("chunky cable-knit jumper", Trait.WEAR, "CABLE_KNIT"),
                word("a camel blazer", Trait.WEAR, "SHIRT"),
                word("no glasses", Trait.GLASSES, "NONE"),
                word("without any glasses or earrings", Trait.GLASSES, "NONE"),
                word("without any glasses or earrings", Trait.EARRINGS, "OFF"),
                word("round glasses", Trait.GLASSES, "ROUND"),
                word("no logo, rectangular glasses", Trait.GLASSES, "RECTANGULAR"),
                word("black hair in a bun", Trait.HAIR, "TIED"),
                word("black hair in a bun", Trait.HAIR_COLOUR, "#27282b"),
                word("a boom arm microphone", Trait.MIC, "BOOM"),
                word("no microphone", Trait.MIC, "NONE"),
                word("lapel mic", Trait.MIC, "LAVALIER"),
                word("books on a shelf behind", Trait.ROOM, "SHELF"),
                word("at dusk", Trait.ROOM, "DUSK"),
                word("soft window light from the right", Trait.SIDE, "RIGHT"),
                word("soft window light from the right", Trait.LIGHT, "SOFT"),
                word("a serious look", Trait.SMILE, "SERIOUS"),
                word("close-up", Trait.FRAMING, "CLOSE"),
                word("a big green plant", Trait.PLANT, "ON"),
                word("dark skin", Trait.SKIN, "#80523a"));
    }

    private static Arguments word(String text, Trait trait, String... values) {
        return Arguments.of(text, trait, List.of(values));
    }

    @Test
    void aColouredThingThatIsNotWornLeavesTheGarmentAlone() {
        assertThat(PromptReader.read("a green plant, black microphone").asks(Trait.GARMENT_COLOUR))
                .isFalse();
    }
}
