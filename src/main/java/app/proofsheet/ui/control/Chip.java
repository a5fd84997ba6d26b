package app.proofsheet.ui.control;

import javafx.scene.control.ToggleButton;

import org.jspecify.annotations.Nullable;

/**
 * A subject that can be chosen, 28 px high; while chosen its icon is a tick (design/tokens.md §8,
 * "Subject chips"). The chips of a list of words are in {@link ChipField}.
 */
public final class Chip extends ToggleButton {

    /** A chip with an icon while it is not chosen, none when null. */
    public Chip(String text, @Nullable String icon) {
        super(text);
        getStyleClass().setAll("ps-subject-chip");
        setMnemonicParsing(false);
        selectedProperty()
                .subscribe(chosen -> {
                    if (chosen) {
                        setGraphic(Icons.of("check", 14));
                    } else {
                        setGraphic(icon == null ? null : Icons.of(icon, 14));
                    }
                });
    }
}
