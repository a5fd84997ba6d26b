package app.proofsheet.media.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.handover.SheetForm;
import app.proofsheet.folder.FolderFixture;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.imageio.ImageIO;

class SheetPrinterTest {

    @TempDir Path folder;

    private ContactSheet sheet(int pictures, String title) throws IOException {
        Path file = folder.resolve("red.png");
        BufferedImage red = new BufferedImage(90, 160, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 90 * 160; i++) {
            red.setRGB(i % 90, i / 90, 0xff0000);
        }
        ImageIO.write(red, "png", file.toFile());
        List<ContactSheet.Tile> tiles = new ArrayList<>();
        for (int i = 0; i < pictures; i++) {
            tiles.add(tile(file, "%03d-01".formatted(i + 1)));
        }
        return new ContactSheet(title, "autumn", tiles, 4);
    }

    private static ContactSheet.Tile tile(Path file, String label) {
        return new ContactSheet.Tile(
                file,
                new PixelSize(90, 160),
                label,
                4,
                "image-run-001",
                "image-nano-banana-2-text",
                PictureState.APPROVED,
                "Approved by Zoë, 2026-11-22");
    }

    private static List<byte[]> print(ContactSheet sheet, SheetForm form) throws IOException {
        List<byte[]> files = new ArrayList<>();
        new SheetPrinter(sheet, form)
                .print(
                        (number, leaf) -> {
                            ByteArrayOutputStream out = new ByteArrayOutputStream();
                            leaf.write(out);
                            files.add(out.toByteArray());
                        },
                        () -> {});
        return files;
    }

    @Test
    void pagesOfAPngAreA4At200DotsAndShowThePictures() throws IOException {
        ContactSheet sheet = sheet(13, "Mara");
        assertThat(new SheetPrinter(sheet, SheetForm.PNG).names("s"))
                .containsExactly("s-01.png", "s-02.png");
        List<byte[]> pages = print(sheet, SheetForm.PNG);
        assertThat(pages).hasSize(2);
        BufferedImage page = ImageIO.read(new ByteArrayInputStream(pages.getFirst()));
        assertThat(page.getWidth()).isEqualTo(1653);
        assertThat(page.getHeight()).isEqualTo(2339);
        SheetLayout layout = SheetLayout.of(sheet);
        assertThat(layout.perPage()).isEqualTo(12);
        int x = Math.round((layout.x(0) + 20) * SheetPaper.SHARPNESS);
        int y = Math.round((layout.y(0) + layout.boxHeight() / 2) * SheetPaper.SHARPNESS);
        assertThat(page.getRGB(x, y) & 0xffffff).isEqualTo(0xff0000);
        assertThat(page.getRGB(1652, 2338) & 0xffffff).isEqualTo(0xffffff);
    }

    @Test
    void aPdfHasItsFontsAndCanBeSearchedAndDrawn() throws IOException {
        byte[] file = print(sheet(13, "Mara – Ελλάδα"), SheetForm.PDF).getFirst();
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            String text = new PDFTextStripper().getText(document);
            assertThat(text)
                    .contains("Mara – Ελλάδα", "013-01", "★★★★", "Approved by Zoë", "Page 2 of 2");
            for (var name : document.getPage(0).getResources().getFontNames()) {
                assertThat(document.getPage(0).getResources().getFont(name).isEmbedded()).isTrue();
            }
            BufferedImage page = new PDFRenderer(document).renderImage(0);
            assertThat(page.getRGB(60, 200) & 0xffffff).isBetween(0xfd0000, 0xff0303);
        }
    }

    @Test
    void charactersNoFontHasBecomeQuestionMarks() throws IOException {
        byte[] file = print(sheet(1, "桌面 Mara\n"), SheetForm.PDF).getFirst();
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(new PDFTextStripper().getText(document)).contains("?? Mara");
        }
        assertThat(print(sheet(1, "桌面 Mara\n"), SheetForm.PNG)).hasSize(1);
    }

    @Test
    void htmlIsEscapedAndNeedsNoNetwork() throws IOException {
        ContactSheet plain = sheet(1, "<script>alert('x')</script> & \"co\"");
        String html = new String(print(plain, SheetForm.HTML).getFirst(), StandardCharsets.UTF_8);
        assertThat(html)
                .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt; &amp; &quot;co&quot;")
                .doesNotContain("<script", "http:", "https:", "file:")
                .contains("src=\"data:image/jpeg;base64,");
    }

    @Test
    void aBrokenPictureHasItsPlaceAndTheOthersAreShown() throws IOException {
        Path broken = FolderFixture.write(folder.resolve("broken.png"), "no picture");
        List<ContactSheet.Tile> tiles = new ArrayList<>(sheet(1, "Mara").tiles());
        tiles.add(tile(broken, "002-01"));
        tiles.add(tile(folder.resolve("gone.png"), "003-01"));
        ContactSheet sheet = new ContactSheet("Mara", "", tiles, 4);
        String html = new String(print(sheet, SheetForm.HTML).getFirst(), StandardCharsets.UTF_8);
        assertThat(html.split("cannot be shown", -1)).hasSize(3);
        try (PDDocument document = Loader.loadPDF(print(sheet, SheetForm.PDF).getFirst())) {
            assertThat(new PDFTextStripper().getText(document)).contains("cannot be shown");
        }
        assertThat(Files.exists(broken)).isTrue();
    }
}
