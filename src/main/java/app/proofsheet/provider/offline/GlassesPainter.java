package app.proofsheet.provider.offline;

import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws glasses with their shadow and the window's reflection, around the origin of the head. */
final class GlassesPainter {
    private final Scene.Person person;
    private final Face face;
    private final int s;

    GlassesPainter(Scene scene) {
        this.person = scene.person();
        this.face = Face.of(person);
        this.s = scene.light().side().sign();
    }

    void paint(Layer c) {
        if (person.glasses() == Scene.Glasses.NONE) {
            return;
        }
        int frame = person.frame();
        Shape left = lens(-1, 0);
        Shape right = lens(1, 0);
        c.push().move(-s * 2, 7);
        for (Shape rim : new Shape[] {left, right}) {
            c.soft(Layer.outline(rim, 8, 0), 0x3a1d12, .26, 3.6);
        }
        c.pop();
        glass(c, -1);
        glass(c, 1);
        double inner = face.eyeGap() + 1 - 33;
        double outer = face.eyeGap() + 1 + 36;
        String bridge = "M-" + inner + ",2 C-5,-6 5,-6 " + inner + ",2";
        String arms = "M-" + outer + ",0 L-101,-8 M" + outer + ",0 L101,-8";
        c.line(bridge, Tint.dark(frame, .3), 5.8, 1);
        c.cut(arms, frame, 5.2, 1);
        for (Shape rim : new Shape[] {left, right}) {
            c.line(rim, Tint.dark(frame, .35), 5.8, 1);
            c.line(rim, frame, 4, 1);
        }
        gleam(c, -1, left);
        gleam(c, 1, right);
        c.softLine("M-5,-4.4 C-2,-5.6 2,-5.6 5,-4.4", Tint.lite(frame, .6), 1.4, .6, .5);
    }

    private Shape lens(int m, double shrink) {
        double x = m * (face.eyeGap() + 1);
        if (person.glasses() == Scene.Glasses.ROUND) {
            return Layer.oval(x, 8, 35 - shrink, 34.4 - shrink);
        }
        Path2D p =
                SvgPath.of(
                        "M-35,-10 C-35,-18 -30,-20 -20,-20 L22,-20 C32,-20 36,-17 35.6,-9 L34,14"
                                + " C33,27 26,33 12,33 L-10,33 C-26,33 -32,28 -34,14Z");
        java.awt.geom.AffineTransform t = java.awt.geom.AffineTransform.getTranslateInstance(x, 0);
        t.scale(m * (1 - shrink / 35), 1 - shrink / 35);
        p.transform(t);
        return p;
    }

    private void glass(Layer c, int m) {
        Layer l = c.over(new Rectangle2D.Double(-90, -40, 180, 100));
        l.fill(lens(m, 1), 0xf2f6ff, .035);
        l.lock();
        c.lay(l);
        Layer shine = c.over(new Rectangle2D.Double(-90, -40, 180, 100));
        shine.fill(lens(m, 2.4), 0xffffff, 1);
        Layer bands = shine.over(new Rectangle2D.Double(-90, -40, 180, 100));
        double x = m * (face.eyeGap() + 1) + s * 15;
        bands.push().move(x, 4);
        bands.soft("M-6,-44 l20,0 l-30,84 l-18,0Z", 0xffffff, .5, 1.6);
        bands.soft("M22,-44 l6,0 l-30,84 l-5,0Z", 0xffffff, .42, 1.2);
        bands.pop();
        bands.within(shine);
        c.lay(bands, m == s ? .26 : .16);
    }

    private void gleam(Layer c, int m, Shape rim) {
        Layer l = c.over(new Rectangle2D.Double(-90, -40, 180, 100));
        l.fill(Layer.outline(rim, 3.4, 0), person.frame(), 1);
        l.lock();
        double x = m * (face.eyeGap() + 1);
        l.soft(Layer.oval(x + s * 20, -18, 16, 10), Tint.lite(person.frame(), .75), .75, 4);
        l.soft(Layer.oval(x - s * 18, 34, 14, 8), Tint.lite(person.frame(), .5), .35, 4);
        c.lay(l);
    }
}
