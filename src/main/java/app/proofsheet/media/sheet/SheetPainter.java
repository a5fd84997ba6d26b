package app.proofsheet.media.sheet;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.media.Pixels;

import java.io.IOException;
import java.util.Optional;

/** Draws the pages of a sheet on any paper. */
final class SheetPainter {

    private static final int INK = 0x1b1f24;
    private static final int MUTED = 0x57606a;
    private static final int LINE = 0xd8dee4;
    private static final int EMPTY = 0xf2f2f2;
    private static final int GOOD = 0x1a7f37;
    private static final int BAD = 0xcf222e;

    private final ContactSheet sheet;
    private final SheetLayout layout;
    private final SheetPaper paper;
    private final SheetThumbnails thumbnails;

    SheetPainter(
            ContactSheet sheet, SheetLayout layout, SheetPaper paper, SheetThumbnails thumbnails) {
        this.sheet = sheet;
        this.layout = layout;
        this.paper = paper;
        this.thumbnails = thumbnails;
    }

    /** Draws one page, the first is 0. */
    void page(int page) throws IOException {
        paper.begin();
        head(page);
        int first = page * layout.perPage();
        int last = Math.min(sheet.tiles().size(), first + layout.perPage());
        for (int i = first; i < last; i++) {
            tile(sheet.tiles().get(i), layout.x(i - first), layout.y(i - first));
        }
        paper.end();
    }

    private void head(int page) throws IOException {
        float left = SheetLayout.MARGIN;
        float right = SheetLayout.WIDTH - SheetLayout.MARGIN;
        String number = "Page " + (page + 1) + " of " + layout.pages();
        float numberWidth = paper.width(number, SheetFace.REGULAR, 9);
        String title = fitted(sheet.title(), SheetFace.STRONG, 16, right - left - numberWidth - 16);
        paper.text(title, SheetFace.STRONG, 16, INK, left, SheetLayout.MARGIN + 14);
        paper.text(
                number, SheetFace.REGULAR, 9, MUTED, right - numberWidth, SheetLayout.MARGIN + 14);
        paper.text(
                fitted(sheet.facts(), SheetFace.REGULAR, 9, right - left),
                SheetFace.REGULAR,
                9,
                MUTED,
                left,
                SheetLayout.MARGIN + 29);
        paper.fill(LINE, left, SheetLayout.MARGIN + 38, right - left, 0.75f);
    }

    private void tile(ContactSheet.Tile tile, float x, float y) throws IOException {
        float width = layout.boxWidth();
        float height = layout.boxHeight();
        Optional<Pixels> pixels = thumbnails.next(tile, layout.pixels());
        if (pixels.isPresent()) {
            place(pixels.get(), x, y);
        } else {
            paper.fill(EMPTY, x, y, width, height);
            String sorry = fitted("cannot be shown", SheetFace.REGULAR, 8, width - 8);
            float half = paper.width(sorry, SheetFace.REGULAR, 8) / 2;
            paper.text(
                    sorry, SheetFace.REGULAR, 8, MUTED, x + width / 2 - half, y + height / 2 + 3);
        }
        String stars = "★".repeat(tile.stars());
        float starsWidth = stars.isEmpty() ? 0 : paper.width(stars, SheetFace.REGULAR, 8) + 4;
        float base = y + height + 12;
        paper.text(
                fitted(tile.label(), SheetFace.STRONG, 8.5f, width - starsWidth),
                SheetFace.STRONG,
                8.5f,
                INK,
                x,
                base);
        if (starsWidth > 0) {
            paper.text(stars, SheetFace.REGULAR, 8, INK, x + width - starsWidth + 4, base);
        }
        line(tile.run(), MUTED, x, base + 10.5f);
        line(tile.model(), MUTED, x, base + 20.5f);
        line(tile.verdict(), colour(tile.state()), x, base + 31);
    }

    /** At the left edge and on the caption, so that both begin at one line. */
    private void place(Pixels pixels, float x, float y) throws IOException {
        float factor =
                Math.min(layout.boxWidth() / pixels.width(), layout.boxHeight() / pixels.height());
        float width = pixels.width() * factor;
        float height = pixels.height() * factor;
        paper.picture(pixels, x, y + layout.boxHeight() - height, width, height);
    }

    private void line(String text, int rgb, float x, float baseline) throws IOException {
        if (!text.isEmpty()) {
            String shown = fitted(text, SheetFace.REGULAR, 7.5f, layout.boxWidth());
            paper.text(shown, SheetFace.REGULAR, 7.5f, rgb, x, baseline);
        }
    }

    private static int colour(PictureState state) {
        return switch (state) {
            case APPROVED -> GOOD;
            case REJECTED -> BAD;
            case CANDIDATE, SOURCE -> MUTED;
        };
    }

    /** As much of a text as fits, an ellipsis in place of the rest. */
    private String fitted(String text, SheetFace face, float size, float width) throws IOException {
        if (paper.width(text, face, size) <= width) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (paper.width(cut(text, middle), face, size) <= width) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        return cut(text, fits);
    }

    private static String cut(String text, int length) {
        boolean cutsPair = length > 0 && Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, cutsPair ? length - 1 : length).stripTrailing() + "…";
    }
}
