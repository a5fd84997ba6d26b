package app.proofsheet.media;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Decodes PNG, JPEG and WebP with ImageIO; needs no JavaFX. What the header declares is checked
 * before anything is decoded. Blocking and heavy: call it from a pool of about as many threads as
 * there are cores.
 */
public final class PictureDecoder {

    /** Longest side that is decoded, in pixels. */
    public static final int MAX_SIDE = 16_384;

    /** Most pixels that are decoded: 100 million take 400 MB. */
    public static final long MAX_PIXELS = 100_000_000L;

    static {
        // The disk cache of ImageIO would write every stream to a temporary file first.
        ImageIO.setUseCache(false);
    }

    /** The whole picture, upright. */
    public Pixels decode(Path file) throws UnreadablePictureException {
        return decode(file, Integer.MAX_VALUE);
    }

    /**
     * The picture upright, its longer side at most {@code longest} pixels; never enlarged.
     *
     * @throws UnreadablePictureException with one sentence for a person, whatever is wrong
     */
    public Pixels decode(Path file, int longest) throws UnreadablePictureException {
        String name = String.valueOf(file.getFileName());
        try {
            if (Files.size(file) == 0) {
                throw new UnreadablePictureException(name + " is empty (0 bytes).");
            }
            return read(file, name, longest);
        } catch (UnreadablePictureException known) {
            throw known;
        } catch (NoSuchFileException gone) {
            throw new UnreadablePictureException(name + " is not on disk any more.", gone);
        } catch (IOException | RuntimeException broken) {
            // Decoders throw all sorts of runtime exceptions at broken files.
            throw new UnreadablePictureException(
                    name + " cannot be read: the file is damaged or not a picture.", broken);
        } catch (OutOfMemoryError full) {
            throw new UnreadablePictureException(
                    name + " is too large for the memory at hand.", full);
        }
    }

    private static Pixels read(Path file, String name, int longest) throws IOException {
        try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new UnreadablePictureException(name + " is not a PNG, JPEG or WebP picture.");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                int width = reader.getWidth(0);
                int height = reader.getHeight(0);
                refuseTooLarge(name, width, height);
                ImageReadParam param = reader.getDefaultReadParam();
                int step = subsampling(reader, Math.max(width, height), longest);
                param.setSourceSubsampling(step, step, 0, 0);
                Pixels pixels = pixels(reader.read(0, param)).fitted(longest);
                return ExifOrientation.of(file).upright(pixels);
            } finally {
                reader.dispose();
            }
        }
    }

    private static void refuseTooLarge(String name, int width, int height)
            throws UnreadablePictureException {
        if (width > MAX_SIDE || height > MAX_SIDE || (long) width * height > MAX_PIXELS) {
            throw new UnreadablePictureException(
                    "%s declares %,d × %,d pixels, more than Proofsheet opens."
                            .formatted(name, width, height));
        }
    }

    /** JPEG rows that are never needed are skipped; at least twice the target is kept for means. */
    private static int subsampling(ImageReader reader, int side, int longest) throws IOException {
        boolean isJpeg = reader.getFormatName().equalsIgnoreCase("jpeg");
        return isJpeg ? Math.clamp(side / (2L * longest), 1, 8) : 1;
    }

    /** The pixels of an ImageIO picture as premultiplied ARGB. */
    static Pixels pixels(BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        boolean isOpaque = !image.getColorModel().hasAlpha();
        BufferedImage target =
                new BufferedImage(
                        width,
                        height,
                        isOpaque ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = target.createGraphics();
        graphics.setComposite(java.awt.AlphaComposite.Src);
        graphics.drawImage(image, 0, 0, null);
        graphics.dispose();
        int[] values = ((DataBufferInt) target.getRaster().getDataBuffer()).getData();
        if (isOpaque) {
            for (int i = 0; i < values.length; i++) {
                values[i] |= 0xFF000000;
            }
        }
        return new Pixels(width, height, values, isOpaque);
    }
}
