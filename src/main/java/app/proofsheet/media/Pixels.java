package app.proofsheet.media;

import org.jspecify.annotations.Nullable;

/**
 * A decoded picture: 32-bit premultiplied ARGB, row by row, upright (EXIF orientation applied). The
 * array is handed over without copying; whoever holds the pixels does not write to it.
 */
public final class Pixels {

    private final int width;
    private final int height;
    private final int[] argb;
    private final boolean isOpaque;

    /**
     * Takes over an array.
     *
     * @param argb {@code width × height} values, premultiplied
     * @param isOpaque true when every alpha is 255
     */
    public Pixels(int width, int height, int[] argb, boolean isOpaque) {
        if (width < 1 || height < 1 || argb.length != (long) width * height) {
            throw new IllegalArgumentException(
                    width + " x " + height + " does not fit " + argb.length + " values");
        }
        this.width = width;
        this.height = height;
        this.argb = argb;
        this.isOpaque = isOpaque;
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** The values; not to be written to. */
    public int[] argb() {
        return argb;
    }

    /** True when nothing shows through. */
    public boolean isOpaque() {
        return isOpaque;
    }

    /** The value at a place. */
    public int at(int x, int y) {
        return argb[y * width + x];
    }

    /** The longer side in pixels. */
    public int longest() {
        return Math.max(width, height);
    }

    /** Memory taken by the values, in bytes. */
    public long bytes() {
        return 4L * argb.length;
    }

    /**
     * The same picture with its longer side at most {@code longest}, every target pixel the mean of
     * the area it covers; this picture itself when it is not larger.
     */
    public Pixels fitted(int longest) {
        if (longest() <= longest) {
            return this;
        }
        double factor = (double) longest / longest();
        int newWidth = Math.max(1, (int) Math.round(width * factor));
        int newHeight = Math.max(1, (int) Math.round(height * factor));
        // Halving is many times faster than weighing; only the last step needs weights.
        Pixels near = this;
        while (near.width > 2 * newWidth && near.height > 2 * newHeight) {
            Pixels half = near.half();
            if (half == null) {
                break;
            }
            near = half;
        }
        return near.scaled(newWidth, newHeight);
    }

    /** The same picture at another size, by area mean; enlarging repeats pixels. */
    public Pixels scaled(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        return new Pixels(
                newWidth,
                newHeight,
                AreaScaler.scale(argb, width, height, newWidth, newHeight),
                isOpaque);
    }

    /** Half the size in both directions, null when a side would be less than a pixel. */
    public @Nullable Pixels half() {
        if (width < 2 || height < 2) {
            return null;
        }
        int w = width / 2;
        int h = height / 2;
        int[] out = new int[w * h];
        for (int y = 0; y < h; y++) {
            int row = 2 * y * width;
            for (int x = 0; x < w; x++) {
                int at = row + 2 * x;
                out[y * w + x] =
                        mean(argb[at], argb[at + 1], argb[at + width], argb[at + width + 1]);
            }
        }
        return new Pixels(w, h, out, isOpaque);
    }

    /** Mean of four pixels, two channels at a time. */
    private static int mean(int a, int b, int c, int d) {
        int even = (a & 0xFF00FF) + (b & 0xFF00FF) + (c & 0xFF00FF) + (d & 0xFF00FF) + 0x020002;
        int odd =
                (a >>> 8 & 0xFF00FF)
                        + (b >>> 8 & 0xFF00FF)
                        + (c >>> 8 & 0xFF00FF)
                        + (d >>> 8 & 0xFF00FF)
                        + 0x020002;
        return even >>> 2 & 0xFF00FF | (odd >>> 2 & 0xFF00FF) << 8;
    }
}
