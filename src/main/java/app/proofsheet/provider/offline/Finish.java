package app.proofsheet.provider.offline;

import java.awt.image.BufferedImage;

/** The light pass over the whole picture: key light, warmth, vignette and film grain. */
final class Finish {
    private static final int STEPS = 2048;

    private final Scene scene;
    private final Frame frame;
    private final double strength;

    Finish(Scene scene, Frame frame, double grain) {
        this.scene = scene;
        this.frame = frame;
        this.strength = grain;
    }

    void apply(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] px = Soften.pixels(image);
        Scene.Light light = scene.light();
        KeyLight key = new KeyLight(light);
        int cast =
                switch (light.grade()) {
                    case WARM -> 0xffb469;
                    case NEUTRAL -> 0xd9d2c8;
                    case COOL -> 0x7fa6d6;
                };
        float[] castR = castTable(cast >> 16 & 255);
        float[] castG = castTable(cast >> 8 & 255);
        float[] castB = castTable(cast & 255);
        float[] vignette = vignette();
        FilmGrain grain = new FilmGrain(scene.seed(), frame.density(), strength);
        int s = light.side().sign();
        double x0 = s < 0 ? 0 : 1;
        double dx = s < 0 ? 1 : -1;
        double norm = dx * dx + .16;
        for (int y = 0; y < h; y++) {
            double v = (y + .5) / h;
            for (int x = 0; x < w; x++) {
                double u = (x + .5) / w;
                double t = ((u - x0) * dx + (v - .1) * .4) / norm;
                int step = Math.clamp((int) (t * STEPS), 0, STEPS - 1);
                double rx = u - .5;
                double ry = v - .42;
                double radius = Math.sqrt(rx * rx + ry * ry) / .75;
                float dim = vignette[Math.min(STEPS - 1, (int) (radius * STEPS * .75))];
                int p = px[y * w + x];
                float g = grain.at(x, y, p);
                int r = key.apply(0, step, p >> 16 & 255, castR, dim, g);
                int gr = key.apply(1, step, p >> 8 & 255, castG, dim, g);
                int b = key.apply(2, step, p & 255, castB, dim, g);
                px[y * w + x] = 0xff000000 | r << 16 | gr << 8 | b;
            }
        }
    }

    /** A tenth of a soft light in one colour, over every brightness. */
    private static float[] castTable(int colour) {
        float[] table = new float[1024];
        for (int i = 0; i < table.length; i++) {
            double b = i / 1023.0;
            table[i] = (float) (b * .9 + softLight(b, colour / 255.0) * .1);
        }
        return table;
    }

    private static float[] vignette() {
        float[] table = new float[STEPS];
        for (int i = 0; i < STEPS; i++) {
            double r = i / (STEPS * .75);
            double t = Math.clamp((r - .55) / .45, 0, 1);
            double eased = t * t * (3 - 2 * t) * .35 + t * .65;
            table[i] = (float) (1 - .40 * eased);
        }
        return table;
    }

    /** The W3C compositing formula. */
    private static double softLight(double b, double s) {
        if (s <= .5) {
            return b - (1 - 2 * s) * b * (1 - b);
        }
        double d = b <= .25 ? ((16 * b - 12) * b + 4) * b : Math.sqrt(b);
        return b + (2 * s - 1) * (d - b);
    }

    /** The gradient from the bright to the dark side, first as soft light, then as plain paint. */
    private static final class KeyLight {
        private final float[] alpha = new float[STEPS];
        private final float[][] colour = new float[3][STEPS];
        private final float[] root = new float[256];

        KeyLight(Scene.Light light) {
            int[] from = {0xff, 0xf3, 0xdc};
            int[] to = {0x0a, 0x0f, 0x1a};
            for (int i = 0; i < STEPS; i++) {
                double t = (i + .5) / STEPS;
                double late = Math.max(0, t - .5) * 2;
                // Eased ends: a straight ramp shows its corner as a line across a plain wall.
                double lit = Math.max(0, 1 - t * 2);
                double bright = lit * (.72 + .28 * lit) * 1.12;
                alpha[i] =
                        (float)
                                (t < .5
                                        ? light.key() * bright
                                        : light.shade() * late * (.6 + .4 * late));
                for (int c = 0; c < 3; c++) {
                    double mixed = t < .5 ? from[c] : from[c] + (to[c] - from[c]) * late;
                    colour[c][i] = (float) (mixed / 255);
                }
            }
            for (int i = 0; i < 256; i++) {
                double b = i / 255.0;
                root[i] = (float) (b <= .25 ? ((16 * b - 12) * b + 4) * b : Math.sqrt(b));
            }
        }

        int apply(int c, int step, int value, float[] cast, float dim, float grain) {
            float b = value / 255f;
            float s = colour[c][step];
            float a = alpha[step];
            float blend =
                    s <= .5f ? b - (1 - 2 * s) * b * (1 - b) : b + (2 * s - 1) * (root[value] - b);
            b += (blend - b) * a;
            b += (s - b) * a * .35f;
            float at = b * 1023;
            int low = Math.clamp((int) at, 0, 1022);
            b = cast[low] + (cast[low + 1] - cast[low]) * (at - low);
            float out = b * dim * 255 + grain;
            return Math.clamp((int) (out + .5f), 0, 255);
        }
    }
}
