package app.proofsheet.media;

/**
 * Where and how much two pictures differ. The comparing is done once, pixel by pixel; asking for
 * another threshold only counts and colours again, so that a slider can follow the hand. Pictures
 * of different sizes are compared at the size of the one with fewer pixels.
 */
public final class DifferenceMap {

    private static final int LEVELS = 256;
    private static final int[] SQUARE_ROOTS = squareRoots();

    private final Pixels ground;
    private final byte[] distance;
    private final long[] counts;
    private final long compared;

    private DifferenceMap(Pixels ground, byte[] distance, long[] counts, long compared) {
        this.ground = ground;
        this.distance = distance;
        this.counts = counts;
        this.compared = compared;
    }

    /**
     * Compares two pictures. Every pixel counts; the map itself may be smaller, and a pixel of it
     * is then as different as the most different pixel it stands for, so that a small change stays
     * visible.
     *
     * @param longest longer side of the map in pixels at most, at least 1
     */
    public static DifferenceMap of(Pixels before, Pixels after, int longest) {
        boolean isBeforeSmaller = area(before) <= area(after);
        Pixels a = isBeforeSmaller ? before : before.scaled(after.width(), after.height());
        Pixels b = isBeforeSmaller ? after.scaled(before.width(), before.height()) : after;
        int step = Math.max(1, Math.ceilDiv(a.longest(), longest));
        int width = Math.ceilDiv(a.width(), step);
        int height = Math.ceilDiv(a.height(), step);
        byte[] distance = new byte[width * height];
        long[] counts = new long[LEVELS];
        int[] left = a.argb();
        int[] right = b.argb();
        for (int y = 0; y < a.height(); y++) {
            int row = y * a.width();
            int target = y / step * width;
            int column = 0;
            for (int x = 0; x < a.width(); x++) {
                int difference =
                        left[row + x] == right[row + x]
                                ? 0
                                : difference(left[row + x], right[row + x]);
                counts[difference]++;
                if (difference > (distance[target] & 0xFF)) {
                    distance[target] = (byte) difference;
                }
                if (++column == step) {
                    column = 0;
                    target++;
                }
            }
        }
        return new DifferenceMap(
                reduced(a, step, width, height), distance, counts, (long) a.width() * a.height());
    }

    private static long area(Pixels pixels) {
        return (long) pixels.width() * pixels.height();
    }

    /** Every step-th pixel in grey: the ground is for finding one's way, not for judging. */
    private static Pixels reduced(Pixels picture, int step, int width, int height) {
        int[] grey = new int[width * height];
        for (int y = 0; y < height; y++) {
            int row = Math.min(y * step + step / 2, picture.height() - 1) * picture.width();
            for (int x = 0; x < width; x++) {
                int at = row + Math.min(x * step + step / 2, picture.width() - 1);
                grey[y * width + x] = 0xFF000000 | grey(picture.argb()[at]) * 0x010101;
            }
        }
        return new Pixels(width, height, grey, true);
    }

    /**
     * Share of the compared pixels that differ, 0 to 1.
     *
     * @param threshold greatest difference that does not count, 0 to 255 in the channel that
     *     differs most
     */
    public double changed(int threshold) {
        long sum = 0;
        for (int i = Math.max(0, threshold + 1); i < LEVELS; i++) {
            sum += counts[i];
        }
        return (double) sum / compared;
    }

    /** The heat map for a threshold: grey where equal, warmer and lighter where changed; opaque. */
    public Pixels heat(int threshold) {
        int[] colours = new int[LEVELS];
        for (int i = threshold + 1; i < LEVELS; i++) {
            colours[i] = SQUARE_ROOTS[Math.min(255, (i - threshold) * 256 / (LEVELS - threshold))];
        }
        int[] grey = ground.argb();
        int[] out = new int[distance.length];
        for (int i = 0; i < out.length; i++) {
            int heat = distance[i] & 0xFF;
            out[i] = heat <= threshold ? grey[i] : warm(grey[i] & 0xFF, colours[heat]);
        }
        return new Pixels(ground.width(), ground.height(), out, true);
    }

    private static int difference(int a, int b) {
        int alpha = Math.abs((a >>> 24) - (b >>> 24));
        int red = Math.abs((a >>> 16 & 0xFF) - (b >>> 16 & 0xFF));
        int green = Math.abs((a >>> 8 & 0xFF) - (b >>> 8 & 0xFF));
        int blue = Math.abs((a & 0xFF) - (b & 0xFF));
        return Math.max(Math.max(alpha, red), Math.max(green, blue));
    }

    private static int grey(int value) {
        int luma =
                (299 * (value >>> 16 & 0xFF) + 587 * (value >>> 8 & 0xFF) + 114 * (value & 0xFF))
                        / 1000;
        return 24 + luma * 80 / 255;
    }

    /** From the grey ground over dark red and orange to pale yellow; heat from 0 to 256. */
    private static int warm(int grey, int heat) {
        int red = Math.min(255, 150 + 210 * heat / 256);
        int green = Math.clamp(20 + 330 * (heat - 38) / 256, 20, 245);
        int blue = Math.clamp(340 * (heat - 159) / 256, 16, 190);
        int cover = Math.min(256, 115 + heat);
        return 0xFF000000
                | mix(grey, red, cover) << 16
                | mix(grey, green, cover) << 8
                | mix(grey, blue, cover);
    }

    private static int mix(int ground, int top, int cover) {
        return ground + (top - ground) * cover / 256;
    }

    /** Small differences are spread out, large ones are hot anyway. */
    private static int[] squareRoots() {
        int[] roots = new int[LEVELS];
        for (int i = 0; i < LEVELS; i++) {
            roots[i] = (int) Math.round(256 * Math.sqrt(i / 256.0));
        }
        return roots;
    }
}
