package app.proofsheet.ui.brief;

import app.proofsheet.ui.control.DiffText;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.text.WordDiff;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

import java.util.List;

/** The edited prompt against the composed one, word by word, with what can be done about it. */
final class PromptDifference {

    private final Texts texts;
    private final HBox composed = new HBox();
    private final HBox edited = new HBox();
    private final Button stay = new Button();
    private final VBox root;

    PromptDifference(Texts texts, Runnable putBack, Runnable keep) {
        this.texts = texts;
        composed.getStyleClass().addAll("brief-prompt-side", "ps-diff-removed");
        edited.getStyleClass().addAll("brief-prompt-side", "ps-diff-added");
        Button back = new Button(texts.get("prompt.back.all"), Icons.of("rotate-ccw", 14));
        back.setId("brief-prompt-back-all");
        back.setOnAction(e -> putBack.run());
        stay.setText(texts.get("prompt.keep"));
        stay.setGraphic(Icons.of("check", 14));
        stay.setId("brief-prompt-keep");
        stay.setOnAction(e -> keep.run());
        HBox deeds = new HBox(back, stay);
        deeds.getStyleClass().add("ps-row");
        root =
                new VBox(
                        label("prompt.side.composed"),
                        composed,
                        label("prompt.side.edited"),
                        edited,
                        deeds);
        root.setId("brief-prompt-difference");
        root.getStyleClass().add("brief-prompt-difference");
    }

    private Label label(String key) {
        Label label = new Label(texts.get(key));
        label.getStyleClass().addAll("ps-small", "ps-muted");
        return label;
    }

    VBox root() {
        return root;
    }

    /**
     * Takes the keyboard, so that it is scrolled into view; what is first reached keeps the text.
     */
    void begin() {
        stay.requestFocus();
    }

    void show(String composedPrompt, String ownPrompt) {
        WordDiff.Result words = WordDiff.of(composedPrompt, ownPrompt);
        fill(composed, "minus", "bad", words.left(), "prompt.words.composed");
        fill(edited, "plus", "good", words.right(), "prompt.words.edited");
    }

    private void fill(HBox side, String icon, String style, List<WordDiff.Span> spans, String key) {
        TextFlow flow = DiffText.of(spans);
        HBox.setHgrow(flow, Priority.ALWAYS);
        side.getChildren().setAll(Icons.of(icon, 12, style), flow);
        String changed =
                String.join(
                        "; ",
                        spans.stream()
                                .filter(WordDiff.Span::isChanged)
                                .map(span -> span.text().strip())
                                .toList());
        side.setAccessibleText(texts.get(key, changed));
    }
}
