package app.proofsheet.ui.control;

import app.proofsheet.ui.text.WordDiff;

import javafx.scene.control.Label;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

import java.util.List;

/** One side of a comparison word by word; what changed is marked. */
public final class DiffText {

    private DiffText() {}

    /** Stretches as flowing text: only a label can have a ground of its own. */
    public static TextFlow of(List<WordDiff.Span> spans) {
        TextFlow flow = new TextFlow();
        flow.setMinWidth(0);
        for (WordDiff.Span span : spans) {
            if (!span.isChanged()) {
                Text text = new Text(span.text());
                text.getStyleClass().add("ps-diff-text");
                flow.getChildren().add(text);
                continue;
            }
            for (String word : span.text().split("(?<=\\s)", -1)) {
                if (!word.isEmpty()) {
                    Label label = new Label(word);
                    label.getStyleClass().addAll("ps-small", "word");
                    flow.getChildren().add(label);
                }
            }
        }
        return flow;
    }
}
