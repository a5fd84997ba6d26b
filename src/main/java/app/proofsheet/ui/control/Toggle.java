package app.proofsheet.ui.control;

import atlantafx.base.controls.ToggleSwitch;

import javafx.geometry.HorizontalDirection;
import javafx.scene.AccessibleRole;

/** A switch of 28 × 16 with its text at the right (design/tokens.md §8). */
public final class Toggle extends ToggleSwitch {

    /** A switch that is off. */
    public Toggle(String text) {
        super(text);
        setLabelPosition(HorizontalDirection.RIGHT);
        setMnemonicParsing(false);
        getStyleClass().add("ps-toggle");
        setAccessibleRole(AccessibleRole.TOGGLE_BUTTON);
        setAccessibleText(text);
        setMinWidth(USE_PREF_SIZE);
    }
}
