package app.proofsheet.provider.offline;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Gaussian blurs, done at a reduced size so that wide blurs cost as little as narrow ones. */
final class Soften {
    private Soften() {}

    /** A normalised bell of deviation {@code sigma}, odd length. */
    static float[] kernel(double sigma) {
        int r = Math.max(1, (int) Math.ceil(sigma * 3));
        float[] k = new float[2 * r + 1];
        float sum = 0;
        for (int i = -r; i <= r; i++) {
            k[i + r] = (float) Math.exp(-i * i / (2 * sigma * sigma));
            sum += k[i + r];
        }
        for (int i = 0; i < k.length; i++) {
            k[i] /= sum;
        }
        return k;
    }

    /**
     * Blurs one plane; outside the plane counts as 0, or as the nearest edge when {@code clamp}.
     */
    static void plane(float[] data, int w, int h, double sigma, boolean clamp) {
        float[] kernel = kernel(sigma);
        float[] mid = new float[data.length];
        rows(data, mid, w, h, kernel, clamp);
        columns(mid, data, w, h, kernel, clamp);
    }

    private static void rows(float[] in, float[] out, int w, int h, float[] k, boolean clamp) {
        int r = k.length / 2;
        for (int y = 0; y < h; y++) {
            int row = y * w;
            for (int x = 0; x < w; x++) {
                float sum = 0;
                if (x >= r && x + r < w) {
                    for (int i = -r; i <= r; i++) {
                        sum += in[row + x + i] * k[i + r];
                    }
                } else {
                    for (int i = -r; i <= r; i++) {
                        int at = x + i;
                        if (at >= 0 && at < w) {
                            sum += in[row + at] * k[i + r];
                        } else if (clamp) {
                            sum += in[row + (at < 0 ? 0 : w - 1)] * k[i + r];
                        }
                    }
                }
                out[row + x] = sum;
            }
        }
    }

    private static void columns(float[] in, float[] out, int w, int h, float[] k, boolean clamp) {
        int r = k.length / 2;
        for (int y = 0; y < h; y++) {
            int row = y * w;
            java.util.Arrays.fill(out, row, row + w, 0f);
            for (int i = -r; i <= r; i++) {
                int at = y + i;
                if (at < 0 || at >= h) {
                    if (!clamp) {
                        continue;
                    }
                    at = at < 0 ? 0 : h - 1;
                }
                int from = at * w;
                float weight = k[i + r];
                for (int x = 0; x < w; x++) {
                    out[row + x] += in[from + x] * weight;
                }
            }
        }
    }

    /** Blurs an opaque picture in place, edges continued. */
    static void picture(BufferedImage image, double sigma) {
        int w = image.getWidth();
        int h = image.getHeight();
        int[] px = pixels(image);
        float[] plane = new float[px.length];
        int[] result = new int[px.length];
        java.util.Arrays.fill(result, 0xff000000);
        for (int shift = 0; shift <= 16; shift += 8) {
            for (int i = 0; i < px.length; i++) {
                plane[i] = px[i] >> shift & 255;
            }
            plane(plane, w, h, sigma, true);
            for (int i = 0; i < px.length; i++) {
                result[i] |= Math.clamp((int) (plane[i] + .5f), 0, 255) << shift;
            }
        }
        System.arraycopy(result, 0, px, 0, px.length);
    }

    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }
}
