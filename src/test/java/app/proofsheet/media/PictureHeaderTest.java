package app.proofsheet.media;

import static app.proofsheet.folder.FolderFixture.pngBytes;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PixelSize;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

import javax.imageio.ImageIO;

class PictureHeaderTest {

    @TempDir Path folder;

    @Test
    void readsPngJpegAndGif() throws IOException {
        for (String format : new String[] {"png", "jpeg", "gif"}) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(31, 57, BufferedImage.TYPE_INT_RGB), format, out);

            PictureHeader header = PictureHeader.read(out.toByteArray());

            assertThat(header).isEqualTo(new PictureHeader(format, new PixelSize(31, 57), null));
        }
    }

    @Test
    void readsTheThreeKindsOfWebp() {
        assertThat(webp("56503858 0a000000 10000000 1f0000 390000").size())
                .isEqualTo(new PixelSize(32, 58));
        assertThat(webp("5650384c 0a000000 2f 1f400e00 00000000").size())
                .isEqualTo(new PixelSize(32, 58));
        assertThat(webp("56503820 0a000000 300100 9d012a 2000 3a00 0000").size())
                .isEqualTo(new PixelSize(32, 58));
    }

    @Test
    void findsTheSizeBehindLongJpegSegments() throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 9, BufferedImage.TYPE_INT_RGB), "jpeg", plain);
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write(plain.toByteArray(), 0, 2);
        for (int i = 0; i < 3; i++) {
            padded.write(new byte[] {(byte) 0xff, (byte) 0xe2, (byte) 0xff, (byte) 0xff});
            padded.write(new byte[65_533]);
        }
        padded.write(plain.toByteArray(), 2, plain.size() - 2);

        assertThat(PictureHeader.read(padded.toByteArray()).size()).isEqualTo(new PixelSize(8, 9));
    }

    @Test
    void typeComesFromTheBytesNotTheName() throws IOException {
        Path file = Files.write(folder.resolve("photo.jpg"), pngBytes(3, 4, 1));

        PictureHeader header = PictureHeader.read(file);

        assertThat(header.format()).isEqualTo("png");
        assertThat(header.extension()).contains("png");
        assertThat(header.mimeType()).contains("image/png");
        assertThat(header.problem()).isNull();
    }

    @Test
    void refusesDeclaredSizesThatWouldNotFit() throws IOException {
        PictureHeader huge = PictureHeader.read(declared(30_000, 30_000));
        assertThat(huge.size()).isEqualTo(new PixelSize(30_000, 30_000));
        assertThat(huge.problem()).contains("30000 × 30000").contains("200 megapixels");

        assertThat(PictureHeader.read(declared(65_536, 2)).problem()).isNotNull();
        assertThat(PictureHeader.read(declared(-1, -1)).problem()).isNotNull();
        assertThat(PictureHeader.read(declared(0, 5)).problem()).contains("no size");
        assertThat(PictureHeader.read(declared(10_000, 20_000)).problem()).isNull();
    }

    @Test
    void saysWhyAFileIsNoPicture() throws IOException {
        assertThat(PictureHeader.read(new byte[0]).problem()).contains("empty (0 bytes)");
        assertThat(PictureHeader.read("<html>".getBytes()).problem()).contains("not a PNG");
        assertThat(PictureHeader.read(folder.resolve("none")).problem()).contains("gone");
        byte[] png = pngBytes(3, 4, 1);
        for (int length = 8; length < 24; length++) {
            assertThat(PictureHeader.read(Arrays.copyOf(png, length)).problem())
                    .contains("ends in the middle");
        }
        byte[] cutJpeg = {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J'};
        assertThat(PictureHeader.read(cutJpeg).problem()).contains("ends in the middle");
    }

    private static byte[] declared(int width, int height) throws IOException {
        byte[] png = pngBytes(1, 1, 1);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        return png;
    }

    private static PictureHeader webp(String chunk) {
        String hex = "52494646 00000000 57454250" + chunk;
        byte[] bytes = HexFormat.of().parseHex(hex.replace(" ", ""));
        return PictureHeader.read(Arrays.copyOf(bytes, Math.max(bytes.length, 30)));
    }
}
