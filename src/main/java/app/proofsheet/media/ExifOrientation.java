package app.proofsheet.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a camera held a JPEG, as EXIF tag 0x0112 has it: 1 upright, 2 mirrored, 3 upside down, 4
 * flipped, 5 to 8 with width and height exchanged.
 *
 * @param value 1 to 8
 */
public record ExifOrientation(int value) {

    private static final ExifOrientation UPRIGHT = new ExifOrientation(1);
    private static final int TAG = 0x0112;

    /** The orientation a file declares; upright when it declares none or is not a JPEG. */
    public static ExifOrientation of(Path file) throws IOException {
        try (DataInputStream in =
                new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readUnsignedShort() != 0xFFD8) {
                return UPRIGHT;
            }
            return fromSegments(in);
        } catch (EOFException shorter) {
            return UPRIGHT;
        }
    }

    private static ExifOrientation fromSegments(DataInputStream in) throws IOException {
        while (true) {
            int marker = in.readUnsignedShort();
            if (marker < 0xFFC0 || marker == 0xFFDA) {
                return UPRIGHT;
            }
            int length = in.readUnsignedShort() - 2;
            if (length < 0) {
                return UPRIGHT;
            }
            if (marker == 0xFFE1 && length > 14) {
                byte[] body = in.readNBytes(length);
                if (body.length == length && body[0] == 'E' && body[1] == 'x' && body[2] == 'i') {
                    return fromTiff(ByteBuffer.wrap(body, 6, length - 6).slice());
                }
            } else {
                in.skipNBytes(length);
            }
        }
    }

    private static ExifOrientation fromTiff(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return UPRIGHT;
        }
        int count = Short.toUnsignedInt(tiff.getShort(directory));
        for (int i = 0; i < count; i++) {
            int entry = directory + 2 + 12 * i;
            if (entry > tiff.limit() - 12) {
                return UPRIGHT;
            }
            if (Short.toUnsignedInt(tiff.getShort(entry)) == TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? new ExifOrientation(value) : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** True when width and height change places. */
    public boolean isTurned() {
        return value >= 5;
    }

    /** The pixels turned upright; the same object when they are. */
    public Pixels upright(Pixels pixels) {
        if (value == 1) {
            return pixels;
        }
        int w = pixels.width();
        int h = pixels.height();
        int newWidth = isTurned() ? h : w;
        int newHeight = isTurned() ? w : h;
        int[] out = new int[w * h];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                int sx =
                        switch (value) {
                            case 2, 3 -> w - 1 - x;
                            case 4 -> x;
                            case 5, 6 -> y;
                            default -> w - 1 - y;
                        };
                int sy =
                        switch (value) {
                            case 2 -> y;
                            case 3, 4 -> h - 1 - y;
                            case 5, 8 -> x;
                            default -> h - 1 - x;
                        };
                out[y * newWidth + x] = pixels.at(sx, sy);
            }
        }
        return new Pixels(newWidth, newHeight, out, pixels.isOpaque());
    }
}
