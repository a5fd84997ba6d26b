package app.proofsheet.media.sheet;

import app.proofsheet.media.PictureEncoder;
import app.proofsheet.media.Pixels;

import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.jspecify.annotations.Nullable;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

/** Pages of one PDF; what is drawn waits in a temp file until it is written. */
final class PdfPaper implements SheetPaper, AutoCloseable {

    private final PDDocument document = new PDDocument(IOUtils.createTempFileOnlyStreamCache());
    private final Map<SheetFace, PdfFont> fonts = new EnumMap<>(SheetFace.class);
    private @Nullable PDPageContentStream content;

    PdfPaper(String title) throws IOException {
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setCreator("Proofsheet");
        // Else the time of day is part of the file: the same sheet would never be the same bytes.
        document.setDocumentId(1L);
        for (SheetFace face : SheetFace.values()) {
            fonts.put(face, PdfFont.of(document, face));
        }
    }

    @Override
    public void begin() throws IOException {
        PDPage page = new PDPage(new PDRectangle(SheetLayout.WIDTH, SheetLayout.HEIGHT));
        document.addPage(page);
        content = new PDPageContentStream(document, page);
    }

    @Override
    public void end() throws IOException {
        content().close();
        content = null;
    }

    private PDPageContentStream content() {
        PDPageContentStream open = content;
        if (open == null) {
            throw new IllegalStateException("no page was begun");
        }
        return open;
    }

    private PdfFont font(SheetFace face) {
        PdfFont font = fonts.get(face);
        if (font == null) {
            throw new IllegalStateException("no font for " + face);
        }
        return font;
    }

    @Override
    public float width(String text, SheetFace face, float size) throws IOException {
        return font(face).width(text, size);
    }

    @Override
    public void text(String text, SheetFace face, float size, int rgb, float x, float baseline)
            throws IOException {
        content().setNonStrokingColor(new Color(rgb));
        content().beginText();
        content().setFont(font(face), size);
        content().newLineAtOffset(x, SheetLayout.HEIGHT - baseline);
        content().showText(text);
        content().endText();
    }

    @Override
    public void fill(int rgb, float x, float y, float width, float height) throws IOException {
        content().setNonStrokingColor(new Color(rgb));
        content().addRect(x, SheetLayout.HEIGHT - y - height, width, height);
        content().fill();
    }

    @Override
    public void picture(Pixels pixels, float x, float y, float width, float height)
            throws IOException {
        content()
                .drawImage(
                        JPEGFactory.createFromByteArray(document, PictureEncoder.encode(pixels)),
                        x,
                        SheetLayout.HEIGHT - y - height,
                        width,
                        height);
    }

    /** Writes the document. */
    void write(OutputStream out) throws IOException {
        for (PdfFont font : fonts.values()) {
            font.finish(document);
        }
        document.save(out);
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
