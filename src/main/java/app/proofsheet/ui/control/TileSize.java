package app.proofsheet.ui.control;

/**
 * Measures of a tile for a width (design/tokens.md §7).
 *
 * @param width of the tile in px
 * @param isStrip true in a filmstrip: smaller caption and badges
 * @param caption height of the caption in px
 */
record TileSize(double width, boolean isStrip, double caption) {

    static final double PADDING = 4;
    static final double CAPTION = 24;
    static final double GAP = 8;

    double pictureWidth() {
        return width - 2 * PADDING;
    }

    /** The frame is 9:16; other formats are fitted inside. */
    double pictureHeight() {
        return Math.round(pictureWidth() * 16 / 9);
    }

    double height() {
        return pictureHeight() + caption + 2 * PADDING;
    }

    double rowHeight() {
        return height() + GAP;
    }

    int columns(double available) {
        return Math.max(1, (int) ((available + GAP) / (width + GAP)));
    }
}
