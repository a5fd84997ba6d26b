package app.proofsheet.provider.offline;

/** A tile of seeded noise that repeats without a seam; values have mean 0 and deviation near 1. */
final class Noise {
    private static final int FINE = 512;

    /** Wide blobs need fewer cells, and cost a quarter to make. */
    private static final int COARSE = 256;

    private final float[] tile;
    private final int size;
    private final int mask;

    private Noise(float[] tile, int size) {
        this.tile = tile;
        this.size = size;
        this.mask = size - 1;
    }

    /** Noise whose blobs are about {@code radius} tile cells wide (0 = every cell on its own). */
    static Noise of(long seed, String name, double radius) {
        Dice dice = Dice.of(seed, name);
        int size = radius >= 3 ? COARSE : FINE;
        float[] cells = new float[size * size];
        for (int i = 0; i < cells.length; i += 2) {
            long bits = dice.nextLong();
            cells[i] = bell((int) bits);
            cells[i + 1] = bell((int) (bits >>> 32));
        }
        if (radius > 0) {
            cells = blur(cells, size, Soften.kernel(radius));
        }
        normalise(cells);
        return new Noise(cells, size);
    }

    private static float bell(int bits) {
        return (bits & 255) + (bits >>> 8 & 255) + (bits >>> 16 & 255) + (bits >>> 24) - 510f;
    }

    private static float[] blur(float[] in, int size, float[] kernel) {
        int mask = size - 1;
        int r = kernel.length / 2;
        float[] mid = new float[in.length];
        float[] out = new float[in.length];
        for (int y = 0; y < size; y++) {
            int row = y * size;
            for (int x = 0; x < size; x++) {
                float sum = 0;
                for (int i = -r; i <= r; i++) {
                    sum += in[row + (x + i & mask)] * kernel[i + r];
                }
                mid[row + x] = sum;
            }
        }
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                float sum = 0;
                for (int i = -r; i <= r; i++) {
                    sum += mid[(y + i & mask) * size + x] * kernel[i + r];
                }
                out[y * size + x] = sum;
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
        return tile[(y & mask) * size + (x & mask)];
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
