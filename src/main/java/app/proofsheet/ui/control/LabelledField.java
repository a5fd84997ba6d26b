package app.proofsheet.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/**
 * A field under its label; what belongs to the label (a link, a check box, a mark) is on the same
 * line at the right, and a sentence about a wrong value is under the field (design/tokens.md §8).
 */
public final class LabelledField extends VBox {

    private final Label problem = new Label();

    /** A field with a plain label. */
    public LabelledField(String label, Node field, Node... right) {
        this(label, null, field, right);
    }

    /** A field whose label begins with an icon, none when null. */
    public LabelledField(String label, @Nullable String icon, Node field, Node... right) {
        getStyleClass().add("ps-labelled");
        Label name = new Label(label);
        name.getStyleClass().add("ps-field-label");
        name.setMinWidth(Region.USE_PREF_SIZE);
        if (icon != null) {
            name.setGraphic(Icons.of(icon, 13));
        }
        name.setLabelFor(field);
        if (field instanceof Control control && control.getAccessibleText() == null) {
            control.setAccessibleText(label);
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(name, space);
        line.getStyleClass().add("ps-field-line");
        line.getChildren().addAll(right);
        problem.getStyleClass().add("ps-field-error");
        problem.setWrapText(true);
        problem.managedProperty().bind(problem.visibleProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        setFillWidth(true);
        setMinWidth(0);
        getChildren().addAll(line, field, problem);
    }

    /** The sentence under the field, {@code ""} when the value is right. */
    public Label problem() {
        return problem;
    }
}
