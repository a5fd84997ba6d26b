package app.proofsheet.provider.offline;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.RadialGradientPaint;
import java.awt.Shape;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.util.List;

/** Draws the room behind the person, out of focus. Authored with the light on the left. */
final class BackdropPainter {
    private static final List<Integer> SPINES =
            List.of(0x8a5a44, 0xb9a88a, 0x4c5a61, 0x6b7358, 0xa98b5f, 0xd6ccb8, 0x3f4449, 0x7b4a3d);
    private static final List<Integer> CITY = List.of(0xffcf87, 0xffb765, 0x9fc4e8, 0xffe7bf);
    private static final double DENSITY = .6;

    private final Scene scene;
    private final Frame frame;
    private final int wall;
    private final double near;
    private final double far;
    private final double top;
    private final double foot;

    BackdropPainter(Scene scene, Frame frame) {
        this.scene = scene;
        this.frame = frame;
        this.wall = scene.place().wall();
        this.near = -frame.extra() * .55;
        this.far = frame.extra() * .5;
        this.top = Math.min(-60, frame.y() - 60);
        this.foot = frame.y() + frame.h() + 60;
    }

    void paint(Layer canvas) {
        Frame small = frame.at(Math.min(DENSITY, frame.density()));
        Layer room = sheet(small);
        wall(room);
        Dice dice = Dice.of(scene.seed(), "room");
        switch (scene.place().room()) {
            case WINDOW -> window(room);
            case SHELF -> shelf(room, dice);
            case OFFICE -> office(room);
            case SUNLIGHT -> sunlight(room);
            case DUSK -> dusk(room);
            case SAGE -> sage(room);
        }
        Soften.picture(room.image(), scene.light().blur() * small.density());
        if (scene.place().room() == Scene.Room.DUSK) {
            city(room);
            Soften.picture(room.image(), 2.4 * small.density());
        }
        canvas.stretch(room.image());
    }

    private Layer sheet(Frame small) {
        Layer room = Layer.canvas(small.width(), small.height(), small.toDevice());
        if (scene.light().side() == Scene.Side.RIGHT) {
            room.move(720, 0).size(-1, 1);
        }
        return room;
    }

    private void wall(Layer room) {
        double x0 = frame.x() - 60;
        double w = frame.w() + 120;
        LinearGradientPaint paint =
                new LinearGradientPaint(
                        new Point2D.Double(x0, -60),
                        new Point2D.Double(x0 + w * .86, 640),
                        new float[] {0, .55f, 1},
                        new Color[] {
                            Tint.color(Tint.lite(wall, .38)),
                            Tint.color(wall),
                            Tint.color(Tint.dark(wall, .42))
                        });
        room.fill(Layer.rect(x0, top, w, foot - top), paint, 1);
    }

    private static LinearGradientPaint sky(double y, double h) {
        return new LinearGradientPaint(
                new Point2D.Double(0, y),
                new Point2D.Double(0, y + h),
                new float[] {0, 1},
                new Color[] {Tint.color(0xbcd3e6), Tint.color(0xfff1da)});
    }

    private void window(Layer r) {
        double x = near;
        r.fill(Layer.rect(x - 80, 90, 300, 720), 0xfdf3e2, 1);
        r.fill(Layer.rect(x - 80, 90, 300, 720), sky(90, 720), .55);
        r.fill(Layer.rect(x - 80, 470, 300, 340), 0xa9b69a, .28);
        r.fill(Layer.rect(x + 118, 90, 12, 720), Tint.dark(wall, .35), 1);
        r.fill(Layer.rect(x - 80, 430, 300, 12), Tint.dark(wall, .35), 1);
        r.fill(Layer.rect(x + 214, 70, 20, 760), Tint.lite(wall, .25), 1);
        r.fill(Layer.rect(x - 100, 70, 20, 760), Tint.lite(wall, .2), 1);
        r.fill(Layer.rect(x - 80, 806, 330, 26), Tint.lite(wall, .3), 1);
        r.push().move(x, 0);
        r.fill("M-20,60 C40,300 0,600 50,880 L-60,880 L-60,60Z", 0xffffff, .75);
        if (frame.extra() > 60) {
            r.fill("M-60,60 L-60,880 L-150,880 C-110,600 -140,300 -110,60Z", 0xffffff, .7);
        }
        r.pop();
        x = far;
        r.fill(Layer.rect(x + 560, 330, 240 + frame.extra(), 14), Tint.dark(wall, .45), 1);
        if (scene.place().plant()) {
            pot(r, x + 640, 262, .95, Tint.mix(wall, 0x9a5a3c, .7));
            plant(r, x + 640, 266, 1, 0x5d7a50);
        } else {
            r.fill(Layer.rect(x + 612, 270, 34, 60), 0xd8cdb9, 1);
            r.fill(Layer.rect(x + 652, 284, 20, 46), 0x8b6a50, 1);
        }
        r.fill(Layer.rect(x + 565, 120, 120, 150), 0xe9e2d4, .8);
        r.fill(Layer.rect(x + 580, 136, 90, 118), Tint.mix(wall, 0x7d8d92, .6), 1);
    }

    private void shelf(Layer r, Dice dice) {
        double x0 = far * .6;
        double end = Math.max(820, frame.x() + frame.w() + 60);
        for (int s = -1; s < 6; s++) {
            double y = 150 + s * 190;
            r.fill(Layer.rect(x0 + 400, y, end - x0 - 400, 13), Tint.dark(wall, .5), 1);
            r.fill(Layer.rect(x0 + 400, y + 13, end - x0 - 400, 40), 0x000000, .12);
            double x = x0 + 412;
            while (x < end - 30) {
                double w = dice.range(14, 40);
                double h = dice.range(80, 146);
                if (dice.next() < .78) {
                    r.fill(Layer.rect(x, y - h, w - 3, h), dice.pick(SPINES), 1);
                    r.fill(Layer.rect(x + 1, y - h * .8, w - 5, 8), 0xf1e3c4, .35);
                } else {
                    r.fill(Layer.oval(x + 26, y - 26, 26, 26), Tint.lite(wall, .4), 1);
                    x += 34;
                }
                x += w;
            }
        }
        r.fill(Layer.rect(x0 + 388, top, 14, foot - top), Tint.dark(wall, .4), 1);
        if (scene.place().plant()) {
            pot(r, x0 + 470, 78, .8, 0xb9835c);
            plant(r, x0 + 470, 82, .9, 0x5d7a50);
        }
        double lamp = near + 90;
        r.fill(Layer.oval(lamp, 330, 70, 70), 0xffe2ac, .9);
        glow(r, lamp, 330, 250);
        r.fill(Layer.rect(lamp - 5, 390, 10, foot - 390), Tint.dark(wall, .6), 1);
    }

    private static void glow(Layer r, double x, double y, double radius) {
        RadialGradientPaint paint =
                new RadialGradientPaint(
                        new Point2D.Double(x, y),
                        (float) radius,
                        new float[] {0, 1},
                        new Color[] {Tint.color(0xffd591, .85), Tint.color(0xffd591, 0)});
        r.fill(Layer.oval(x, y, radius, radius), paint, 1);
    }

    private void office(Layer r) {
        double x0 = frame.x() - 80;
        double w = near + 180 - x0;
        r.fill(Layer.rect(x0, top, w, 900 - top), 0xe9f1f6, 1);
        r.fill(Layer.rect(x0, top, w, 900 - top), sky(top, 900 - top), .7);
        for (double y = Math.floor(top / 42) * 42; y < 900; y += 42) {
            r.fill(Layer.rect(x0, y, w + 2, 17), 0xfbfdfe, .8);
        }
        r.fill(Layer.rect(near + 176, top, 18, 1000 - top), Tint.lite(wall, .3), 1);
        r.push().move(far, 0);
        r.fill(Layer.rect(470, 200, 300, 420), Tint.mix(wall, 0xcfc3ae, .55), 1);
        for (int i = 0; i < 9; i++) {
            for (int j = 0; j < 12; j++) {
                r.fill(Layer.oval(490 + i * 32, 218 + j * 34, 4, 4), Tint.dark(wall, .35), 1);
            }
        }
        r.fill(Layer.rect(500, 250, 92, 120), 0xeee7d8, 1);
        r.fill(Layer.rect(620, 300, 84, 84), 0xc9965f, 1);
        r.fill(Layer.rect(512, 420, 130, 84), 0x5c7480, 1);
        r.fill(Layer.rect(470, 700, 330 + frame.extra(), 16), Tint.dark(wall, .45), 1);
        r.fill(Layer.rect(500, 640, 70, 60), 0xdcd2bf, 1);
        if (scene.place().plant()) {
            pot(r, 614, 640, .8, 0xdcd2bf);
            plant(r, 614, 644, 1, 0x5d7a50);
        } else {
            r.fill(Layer.rect(590, 610, 46, 90), 0x7c8a72, 1);
        }
        r.pop();
    }

    private void sunlight(Layer r) {
        for (int i = 0; i < 5 + (int) (frame.extra() / 90); i++) {
            double x = near + 40 + i * 116;
            Path2D.Double beam = new Path2D.Double();
            beam.moveTo(x, 60);
            beam.lineTo(x + 70, 60);
            beam.lineTo(x + 250, 860);
            beam.lineTo(x + 180, 860);
            beam.closePath();
            r.fill(beam, 0xfff0d4, Math.max(.12, .62 - i * .075));
        }
        band(r, 300, 250, .55);
        band(r, 610, 560, .5);
        if (scene.place().plant()) {
            pot(r, far + 655, 930, 1.3, Tint.lite(wall, .2));
            plant(r, far + 655, 936, 1.9, 0x6b7f55);
        }
    }

    private void band(Layer r, double left, double right, double opacity) {
        double x0 = frame.x() - 60;
        double x1 = frame.x() + frame.w() + 60;
        Path2D.Double p = new Path2D.Double();
        p.moveTo(x0, left);
        p.lineTo(x1, right);
        p.lineTo(x1, right + 28);
        p.lineTo(x0, left + 30);
        p.closePath();
        r.fill(p, Tint.dark(wall, .12), opacity);
    }

    private void dusk(Layer r) {
        double x = far * .5;
        double w = Math.max(360, frame.x() + frame.w() + 60 - (x + 440));
        r.fill(Layer.rect(x + 440, 60, w, 620), 0x1e2836, 1);
        r.fill(Layer.rect(x + 440, 460, w, 220), 0x3a3340, .6);
        r.fill(Layer.rect(x + 430, 50, 12, 650), Tint.lite(wall, .12), 1);
        r.fill(Layer.rect(x + 610, 60, 10, 620), Tint.lite(wall, .08), 1);
        double lamp = near + 84;
        glow(r, lamp, 420, 300);
        r.push().move(near, 0);
        r.fill("M30,360 L138,360 L160,480 L8,480Z", 0xffdfa6, 1);
        r.pop();
        r.fill(Layer.rect(lamp - 4, 480, 8, foot - 480), 0x2a2420, 1);
        if (scene.place().plant()) {
            pot(r, far + 655, 930, 1.2, 0x8a7a68);
            plant(r, far + 655, 936, 1.6, 0x44583f);
        }
    }

    /** The lights of the town, as discs: what is far away keeps the shape of the lens. */
    private void city(Layer r) {
        Dice dice = Dice.of(scene.seed(), "city");
        double x0 = far * .5 + 450;
        double w = Math.max(300, frame.x() + frame.w() - x0);
        int count = (int) Math.min(90, 34 * w / 300);
        for (int i = 0; i < count; i++) {
            double x = x0 + dice.next() * w;
            double y = 80 + dice.next() * 560;
            double size = dice.range(7, 20);
            int colour = dice.pick(CITY);
            double strength = dice.range(.2, .62);
            r.fill(Layer.oval(x, y, size, size), colour, strength);
            r.line(Layer.oval(x, y, size - 1, size - 1), Tint.lite(colour, .3), 1.6, strength * .5);
        }
    }

    private void sage(Layer r) {
        r.push().move(far, 0);
        r.fill(Layer.rect(470, 150, 190, 250), 0xede6d7, 1);
        r.fill(Layer.rect(488, 168, 154, 214), Tint.mix(wall, 0xc88f62, .5), 1);
        r.fill(Layer.oval(565, 280, 46, 46), Tint.mix(wall, 0xf0d9b5, .7), 1);
        r.pop();
        r.push().move(near, 0);
        r.fill(Layer.rect(-60, 760, 330, 16), Tint.dark(wall, .35), 1);
        r.fill(Layer.rect(10, 640, 44, 120), 0xd8cdb9, 1);
        r.fill(Layer.rect(66, 668, 34, 92), 0x8b6a50, 1);
        r.fill(Layer.rect(110, 690, 90, 70), 0xc9bda6, 1);
        r.pop();
        if (scene.place().plant()) {
            pot(r, far + 640, 880, 1.2, 0xd9cfbe);
            plant(r, far + 640, 890, 1.7, 0x4f6b4b);
        }
        r.fill(Layer.rect(frame.x() - 160, top, 400 - frame.x(), 900 - top), 0xfff7e6, .30);
    }

    private static void pot(Layer r, double x, double y, double s, int colour) {
        r.push().move(x, y).size(s, s);
        r.fill("M-38,0 L38,0 L28,72 L-28,72Z", colour, 1);
        r.fill("M10,0 L38,0 L28,72 L12,72Z", 0x000000, .14);
        r.pop();
    }

    private void plant(Layer r, double x, double y, double s, int green) {
        Dice dice = Dice.of(scene.seed(), "plant");
        for (int i = 0; i < 13; i++) {
            double a = Math.toRadians(-90 + (i - 6) * 15 + dice.range(-5, 5));
            double length = dice.range(90, 170) * s;
            double ex = x + Math.cos(a) * length;
            double ey = y + Math.sin(a) * length;
            double nx = -Math.sin(a) * 18 * s;
            double ny = Math.cos(a) * 18 * s;
            double mx = (x + ex) / 2;
            double my = (y + ey) / 2;
            Path2D.Double leaf = new Path2D.Double();
            leaf.moveTo(x, y);
            leaf.quadTo(mx + nx, my + ny, ex, ey);
            leaf.quadTo(mx - nx, my - ny, x, y);
            leaf.closePath();
            r.fill((Shape) leaf, Tint.mix(green, 0x1d2a1c, dice.next() * .6), 1);
        }
    }
}
