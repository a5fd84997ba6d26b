package app.proofsheet.provider.offline;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.LinearGradientPaint;
import java.awt.Paint;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A sheet of pixels over a part of the picture, drawn on in drawing units. Soft shapes are blurred
 * masks; a layer that is {@link #lock() locked} takes paint only where it already has some, which
 * gives clipping with smooth edges.
 */
final class Layer {
    /** Blurs are computed on masks where the deviation is about this many cells. */
    private static final double CELLS = 4;

    private final BufferedImage image;
    private final int left;
    private final int top;
    private final Graphics2D g;
    private final Deque<AffineTransform> saved = new ArrayDeque<>();
    private int rule = AlphaComposite.SRC_OVER;

    private Layer(BufferedImage image, int left, int top, AffineTransform toDevice) {
        this.image = image;
        this.left = left;
        this.top = top;
        this.g = image.createGraphics();
        hints(g);
        g.translate(-left, -top);
        g.transform(toDevice);
    }

    /** An opaque sheet of {@code width} x {@code height} pixels. */
    static Layer canvas(int width, int height, AffineTransform toDevice) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        return new Layer(image, 0, 0, toDevice);
    }

    /** A clear sheet over the part of this one that {@code bounds} covers in the present units. */
    Layer over(Rectangle2D bounds) {
        AffineTransform now = g.getTransform();
        Rectangle device = now.createTransformedShape(bounds).getBounds();
        device.grow(2, 2);
        Rectangle box = device.intersection(new Rectangle(image.getWidth(), image.getHeight()));
        int w = Math.max(1, box.width);
        int h = Math.max(1, box.height);
        AffineTransform absolute = AffineTransform.getTranslateInstance(left, top);
        absolute.concatenate(now);
        return new Layer(
                new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB_PRE),
                box.x + left,
                box.y + top,
                absolute);
    }

    private static void hints(Graphics2D g) {
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }

    /** From now on paint lands only where this sheet is already painted. */
    Layer lock() {
        rule = AlphaComposite.SRC_ATOP;
        return this;
    }

    /** Paint lands everywhere again. */
    Layer unlock() {
        rule = AlphaComposite.SRC_OVER;
        return this;
    }

    Layer push() {
        saved.push(g.getTransform());
        return this;
    }

    Layer pop() {
        g.setTransform(saved.pop());
        return this;
    }

    Layer move(double x, double y) {
        g.translate(x, y);
        return this;
    }

    Layer turn(double degrees) {
        g.rotate(Math.toRadians(degrees));
        return this;
    }

    Layer size(double x, double y) {
        g.scale(x, y);
        return this;
    }

    /** Pixels per drawing unit at present. */
    double density() {
        return Math.sqrt(Math.abs(g.getTransform().getDeterminant()));
    }

    /**
     * How much of a fine texture shows: threads narrower than a pixel average out, so a small
     * picture shows them faintly and a large one in full.
     */
    double detail() {
        return Math.clamp((density() - .55) * .7, .15, 1);
    }

    /** From the present drawing units to pixels of the whole picture. */
    AffineTransform toPicture() {
        AffineTransform t = AffineTransform.getTranslateInstance(left, top);
        t.concatenate(g.getTransform());
        return t;
    }

    Layer fill(String path, int rgb, double opacity) {
        return fill(SvgPath.of(path), rgb, opacity);
    }

    Layer fill(String path, Paint paint, double opacity) {
        return fill(SvgPath.of(path), paint, opacity);
    }

    Layer fill(Shape shape, int rgb, double opacity) {
        return fill(shape, Tint.color(rgb), opacity);
    }

    Layer fill(Shape shape, Paint paint, double opacity) {
        g.setComposite(AlphaComposite.getInstance(rule, (float) opacity));
        g.setPaint(paint);
        g.fill(shape);
        return this;
    }

    Layer line(String path, int rgb, double width, double opacity) {
        return line(SvgPath.of(path), rgb, width, opacity);
    }

    Layer line(Shape path, int rgb, double width, double opacity) {
        return fill(outline(path, width, BasicStroke.CAP_ROUND), rgb, opacity);
    }

    /** A line with square ends. */
    Layer cut(String path, int rgb, double width, double opacity) {
        return fill(outline(SvgPath.of(path), width, BasicStroke.CAP_BUTT), rgb, opacity);
    }

    static Shape outline(Shape path, double width, int cap) {
        return new BasicStroke((float) width, cap, BasicStroke.JOIN_ROUND).createStrokedShape(path);
    }

    Layer softLine(String path, int rgb, double width, double opacity, double sigma) {
        Shape shape = outline(SvgPath.of(path), width, BasicStroke.CAP_ROUND);
        return soft(shape, rgb, opacity, sigma);
    }

    Layer soft(String path, int rgb, double opacity, double sigma) {
        return soft(SvgPath.of(path), rgb, opacity, sigma);
    }

    /** The shape blurred by a bell of deviation {@code sigma} drawing units. */
    Layer soft(Shape shape, int rgb, double opacity, double sigma) {
        AffineTransform now = g.getTransform();
        Shape device = now.createTransformedShape(shape);
        double pixels = sigma * density();
        int step = Math.max(1, (int) Math.floor(pixels / CELLS));
        int reach = (int) Math.ceil(pixels * 3.2) + 2 * step;
        Rectangle box = device.getBounds();
        box.grow(reach, reach);
        Rectangle sheet = new Rectangle(image.getWidth(), image.getHeight());
        sheet.grow(reach, reach);
        box = box.intersection(sheet);
        if (box.isEmpty()) {
            return this;
        }
        // Cells sit on a grid of the whole picture, so a layer's offset never shifts a blur.
        int x0 = Math.floorDiv(box.x + left, step) * step - left;
        int y0 = Math.floorDiv(box.y + top, step) * step - top;
        int w = (box.x + box.width - x0) / step + 2;
        int h = (box.y + box.height - y0) / step + 2;
        BufferedImage mask = mask(device, x0, y0, step, w, h);
        tint(mask, rgb, pixels / step);
        g.setTransform(new AffineTransform());
        g.setComposite(AlphaComposite.getInstance(rule, (float) opacity));
        if (step == 1) {
            g.drawImage(mask, x0, y0, null);
        } else {
            g.drawImage(mask, new AffineTransform(step, 0, 0, step, x0, y0), null);
        }
        g.setTransform(now);
        return this;
    }

    private static BufferedImage mask(Shape device, int x0, int y0, int step, int w, int h) {
        BufferedImage mask = new BufferedImage(w, h, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D m = mask.createGraphics();
        hints(m);
        m.scale(1.0 / step, 1.0 / step);
        m.translate(-x0, -y0);
        m.setColor(Color.WHITE);
        m.fill(device);
        m.dispose();
        return mask;
    }

    private static void tint(BufferedImage mask, int rgb, double sigma) {
        int[] px = Soften.pixels(mask);
        float[] alpha = new float[px.length];
        for (int i = 0; i < px.length; i++) {
            alpha[i] = px[i] >>> 24;
        }
        Soften.plane(alpha, mask.getWidth(), mask.getHeight(), sigma, false);
        float r = (rgb >> 16 & 255) / 255f;
        float gr = (rgb >> 8 & 255) / 255f;
        float b = (rgb & 255) / 255f;
        for (int i = 0; i < px.length; i++) {
            float a = alpha[i];
            px[i] =
                    (int) (a + .5f) << 24
                            | (int) (a * r + .5f) << 16
                            | (int) (a * gr + .5f) << 8
                            | (int) (a * b + .5f);
        }
    }

    /** Lays {@code other} on this sheet where it belongs. */
    Layer lay(Layer other, double opacity) {
        AffineTransform now = g.getTransform();
        g.setTransform(new AffineTransform());
        g.setComposite(AlphaComposite.getInstance(rule, (float) opacity));
        g.drawImage(other.image, other.left - left, other.top - top, null);
        g.setTransform(now);
        return this;
    }

    Layer lay(Layer other) {
        return lay(other, 1);
    }

    /** Stretches a picture over the whole sheet. */
    Layer stretch(BufferedImage picture) {
        AffineTransform now = g.getTransform();
        g.setTransform(new AffineTransform());
        g.setComposite(AlphaComposite.Src);
        g.drawImage(picture, 0, 0, image.getWidth(), image.getHeight(), null);
        g.setTransform(now);
        return this;
    }

    /** Multiplies each painted pixel's colour by what {@code shader} says. */
    Layer shade(Shader shader) {
        int[] px = Soften.pixels(image);
        int w = image.getWidth();
        int h = image.getHeight();
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                int p = px[y * w + x];
                int a = p >>> 24;
                if (a == 0) {
                    continue;
                }
                float f = shader.factor(x + left, y + top);
                px[y * w + x] =
                        a << 24 | lit(p >> 16, f, a) << 16 | lit(p >> 8, f, a) << 8 | lit(p, f, a);
            }
        }
        return this;
    }

    private static int lit(int channel, float factor, int limit) {
        return Math.clamp((int) ((channel & 255) * factor + .5f), 0, limit);
    }

    /** Keeps only what lies where {@code stencil}, a sheet of the same place, is painted. */
    Layer within(Layer stencil) {
        AffineTransform now = g.getTransform();
        g.setTransform(new AffineTransform());
        g.setComposite(AlphaComposite.DstIn);
        g.drawImage(stencil.image, stencil.left - left, stencil.top - top, null);
        g.setTransform(now);
        return this;
    }

    /** Fades the sheet to nothing between two places along the present x axis. */
    Layer fadeOut(double from, double to) {
        LinearGradientPaint paint =
                new LinearGradientPaint(
                        new Point2D.Double(from, 0),
                        new Point2D.Double(to, 0),
                        new float[] {0, 1},
                        new Color[] {Color.BLACK, new Color(0, 0, 0, 0)});
        g.setComposite(AlphaComposite.DstIn);
        g.setPaint(paint);
        g.fill(new Rectangle2D.Double(-5000, -5000, 10000, 10000));
        return this;
    }

    BufferedImage image() {
        return image;
    }

    /** The brightness of one pixel of the picture, 1 = as it is. */
    @FunctionalInterface
    interface Shader {
        float factor(int x, int y);
    }

    static Shape oval(double cx, double cy, double rx, double ry) {
        return new Ellipse2D.Double(cx - rx, cy - ry, 2 * rx, 2 * ry);
    }

    static Shape rect(double x, double y, double w, double h) {
        return new Rectangle2D.Double(x, y, w, h);
    }

    static Shape round(double x, double y, double w, double h, double r) {
        return new RoundRectangle2D.Double(x, y, w, h, 2 * r, 2 * r);
    }
}
