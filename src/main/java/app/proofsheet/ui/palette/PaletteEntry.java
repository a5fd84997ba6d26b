package app.proofsheet.ui.palette;

import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

/**
 * Something the palette can find.
 *
 * @param kind what sort of thing it is
 * @param title what it is called
 * @param detail where it belongs or what it says, searched as well; {@code ""} for nothing
 * @param icon feather icon name
 * @param key its key, null for none
 * @param run goes there or does it
 */
public record PaletteEntry(
        Kind kind,
        String title,
        String detail,
        String icon,
        @Nullable KeyCombination key,
        Runnable run) {

    /** Sorts of things; of equally good hits the earlier sort comes first. */
    public enum Kind {
        ACTION,
        ASSET,
        RUN,
        PICTURE
    }
}
