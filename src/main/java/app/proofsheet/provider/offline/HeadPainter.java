package app.proofsheet.provider.offline;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Draws the face and ears around the origin between the eyes. */
final class HeadPainter {
    private final Scene.Person person;
    private final Face face;
    private final int s;
    private final int skin;
    private final int shade;
    private final int light;

    HeadPainter(Scene scene) {
        this.person = scene.person();
        this.face = Face.of(person);
        this.s = scene.light().side().sign();
        this.skin = person.skin();
        this.shade = shade(skin);
        this.light = Tint.lite(skin, .35);
    }

    /** The colour of skin turned from the light. */
    static int shade(int skin) {
        return Tint.mix(Tint.dark(skin, .32), 0x8a4a35, .35);
    }

    void paint(Layer canvas) {
        if (person.hair() == Scene.Hair.TIED || person.hair() == Scene.Hair.SHORT) {
            ear(canvas, -1);
            ear(canvas, 1);
        }
        Layer head = canvas.over(new Rectangle2D.Double(-112, -160, 224, 330));
        Path2D outline = SvgPath.of(face.outline());
        head.fill(outline, base(), 1);
        head.lock();
        planes(head);
        nose(head);
        texture(head, canvas);
        new MouthPainter(person, face, s).paint(head);
        EyePainter eyes = new EyePainter(person, face, s);
        eyes.paint(head, -1);
        eyes.paint(head, 1);
        eyes.brow(head, -1);
        eyes.brow(head, 1);
        if (person.beard()) {
            beard(head);
        }
        // A breath of reflected light keeps the far cheek from sinking into the hair.
        head.softLine(
                (s < 0 ? "M92,-10 C93,40 86,80 66,110" : "M-92,-10 C-93,40 -86,80 -66,110"),
                Tint.mix(skin, 0xd98a63, .4),
                5,
                .28,
                5);
        canvas.lay(head);
        if (person.earrings()) {
            earring(canvas, -1);
            earring(canvas, 1);
        }
    }

    private LinearGradientPaint base() {
        return new LinearGradientPaint(
                new Point2D.Double(s * 96, -30),
                new Point2D.Double(-s * 100, 60),
                new float[] {0, .5f, 1},
                new Color[] {
                    Tint.color(Tint.mix(skin, light, .34)),
                    Tint.color(skin),
                    Tint.color(Tint.mix(skin, shade, .34))
                });
    }

    private void ear(Layer c, int side) {
        c.push().size(side, 1);
        double lit = side == s ? .12 : .45;
        c.fill(
                "M90,-6 C96,-16 112,-14 114,4 C116,22 110,44 98,54 C92,56 88,50 88,42Z",
                Tint.mix(skin, shade, lit),
                1);
        c.softLine("M96,2 C106,-4 110,8 106,22 C104,32 100,38 96,42", shade, 4, .6, 1.4);
        c.soft(Layer.oval(94, 26, 6, 14), Tint.dark(shade, .3), .4, 3);
        c.pop();
    }

    private void planes(Layer h) {
        h.soft(Layer.oval(-s * 104, 40, 76, 190), shade, .58, 22);
        h.soft(Layer.oval(s * 52, 30, 48, 86), light, .46, 22);
        h.soft(Layer.oval(s * 16, -70, 60, 40), light, .4, 22);
        h.soft(
                "M-110,-40 C-90,-106 90,-106 110,-40 L110,-170 L-110,-170Z",
                Tint.dark(shade, .3),
                .5,
                12);
        int blush = Tint.mix(0xcf6552, skin, .12);
        h.soft(Layer.oval(-58, 58, 34, 24), blush, .22, 12);
        h.soft(Layer.oval(58, 58, 34, 24), blush, .22, 12);
        h.soft(Layer.oval(s * 60, 38, 20, 11), Tint.lite(skin, .55), .3, 8);
        h.soft(Layer.oval(0, 66, 20, 12), blush, .14, 8);
        h.soft("M-60,134 C-30,160 30,160 60,134 L70,176 L-70,176Z", shade, .45, 8);
        // Jaw turning under on both sides.
        h.softLine("M-92,40 C-86,84 -70,112 -46,138", shade, 10, .26, 7);
        h.softLine("M92,40 C86,84 70,112 46,138", shade, 10, .26, 7);
        h.soft(Layer.oval(s * 4, 138, 20, 9), light, .3, 6);
        // Sockets, a little deeper on the far side.
        h.soft(Layer.oval(-face.eyeGap() + 4, -2, 30, 19), shade, s < 0 ? .16 : .26, 8);
        h.soft(Layer.oval(face.eyeGap() - 4, -2, 30, 19), shade, s < 0 ? .26 : .16, 8);
    }

    private void nose(Layer h) {
        h.push().size(face.nose(), 1);
        h.softLine(path(-s, "11,-14", "9,20", "16,44", "22,60"), shade, 13, .4, 4.5);
        h.softLine(path(s, "3,-14", "4,20", "4,40", "3,58"), light, 8, .58, 4);
        h.soft(Layer.oval(0, 80, 26, 8), shade, .46, 4.5);
        h.soft(Layer.oval(s * 2, 60, 11, 8), light, .5, 4);
        h.soft(Layer.oval(s * 3, 58, 4, 3.4), 0xffffff, .26, 2);
        h.softLine(path(-s, "15,50", "23,54", "25,66", "18,72"), shade, 4, .36, 2);
        h.softLine(path(s, "16,52", "23,55", "24,66", "18,71"), shade, 3, .24, 2);
        h.softLine(
                "M-21,64 C-22,72 -14,74 -8,71 C-4,75 4,75 8,71 C14,74 22,72 21,64",
                Tint.dark(shade, .18),
                3,
                .55,
                1.2);
        h.soft(Layer.oval(-10, 70, 5.2, 2.6), 0x4c251b, .5, .8);
        h.soft(Layer.oval(10, 70, 5.2, 2.6), 0x4c251b, .5, .8);
        h.pop();
    }

    /** A cubic with every x times {@code side}. */
    private static String path(int side, String a, String b, String c, String d) {
        return "M"
                + flip(side, a)
                + " C"
                + flip(side, b)
                + " "
                + flip(side, c)
                + " "
                + flip(side, d);
    }

    private static String flip(int side, String point) {
        return side < 0 ? "-" + point : point;
    }

    /** Pores, mottling and freckles; finer than the small picture can show, so they scale away. */
    private void texture(Layer head, Layer canvas) {
        AffineTransform device = canvas.toPicture();
        double density = canvas.density();
        Noise pores = Noise.of(person.seed(), "pores", .8);
        Noise mottle = Noise.of(person.seed(), "mottle", 3);
        AffineTransform back = inverse(device);
        double m00 = back.getScaleX();
        double m10 = back.getShearY();
        double m01 = back.getShearX();
        double m11 = back.getScaleY();
        double tx = back.getTranslateX();
        double ty = back.getTranslateY();
        float fine = (float) Math.clamp((density - .7) * .009, 0, .014);
        float cloud = (float) (.0072 * canvas.detail());
        head.shade((x, y) -> {
            double u = x * m00 + y * m01 + tx;
            double v = x * m10 + y * m11 + ty;
            float p = pores.at(u * 2.1, v * 2.1);
            return 1 + fine * p + cloud * mottle.at(u * .62, v * .62);
        });
        freckles(head);
    }

    static AffineTransform inverse(AffineTransform t) {
        AffineTransform back = new AffineTransform(t);
        try {
            back.invert();
        } catch (java.awt.geom.NoninvertibleTransformException e) {
            throw new IllegalStateException("a frame has no area", e);
        }
        return back;
    }

    private void freckles(Layer head) {
        Dice dice = Dice.of(person.seed(), "freckles");
        int count = (int) (face.freckles() * 46);
        int colour = Tint.mix(shade, 0x7a4326, .5);
        for (int i = 0; i < count; i++) {
            double x = dice.normal() * 34;
            double y = 46 + dice.normal() * 11;
            double r = dice.range(.7, 1.5);
            head.soft(Layer.oval(x, y, r, r * .9), colour, dice.range(.12, .32), .5);
        }
        // One beauty mark on some faces.
        if (dice.chance(.25)) {
            head.soft(Layer.oval(dice.chance(.5) ? 44 : -50, 84, 1.7, 1.6), 0x4a2a1c, .7, .5);
        }
    }

    private void beard(Layer h) {
        int hair = Tint.mix(person.hairColour(), skin, .35);
        Path2D.Double area = new Path2D.Double();
        area.append(
                SvgPath.of(
                        "M-97,10 C-92,64 -84,84 -66,86 C-46,84 -40,84 -30,84 C-14,79 -6,83 0,83"
                                + " C6,83 14,79 30,84 C40,84 46,84 66,86 C84,84 92,64 97,10"
                                + " L104,170 L-104,170Z"),
                false);
        Shape mouth = Layer.oval(0, 106, 40, 15);
        java.awt.geom.Area ring = new java.awt.geom.Area(area);
        ring.subtract(new java.awt.geom.Area(mouth));
        h.soft(ring, hair, .5, 7);
        Dice dice = Dice.of(person.seed(), "beard");
        for (int i = 0; i < 2600; i++) {
            double x = dice.range(-96, 96);
            double y = dice.range(20, 156);
            if (!ring.contains(x, y) || !ring.contains(x, y - 7)) {
                continue;
            }
            double lean = x * .05;
            h.line(
                    new java.awt.geom.Line2D.Double(x, y, x + lean + dice.normal(), y + 4),
                    Tint.dark(hair, dice.next() * .5),
                    .75,
                    dice.range(.2, .55));
        }
    }

    private void earring(Layer c, int side) {
        double x = side * 99;
        double y = person.hair() == Scene.Hair.TIED || person.hair() == Scene.Hair.SHORT ? 59 : 62;
        c.soft(Layer.oval(x, y + 3, 6, 6), 0x000000, .3, 2.5);
        c.fill(Layer.oval(x, y, 6, 6), side == s ? 0xe9d9a8 : 0xcdb67c, 1);
        c.soft(Layer.oval(x + 1.5, y + 2, 3.6, 3.6), 0x8a6f3a, .5, 1.4);
        c.fill(Layer.oval(x + s * 1.6, y - 1.8, 1.7, 1.7), 0xffffff, .85);
    }
}
