package app.proofsheet.media.sheet;

import app.proofsheet.domain.asset.PixelSize;

import java.util.List;
import java.util.Objects;

/**
 * Where things are on a page of A4, in points. The boxes have the proportions of most pictures.
 *
 * @param boxWidth of the space for a picture
 * @param boxHeight of the space for a picture
 * @param rows on a page
 */
record SheetLayout(int columns, float boxWidth, float boxHeight, int rows, int tiles) {

    static final float WIDTH = 595;
    static final float HEIGHT = 842;
    static final float MARGIN = 36;
    static final float HEAD = 52;
    static final float CAPTION = 49;
    static final float GAP = 12;

    static SheetLayout of(ContactSheet sheet) {
        int columns = sheet.columns();
        float width = (WIDTH - 2 * MARGIN - (columns - 1) * GAP) / columns;
        float room = HEIGHT - 2 * MARGIN - HEAD + GAP;
        float wanted = (float) (width * proportion(sheet.tiles()));
        // A little less height is better than a page with a gap where one more row nearly fits.
        int rows = Math.max(1, (int) (room / (wanted + CAPTION + GAP) + 0.4));
        float height = Math.min(wanted, room / rows - CAPTION - GAP);
        return new SheetLayout(columns, width, height, rows, sheet.tiles().size());
    }

    /** Height over width of the picture in the middle, within bounds. */
    private static double proportion(List<ContactSheet.Tile> tiles) {
        double[] all =
                tiles.stream()
                        .map(ContactSheet.Tile::size)
                        .filter(Objects::nonNull)
                        .mapToDouble(SheetLayout::proportion)
                        .sorted()
                        .toArray();
        return all.length == 0 ? 1 : Math.clamp(all[all.length / 2], 0.5, 1.8);
    }

    private static double proportion(PixelSize size) {
        return (double) size.height() / size.width();
    }

    int perPage() {
        return columns * rows;
    }

    /** At least one page, also without pictures. */
    int pages() {
        return Math.max(1, (tiles + perPage() - 1) / perPage());
    }

    /** Left edge of a place on a page. */
    float x(int place) {
        return MARGIN + place % columns * (boxWidth + GAP);
    }

    /** Upper edge of a place on a page. */
    float y(int place) {
        return MARGIN + HEAD + (float) (place / columns) * (boxHeight + CAPTION + GAP);
    }

    /** Longest side in pixels that a thumbnail needs. */
    int pixels() {
        return (int) Math.ceil(Math.max(boxWidth, boxHeight) * SheetPaper.SHARPNESS);
    }
}
