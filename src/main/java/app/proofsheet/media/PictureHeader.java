package app.proofsheet.media;

import app.proofsheet.domain.asset.PixelSize;

import org.jspecify.annotations.Nullable;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the first bytes of a picture file declare: its type by magic bytes, whatever the name says
 * (defect D33), and its size in pixels. Nothing is decoded; a size that would not fit in memory is
 * refused here, before any decoder sees the file.
 *
 * @param format {@code png}, {@code jpeg}, {@code webp} or {@code gif}; null when it is none
 * @param size declared size, also when it is refused; null when it cannot be read
 * @param problem why the picture cannot be shown, a sentence without the file's name; null when it
 *     can be tried
 */
public record PictureHeader(
        @Nullable String format, @Nullable PixelSize size, @Nullable String problem) {

    /** Most pixels that are decoded: 200 megapixels. */
    public static final long MAX_PIXELS = 200_000_000L;

    /** Longest side that is decoded. */
    public static final int MAX_SIDE = 65_535;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Reads the header of a file. */
    public static PictureHeader read(Path file) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            return read(in);
        } catch (NoSuchFileException e) {
            return unreadable(null, "The file is gone.");
        } catch (IOException e) {
            return unreadable(null, "The file cannot be read from the disk.");
        }
    }

    /** Reads the header of bytes in memory. */
    public static PictureHeader read(byte[] bytes) {
        try (InputStream in = new ByteArrayInputStream(bytes)) {
            return read(in);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot refuse reading", e);
        }
    }

    /** The type's MIME name, empty when the type is unknown. */
    public Optional<String> mimeType() {
        return Optional.ofNullable(format).map(type -> "image/" + type);
    }

    /** The usual file extension without the dot, empty when the type is unknown. */
    public Optional<String> extension() {
        return Optional.ofNullable(format).map(type -> type.equals("jpeg") ? "jpg" : type);
    }

    private static PictureHeader read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(30);
        if (head.length == 0) {
            return unreadable(null, "The file is empty (0 bytes).");
        }
        String format = formatOf(head);
        if (format == null) {
            return unreadable(null, "The file is not a PNG, JPEG, WebP or GIF picture.");
        }
        try {
            return switch (format) {
                case "png" -> png(head);
                case "gif" -> sized("gif", little16(head, 6), little16(head, 8));
                case "webp" -> webp(head);
                default -> jpeg(head, in);
            };
        } catch (EOFException e) {
            return cutOff(format);
        }
    }

    private static @Nullable String formatOf(byte[] head) {
        if (startsWith(head, PNG)) {
            return "png";
        }
        if (head.length >= 3
                && (head[0] & 0xff) == 0xff
                && (head[1] & 0xff) == 0xd8
                && (head[2] & 0xff) == 0xff) {
            return "jpeg";
        }
        if (startsWith(head, ascii("GIF87a")) || startsWith(head, ascii("GIF89a"))) {
            return "gif";
        }
        return head.length >= 12 && startsWith(head, ascii("RIFF")) && word(head, 8).equals("WEBP")
                ? "webp"
                : null;
    }

    private static PictureHeader png(byte[] head) throws EOFException {
        need(head, 24);
        if (!word(head, 12).equals("IHDR")) {
            return unreadable("png", "The picture's header is damaged.");
        }
        return sized("png", big32(head, 16), big32(head, 20));
    }

    private static PictureHeader webp(byte[] head) throws EOFException {
        need(head, 16);
        switch (word(head, 12)) {
            case "VP8X" -> {
                need(head, 30);
                return sized("webp", little24(head, 24) + 1, little24(head, 27) + 1);
            }
            case "VP8L" -> {
                need(head, 25);
                long bits = little16(head, 21) | (long) little16(head, 23) << 16;
                return sized("webp", (bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1);
            }
            case "VP8 " -> {
                need(head, 30);
                return sized("webp", little16(head, 26) & 0x3fff, little16(head, 28) & 0x3fff);
            }
            default -> {
                return unreadable("webp", "The picture's header is damaged.");
            }
        }
    }

    private static PictureHeader jpeg(byte[] head, InputStream rest) throws IOException {
        InputStream in =
                new java.io.SequenceInputStream(
                        new ByteArrayInputStream(head, 2, head.length - 2), rest);
        while (true) {
            int marker = nextMarker(in);
            if (marker == 0xd9 || marker == 0xda) {
                return unreadable("jpeg", "The picture's header is damaged.");
            }
            if (marker == 0x01 || marker >= 0xd0 && marker <= 0xd8) {
                continue;
            }
            int length = byteOf(in) << 8 | byteOf(in);
            if (length < 2) {
                return unreadable("jpeg", "The picture's header is damaged.");
            }
            boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            if (frame) {
                byteOf(in);
                int height = byteOf(in) << 8 | byteOf(in);
                int width = byteOf(in) << 8 | byteOf(in);
                return sized("jpeg", width, height);
            }
            in.skipNBytes(length - 2L);
        }
    }

    private static int nextMarker(InputStream in) throws IOException {
        int value = byteOf(in);
        while (value != 0xff) {
            value = byteOf(in);
        }
        while (value == 0xff) {
            value = byteOf(in);
        }
        return value;
    }

    private static PictureHeader sized(String format, long width, long height) {
        if (width < 1 || height < 1) {
            return unreadable(format, "The picture's header declares no size.");
        }
        if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
            PixelSize size =
                    width > Integer.MAX_VALUE || height > Integer.MAX_VALUE
                            ? null
                            : new PixelSize((int) width, (int) height);
            return new PictureHeader(
                    format,
                    size,
                    "The picture declares "
                            + width
                            + " × "
                            + height
                            + " pixels; more than 200 megapixels or 65,535 on a side are not"
                            + " opened.");
        }
        return new PictureHeader(format, new PixelSize((int) width, (int) height), null);
    }

    private static PictureHeader unreadable(@Nullable String format, String problem) {
        return new PictureHeader(format, null, problem);
    }

    private static PictureHeader cutOff(String format) {
        return unreadable(format, "The file ends in the middle of the picture's header.");
    }

    private static void need(byte[] head, int length) throws EOFException {
        if (head.length < length) {
            throw new EOFException();
        }
    }

    private static int byteOf(InputStream in) throws IOException {
        int value = in.read();
        if (value < 0) {
            throw new EOFException();
        }
        return value;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static String word(byte[] head, int at) {
        return new String(head, at, 4, StandardCharsets.US_ASCII);
    }

    private static boolean startsWith(byte[] head, byte[] magic) {
        return head.length >= magic.length
                && java.util.Arrays.equals(head, 0, magic.length, magic, 0, magic.length);
    }

    private static long big32(byte[] b, int at) {
        return (b[at] & 0xffL) << 24
                | (b[at + 1] & 0xffL) << 16
                | (b[at + 2] & 0xffL) << 8
                | b[at + 3] & 0xffL;
    }

    private static int little16(byte[] b, int at) throws EOFException {
        need(b, at + 2);
        return b[at] & 0xff | (b[at + 1] & 0xff) << 8;
    }

    private static int little24(byte[] b, int at) throws EOFException {
        return little16(b, at) | (b[at + 2] & 0xff) << 16;
    }
}
