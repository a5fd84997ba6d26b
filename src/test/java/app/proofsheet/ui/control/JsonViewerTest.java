package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.domain.document.JsonOutline.ArrayNode;
import app.proofsheet.domain.document.JsonOutline.Field;
import app.proofsheet.domain.document.JsonOutline.Literal;
import app.proofsheet.domain.document.JsonOutline.ObjectNode;
import app.proofsheet.domain.document.JsonOutline.Text;

import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

class JsonViewerTest extends ControlTest {

    private static final JsonOutline DOCUMENT =
            new ObjectNode(
                    List.of(
                            new Field("runId", new Text("image-run-001")),
                            new Field(
                                    "assets",
                                    new ArrayNode(
                                            List.of(
                                                    new ObjectNode(
                                                            List.of(
                                                                    new Field(
                                                                            "promptHash",
                                                                            new Text("ab\"c")),
                                                                    new Field(
                                                                            "width",
                                                                            new Literal(
                                                                                    "1440"))))))),
                            new Field("empty", new ArrayNode(List.of())),
                            new Field(
                                    "cost",
                                    new ObjectNode(
                                            List.of(new Field("credits", new Literal("0.42")))))));

    private JsonViewer open() {
        JsonViewer viewer = onFx(JsonViewer::new);
        show(viewer, 700, 500);
        doOnFx(() -> viewer.show(DOCUMENT, "{raw}"));
        return viewer;
    }

    private List<String> lines(JsonViewer viewer) {
        return onFx(() -> {
            viewer.applyCss();
            viewer.layout();
            return viewer.lookupAll(".ps-json-line").stream()
                    .map(JsonLineCell.class::cast)
                    .filter(cell -> !cell.isEmpty() && cell.isVisible())
                    .sorted(Comparator.comparing(JsonLineCell::getIndex))
                    .map(JsonViewerTest::text)
                    .toList();
        });
    }

    private static String text(JsonLineCell cell) {
        StringBuilder text = new StringBuilder();
        text.append(((Label) cell.lookup(".number")).getText()).append(' ');
        javafx.scene.layout.HBox line = (javafx.scene.layout.HBox) cell.getGraphic();
        ((javafx.scene.layout.HBox) line.getChildren().getLast())
                .getChildren()
                .forEach(piece -> text.append(((Label) piece).getText()));
        return text.toString();
    }

    @Test
    void everyLineKnowsWhereItsValueIsAndWhatItIs() {
        List<JsonLine> lines = JsonLayout.of(DOCUMENT);
        assertThat(lines)
                .extracting(JsonLine::path)
                .containsExactly(
                        "",
                        "runId",
                        "assets",
                        "assets[0]",
                        "assets[0].promptHash",
                        "assets[0].width",
                        "assets[0]",
                        "assets",
                        "empty",
                        "cost",
                        "");
        assertThat(lines.get(4).plain()).isEqualTo("ab\"c");
        assertThat(JsonLayout.value(lines, 3))
                .isEqualTo("{\n  \"promptHash\": \"ab\\\"c\",\n  \"width\": 1440\n}");
        assertThat(JsonLayout.value(lines, 6)).isEqualTo(JsonLayout.value(lines, 3));
        assertThat(JsonLayout.value(lines, 9)).isEqualTo("{ \"credits\": 0.42 }");
    }

    @Test
    void everyFieldHasItsLine() {
        assertThat(lines(open()))
                .containsExactly(
                        "1 {",
                        "2 \"runId\": \"image-run-001\",",
                        "3 \"assets\": [",
                        "4 {",
                        "5 \"promptHash\": \"ab\\\"c\",",
                        "6 \"width\": 1440",
                        "7 }",
                        "8 ],",
                        "9 \"empty\": [ ],",
                        "10 \"cost\": { \"credits\": 0.42 }",
                        "11 }");
    }

    @Test
    void aFoldedValueSaysHowMuchIsInItAndNumbersStay() {
        JsonViewer viewer = open();

        doOnFx(() -> viewer.toggle(3));

        assertThat(lines(viewer)).contains("4 { … 2 fields }", "8 ],").doesNotContain("7 }");
        doOnFx(() -> viewer.toggle(2));
        assertThat(lines(viewer)).contains("3 \"assets\": [ … 1 ],").doesNotContain("8 ],");
    }

    @Test
    void searchCountsHitsUnfoldsAndGoesAround() {
        JsonViewer viewer = open();
        doOnFx(() -> viewer.toggle(2));

        doOnFx(() -> viewer.searchProperty().set("PROMPTHASH"));
        assertThat(viewer.hitsTextProperty().get()).isEqualTo("1 of 1");
        assertThat(lines(viewer)).anyMatch(line -> line.startsWith("5 \"promptHash\""));

        doOnFx(() -> viewer.searchProperty().set("\""));
        int all = Integer.parseInt(viewer.hitsTextProperty().get().replaceAll(".* of ", ""));
        doOnFx(viewer::previousHit);
        assertThat(viewer.hitsTextProperty().get()).isEqualTo(all + " of " + all);
        doOnFx(viewer::nextHit);
        assertThat(viewer.hitsTextProperty().get()).isEqualTo("1 of " + all);

        doOnFx(() -> viewer.searchProperty().set("nothing like it"));
        assertThat(viewer.hitsTextProperty().get()).isEqualTo("None");
    }

    @Test
    void theTextIsCopiedAsItIsOnDisk() {
        JsonViewer viewer = open();

        doOnFx(viewer::copy);

        assertThat(onFx(() -> Clipboard.getSystemClipboard().getString())).isEqualTo("{raw}");
    }

    @Test
    void arrowsMoveAndFold() {
        JsonViewer viewer = open();
        doOnFx(() -> viewer.select(1));

        type(KeyCode.DOWN).type(KeyCode.LEFT);

        assertThat(lines(viewer)).contains("3 \"assets\": [ … 1 ],");
        type(KeyCode.RIGHT);
        assertThat(lines(viewer)).contains("3 \"assets\": [");
    }

    @Test
    void aTextThatIsNotJsonIsShownLineByLine() {
        JsonViewer viewer = open();

        doOnFx(() -> viewer.show(null, "{ half\nof it"));

        assertThat(lines(viewer)).containsExactly("1 { half", "2 of it");
    }

    @Test
    void aHundredThousandLinesNeedOnlyAScreenful() {
        JsonViewer viewer = open();
        ArrayNode many =
                new ArrayNode(
                        IntStream.range(0, 100_000)
                                .<JsonOutline>mapToObj(i -> new Literal(String.valueOf(i)))
                                .toList());

        doOnFx(() -> viewer.show(many, ""));

        assertThat(viewer.lineCount()).isEqualTo(100_002);
        assertThat(lines(viewer)).hasSizeLessThan(60);
    }
}
