package app.proofsheet.provider.offline;

import java.awt.Color;

/** Colour arithmetic on packed {@code 0xRRGGBB} values. */
final class Tint {
    private static final int SHADOW = 0x120c0a;
    private static final int LIGHT = 0xfff6ea;

    private Tint() {}

    /** The colour {@code t} of the way from {@code a} to {@code b}, {@code t} in 0..1. */
    static int mix(int a, int b, double t) {
        int r = channel(a >> 16, b >> 16, t);
        int g = channel(a >> 8, b >> 8, t);
        int bl = channel(a, b, t);
        return r << 16 | g << 8 | bl;
    }

    private static int channel(int a, int b, double t) {
        int from = a & 255;
        int to = b & 255;
        return Math.clamp(Math.round(from + (to - from) * t), 0, 255);
    }

    /** Towards a warm near-black, as shaded things turn. */
    static int dark(int c, double t) {
        return mix(c, SHADOW, t);
    }

    /** Towards a warm white, as lit things turn. */
    static int lite(int c, double t) {
        return mix(c, LIGHT, t);
    }

    static Color color(int rgb) {
        return new Color(rgb & 0xffffff);
    }

    static Color color(int rgb, double alpha) {
        return new Color(
                rgb >> 16 & 255,
                rgb >> 8 & 255,
                rgb & 255,
                Math.clamp(Math.round(alpha * 255), 0, 255));
    }

    /** Perceived brightness 0..1 (Rec. 601 weights). */
    static double luma(int c) {
        return ((c >> 16 & 255) * .299 + (c >> 8 & 255) * .587 + (c & 255) * .114) / 255;
    }

    /** {@code #rrggbb}. */
    static String hex(int c) {
        return String.format("#%06x", c & 0xffffff);
    }
}
