package app.proofsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

class PngTextTest {
    @TempDir private Path folder;

    @Test
    void textsSurviveInUtf8AndPixelsStayAsTheyWere() throws IOException {
        byte[] png = picture();

        byte[] tagged = PngText.with(png, Map.of("Title", "Skizze für «Ana» – 人"));

        assertThat(PngText.read(tagged)).containsEntry("Title", "Skizze für «Ana» – 人");
        assertThat(rgb(tagged)).isEqualTo(rgb(png));
        Path file = Files.write(folder.resolve("a.png"), tagged);
        assertThat(PngText.read(file)).containsOnlyKeys("Title");
    }

    @Test
    void aTextReplacesAnEarlierOneOfItsKeywordAndLeavesOthers() throws IOException {
        byte[] first = PngText.with(picture(), Map.of("Software", "one", "Author", "me"));

        byte[] second = PngText.with(first, Map.of("Software", "two"));

        assertThat(PngText.read(second))
                .containsEntry("Software", "two")
                .containsEntry("Author", "me")
                .hasSize(2);
    }

    @Test
    void readsPlainAndCompressedTextsOfOtherWriters() throws IOException {
        assertThat(PngText.read(foreign("tEXt", "tEXtEntry")))
                .containsEntry("Comment", "café, ten times: café café café café");
        assertThat(PngText.read(foreign("zTXt", "zTXtEntry")))
                .containsEntry("Comment", "café, ten times: café café café café");
    }

    @Test
    void refusesWhatIsNoPngAndWhatIsCutOff() throws IOException {
        byte[] cut = Arrays.copyOf(PngText.with(picture(), Map.of("A", "b")), 60);

        assertThatThrownBy(() -> PngText.read(new byte[] {1, 2, 3}))
                .hasMessageContaining("not a PNG");
        assertThatThrownBy(() -> PngText.read(cut)).hasMessageContaining("cut off");
        assertThatThrownBy(() -> PngText.with(cut, Map.of("A", "c")))
                .hasMessageContaining("cut off");
        assertThatThrownBy(() -> PngText.with(new byte[0], Map.of()))
                .hasMessageContaining("not a PNG");
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(7, 5, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 35; i++) {
            image.setRGB(i % 7, i / 7, i * 7001);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private static int[] rgb(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        return image.getRGB(0, 0, 7, 5, null, 0, 7);
    }

    /** A picture with a text written by the JDK. */
    private static byte[] foreign(String list, String entryName) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        BufferedImage image = new BufferedImage(4, 4, BufferedImage.TYPE_INT_RGB);
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode entry = new IIOMetadataNode(entryName);
        entry.setAttribute("keyword", "Comment");
        String text = "café, ten times: café café café café";
        if (list.equals("tEXt")) {
            entry.setAttribute("value", text);
        } else {
            entry.setAttribute("compressionMethod", "deflate");
            entry.setAttribute("text", text);
        }
        IIOMetadataNode holder = new IIOMetadataNode(list);
        holder.appendChild(entry);
        IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
        root.appendChild(holder);
        metadata.mergeTree("javax_imageio_png_1.0", root);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(image, null, metadata));
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
