package app.proofsheet.provider.offline;

/** A tile of seeded noise that repeats without a seam; values have mean 0 and deviation near 1. */
final class Noise {
    private static final int SIZE = 512;
    private static final int MASK = SIZE - 1;
    private final float[] tile;

    private Noise(float[] tile) {
        this.tile = tile;
    }

    /** Noise whose blobs are about {@code radius} tile cells wide (0 = every cell on its own). */
    static Noise of(long seed, String name, double radius) {
        Dice dice = Dice.of(seed, name);
        float[] cells = new float[SIZE * SIZE];
        for (int i = 0; i < cells.length; i += 2) {
            long bits = dice.nextLong();
            cells[i] = bell((int) bits);
            cells[i + 1] = bell((int) (bits >>> 32));
        }
        if (radius > 0) {
            cells = blur(cells, Soften.kernel(radius));
        }
        normalise(cells);
        return new Noise(cells);
    }

    private static float bell(int bits) {
        return (bits & 255) + (bits >>> 8 & 255) + (bits >>> 16 & 255) + (bits >>> 24) - 510f;
    }

    private static float[] blur(float[] in, float[] kernel) {
        int r = kernel.length / 2;
        float[] mid = new float[in.length];
        float[] out = new float[in.length];
        for (int y = 0; y < SIZE; y++) {
            int row = y * SIZE;
            for (int x = 0; x < SIZE; x++) {
                float sum = 0;
                for (int i = -r; i <= r; i++) {
                    sum += in[row + (x + i & MASK)] * kernel[i + r];
                }
                mid[row + x] = sum;
            }
        }
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                float sum = 0;
                for (int i = -r; i <= r; i++) {
                    sum += mid[(y + i & MASK) * SIZE + x] * kernel[i + r];
                }
                out[y * SIZE + x] = sum;
            }
        }
        return out;
    }

    private static void normalise(float[] cells) {
        double sum = 0;
        double squares = 0;
        for (float c : cells) {
            sum += c;
            squares += (double) c * c;
        }
        double mean = sum / cells.length;
        double deviation = Math.sqrt(squares / cells.length - mean * mean);
        for (int i = 0; i < cells.length; i++) {
            cells[i] = (float) ((cells[i] - mean) / deviation);
        }
    }

    /** The cell itself. */
    float cell(int x, int y) {
        return tile[(y & MASK) * SIZE + (x & MASK)];
    }

    /** Between the cells. */
    float at(double u, double v) {
        int x = (int) Math.floor(u);
        int y = (int) Math.floor(v);
        float fx = (float) (u - x);
        float fy = (float) (v - y);
        float top = cell(x, y) + (cell(x + 1, y) - cell(x, y)) * fx;
        float low = cell(x, y + 1) + (cell(x + 1, y + 1) - cell(x, y + 1)) * fx;
        return top + (low - top) * fy;
    }
}
