package app.proofsheet.provider.offline;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Comment segments of a JPEG, which stand in for the texts of a PNG. */
final class JpegComments {
    private static final int COMMENT = 0xfe;
    private static final int SCAN = 0xda;
    private static final int MOST = 65_533;

    private JpegComments() {}

    /** The same picture with more comments after its start marker. */
    static byte[] with(byte[] jpeg, List<String> comments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(jpeg.length + 4096);
        int at = 2;
        out.write(jpeg, 0, 2);
        if (jpeg.length > 6 && (jpeg[2] & 255) == 0xff && (jpeg[3] & 255) == 0xe0) {
            // The JFIF header has to stay first.
            at = Math.min(jpeg.length, 4 + length(jpeg, 4));
            out.write(jpeg, 2, at - 2);
        }
        for (String comment : comments) {
            byte[] text = comment.getBytes(StandardCharsets.UTF_8);
            if (text.length > MOST) {
                throw new IllegalArgumentException("a JPEG comment has 65533 bytes at most");
            }
            out.write(0xff);
            out.write(COMMENT);
            out.write(text.length + 2 >> 8);
            out.write(text.length + 2);
            out.writeBytes(text);
        }
        out.write(jpeg, at, jpeg.length - at);
        return out.toByteArray();
    }

    /** All comments before the picture data; none when the bytes are no JPEG. */
    static List<String> read(byte[] jpeg) {
        List<String> comments = new ArrayList<>();
        if (jpeg.length < 4 || (jpeg[0] & 255) != 0xff || (jpeg[1] & 255) != 0xd8) {
            return comments;
        }
        int at = 2;
        while (at + 4 <= jpeg.length && (jpeg[at] & 255) == 0xff) {
            int marker = jpeg[at + 1] & 255;
            int length = length(jpeg, at + 2);
            if (marker == SCAN || length < 2 || at + 2 + length > jpeg.length) {
                break;
            }
            if (marker == COMMENT) {
                comments.add(new String(jpeg, at + 4, length - 2, StandardCharsets.UTF_8));
            }
            at += 2 + length;
        }
        return comments;
    }

    private static int length(byte[] jpeg, int at) {
        return (jpeg[at] & 255) << 8 | jpeg[at + 1] & 255;
    }
}
