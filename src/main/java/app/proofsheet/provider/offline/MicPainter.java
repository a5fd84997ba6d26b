package app.proofsheet.provider.offline;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Draws the microphone. */
final class MicPainter {
    private final Scene.Mic mic;
    private final Frame frame;
    private final double cx;
    private final double by;
    private final int s;

    MicPainter(Scene scene, Frame frame, double cx, double by) {
        this.mic = scene.mic();
        this.frame = frame;
        this.cx = cx;
        this.by = by;
        this.s = scene.light().side().sign();
    }

    /** A microphone clipped to the garment: behind what stands on the desk. */
    void worn(Layer canvas) {
        if (mic.kind() == Scene.MicKind.LAVALIER) {
            lavalier(canvas);
        }
    }

    /** A microphone that stands or hangs before the person. */
    void standing(Layer canvas) {
        switch (mic.kind()) {
            case NONE, LAVALIER -> {}
            case BOOM -> boom(canvas);
            case DESK -> desk(canvas);
        }
    }

    private void boom(Layer c) {
        int m = mic.side().sign();
        double x = cx + m * 168;
        double y = by + 196;
        double far =
                m > 0 ? Math.max(760, frame.x() + frame.w() + 40) : Math.min(-40, frame.x() - 40);
        double rise = y - 110 - Math.abs(far - x - m * 84) * .29;
        String arm = "M" + far + "," + rise + " L" + (x + m * 84) + "," + (y - 110);
        String neck = "M" + (x + m * 84) + "," + (y - 110) + " L" + (x + m * 30) + "," + (y - 14);
        c.push().move(-s * 8, 16);
        c.softLine(arm + " " + neck.replace('M', 'L'), 0x000000, 16, .22, 10);
        c.pop();
        c.line(arm, 0x191a1c, 17, 1);
        c.line(neck, 0x191a1c, 13, 1);
        c.push().move(0, -5.4);
        c.softLine(arm, 0x8a9097, 2.6, .65, 1.1);
        c.pop();
        c.push().move(0, 5);
        c.softLine(arm, 0x000000, 4, .5, 2);
        c.pop();
        c.fill(Layer.oval(x + m * 84, y - 110, 15, 15), 0x26282b, 1);
        c.fill(Layer.oval(x + m * 84, y - 110, 8, 8), 0x3d4045, 1);
        c.soft(Layer.oval(x + m * 84 + s * 4, y - 115, 5, 3.4), 0xd6dade, .5, 2);
        c.push().move(x, y).turn(m * -26);
        c.push().move(-s * 9, 12);
        c.soft(Layer.round(-45, -78, 90, 150, 41), 0x000000, .3, 11);
        c.pop();
        capsule(c, -78, 150, 10, 41);
        c.pop();
    }

    private void desk(Layer c) {
        double x = cx + mic.side().sign() * 192;
        double y = 1096;
        c.soft(Layer.oval(x - s * 6, y + 74, 80, 16), 0x000000, .5, 8);
        c.soft(Layer.oval(x - s * 50, y + 78, 90, 10), 0x000000, .24, 10);
        c.fill(Layer.oval(x, y + 66, 64, 15), 0x0f1011, 1);
        Layer base = c.over(new Rectangle2D.Double(x - 70, y + 40, 140, 44));
        base.fill(Layer.oval(x, y + 61, 64, 14.5), 0x232527, 1);
        base.lock();
        base.soft(Layer.oval(x + s * 34, y + 58, 24, 6), 0x7d848b, .6, 5);
        c.lay(base);
        c.soft(Layer.oval(x, y + 58, 14, 5), 0x000000, .6, 3);
        c.fill(Layer.rect(x - 7, y - 96, 14, 155), rod(x, 7), 1);
        c.push().move(x, y - 176);
        c.push().move(-s * 11, 10);
        c.soft(Layer.round(-44, -94, 88, 186, 42), 0x000000, .26, 12);
        c.pop();
        capsule(c, -94, 186, 22, 42);
        c.pop();
        c.fill(Layer.round(x - 13, y - 90, 26, 16, 5), 0x2a2c2f, 1);
        c.softLine("M" + (x + s * 7) + "," + (y - 87) + " v10", 0xb9c0c6, 2, .5, 1);
    }

    private LinearGradientPaint rod(double x, double r) {
        return new LinearGradientPaint(
                new Point2D.Double(x + s * r, 0),
                new Point2D.Double(x - s * r, 0),
                new float[] {0, .3f, 1},
                new Color[] {Tint.color(0x33363a), Tint.color(0x70767c), Tint.color(0x141517)});
    }

    /** A capsule: a meshed head above a ring, a smooth body below. */
    private void capsule(Layer c, double top, double height, double ring, double r) {
        double w = 2 * r + 6;
        Layer l = c.over(new Rectangle2D.Double(-w / 2 - 4, top - 4, w + 8, height + 8));
        l.fill(Layer.round(-r - 2, top, 2 * r + 4, height, r), 0x232528, 1);
        l.lock();
        l.fill(Layer.rect(-r - 4, top, 2 * r + 8, ring - top), 0x35383c, 1);
        mesh(l, top, ring, r);
        l.soft(Layer.rect(-s * (r + 4) - 20, top - 10, 40, height + 20), 0x000000, .6, 13);
        l.softLine(
                "M"
                        + s * r * .66
                        + ","
                        + (top + 24)
                        + " C"
                        + s * r * .86
                        + ","
                        + (top + 54)
                        + " "
                        + s * r * .86
                        + ","
                        + (top + height - 60)
                        + " "
                        + s * r * .64
                        + ","
                        + (top + height - 22),
                0xe7eaee,
                11,
                .34,
                4.4);
        l.softLine(
                "M"
                        + s * r * .72
                        + ","
                        + (top + 30)
                        + " C"
                        + s * r * .86
                        + ","
                        + (top + 60)
                        + " "
                        + s * r * .86
                        + ","
                        + (top + height - 64)
                        + " "
                        + s * r * .7
                        + ","
                        + (top + height - 30),
                0xffffff,
                2,
                .4,
                1.2);
        l.soft(Layer.oval(-s * r * .9, top + height * .5, 5, height * .4), 0x8c939b, .2, 3);
        l.fill(Layer.rect(-r - 3, ring, 2 * r + 6, 9), ringPaint(r), 1);
        l.fill(Layer.rect(-r - 3, ring + 9, 2 * r + 6, 1.6), 0x000000, .6);
        l.soft(Layer.rect(-r, top + height - 22, 2 * r, 30), 0x000000, .5, 8);
        c.lay(l);
    }

    private LinearGradientPaint ringPaint(double r) {
        return new LinearGradientPaint(
                new Point2D.Double(s * r, 0),
                new Point2D.Double(-s * r, 0),
                new float[] {0, .25f, .5f, 1},
                new Color[] {
                    Tint.color(0x7a7f86),
                    Tint.color(0xcfd4d9),
                    Tint.color(0x7a7f86),
                    Tint.color(0x303338)
                });
    }

    private static void mesh(Layer l, double top, double ring, double r) {
        for (double y = top + 5; y < ring; y += 4.2) {
            double bend = 2.4;
            l.line(
                    "M" + (-r - 2) + "," + y + " Q0," + (y + bend) + " " + (r + 2) + "," + y,
                    0x0e0f10,
                    1.7,
                    .85);
        }
        for (double t = -.95; t <= .95; t += .1) {
            double x = Math.sin(t * Math.PI / 2) * (r + 1);
            l.line("M" + x + "," + top + " L" + x + "," + ring, 0x16181a, .9, .6);
        }
        l.fill(Layer.rect(-r - 2, (top + ring) / 2 - 2, 2 * r + 4, 4), 0x3f4347, .8);
    }

    private void lavalier(Layer c) {
        c.push().move(cx + s * 46, by + 200);
        c.softLine("M0,20 C8,90 -20,180 10,300", 0x000000, 7, .3, 4);
        c.line("M0,20 C8,90 -20,180 10,300", 0x17181a, 3.4, .95);
        c.push().move(.8 * s, 0);
        c.line("M0,22 C8,90 -20,180 10,300", 0x5d6268, .9, .6);
        c.pop();
        c.soft(Layer.round(-10, -13, 20, 38, 8), 0x000000, .45, 5);
        c.fill(Layer.round(-9, -16, 18, 34, 8.6), 0x17181a, 1);
        for (int i = 0; i < 4; i++) {
            c.line("M-6," + (-10 + i * 3.4) + " H6", 0x3a3d41, 1, .9);
        }
        c.softLine("M" + s * 5 + ",-9 v20", 0xd6dade, 2.4, .5, 1.2);
        c.fill(Layer.round(-13, 12, 26, 9, 3), 0x3b3e42, 1);
        c.fill(Layer.rect(-12, 13, 24, 1.4), 0x9aa0a6, .7);
        c.pop();
    }
}
