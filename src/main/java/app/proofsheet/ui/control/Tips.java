package app.proofsheet.ui.control;

import app.proofsheet.ui.fx.ActionMap;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

/** Tooltips of our look: after 300 ms, with the key in a keycap. */
public final class Tips {

    private Tips() {}

    /** A tooltip without a key. */
    public static Tooltip of(String text) {
        return ActionMap.tooltip(text);
    }

    /** A tooltip with a key, which may come and go. */
    public static Tooltip of(String text, ObservableValue<@Nullable KeyCombination> key) {
        return ActionMap.tooltip(text, key);
    }
}
