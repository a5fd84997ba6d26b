package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;

import org.jspecify.annotations.Nullable;

/** What one tile of a {@link PictureGrid} shows. */
public sealed interface GridTile {

    /** A picture on disk. */
    record Picture(PictureSnapshot snapshot) implements GridTile {}

    /**
     * A picture that is being made.
     *
     * @param key the same for the same picture to come, so that its tile stays in place
     * @param label its caption to be, for example {@code 007-04}
     * @param state state word, for example {@code Processing}
     * @param detail a second line, for example {@code poll 3 · 0:48}; empty for none
     * @param fraction 0 to 1 when known, else null
     */
    record Making(String key, String label, String state, String detail, @Nullable Double fraction)
            implements GridTile {}
}
