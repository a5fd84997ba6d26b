package app.proofsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;

class PictureDecoderTest {

    private static final int RED = 0xFFD02020;
    private static final int GREEN = 0xFF20B040;
    private static final int BLUE = 0xFF2040C0;
    private static final int YELLOW = 0xFFE0D020;

    @TempDir private Path folder;

    private final PictureDecoder decoder = new PictureDecoder();

    /** Four corners of different colours: red, green, blue, yellow in reading order. */
    private static Pixels corners(int width, int height) {
        int[] values = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean isLeft = x < width / 2;
                boolean isTop = y < height / 2;
                values[y * width + x] = isTop ? (isLeft ? RED : GREEN) : isLeft ? BLUE : YELLOW;
            }
        }
        return new Pixels(width, height, values, true);
    }

    private Path write(String name, byte[] bytes) throws IOException {
        return Files.write(folder.resolve(name), bytes);
    }

    /** The same kind of colour, whatever JPEG did to it. */
    private static void assertColour(Pixels picture, int x, int y, int colour) {
        int value = picture.at(x, y);
        for (int shift : new int[] {0, 8, 16}) {
            assertThat((value >> shift & 0xFF) - (colour >> shift & 0xFF)).isBetween(-24, 24);
        }
    }

    @Test
    void aPngComesBackExactly() throws IOException {
        Pixels picture = corners(40, 60);

        Pixels read = decoder.decode(write("a.png", PictureEncoder.png(picture)));

        assertThat(read.argb()).isEqualTo(picture.argb());
        assertThat(read.isOpaque()).isTrue();
    }

    @Test
    void transparencyIsKept() throws IOException {
        int[] values = new int[4];
        Arrays.fill(values, 0x80402010);

        Pixels read =
                decoder.decode(write("a.png", PictureEncoder.png(new Pixels(2, 2, values, false))));

        assertThat(read.isOpaque()).isFalse();
        assertThat(read.at(0, 0) >>> 24).isEqualTo(0x80);
    }

    @Test
    void aPictureIsMadeSmallerAsAsked() throws IOException {
        for (byte[] bytes :
                new byte[][] {
                    PictureEncoder.png(corners(400, 800)), PictureEncoder.encode(corners(400, 800))
                }) {
            Pixels small = decoder.decode(write("a.png", bytes), 100);

            assertThat(small.width()).isEqualTo(50);
            assertThat(small.height()).isEqualTo(100);
            assertColour(small, 5, 5, RED);
            assertColour(small, 45, 95, YELLOW);
        }
    }

    @Test
    void webpIsRead() throws IOException {
        byte[] lossy =
                Base64.getDecoder()
                        .decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
        byte[] lossless =
                Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");

        assertThat(decoder.decode(write("a.webp", lossy)).width()).isEqualTo(1);
        assertThat(decoder.decode(write("b.png", lossless)).height()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3", "4", "5", "6", "7", "8"})
    void aTurnedJpegIsShownUpright(int orientation) throws IOException {
        // The camera stored the scene turned; the tag says how to turn it back.
        Pixels scene = corners(64, 96);
        Pixels stored = storedAs(scene, orientation);
        byte[] jpeg = withOrientation(PictureEncoder.encode(stored), orientation);

        Pixels read = decoder.decode(write("a.jpg", jpeg));

        assertThat(read.width()).isEqualTo(64);
        assertThat(read.height()).isEqualTo(96);
        assertColour(read, 8, 8, RED);
        assertColour(read, 56, 8, GREEN);
        assertColour(read, 8, 88, BLUE);
        assertColour(read, 56, 88, YELLOW);
    }

    /** What a camera held that way would have stored: EXIF says where row 0 and column 0 are. */
    private static Pixels storedAs(Pixels scene, int orientation) {
        int w = scene.width();
        int h = scene.height();
        boolean isTurned = orientation >= 5;
        int sw = isTurned ? h : w;
        int sh = isTurned ? w : h;
        int[] out = new int[w * h];
        for (int r = 0; r < sh; r++) {
            for (int c = 0; c < sw; c++) {
                int value =
                        switch (orientation) {
                            case 1 -> scene.at(c, r); // row 0 top, column 0 left
                            case 2 -> scene.at(w - 1 - c, r); // top, right
                            case 3 -> scene.at(w - 1 - c, h - 1 - r); // bottom, right
                            case 4 -> scene.at(c, h - 1 - r); // bottom, left
                            case 5 -> scene.at(r, c); // left, top
                            case 6 -> scene.at(w - 1 - r, c); // right, top
                            case 7 -> scene.at(w - 1 - r, h - 1 - c); // right, bottom
                            default -> scene.at(r, h - 1 - c); // left, bottom
                        };
                out[r * sw + c] = value;
            }
        }
        return new Pixels(sw, sh, out, true);
    }

    private static byte[] withOrientation(byte[] jpeg, int orientation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(out);
        data.write(jpeg, 0, 2);
        data.writeShort(0xFFE1);
        data.writeShort(2 + 6 + 8 + 2 + 12 + 4);
        data.write("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
        data.writeBytes("MM");
        data.writeShort(42);
        data.writeInt(8);
        data.writeShort(1);
        data.writeShort(0x0112);
        data.writeShort(3);
        data.writeInt(1);
        data.writeShort(orientation);
        data.writeShort(0);
        data.writeInt(0);
        data.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    @Test
    void anEmptyFileIsNamed() throws IOException {
        Path file = write("image-run-001-a01-001.png", new byte[0]);

        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessage("image-run-001-a01-001.png is empty (0 bytes).");
    }

    @Test
    void aTextIsNotAPicture() throws IOException {
        Path file = write("a.png", "hello".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("not a PNG, JPEG or WebP");
    }

    @Test
    void halfAFileIsRefusedWithASentence() throws IOException {
        byte[] whole = PictureEncoder.png(corners(200, 200));
        Path file = write("a.png", Arrays.copyOf(whole, whole.length / 2));

        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("a.png cannot be read");
    }

    @Test
    void aMissingFileIsNotOnDisk() {
        assertThatThrownBy(() -> decoder.decode(folder.resolve("gone.png")))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("gone.png is not on disk any more");
    }

    @Test
    void aDeclaredSizeBeyondTheLimitIsRefusedBeforeDecoding() throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream data = new DataOutputStream(header);
        data.writeBytes("IHDR");
        data.writeInt(30_000);
        data.writeInt(30_000);
        data.write(new byte[] {8, 6, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.toByteArray());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DataOutputStream png = new DataOutputStream(out);
        png.writeLong(0x89504E470D0A1A0AL);
        png.writeInt(13);
        png.write(header.toByteArray());
        png.writeInt((int) crc.getValue());
        Path file = write("bomb.png", out.toByteArray());

        assertThatThrownBy(() -> decoder.decode(file))
                .isInstanceOf(UnreadablePictureException.class)
                .hasMessageContaining("bomb.png declares 30,000 × 30,000 pixels");
    }
}
