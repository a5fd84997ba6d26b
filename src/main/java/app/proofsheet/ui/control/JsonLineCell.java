package app.proofsheet.ui.control;

import app.proofsheet.ui.control.JsonLine.Span;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One line of a {@link JsonViewer}: number, fold arrow, coloured text. */
final class JsonLineCell extends ListCell<Integer> {

    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");
    private static final double LEVEL = 14;

    private final JsonViewer viewer;
    private final Label number = new Label();
    private final StackPane arrow = new StackPane();
    private final Region indent = new Region();
    private final HBox text = new HBox();
    private final HBox line = new HBox(number, arrow, indent, text);

    JsonLineCell(JsonViewer viewer) {
        this.viewer = viewer;
        getStyleClass().add("ps-json-line");
        number.getStyleClass().add("number");
        number.setMinWidth(36);
        number.setMaxWidth(36);
        arrow.getStyleClass().add("arrow");
        arrow.setMinWidth(20);
        arrow.setMaxWidth(20);
        arrow.setOnMouseClicked(event -> {
            event.consume();
            viewer.toggle(getIndex());
        });
        text.getStyleClass().add("text");
        setText(null);
        setGraphic(line);
        setOnMousePressed(_ -> {
            if (!isEmpty()) {
                viewer.select(getIndex());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean isEmpty) {
        super.updateItem(item, isEmpty);
        refresh();
    }

    void refresh() {
        Integer row = getItem();
        JsonLine shown = isEmpty() || row == null ? null : viewer.lineAt(row);
        line.setVisible(shown != null);
        pseudoClassStateChanged(CURRENT, shown != null && row != null && viewer.isCurrent(row));
        if (shown == null || row == null) {
            return;
        }
        boolean isFolded = viewer.isFolded(row);
        number.setText(String.valueOf(viewer.numberAt(row)));
        arrow.getChildren().clear();
        if (shown.isFoldable()) {
            arrow.getChildren().add(Icons.of(isFolded ? "chevron-right" : "chevron-down", 12));
        }
        indent.setMinWidth(shown.depth() * LEVEL);
        text.getChildren().clear();
        for (Span span : isFolded ? shown.folded() : shown.spans()) {
            pieces(span).forEach(piece -> text.getChildren().add(piece));
        }
        setAccessibleText(shown.text());
    }

    /** A span as labels, the parts that are searched for marked. */
    private List<Label> pieces(Span span) {
        String wanted = viewer.searched();
        List<Label> pieces = new ArrayList<>();
        String rest = span.text();
        while (!rest.isEmpty()) {
            int at = wanted.isEmpty() ? -1 : rest.toLowerCase(Locale.ROOT).indexOf(wanted);
            if (at < 0) {
                pieces.add(label(rest, span));
                return pieces;
            }
            if (at > 0) {
                pieces.add(label(rest.substring(0, at), span));
            }
            int end = Math.min(rest.length(), at + wanted.length());
            Label hit = label(rest.substring(at, end), span);
            hit.getStyleClass().add("hit");
            pieces.add(hit);
            rest = rest.substring(end);
        }
        return pieces;
    }

    private static Label label(String text, Span span) {
        Label label = new Label(text);
        label.getStyleClass().setAll("piece", span.kind().name().toLowerCase(Locale.ROOT));
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }
}
