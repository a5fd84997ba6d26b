package app.proofsheet.ui.image;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.media.Pixels;

import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A decoded picture ready to draw. A full one carries smaller levels, each half the size of the one
 * before, because JavaFX has no mipmaps and drawing 4,000 pixels into 800 would flicker.
 */
public final class PictureImage {

    private static final int SMALLEST_LEVEL = 320;

    private final PixelSize natural;
    private final List<Pixels> pixels;
    private final List<Image> levels;

    private final boolean isFull;

    private PictureImage(PixelSize natural, List<Pixels> pixels, boolean isFull) {
        this.natural = natural;
        this.isFull = isFull;
        this.pixels = pixels;
        this.levels = pixels.stream().map(PictureImage::image).toList();
    }

    /** One level, for a thumbnail; the natural size is that of the file when known. */
    static PictureImage thumbnail(Pixels pixels, PixelSize natural) {
        return new PictureImage(natural, List.of(pixels), false);
    }

    /** A full picture with its smaller levels. */
    public static PictureImage full(Pixels pixels) {
        List<Pixels> levels = new ArrayList<>();
        Pixels level = pixels;
        while (level != null) {
            levels.add(level);
            level = level.longest() > SMALLEST_LEVEL ? level.half() : null;
        }
        return new PictureImage(new PixelSize(pixels.width(), pixels.height()), levels, true);
    }

    private static Image image(Pixels pixels) {
        // The values are drawn from where they are; nothing is copied.
        return new WritableImage(
                new PixelBuffer<>(
                        pixels.width(),
                        pixels.height(),
                        IntBuffer.wrap(pixels.argb()),
                        PixelFormat.getIntArgbPreInstance()));
    }

    /** Size of the picture in its file, upright. */
    public PixelSize natural() {
        return natural;
    }

    /** True when every pixel of the file is there, false for a thumbnail. */
    public boolean isFull() {
        return isFull;
    }

    /** The largest level. */
    public Image image() {
        return levels.getFirst();
    }

    /** The smallest level that is not smaller than the natural size times {@code scale}. */
    public Image at(double scale) {
        double wanted = natural.width() * scale;
        Image best = levels.getFirst();
        for (Image level : levels) {
            if (level.getWidth() >= wanted - 0.5) {
                best = level;
            }
        }
        return best;
    }

    /** The values of the smallest level whose longer side is not below a wish, for comparing. */
    Pixels pixels(int longest) {
        Pixels best = pixels.getFirst();
        for (Pixels level : pixels) {
            if (level.longest() >= longest) {
                best = level;
            }
        }
        return best;
    }

    /** Memory taken, in bytes. */
    public long bytes() {
        return pixels.stream().mapToLong(Pixels::bytes).sum();
    }
}
