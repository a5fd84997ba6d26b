package app.proofsheet.media.sheet;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/**
 * What a contact sheet shows; nothing is decoded yet.
 *
 * @param title what the pictures belong to: the asset, or the work folder
 * @param facts one line below it: work folder, date, how many
 * @param tiles the pictures in order
 * @param columns pictures beside each other, 1 to {@value #MOST_COLUMNS}
 */
public record ContactSheet(String title, String facts, List<Tile> tiles, int columns) {

    /** Columns unless somebody wants others. */
    public static final int COLUMNS = 4;

    /** With more of them the captions say nothing. */
    public static final int MOST_COLUMNS = 8;

    /** Copies the tiles. */
    public ContactSheet {
        if (columns < 1 || columns > MOST_COLUMNS) {
            throw new IllegalArgumentException("columns: " + columns);
        }
        tiles = List.copyOf(tiles);
    }

    /**
     * One picture and its caption.
     *
     * @param size as its header declares, null when that is not known
     * @param label short name
     * @param stars 0 to 5
     * @param run the run that made it, empty when no record names one
     * @param model endpoint key, empty when no record names one
     * @param state decides the colour of the verdict
     * @param verdict who decided what, when
     */
    public record Tile(
            Path file,
            @Nullable PixelSize size,
            String label,
            int stars,
            String run,
            String model,
            PictureState state,
            String verdict) {}
}
