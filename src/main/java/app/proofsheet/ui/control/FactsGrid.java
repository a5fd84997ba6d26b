package app.proofsheet.ui.control;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Two columns of facts: what it is, muted, and its value (design/tokens.md §8, "Facts"). */
public final class FactsGrid extends GridPane {

    /** An empty grid with a label column of 84 px. */
    public FactsGrid() {
        this(84);
    }

    /** An empty grid with a label column of a width in px. */
    public FactsGrid(double labelWidth) {
        getStyleClass().add("ps-facts");
        ColumnConstraints names = new ColumnConstraints(labelWidth);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().setAll(names, values);
    }

    /** Takes all facts away. */
    public FactsGrid clear() {
        getChildren().clear();
        return this;
    }

    /** Adds a fact as text; long values wrap. */
    public FactsGrid fact(String name, String value) {
        Label text = new Label(value);
        text.getStyleClass().add("ps-fact-value");
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        return fact(name, text);
    }

    /** Adds a fact whose value is a node, for example a link. */
    public FactsGrid fact(String name, Node value) {
        Label label = new Label(name);
        label.getStyleClass().add("ps-fact-name");
        label.setLabelFor(value);
        GridPane.setValignment(label, VPos.TOP);
        addRow(getRowCount(), label, value);
        return this;
    }
}
