package app.proofsheet.provider.offline;

import java.awt.Color;
import java.awt.RadialGradientPaint;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Draws eyes and brows; authored for the eye on the viewer's right, mirrored for the other. */
final class EyePainter {
    private static final String OPENING =
            "M-21,3 C-14,-7 -2,-12 8,-10 C15,-8.5 20,-3 22,2 C14,9 2,11 -8,9 C-14,8 -18,6 -21,3Z";

    private final Scene.Person person;
    private final Face face;
    private final int s;
    private final int shade;

    EyePainter(Scene.Person person, Face face, int lightSide) {
        this.person = person;
        this.face = face;
        this.s = lightSide;
        this.shade = HeadPainter.shade(person.skin());
    }

    void paint(Layer h, int m) {
        h.push().move(m * face.eyeGap(), 6).size(m * face.eyeSize(), face.eyeSize());
        h.softLine("M-25,-22 C-10,-32 10,-32 26,-18", shade, 14, .28, 4);
        ball(h, m);
        lids(h);
        lashes(h);
        h.pop();
    }

    private void ball(Layer h, int m) {
        Layer eye = h.over(new Rectangle2D.Double(-26, -16, 52, 30));
        eye.fill(OPENING, 0xf0e6de, 1);
        eye.lock();
        eye.soft(Layer.oval(-22, 3, 7, 5), 0xd08d7c, .75, 2);
        eye.soft(Layer.oval(23, 2, 7, 6), 0xb09488, .5, 3);
        double gx = 1 + m * person.gaze() * 4.5;
        double gy = -1;
        int iris = face.iris();
        eye.fill(Layer.oval(gx, gy, 11, 11), irisPaint(gx, gy, iris), 1);
        fibres(eye, gx, gy, iris);
        eye.line(Layer.oval(gx, gy, 10.6, 10.6), 0x140b07, 1.5, .8);
        eye.soft(Layer.oval(gx - m * s * 4, gy + 5, 5.5, 4), Tint.mix(iris, 0xb5763c, .6), .4, 1.8);
        eye.fill(Layer.oval(gx, gy, 4.7, 4.7), 0x0a0504, 1);
        eye.soft(Layer.rect(-26, -16, 52, 10.5), 0x3a2118, .52, 2.2);
        double cx = gx + s * m * 3.4;
        eye.push().move(cx, gy - 4.2).turn(s * m * 8);
        eye.fill(Layer.round(-2.5, -2.7, 5, 5.4, 1.3), 0xffffff, .94);
        eye.fill(Layer.rect(-.35, -2.7, .7, 5.4), 0x5a4436, .35);
        eye.pop();
        eye.soft(Layer.oval(gx - s * m * 3.6, gy + 4.6, 1.8, 1.1), 0xffffff, .5, .7);
        eye.softLine("M-18,7.4 C-8,11 8,10.6 20,4", 0xfff3ea, 1.4, .5, .8);
        h.lay(eye);
    }

    private static RadialGradientPaint irisPaint(double x, double y, int iris) {
        return new RadialGradientPaint(
                new Point2D.Double(x, y),
                11,
                new float[] {0, .42f, .78f, 1},
                new Color[] {
                    Tint.color(Tint.dark(iris, .35)),
                    Tint.color(Tint.mix(iris, 0x8a5a30, .12)),
                    Tint.color(Tint.dark(iris, .12)),
                    Tint.color(Tint.dark(iris, .72))
                });
    }

    private void fibres(Layer eye, double x, double y, int iris) {
        Dice dice = Dice.of(person.seed(), "iris");
        for (int i = 0; i < 44; i++) {
            double a = i * Math.PI / 22 + dice.range(-.05, .05);
            double from = dice.range(4.6, 6);
            double to = dice.range(7.4, 10);
            eye.line(
                    new Line2D.Double(
                            x + Math.cos(a) * from,
                            y + Math.sin(a) * from,
                            x + Math.cos(a) * to,
                            y + Math.sin(a) * to),
                    dice.chance(.6) ? Tint.mix(iris, 0xc08a58, .4) : Tint.dark(iris, .5),
                    .42,
                    dice.range(.15, .5));
        }
    }

    private void lids(Layer h) {
        h.softLine("M-20,-9 C-10,-19 10,-19 23,-8", Tint.dark(shade, .12), 2.2, .62, .7);
        h.softLine("M-19,-13 C-8,-22 10,-21 22,-12", Tint.lite(person.skin(), .3), 4, .24, 2);
        h.softLine("M-17,7.6 C-8,12 8,12 20,5", shade, 2, .55, .6);
        h.softLine("M-14,11 C-6,15 6,15 16,10", Tint.lite(person.skin(), .3), 3, .3, 1.6);
        h.softLine("M-15,17 C-4,22 8,21 18,16", shade, 5, .13, 2.6);
        h.fill(
                "M-22.5,3.4 C-14,-8 -2,-12.8 8,-10.8 C15,-9.4 20.5,-4.6 26.5,-2.2 C21,-7.6 15,-12.4"
                        + " 8,-13.8 C-3,-16 -14.6,-10.4 -22.5,3.4Z",
                0x1d100c,
                .95);
    }

    private void lashes(Layer h) {
        Dice dice = Dice.of(person.seed(), "lashes");
        double length = person.beard() || person.hair() == Scene.Hair.SHORT ? .7 : 1;
        for (int i = 0; i < 15; i++) {
            double t = i / 14.0;
            double x = -12 + 36 * t;
            double y = -11.2 - 3 * Math.sin(Math.PI * Math.min(1, t * 1.08)) + 8.6 * t * t * t;
            double reach = (1.4 + 3.4 * t) * length * dice.range(.85, 1.15);
            Path2D.Double lash = new Path2D.Double();
            lash.moveTo(x, y + 3);
            lash.quadTo(
                    x + 1 + 1.6 * t,
                    y + 1.4 - reach * .5,
                    x + 1 + 4.4 * t,
                    y + 1.4 - reach + 2.2 * t);
            h.line(lash, 0x1d100c, .7, .62);
        }
        for (int i = 0; i < 9; i++) {
            double t = i / 8.0;
            double x = -4 + 22 * t;
            double y = 10.6 - 5 * t * t;
            h.line(new Line2D.Double(x, y, x + .8 + t, y + 2.2), 0x2a1812, .45, .16);
        }
    }

    void brow(Layer h, int m) {
        int colour = Tint.mix(person.hairColour(), person.skin(), .14);
        if (Tint.luma(person.hairColour()) > .38) {
            colour = Tint.dark(person.hairColour(), .42);
        }
        h.push().move(m * (face.eyeGap() + 1), -28 - face.browLift());
        h.size(m, face.browWeight());
        h.soft(
                "M-27,2 C-14,-7 6,-9.4 27,-3 C29,-1.4 27,.6 24,.6 C8,-2 -8,.4 -24,7 C-28,8 -29,5.6"
                        + " -27,2Z",
                colour,
                .86,
                1.6);
        Dice dice = Dice.of(person.seed(), "brow");
        for (int i = 0; i < 92; i++) {
            double t = dice.next();
            double x = -27 + 52 * t;
            double middle = 3.4 - 9.6 * t + 5.2 * t * t;
            double thick = 4.2 * (1 - t * .62);
            double y = middle + dice.range(-thick, thick);
            double length = dice.range(4.5, 7) * (1 - .5 * t);
            double a = Math.toRadians(-62 + 66 * t + dice.range(-9, 9));
            h.line(
                    new Line2D.Double(
                            x, y, x + Math.cos(a) * length, y + Math.sin(a) * length * .72),
                    Tint.dark(colour, dice.next() * .4),
                    .62,
                    dice.range(.25, .6));
        }
        h.pop();
    }
}
