package app.proofsheet.provider.offline;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Draws the desk and what stands on it. */
final class DeskPainter {
    private final Scene scene;
    private final Scene.Desk desk;
    private final Frame frame;
    private final int s;
    private final int wood;

    DeskPainter(Scene scene, Frame frame) {
        this.scene = scene;
        this.desk = scene.desk();
        this.frame = frame;
        this.s = scene.light().side().sign();
        this.wood = desk.colour();
    }

    void paint(Layer canvas) {
        top(canvas);
        prop(canvas);
        if (desk.mug()) {
            mug(canvas, 360 + s * 216);
        }
    }

    private static double edge(double x) {
        return 1146 - (x - 10) * 10 / 740;
    }

    private void top(Layer canvas) {
        double x0 = frame.x() - 10;
        double x1 = frame.x() + frame.w() + 10;
        double foot = frame.y() + frame.h() + 10;
        Path2D.Double slab = new Path2D.Double();
        slab.moveTo(x0, edge(x0));
        slab.lineTo(x1, edge(x1));
        slab.lineTo(x1, foot);
        slab.lineTo(x0, foot);
        slab.closePath();
        Layer l = canvas.over(slab.getBounds2D());
        LinearGradientPaint paint =
                new LinearGradientPaint(
                        new Point2D.Double(s < 0 ? x0 : x1, 0),
                        new Point2D.Double(s < 0 ? x1 : x0, 0),
                        new float[] {0, 1},
                        new Color[] {
                            Tint.color(Tint.lite(wood, .36)), Tint.color(Tint.dark(wood, .3))
                        });
        l.fill(slab, paint, 1);
        l.lock();
        grain(l, canvas);
        // The person and the window are both faintly mirrored in the wood.
        l.soft(Layer.oval(scene.framing().dx() + 360, 1150, 250, 26), Tint.dark(wood, .8), .3, 14);
        l.soft(Layer.oval(360 + s * 330, 1170, 150, 36), Tint.lite(wood, .7), .34, 22);
        l.soft(Layer.rect(x0, foot - 34, x1 - x0, 60), Tint.dark(wood, .7), .2, 18);
        Path2D.Double rim = new Path2D.Double();
        rim.moveTo(x0, edge(x0) + 1.5);
        rim.lineTo(x1, edge(x1) + 1.5);
        l.line(rim, Tint.lite(wood, .45), 3.4, .7);
        canvas.lay(l);
    }

    /** Wood grain: long streaks and a few growth lines, computed per pixel. */
    private void grain(Layer l, Layer canvas) {
        Noise streak = Noise.of(scene.seed(), "wood", 1.6);
        Noise cloud = Noise.of(scene.seed(), "wood cloud", 6);
        java.awt.geom.AffineTransform back = HeadPainter.inverse(canvas.toPicture());
        double a = back.getScaleX();
        double d = back.getScaleY();
        double detail = canvas.detail();
        double tx = back.getTranslateX();
        double ty = back.getTranslateY();
        l.shade((x, y) -> {
            double u = x * a + tx;
            double v = y * d + ty;
            // Perspective: the grain packs towards the far edge.
            double depth = (v - edge(u) + 30) / 30;
            double lane = Math.log(Math.max(.2, depth)) * 96 + cloud.at(u * .08, v * .2) * 5;
            double line = streak.at(u * .035, lane * 1.1);
            double fine = streak.at(u * .16 + 200, lane * 3.1);
            double plank = Math.floor(lane / 74);
            double seam = lane / 74 - plank;
            double gap = seam < .018 ? .84 : 1;
            return (float)
                    (gap
                            * (1 + .055 * line + .026 * detail * fine)
                            * (1 + .022 * cloud.at(plank * 37, 11)));
        });
    }

    private void mug(Layer c, double x) {
        int m = desk.mugColour();
        c.soft(Layer.oval(x - s * 10, 1222, 64, 12), 0x000000, .5, 7);
        c.soft(Layer.oval(x - s * 34, 1226, 80, 11), 0x000000, .26, 12);
        String handle =
                "M"
                        + (x + s * 45)
                        + ",1118 q"
                        + s * 42
                        + ",6 "
                        + s * 36
                        + ",42 q"
                        + s * -4
                        + ",30 "
                        + s * -40
                        + ",30";
        c.line(handle, Tint.dark(m, .16), 13, 1);
        c.push().move(s * 1.2, -1.6);
        c.line(handle, Tint.lite(m, .16), 6, .75);
        c.pop();
        Layer l = c.over(new Rectangle2D.Double(x - 52, 1080, 104, 150));
        l.push().move(x, 0);
        l.fill("M-48,1096 L48,1096 L42,1208 C38,1226 -38,1226 -42,1208Z", cylinder(m, 48), 1);
        l.lock();
        l.softLine("M" + s * 26 + ",1112 L" + s * 23 + ",1204", 0xffffff, 11, .34, 4);
        l.softLine("M" + s * 30 + ",1114 L" + s * 27.5 + ",1190", 0xffffff, 2.4, .5, 1.1);
        l.softLine("M" + -s * 38 + ",1112 L" + -s * 33 + ",1206", 0x000000, 16, .24, 8);
        l.soft(Layer.rect(-50, 1206, 100, 24), Tint.dark(m, .7), .35, 8);
        l.pop();
        c.lay(l);
        c.fill(Layer.oval(x, 1096, 48, 12), Tint.dark(m, .12), 1);
        c.fill(Layer.oval(x, 1096.6, 45, 10.4), Tint.dark(m, .36), 1);
        c.fill(Layer.oval(x, 1099, 41, 8), 0x2f1b12, 1);
        c.soft(Layer.oval(x + s * 16, 1100.5, 16, 2.6), 0x8a5a38, .6, 2);
        c.soft(Layer.oval(x - s * 18, 1097, 20, 3), 0x000000, .35, 2.4);
        c.softLine(
                "M" + (x - 40) + ",1090 C" + (x - 20) + ",1083 " + (x + 20) + ",1083 " + (x + 40)
                        + ",1090",
                Tint.lite(m, .6),
                1.8,
                .7,
                .7);
    }

    private LinearGradientPaint cylinder(int c, double r) {
        return new LinearGradientPaint(
                new Point2D.Double(s * r, 0),
                new Point2D.Double(-s * r, 0),
                new float[] {0, .25f, .6f, 1},
                new Color[] {
                    Tint.color(Tint.dark(c, .06)),
                    Tint.color(Tint.lite(c, .16)),
                    Tint.color(Tint.dark(c, .06)),
                    Tint.color(Tint.dark(c, .38))
                });
    }

    private void prop(Layer c) {
        switch (desk.prop()) {
            case NONE -> {}
            case NOTEBOOK -> notebook(c);
            case KEYBOARD -> keyboard(c);
            case LAPTOP -> laptop(c);
            case PHONE -> phone(c);
        }
    }

    private void notebook(Layer c) {
        double x = 360 - s * 20;
        c.push().move(x, 0);
        c.soft("M-132,1212 L122,1206 L156,1272 L-164,1278Z", 0x000000, .45, 6);
        c.fill("M-131,1209 L121,1203 L152,1266 L-162,1272Z", 0xb9ad97, 1);
        Layer l = c.over(new Rectangle2D.Double(-166, 1196, 322, 80));
        l.fill("M-130,1206 L120,1200 L150,1262 L-160,1268Z", 0xece5d6, 1);
        l.lock();
        l.soft("M-10,1200 L8,1200 L10,1268 L-12,1268Z", 0x7d6f58, .5, 6);
        l.soft(Layer.oval(s * 90, 1210, 70, 30), 0xffffff, .5, 14);
        l.line("M-3,1203 L-1,1266", 0x9d9079, 1.6, .9);
        c.lay(l);
        Dice dice = Dice.of(scene.seed(), "notes");
        for (int i = 0; i < 4; i++) {
            double y = 1215 + i * 11.6;
            scribble(c, dice, 26 + i * 4, y, dice.range(52, 88), .55);
            if (i < 3) {
                scribble(c, dice, -114 - i * 6, y + 3, dice.range(50, 84), .4);
            }
        }
        c.push().move(74, 1226).turn(24);
        c.soft(Layer.round(-3, 1, 62, 6, 3), 0x000000, .4, 2.4);
        c.fill(Layer.round(-4, -3, 62, 5.4, 2.7), 0x2a2d33, 1);
        c.fill(Layer.rect(2, -2.4, 50, 1.3), 0x8f979f, .6);
        c.fill("M58,-2.6 L67,-.2 L58,2Z", 0xc9a86a, 1);
        c.pop();
        c.pop();
    }

    /** Handwriting too small to read: a wavering line, never letters. */
    private static void scribble(Layer c, Dice dice, double x, double y, double length, double o) {
        Path2D.Double p = new Path2D.Double();
        p.moveTo(x, y);
        for (double at = 0; at < length; at += 3.2) {
            if (dice.chance(.14)) {
                p.moveTo(x + at + 3, y);
            } else {
                p.quadTo(
                        x + at + 1.4, y - dice.range(-1, 4), x + at + 3.2, y + dice.range(-.6, .6));
            }
        }
        c.line(p, 0x6d6553, 1.05, o);
    }

    private void keyboard(Layer c) {
        c.soft("M172,1216 L544,1214 L572,1274 L146,1276Z", 0x000000, .5, 6);
        c.fill("M176,1214 L540,1212 L566,1270 L150,1272Z", 0xa9a6a0, 1);
        Layer l = c.over(new Rectangle2D.Double(146, 1204, 424, 66));
        l.fill("M176,1211 L540,1209 L566,1265 L150,1267Z", 0xd8d6d1, 1);
        l.lock();
        l.soft(Layer.oval(360 + s * 180, 1230, 120, 40), 0xffffff, .4, 22);
        c.lay(l);
        for (int r = 0; r < 3; r++) {
            double y = 1216 + r * 16;
            double step = 26.6 + r * 1.25;
            double x0 = 360 - step * 6.5;
            for (int k = 0; k < 13; k++) {
                double w = step - 4.6;
                c.fill(Layer.round(x0 + k * step, y + 1.8, w, 12, 3), 0x9c9993, 1);
                c.fill(Layer.round(x0 + k * step, y, w, 11.4, 3), 0xf4f2ee, 1);
                c.fill(Layer.round(x0 + k * step + 2, y + 1.4, w - 4, 7, 2.4), 0xffffff, .5);
            }
        }
    }

    private void laptop(Layer c) {
        c.soft("M140,1128 L580,1128 L600,1290 L120,1290Z", 0x000000, .42, 10);
        Layer l = c.over(new Rectangle2D.Double(120, 1110, 480, 190));
        l.fill(
                "M150,1124 C150,1120 153,1117 157,1117 L563,1117 C567,1117 570,1120 570,1124"
                        + " L592,1330 L128,1330Z",
                0x9fa3a8,
                1);
        l.lock();
        l.soft(Layer.oval(360 + s * 190, 1150, 120, 130), 0xe6e9ec, .6, 36);
        l.soft(Layer.oval(360 - s * 220, 1230, 130, 140), 0x3c4045, .5, 36);
        Noise brushed = Noise.of(scene.seed(), "metal", 1);
        l.shade((x, y) -> 1 + .006f * brushed.cell(x, y));
        c.lay(l);
        c.line("M155,1118.6 L565,1118.6", 0xf2f4f6, 2.6, .8);
        c.soft(Layer.oval(360, 1207, 20, 20), 0x5f646a, .5, 2);
        c.fill(Layer.oval(360, 1206, 19, 19), 0xbfc3c7, 1);
        c.soft(Layer.oval(360 + s * 6, 1200, 10, 9), 0xffffff, .5, 5);
    }

    private void phone(Layer c) {
        c.soft("M298,1232 L424,1228 L440,1268 L288,1272Z", 0x000000, .5, 5);
        c.fill(
                "M304,1228 L416,1224 C420,1224 422,1226 423,1229 L434,1259 C435,1263 433,1265"
                    + " 429,1265 L297,1269 C292,1269 290,1266 291,1263 L299,1231 C300,1229 302,1228"
                    + " 304,1228Z",
                0x1b1c1e,
                1);
        Layer l = c.over(new Rectangle2D.Double(290, 1220, 146, 50));
        l.fill("M306,1231 L415,1227 L427,1258 L299,1262Z", 0x2c323a, 1);
        l.lock();
        l.soft("M330,1220 L372,1220 L340,1270 L296,1270Z", 0xbfd0de, .34, 5);
        c.lay(l);
        c.line("M304,1228.6 L416,1224.6", 0x8c9096, 1.3, .8);
    }
}
