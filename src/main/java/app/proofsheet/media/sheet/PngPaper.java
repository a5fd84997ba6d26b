package app.proofsheet.media.sheet;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.media.Pixels;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.Map;

import javax.imageio.ImageIO;

/** A page as one PNG of 200 dots per inch. */
final class PngPaper implements SheetPaper {

    private final Map<SheetFace, Font> fonts = new EnumMap<>(SheetFace.class);
    private final FontRenderContext exact =
            new FontRenderContext(new AffineTransform(), true, true);
    private final BufferedImage image =
            new BufferedImage(
                    Math.round(SheetLayout.WIDTH * SHARPNESS),
                    Math.round(SheetLayout.HEIGHT * SHARPNESS),
                    BufferedImage.TYPE_INT_RGB);
    private final Graphics2D graphics = image.createGraphics();

    /**
     * Paper for one page after the other.
     *
     * @throws FailureException {@code text_libraries_missing} where Java cannot draw text
     */
    PngPaper() throws IOException {
        try {
            for (SheetFace face : SheetFace.values()) {
                Font font =
                        Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(face.bytes()));
                // Metrics are the first thing that needs the libraries of the system.
                font.getStringBounds("A", exact);
                fonts.put(face, font);
            }
        } catch (FontFormatException | LinkageError | InternalError | RuntimeException e) {
            throw noText(e);
        }
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.scale(SHARPNESS, SHARPNESS);
    }

    private static FailureException noText(Throwable cause) {
        return new FailureException(
                Failure.of(
                                "text_libraries_missing",
                                FailureKind.STATE,
                                "A contact sheet as PNG cannot be drawn: this system lacks the"
                                        + " libraries for text (FreeType, Fontconfig).")
                        .withNext("Install them, or make the sheet as PDF or HTML.")
                        .withDetail(cause.toString()),
                cause);
    }

    @Override
    public void begin() {
        // A little over the edge: the last pixels would be mixed with black.
        fill(0xffffff, -1, -1, SheetLayout.WIDTH + 2, SheetLayout.HEIGHT + 2);
    }

    @Override
    public void end() {
        // The page stays until the next one begins.
    }

    /** Writes the page as it is now. */
    void write(OutputStream out) throws IOException {
        if (!ImageIO.write(image, "png", out)) {
            throw new IllegalStateException("no PNG writer in this Java");
        }
    }

    @Override
    public float width(String text, SheetFace face, float size) {
        return (float) font(face, size).getStringBounds(printable(text, face), exact).getWidth();
    }

    @Override
    public void text(String text, SheetFace face, float size, int rgb, float x, float baseline) {
        graphics.setColor(new Color(rgb));
        graphics.setFont(font(face, size));
        graphics.drawString(printable(text, face), x, baseline);
    }

    @Override
    public void fill(int rgb, float x, float y, float width, float height) {
        graphics.setColor(new Color(rgb));
        graphics.fill(new Rectangle2D.Float(x, y, width, height));
    }

    @Override
    public void picture(Pixels pixels, float x, float y, float width, float height) {
        BufferedImage picture =
                new BufferedImage(pixels.width(), pixels.height(), BufferedImage.TYPE_INT_RGB);
        picture.setRGB(0, 0, pixels.width(), pixels.height(), pixels.argb(), 0, pixels.width());
        AffineTransform into = AffineTransform.getTranslateInstance(x, y);
        into.scale(width / pixels.width(), height / pixels.height());
        graphics.drawImage(picture, into, null);
    }

    private Font font(SheetFace face, float size) {
        Font font = fonts.get(face);
        if (font == null) {
            throw new IllegalStateException("no font for " + face);
        }
        return font.deriveFont(size);
    }

    private String printable(String text, SheetFace face) {
        Font font = font(face, 1);
        StringBuilder shown = new StringBuilder();
        text.codePoints()
                .map(c -> c < ' ' ? ' ' : font.canDisplay(c) ? c : '?')
                .forEach(shown::appendCodePoint);
        return shown.toString();
    }
}
