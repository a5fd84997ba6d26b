package app.proofsheet.provider.offline;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

/**
 * Which part of the drawing a picture of some size shows. The person stays in the middle and keeps
 * their shape; a wider picture shows more wall and desk, a taller one more wall above.
 *
 * @param width pixels
 * @param height pixels
 * @param x left edge in drawing units
 * @param y top edge in drawing units
 * @param w shown width in drawing units
 * @param h shown height in drawing units
 */
record Frame(int width, int height, double x, double y, double w, double h) {
    private static final double TALL = 1280;
    private static final double WIDE = 1130;
    private static final double NARROW = 720;

    static Frame of(int width, int height) {
        double ratio = (double) width / height;
        double portrait = NARROW / TALL;
        if (ratio <= portrait) {
            double h = NARROW / ratio;
            return new Frame(width, height, 0, -(h - TALL) * .62, NARROW, h);
        }
        double t = Math.clamp((ratio - portrait) / (16.0 / 9 - portrait), 0, 1);
        double h = TALL + (WIDE - TALL) * Math.sqrt(t);
        double w = h * ratio;
        return new Frame(width, height, NARROW / 2 - w / 2, TALL - h, w, h);
    }

    /** Pixels per drawing unit. */
    double density() {
        return width / w;
    }

    /** How much wider than the usual frame this one is, on each side. */
    double extra() {
        return Math.max(0, (w - NARROW) / 2);
    }

    Rectangle2D area() {
        return new Rectangle2D.Double(x, y, w, h);
    }

    AffineTransform toDevice() {
        AffineTransform t = AffineTransform.getScaleInstance(width / w, height / h);
        t.translate(-x, -y);
        return t;
    }

    /** The same view at about {@code pixelsPerUnit}. */
    Frame at(double pixelsPerUnit) {
        return new Frame(
                (int) Math.ceil(w * pixelsPerUnit), (int) Math.ceil(h * pixelsPerUnit), x, y, w, h);
    }
}
