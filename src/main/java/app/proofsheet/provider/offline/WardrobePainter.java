package app.proofsheet.provider.offline;

import java.awt.Color;
import java.awt.LinearGradientPaint;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

/** Draws neck, garment and collar; the origin is the middle of the collar. */
final class WardrobePainter {
    private static final String TORSO =
            "M-64,-30 C-96,14 -176,26 -222,58 C-262,90 -274,170 -288,270 C-300,360 -306,480"
                    + " -308,640 L308,640 C306,480 300,360 288,270 C274,170 262,90 222,58 C176,26"
                    + " 96,14 64,-30Z";
    private static final Rectangle2D TORSO_BOX = new Rectangle2D.Double(-312, -124, 624, 640);
    private static final String CREW_NECK =
            "M-58,-142 C-54,-86 -56,-50 -66,-34 C-58,6 -30,22 0,22 C30,22 58,6 66,-34 C56,-50"
                    + " 54,-86 58,-142Z";
    private static final String OPEN_NECK =
            "M-58,-134 C-57,-86 -62,-50 -76,-16 C-94,10 -120,20 -120,36 L0,134 L120,36 C120,20"
                    + " 94,10 76,-16 C62,-50 57,-86 58,-134Z";
    private static final String COLLAR_FRONT = "M-73,-60 C-81,6 -45,42 0,42 C45,42 81,6 73,-60";
    private static final String CREW_COLLAR =
            "M-59,-66 C-92,-42 -104,61 0,61 C104,61 92,-42 59,-66 C58,-60 58,-54 58,-48 C62,2 34,23"
                    + " 0,23 C-34,23 -62,2 -58,-48 C-58,-54 -58,-60 -59,-66Z";

    private final Scene scene;
    private final Scene.Outfit outfit;
    private final int s;
    private final int colour;
    private final int shaded;
    private final int lit;
    private final Cloth cloth;

    WardrobePainter(Scene scene) {
        this.scene = scene;
        this.outfit = scene.outfit();
        this.s = scene.light().side().sign();
        this.colour = outfit.colour();
        this.shaded = Tint.dark(colour, .38);
        this.lit = Tint.lite(colour, .28);
        this.cloth = new Cloth(scene);
    }

    private boolean crew() {
        return outfit.wear() == Scene.Wear.KNIT || outfit.wear() == Scene.Wear.CABLE_KNIT;
    }

    /** What of the garment lies behind the head. */
    void back(Layer canvas) {
        if (outfit.wear() == Scene.Wear.HOODIE) {
            Layer l = canvas.over(new Rectangle2D.Double(-210, -126, 420, 220));
            l.fill(
                    "M-168,70 C-196,-34 -150,-104 -70,-110 L70,-110 C150,-104 196,-34 168,70Z",
                    Tint.dark(colour, .34),
                    1);
            l.lock();
            l.softLine(mirrored("150,16", "172,-44", "132,-88", "80,-96"), lit, 16, .34, 8);
            l.soft(Layer.oval(0, -20, 128, 70), Tint.dark(colour, .8), .5, 22);
            cloth.fleece(l, canvas);
            canvas.lay(l);
        } else if (crew()) {
            Layer l = canvas.over(new Rectangle2D.Double(-104, -90, 208, 90));
            l.fill(
                    Layer.outline(
                            SvgPath.of("M-64,-36 C-60,-70 60,-70 64,-36"),
                            30,
                            java.awt.BasicStroke.CAP_ROUND),
                    Tint.dark(colour, .42),
                    1);
            canvas.lay(l);
        } else {
            Layer l = canvas.over(new Rectangle2D.Double(-104, -100, 208, 90));
            l.fill(
                    "M-92,-20 C-90,-46 -72,-58 0,-60 C72,-58 90,-46 92,-20Z",
                    Tint.dark(colour, .46),
                    1);
            canvas.lay(l);
        }
    }

    private String mirrored(String a, String b, String c, String d) {
        String m = s < 0 ? "-" : "";
        return "M" + m + a + " C" + m + b + " " + m + c + " " + m + d;
    }

    /** Shoulders, sleeves and front. */
    void torso(Layer canvas) {
        Layer l = canvas.over(TORSO_BOX);
        l.fill(TORSO, colour, 1);
        l.lock();
        folds(l);
        cloth.weave(l, canvas, outfit.wear());
        arms(l);
        if (outfit.wear() == Scene.Wear.HOODIE) {
            pocket(l);
        }
        l.soft(Layer.oval(s * 230, 150, 120, 260), lit, .5, 30);
        l.soft(Layer.oval(-s * 250, 300, 150, 360), Tint.dark(colour, .6), .46, 30);
        l.softLine(
                s < 0
                        ? "M-80,-4 C-120,20 -180,30 -220,60 C-256,90 -268,160 -282,260"
                        : "M80,-4 C120,20 180,30 220,60 C256,90 268,160 282,260",
                Tint.lite(colour, .6),
                7,
                .34,
                4);
        l.soft(Layer.oval(0, -18, 120, 40), Tint.dark(colour, .8), .3, 18);
        l.soft(Layer.rect(-330, 420, 660, 120), Tint.dark(colour, .8), .34, 34);
        canvas.lay(l);
    }

    /** Sleeves stand off the body: a deep line under the arm, a soft round beside it. */
    private void arms(Layer l) {
        for (int m = -1; m <= 1; m += 2) {
            l.push().size(m, 1);
            l.softLine("M172,132 C188,250 188,400 178,640", Tint.dark(colour, .5), 20, .42, 12);
            l.softLine("M168,150 C180,250 180,360 174,640", Tint.dark(colour, .8), 4, .42, 3);
            l.softLine("M214,130 C230,250 238,400 240,640", lit, 30, m == s ? .3 : .12, 16);
            l.softLine("M120,120 C140,220 144,400 138,640", lit, 24, m == s ? .16 : .1, 16);
            l.softLine("M176,128 C150,96 120,70 92,50", Tint.dark(colour, .5), 10, .2, 9);
            l.pop();
        }
    }

    /** The top of a pouch pocket, where it shows above the desk. */
    private void pocket(Layer l) {
        String edge = "M-118,470 L-70,352 C-40,346 40,346 70,352 L118,470";
        l.push().move(0, 4);
        l.softLine(edge, Tint.dark(colour, .7), 6, .4, 4);
        l.pop();
        l.softLine("M-112,460 L-66,356 L66,356 L112,460", lit, 4, .16, 3);
        l.line(
                "M-112,474 L-66,359 C-40,353 40,353 66,359 L112,474",
                Tint.dark(colour, .45),
                .9,
                .35);
    }

    private void folds(Layer l) {
        Dice dice = Dice.of(outfit.drape(), "folds");
        for (int i = 0; i < 9; i++) {
            double x = dice.range(-220, 220);
            double y = dice.range(170, 330);
            double a = dice.range(-30, 30);
            double b = dice.range(-55, 55);
            Path2D.Double fold = new Path2D.Double();
            fold.moveTo(x, y);
            fold.quadTo(x + a, y + dice.range(50, 90), x + b, y + dice.range(120, 240));
            boolean dark = dice.next() < .55;
            double width = dice.range(12, 30);
            double strength = dice.range(.1, .2);
            l.soft(
                    Layer.outline(fold, width, java.awt.BasicStroke.CAP_ROUND),
                    dark ? shaded : lit,
                    strength,
                    10);
        }
        // Cloth gathers at the elbows and pulls from the shoulders.
        for (int m = -1; m <= 1; m += 2) {
            for (int i = 0; i < 4; i++) {
                double y = 250 + i * 52 + dice.range(-12, 12);
                Path2D.Double crease = new Path2D.Double();
                crease.moveTo(m * 186, y);
                crease.quadTo(
                        m * dice.range(215, 235),
                        y + 24,
                        m * dice.range(252, 290),
                        y + dice.range(-14, 20));
                l.soft(
                        Layer.outline(crease, dice.range(5, 9), java.awt.BasicStroke.CAP_ROUND),
                        Tint.dark(colour, .55),
                        dice.range(.14, .26),
                        4.5);
                crease.transform(java.awt.geom.AffineTransform.getTranslateInstance(0, -9));
                l.soft(
                        Layer.outline(crease, 6, java.awt.BasicStroke.CAP_ROUND),
                        lit,
                        dice.range(.1, .2),
                        4.5);
            }
        }
    }

    /** The neck; on its own sheet, because its shade may not leave it. */
    void neck(Layer canvas) {
        int skin = scene.person().skin();
        int shade = HeadPainter.shade(skin);
        Layer l = canvas.over(new Rectangle2D.Double(-124, -150, 248, 300));
        double wide = scene.person().hair() == Scene.Hair.SHORT ? 1.13 : 1;
        l.push().size(wide, 1);
        l.fill(crew() ? CREW_NECK : OPEN_NECK, Tint.mix(skin, shade, .22), 1);
        l.pop();
        l.lock();
        l.soft(Layer.oval(s * 60, 10, 44, 60), Tint.lite(skin, .2), .4, 18);
        l.softLine("M-34,-56 L-12,64", shade, 8, .3, 5);
        l.softLine("M34,-56 L12,64", shade, 8, .3, 5);
        l.softLine("M-14,40 C-40,34 -70,32 -104,40", shade, 7, .26, 5);
        l.softLine("M14,40 C40,34 70,32 104,40", shade, 7, .26, 5);
        l.softLine("M-16,34 C-40,28 -70,26 -100,33", Tint.lite(skin, .3), 4, s < 0 ? .3 : .12, 3);
        l.softLine("M16,34 C40,28 70,26 100,33", Tint.lite(skin, .3), 4, s > 0 ? .3 : .12, 3);
        l.soft(Layer.oval(-s * 62, -60, 34, 90), Tint.dark(shade, .3), .4, 12);
        l.soft(Layer.oval(-s * 14, -50, 92, 46), Tint.dark(shade, .35), .62, 12);
        if (!crew()) {
            l.soft("M-120,30 L0,128 L120,30 L120,60 L0,160 L-120,60Z", Tint.dark(shade, .5), .5, 9);
        }
        canvas.lay(l);
    }

    /** What of the garment lies before the neck. */
    void collar(Layer canvas) {
        switch (outfit.wear()) {
            case HOODIE -> hood(canvas);
            case KNIT, CABLE_KNIT -> crewCollar(canvas);
            case CARDIGAN, SHIRT -> new OpenFrontPainter(scene, cloth).paint(canvas);
        }
    }

    private void hood(Layer canvas) {
        canvas.softLine(
                "M-142,34 C-116,88 -50,118 -4,146 C50,118 116,88 142,34",
                Tint.dark(colour, .6),
                18,
                .42,
                9);
        Layer l = canvas.over(new Rectangle2D.Double(-176, -100, 352, 256));
        l.fill(
                "M-56,-88 C-128,-60 -172,20 -118,74 C-80,104 -36,120 -6,138 C-16,96 -54,52"
                        + " -62,-20Z",
                side(-1),
                1);
        l.fill(
                "M56,-88 C128,-60 172,20 118,74 C80,104 36,122 0,144 C12,96 54,52 62,-20Z",
                side(1),
                1);
        l.lock();
        cloth.fleece(l, canvas);
        l.softLine("M-62,-40 C-56,46 -18,92 -6,134", Tint.dark(colour, .55), 12, .5, 5);
        l.softLine("M62,-40 C56,46 14,92 0,140", Tint.dark(colour, .55), 12, .5, 5);
        l.softLine(mirrored("112,-44", "140,-6", "140,40", "104,66"), lit, 20, .42, 10);
        l.softLine("M-104,-30 C-120,10 -96,48 -56,74", Tint.dark(colour, .5), 7, .24, 5);
        l.softLine("M104,-30 C120,10 96,48 56,74", Tint.dark(colour, .5), 7, .24, 5);
        l.line("M-70,-30 C-66,44 -28,88 -16,124", Tint.dark(colour, .45), 1.1, .4);
        l.line("M70,-30 C66,44 24,88 11,126", Tint.dark(colour, .45), 1.1, .4);
        canvas.lay(l);
        cord(canvas, -24, -36, 276, .5);
        cord(canvas, 22, 34, 300, .42);
    }

    private LinearGradientPaint side(int m) {
        int base = Tint.mix(colour, m == s ? lit : shaded, .2);
        return new LinearGradientPaint(
                new Point2D.Double(m * 60, -60),
                new Point2D.Double(m * 130, 110),
                new float[] {0, 1},
                new Color[] {Tint.color(base), Tint.color(Tint.mix(base, shaded, .3))});
    }

    private void cord(Layer c, double top, double foot, double length, double pale) {
        String way =
                "M"
                        + top
                        + ",110 C"
                        + (top - Math.signum(-foot) * -9)
                        + ",190 "
                        + (foot + 5)
                        + ",230 "
                        + foot
                        + ","
                        + length;
        int tone = Tint.lite(colour, pale);
        c.push().move(-s * 5, 5);
        c.softLine(way, 0x000000, 7, .34, 4);
        c.pop();
        c.line(way, Tint.dark(tone, .16), 6.6, 1);
        c.push().move(s * .9, 0);
        c.line(way, tone, 4, 1);
        c.pop();
        c.line("M" + foot + "," + (length - 4) + " l.4,20", 0x6b645d, 7.4, 1);
        c.line("M" + (foot + s * 1.6) + "," + (length - 3) + " l.4,17", 0xb7afa4, 1.6, .7);
        c.soft(Layer.oval(top, 110, 5, 5), 0x000000, .4, 2);
        c.line(Layer.oval(top, 108, 4.4, 4.4), Tint.dark(colour, .62), 2, .8);
    }

    private void crewCollar(Layer canvas) {
        canvas.push().move(0, 12);
        canvas.softLine(COLLAR_FRONT, Tint.dark(colour, .5), 34, .42, 8);
        canvas.pop();
        Layer l = canvas.over(new Rectangle2D.Double(-108, -76, 216, 150));
        l.fill(CREW_COLLAR, Tint.mix(colour, shaded, .06), 1);
        l.lock();
        java.awt.BasicStroke ribs =
                new java.awt.BasicStroke(
                        46,
                        java.awt.BasicStroke.CAP_BUTT,
                        java.awt.BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {2.6f, 5.4f},
                        0);
        l.soft(ribs.createStrokedShape(SvgPath.of(COLLAR_FRONT)), Tint.dark(colour, .5), .4, .9);
        java.awt.BasicStroke shine =
                new java.awt.BasicStroke(
                        46,
                        java.awt.BasicStroke.CAP_BUTT,
                        java.awt.BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {2f, 6f},
                        4.3f);
        l.soft(shine.createStrokedShape(SvgPath.of(COLLAR_FRONT)), lit, .4, .8);
        l.push().move(0, 17);
        l.softLine(COLLAR_FRONT, Tint.dark(colour, .7), 6, .5, 4);
        l.pop();
        l.push().move(0, -17);
        l.softLine(COLLAR_FRONT, Tint.dark(colour, .6), 5, .4, 3);
        l.pop();
        l.softLine(mirrored("80,-26", "72,22", "38,40", "0,40"), lit, 18, .4, 8);
        l.soft(Layer.oval(-s * 80, -10, 30, 50), Tint.dark(colour, .7), .4, 12);
        cloth.fleece(l, canvas);
        canvas.lay(l);
    }
}
