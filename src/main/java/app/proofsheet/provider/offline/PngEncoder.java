package app.proofsheet.provider.offline;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * Writes 24-bit PNG. The filter of each row is chosen by what leaves the smallest differences,
 * which keeps grainy pictures a good deal smaller than a fixed filter would.
 */
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int FILTERS = 5;

    private PngEncoder() {}

    static byte[] encode(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        ByteArrayOutputStream out = new ByteArrayOutputStream(w * h + 4096);
        out.writeBytes(SIGNATURE);
        ByteBuffer header = ByteBuffer.allocate(13).putInt(w).putInt(h);
        header.put((byte) 8).put((byte) 2).put((byte) 0).put((byte) 0).put((byte) 0);
        chunk(out, "IHDR", header.array(), 13);
        chunk(out, "sRGB", new byte[] {0}, 1);
        pixels(out, image, w, h);
        chunk(out, "IEND", new byte[0], 0);
        return out.toByteArray();
    }

    private static void pixels(ByteArrayOutputStream out, BufferedImage image, int w, int h) {
        int[] px = Soften.pixels(image);
        byte[] above = new byte[w * 3 + 3];
        byte[] row = new byte[w * 3 + 3];
        byte[][] tries = new byte[FILTERS][w * 3 + 1];
        byte[] packed = new byte[1 << 16];
        Deflater deflater = new Deflater(8);
        try {
            for (int y = 0; y < h; y++) {
                for (int x = 0; x < w; x++) {
                    int p = px[y * w + x];
                    row[x * 3 + 3] = (byte) (p >> 16);
                    row[x * 3 + 4] = (byte) (p >> 8);
                    row[x * 3 + 5] = (byte) p;
                }
                deflater.setInput(best(row, above, tries));
                drain(deflater, packed, out);
                byte[] swap = above;
                above = row;
                row = swap;
            }
            deflater.finish();
            while (!deflater.finished()) {
                drain(deflater, packed, out);
            }
        } finally {
            deflater.end();
        }
    }

    private static void drain(Deflater deflater, byte[] packed, ByteArrayOutputStream out) {
        for (int n = deflater.deflate(packed); n > 0; n = deflater.deflate(packed)) {
            chunk(out, "IDAT", packed, n);
        }
    }

    /** The row under the filter whose differences sum lowest; rows carry 3 leading zero bytes. */
    private static byte[] best(byte[] row, byte[] above, byte[][] tries) {
        int least = Integer.MAX_VALUE;
        int chosen = 0;
        int[] sums = new int[FILTERS];
        for (int f = 0; f < FILTERS; f++) {
            tries[f][0] = (byte) f;
        }
        for (int i = 3; i < row.length; i++) {
            int x = row[i] & 255;
            int a = row[i - 3] & 255;
            int b = above[i] & 255;
            int c = above[i - 3] & 255;
            put(tries, sums, 0, i, x);
            put(tries, sums, 1, i, x - a);
            put(tries, sums, 2, i, x - b);
            put(tries, sums, 3, i, x - (a + b >> 1));
            int pa = Math.abs(b - c);
            int pb = Math.abs(a - c);
            int pc = Math.abs(a + b - 2 * c);
            put(tries, sums, 4, i, x - (pa <= pb && pa <= pc ? a : pb <= pc ? b : c));
        }
        for (int f = 0; f < FILTERS; f++) {
            if (sums[f] < least) {
                least = sums[f];
                chosen = f;
            }
        }
        return tries[chosen];
    }

    private static void put(byte[][] tries, int[] sums, int filter, int at, int difference) {
        byte value = (byte) difference;
        tries[filter][at - 2] = value;
        sums[filter] += Math.abs(value);
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] data, int length) {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(name);
        crc.update(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt(length).array());
        out.writeBytes(name);
        out.write(data, 0, length);
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
