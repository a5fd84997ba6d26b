package app.proofsheet.ui;

import app.proofsheet.domain.asset.PixelSize;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.imageio.ImageIO;

/** Draws small vertical portraits for tests, so that tiles can be told apart by eye. */
public final class SamplePictures {

    private SamplePictures() {}

    /** Writes a PNG; the same seed and look draw the same picture. */
    public static void portrait(Path file, PixelSize size, int seed, int look) {
        int w = size.width();
        int h = size.height();
        BufferedImage image = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        float hue = (seed * 37 % 360) / 360f;
        g.setPaint(
                new GradientPaint(
                        0,
                        0,
                        Color.getHSBColor(0.11f, 0.12f, 0.93f),
                        w,
                        h,
                        Color.getHSBColor(0.09f, 0.28f, 0.62f)));
        g.fillRect(0, 0, w, h);
        g.setColor(Color.getHSBColor(hue, 0.35f, look % 2 == 0 ? 0.55f : 0.8f));
        g.fill(new RoundRectangle2D.Double(w * .1, h * .5, w * .8, h * .6, w * .4, w * .4));
        g.setColor(Color.getHSBColor(0.06f, 0.6f, 0.2f + seed % 5 * 0.05f));
        g.fill(new Ellipse2D.Double(w * .25, h * .16, w * .5, h * .4));
        g.setColor(Color.getHSBColor(0.07f, 0.38f, 0.9f));
        g.fill(new Ellipse2D.Double(w * .31, h * .22, w * .38, h * .28));
        g.setColor(new Color(0x2b1c14));
        g.fill(new Ellipse2D.Double(w * .39, h * .34, w * .05, h * .02));
        g.fill(new Ellipse2D.Double(w * .56, h * .34, w * .05, h * .02));
        g.setColor(new Color(0x8a5a35));
        g.fillRect(0, (int) (h * .9), w, h);
        g.dispose();
        try {
            Files.createDirectories(file.getParent());
            ImageIO.write(image, "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
