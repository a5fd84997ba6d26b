package app.proofsheet.media;

/**
 * Where and how much two pictures differ: a heat map over the first one in grey, and the share of
 * pixels that changed. Pictures of different sizes are compared at the size of the smaller one.
 *
 * @param heat grey where equal, warm where changed; opaque
 * @param changed share of pixels above the threshold, 0 to 1
 */
public record DifferenceMap(Pixels heat, double changed) {

    /**
     * Compares two pictures.
     *
     * @param threshold least difference that counts, 0 to 255 in the channel that differs most
     * @param longest longer side of the heat map in pixels at most
     */
    public static DifferenceMap of(Pixels before, Pixels after, int threshold, int longest) {
        Pixels a = before.longest() <= after.longest() ? before : resized(before, after);
        a = a.fitted(longest);
        Pixels b = after.scaled(a.width(), a.height());
        int[] left = a.argb();
        int[] right = b.argb();
        int[] out = new int[left.length];
        long changed = 0;
        for (int i = 0; i < out.length; i++) {
            int difference = difference(left[i], right[i]);
            if (difference > threshold) {
                changed++;
            }
            out[i] = colour(grey(left[i]), difference, threshold);
        }
        return new DifferenceMap(
                new Pixels(a.width(), a.height(), out, true), (double) changed / out.length);
    }

    private static Pixels resized(Pixels larger, Pixels smaller) {
        double factor = (double) smaller.longest() / larger.longest();
        return larger.scaled(
                Math.max(1, (int) Math.round(larger.width() * factor)),
                Math.max(1, (int) Math.round(larger.height() * factor)));
    }

    private static int difference(int a, int b) {
        int red = Math.abs((a >>> 16 & 0xFF) - (b >>> 16 & 0xFF));
        int green = Math.abs((a >>> 8 & 0xFF) - (b >>> 8 & 0xFF));
        int blue = Math.abs((a & 0xFF) - (b & 0xFF));
        return Math.max(red, Math.max(green, blue));
    }

    private static int grey(int value) {
        int luma =
                (299 * (value >>> 16 & 0xFF) + 587 * (value >>> 8 & 0xFF) + 114 * (value & 0xFF))
                        / 1000;
        return 24 + luma * 80 / 255;
    }

    /** From the grey ground over dark red and orange to pale yellow. */
    private static int colour(int grey, int difference, int threshold) {
        if (difference <= threshold) {
            return 0xFF000000 | grey * 0x010101;
        }
        double heat = Math.sqrt((double) (difference - threshold) / (256 - threshold));
        int red = (int) Math.min(255, 150 + 210 * heat);
        int green = (int) Math.clamp(20 + 330 * (heat - 0.15), 20, 245);
        int blue = (int) Math.clamp(340 * (heat - 0.62), 16, 190);
        double cover = Math.min(1, 0.45 + heat);
        return 0xFF000000
                | mix(grey, red, cover) << 16
                | mix(grey, green, cover) << 8
                | mix(grey, blue, cover);
    }

    private static int mix(int ground, int top, double cover) {
        return (int) Math.round(ground + (top - ground) * cover);
    }
}
