package app.proofsheet.media;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.InflaterInputStream;

/**
 * The texts of a PNG ({@code tEXt}, {@code zTXt}, {@code iTXt}), read and written without touching
 * its pixels: every other chunk is passed on byte for byte.
 */
public final class PngText {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    /** Longer texts are passed over: no honest picture carries them. */
    private static final int LONGEST_TEXT = 1 << 20;

    private PngText() {}

    /** True when the bytes begin as a PNG does. */
    public static boolean isPng(byte[] bytes) {
        return bytes.length >= SIGNATURE.length
                && Arrays.equals(bytes, 0, SIGNATURE.length, SIGNATURE, 0, SIGNATURE.length);
    }

    /**
     * The texts of a file by keyword, in the file's order; the first of a repeated keyword counts.
     *
     * @throws IOException when the file cannot be read, is no PNG, or ends inside a chunk
     */
    public static Map<String, String> read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return read(in, file.toString());
        }
    }

    /**
     * The texts of a PNG in memory.
     *
     * @throws IOException when the bytes are no PNG or end inside a chunk
     */
    public static Map<String, String> read(byte[] png) throws IOException {
        return read(new ByteArrayInputStream(png), "the picture");
    }

    private static Map<String, String> read(InputStream stream, String name) throws IOException {
        DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(stream));
        if (!Arrays.equals(in.readNBytes(SIGNATURE.length), SIGNATURE)) {
            throw new IOException(name + " is not a PNG picture.");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            while (true) {
                int length = in.readInt();
                String type = new String(in.readNBytes(4), StandardCharsets.ISO_8859_1);
                if (length < 0 || type.length() < 4) {
                    throw new EOFException();
                }
                if (type.equals("IEND")) {
                    return texts;
                }
                boolean text = type.equals("tEXt") || type.equals("zTXt") || type.equals("iTXt");
                if (text && length <= LONGEST_TEXT) {
                    take(type, in.readNBytes(length), texts);
                    in.skipNBytes(4);
                } else {
                    in.skipNBytes(length + 4L);
                }
            }
        } catch (EOFException e) {
            throw new IOException(name + " is cut off: it ends inside the PNG data.", e);
        }
    }

    private static void take(String type, byte[] data, Map<String, String> texts) {
        int end = zero(data, 0);
        if (end <= 0) {
            return;
        }
        String keyword = new String(data, 0, end, StandardCharsets.ISO_8859_1);
        String value =
                switch (type) {
                    case "tEXt" ->
                            new String(
                                    data,
                                    end + 1,
                                    data.length - end - 1,
                                    StandardCharsets.ISO_8859_1);
                    case "zTXt" -> new String(inflate(data, end + 2), StandardCharsets.ISO_8859_1);
                    default -> international(data, end);
                };
        texts.putIfAbsent(keyword, value);
    }

    private static String international(byte[] data, int end) {
        int language = zero(data, end + 3);
        int translated = language < 0 ? -1 : zero(data, language + 1);
        if (translated < 0) {
            return "";
        }
        byte[] text =
                data[end + 1] == 0
                        ? Arrays.copyOfRange(data, translated + 1, data.length)
                        : inflate(data, translated + 1);
        return new String(text, StandardCharsets.UTF_8);
    }

    private static int zero(byte[] data, int from) {
        for (int i = from; i < data.length; i++) {
            if (data[i] == 0) {
                return i;
            }
        }
        return -1;
    }

    private static byte[] inflate(byte[] data, int from) {
        if (from >= data.length) {
            return new byte[0];
        }
        ByteArrayInputStream packed = new ByteArrayInputStream(data, from, data.length - from);
        try (InflaterInputStream in = new InflaterInputStream(packed)) {
            return in.readNBytes(LONGEST_TEXT);
        } catch (IOException damaged) {
            return new byte[0];
        }
    }

    /**
     * The same picture with these texts as {@code iTXt} (UTF-8, not compressed) right after its
     * header, replacing texts of the same keywords.
     *
     * @param texts keyword (1 to 79 Latin-1 characters) to text
     * @throws IOException when the bytes are no PNG or end inside a chunk
     */
    public static byte[] with(byte[] png, Map<String, String> texts) throws IOException {
        if (!isPng(png)) {
            throw new IOException("The picture is not a PNG picture.");
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(png.length + 4096);
        out.write(png, 0, SIGNATURE.length);
        ByteBuffer in = ByteBuffer.wrap(png);
        int at = SIGNATURE.length;
        boolean written = false;
        while (at < png.length) {
            if (at + 12 > png.length) {
                throw new IOException("The picture is cut off: it ends inside the PNG data.");
            }
            int length = in.getInt(at);
            if (length < 0 || at + 12L + length > png.length) {
                throw new IOException("The picture is cut off: it ends inside the PNG data.");
            }
            String type = new String(png, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (!replaced(type, png, at + 8, length, texts)) {
                out.write(png, at, length + 12);
            }
            if (!written && type.equals("IHDR")) {
                texts.forEach((keyword, text) -> chunk(out, keyword, text));
                written = true;
            }
            at += length + 12;
            if (type.equals("IEND")) {
                break;
            }
        }
        return out.toByteArray();
    }

    private static boolean replaced(
            String type, byte[] png, int from, int length, Map<String, String> texts) {
        if (!type.equals("tEXt") && !type.equals("zTXt") && !type.equals("iTXt")) {
            return false;
        }
        int end = zero(png, from);
        return end >= 0
                && end < from + length
                && texts.containsKey(
                        new String(png, from, end - from, StandardCharsets.ISO_8859_1));
    }

    private static void chunk(ByteArrayOutputStream out, String keyword, String text) {
        byte[] key = keyword.getBytes(StandardCharsets.ISO_8859_1);
        if (key.length < 1 || key.length > 79) {
            throw new IllegalArgumentException("a PNG keyword has 1 to 79 characters: " + keyword);
        }
        byte[] value = text.getBytes(StandardCharsets.UTF_8);
        // Keyword, end, not compressed, method 0, no language, no translated keyword.
        ByteBuffer data = ByteBuffer.allocate(key.length + 5 + value.length);
        data.put(key).put(new byte[5]).put(value);
        byte[] type = "iTXt".getBytes(StandardCharsets.US_ASCII);
        CRC32 crc = new CRC32();
        crc.update(type);
        crc.update(data.array());
        out.writeBytes(ByteBuffer.allocate(4).putInt(data.capacity()).array());
        out.writeBytes(type);
        out.writeBytes(data.array());
        out.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
    }
}
