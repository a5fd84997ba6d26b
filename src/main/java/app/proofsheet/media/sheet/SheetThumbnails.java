package app.proofsheet.media.sheet;

import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.Pixels;
import app.proofsheet.media.UnreadablePictureException;

import java.util.Optional;

/** Decodes the pictures of a sheet, one at a time. */
final class SheetThumbnails {

    private final PictureDecoder decoder = new PictureDecoder();
    private final Runnable done;

    /**
     * Thumbnails of a sheet.
     *
     * @param done told after each picture
     */
    SheetThumbnails(Runnable done) {
        this.done = done;
    }

    /** The picture upright on white, its longer side at most so many pixels; empty when broken. */
    Optional<Pixels> next(ContactSheet.Tile tile, int longest) {
        try {
            return Optional.of(onWhite(decoder.decode(tile.file(), longest)));
        } catch (UnreadablePictureException e) {
            // The sheet says so in its place; the others are still worth seeing.
            return Optional.empty();
        } finally {
            done.run();
        }
    }

    private static Pixels onWhite(Pixels pixels) {
        if (pixels.isOpaque()) {
            return pixels;
        }
        int[] opaque = pixels.argb().clone();
        for (int i = 0; i < opaque.length; i++) {
            int through = 255 - (opaque[i] >>> 24);
            // Premultiplied: what shows through of white is the same for each channel.
            opaque[i] = (opaque[i] & 0xFFFFFF) + through * 0x010101 | 0xFF000000;
        }
        return new Pixels(pixels.width(), pixels.height(), opaque, true);
    }
}
