package app.proofsheet.provider.offline;

/** Film grain: strongest in the middle tones, a little clumped where the picture is large. */
final class FilmGrain {
    private final Noise fine;
    private final Noise clump;
    private final float[] weight = new float[256];

    /**
     * @param density pixels per drawing unit; a small picture takes less grain
     * @param strength 0 none, 1 usual
     */
    FilmGrain(long seed, double density, double strength) {
        this.fine = Noise.of(seed, "grain fine", 0);
        this.clump = Noise.of(seed, "grain clump", .9);
        double peak = strength * Math.clamp(.2 + .7 * (density - 1), .1, 1.25);
        for (int i = 0; i < 256; i++) {
            double tone = i / 255.0;
            weight[i] = (float) (peak * (.42 + 2.3 * tone * (1 - tone)));
        }
    }

    float at(int x, int y, int rgb) {
        int tone = ((rgb >> 16 & 255) * 77 + (rgb >> 8 & 255) * 150 + (rgb & 255) * 29) >> 8;
        // The second tile is read with an odd shift, so the repeat of one never meets the other's.
        float n = clump.cell(x, y) * .8f + fine.cell(x + (y >> 9) * 37, y + (x >> 9) * 91) * .5f;
        return n * weight[tone];
    }
}
