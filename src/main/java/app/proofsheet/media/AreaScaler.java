package app.proofsheet.media;

/**
 * Scales pixels by area: each target pixel is the mean of what it covers, first across, then down.
 * Weights are 16-bit fixed point; sums stay below 2^63.
 */
final class AreaScaler {

    private AreaScaler() {}

    static int[] scale(int[] source, int width, int height, int newWidth, int newHeight) {
        Spans across = new Spans(width, newWidth);
        Spans down = new Spans(height, newHeight);
        int[] out = new int[newWidth * newHeight];
        long[] sums = new long[newWidth * 4];
        for (int y = 0; y < newHeight; y++) {
            java.util.Arrays.fill(sums, 0);
            for (int sy = down.first[y]; sy <= down.last[y]; sy++) {
                addRow(source, sy * width, across, down.weight(y, sy), sums);
            }
            for (int x = 0; x < newWidth; x++) {
                out[y * newWidth + x] =
                        channel(sums[4 * x]) << 24
                                | channel(sums[4 * x + 1]) << 16
                                | channel(sums[4 * x + 2]) << 8
                                | channel(sums[4 * x + 3]);
            }
        }
        return out;
    }

    private static void addRow(int[] source, int row, Spans across, int weight, long[] sums) {
        for (int x = 0; x < across.first.length; x++) {
            long a = 0;
            long r = 0;
            long g = 0;
            long b = 0;
            for (int sx = across.first[x]; sx <= across.last[x]; sx++) {
                int value = source[row + sx];
                int w = across.weight(x, sx);
                a += (long) w * (value >>> 24);
                r += (long) w * (value >>> 16 & 0xFF);
                g += (long) w * (value >>> 8 & 0xFF);
                b += (long) w * (value & 0xFF);
            }
            sums[4 * x] += a * weight;
            sums[4 * x + 1] += r * weight;
            sums[4 * x + 2] += g * weight;
            sums[4 * x + 3] += b * weight;
        }
    }

    private static int channel(long sum) {
        return (int) Math.min(255, (sum + (1L << 31)) >> 32);
    }

    /** Which source pixels each target pixel covers, and how much of the first and last. */
    private static final class Spans {
        final int[] first;
        final int[] last;
        private final int[] full;
        private final int[] atFirst;
        private final int[] atLast;

        Spans(int from, int to) {
            first = new int[to];
            last = new int[to];
            full = new int[to];
            atFirst = new int[to];
            atLast = new int[to];
            double step = (double) from / to;
            for (int i = 0; i < to; i++) {
                double begin = i * step;
                double end = Math.min(from, (i + 1) * step);
                first[i] = (int) begin;
                last[i] = Math.clamp((int) Math.ceil(end - 1e-9) - 1L, first[i], from - 1);
                double one = 65536 / (end - begin);
                full[i] = (int) one;
                if (first[i] == last[i]) {
                    atFirst[i] = 65536;
                    atLast[i] = 65536;
                    continue;
                }
                atFirst[i] = (int) ((first[i] + 1 - begin) * one);
                int inner = Math.max(0, last[i] - first[i] - 1);
                // What rounding left over goes to the last one, so that the weights add up to 1.
                atLast[i] = 65536 - atFirst[i] - inner * full[i];
            }
        }

        int weight(int target, int source) {
            if (source == first[target]) {
                return atFirst[target];
            }
            return source == last[target] ? atLast[target] : full[target];
        }
    }
}
