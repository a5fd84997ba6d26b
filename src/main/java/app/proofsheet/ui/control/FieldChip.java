package app.proofsheet.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/** One phrase of a {@link ChipField}. */
final class FieldChip extends HBox {

    /** A locked phrase. */
    FieldChip(String text) {
        this(text, ControlTexts.get("chips.locked", text));
        getChildren().addFirst(Icons.of("lock", 12));
    }

    /** A locked phrase that may be let go all the same. */
    static FieldChip releasable(String text, Runnable remove) {
        FieldChip chip = new FieldChip(text, remove);
        chip.setAccessibleText(ControlTexts.get("chips.locked", text));
        chip.getChildren().addFirst(Icons.of("lock", 12));
        return chip;
    }

    /** A phrase with a cross that shows while the chip is hovered or focused. */
    FieldChip(String text, Runnable remove) {
        this(text, text);
        Button cross = new Button();
        cross.setGraphic(Icons.of("x", 12));
        cross.getStyleClass().addAll("ps-chip-cross");
        cross.setAccessibleText(ControlTexts.get("chips.remove", text));
        cross.setFocusTraversable(false);
        cross.setOnAction(_ -> remove.run());
        // Laid over the end of the chip, so that hovering moves nothing.
        cross.setManaged(false);
        cross.visibleProperty().bind(hoverProperty().or(focusedProperty()));
        getChildren().add(cross);
        setFocusTraversable(true);
        setOnMousePressed(_ -> requestFocus());
        layoutBoundsProperty()
                .subscribe(bounds ->
                        cross.resizeRelocate(
                                bounds.getWidth() - 17, 1, 17, bounds.getHeight() - 2));
    }

    private FieldChip(String text, String name) {
        getStyleClass().add("ps-chip");
        setAccessibleRole(AccessibleRole.LIST_ITEM);
        setAccessibleText(name);
        Label label = new Label(text);
        label.setMaxWidth(260);
        getChildren().add(label);
    }
}
