package app.proofsheet.ui.control;

import app.proofsheet.ui.fx.KeyNames;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

/** A key as it is printed on a keyboard, 16 px high (design/tokens.md §8). */
public final class Keycap extends Label {

    /** A keycap with a short text: {@code P}, {@code Ctrl+F}. */
    public Keycap(String key) {
        super(key);
        getStyleClass().add("ps-keycap");
        setMinWidth(USE_PREF_SIZE);
        setFocusTraversable(false);
    }

    /** A keycap of a combination. */
    public Keycap(KeyCombination key) {
        this(KeyNames.of(key));
    }
}
