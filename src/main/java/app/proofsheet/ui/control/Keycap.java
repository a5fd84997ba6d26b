package app.proofsheet.ui.control;

import app.proofsheet.ui.fx.KeycapLabel;

import javafx.scene.input.KeyCombination;

/** A key as it is printed on a keyboard, 16 px high (design/tokens.md §8). */
public final class Keycap extends KeycapLabel {

    /** A keycap with a short text: {@code P}, {@code Ctrl+F}. */
    public Keycap(String key) {
        super(key);
    }

    /** A keycap of a combination. */
    public Keycap(KeyCombination key) {
        super(key);
    }
}
