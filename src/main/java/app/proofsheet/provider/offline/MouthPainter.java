package app.proofsheet.provider.offline;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws the lips and the small folds a smile makes. */
final class MouthPainter {
    private final Scene.Person person;
    private final Face face;
    private final int s;

    MouthPainter(Scene.Person person, Face face, int lightSide) {
        this.person = person;
        this.face = face;
        this.s = lightSide;
    }

    void paint(Layer h) {
        int skin = person.skin();
        int shade = HeadPainter.shade(skin);
        double smile = person.smile() + .35;
        double corner = 104 - smile * 5;
        double wide = 35 + smile * 1.6;
        double full = face.lips();
        double red = person.hair() == Scene.Hair.SHORT ? .44 : .6;
        int upper = Tint.mix(Tint.mix(skin, 0xa34d45, red), 0x000000, .05);
        int lower = Tint.mix(skin, 0xb45c52, red);
        h.push().size(face.mouth(), 1);
        h.soft(Layer.oval(0, 110, 44, 19), shade, .14, 8);
        Layer lips = h.over(new Rectangle2D.Double(-48, 82, 96, 50));
        String top =
                "M-"
                        + wide
                        + ","
                        + corner
                        + " C-20,"
                        + (106 - 9 * full)
                        + " -9,"
                        + (106 - 13 * full)
                        + " -4,"
                        + (106 - 12 * full)
                        + " C-1,"
                        + (106 - 10.6 * full)
                        + " 1,"
                        + (106 - 10.6 * full)
                        + " 4,"
                        + (106 - 12 * full)
                        + " C9,"
                        + (106 - 13 * full)
                        + " 20,"
                        + (106 - 9 * full)
                        + " "
                        + wide
                        + ","
                        + corner;
        String seam = " C20,106.5 10,105 0,106 C-10,105 -20,106.5 -" + wide + "," + corner + "Z";
        double foot = 106 + 16 * full;
        lips.fill(top + seam, upper, 1);
        lips.fill(
                "M-"
                        + wide
                        + ","
                        + corner
                        + " C-20,106 -10,105 0,106 C10,105 20,106 "
                        + wide
                        + ","
                        + corner
                        + " C26,"
                        + (foot - 4)
                        + " 14,"
                        + foot
                        + " 0,"
                        + foot
                        + " C-14,"
                        + foot
                        + " -26,"
                        + (foot - 4)
                        + " -"
                        + wide
                        + ","
                        + corner
                        + "Z",
                lower,
                1);
        lips.lock();
        lips.soft(Layer.oval(0, 105.6, 34, 3), Tint.dark(upper, .45), .5, 2);
        lips.soft(Layer.oval(0, foot - 1, 24, 3), shade, .4, 2.4);
        lips.soft(Layer.oval(-s * 30, 106, 14, 12), shade, .35, 5);
        lines(lips, corner, foot, Tint.dark(lower, .4), Tint.lite(lower, .4));
        lips.soft(Layer.oval(s * 7, 114, 12, 2.7), 0xffffff, .3, 1.9);
        lips.soft(Layer.oval(s * 6, 98.5, 8, 1.4), 0xffffff, .2, 1.3);
        h.lay(lips);
        h.softLine(
                "M-"
                        + (wide + .6)
                        + ","
                        + (corner - .6)
                        + " C-20,106.8 -10,105.2 0,106.6"
                        + " C10,105.2 20,106.8 "
                        + (wide + .6)
                        + ","
                        + (corner - .6),
                0x5a231c,
                2,
                .78,
                .55);
        h.soft(Layer.oval(-wide - 1, corner - .6, 3, 2.6), 0x5a231c, .4, 1.6);
        h.soft(Layer.oval(wide + 1, corner - .6, 3, 2.6), 0x5a231c, .4, 1.6);
        h.softLine("M-24,131 C-10,137 10,137 24,131", shade, 6, .34, 4);
        h.softLine("M-4,82 L-4.6,90", Tint.lite(skin, .3), 2, .34, 1.2);
        h.softLine("M.4,81 L.4,91", shade, 4, .22, 1.6);
        folds(h, smile, shade);
        h.pop();
    }

    private void lines(Layer lips, double corner, double foot, int dark, int lite) {
        Dice dice = Dice.of(person.seed(), "lips");
        for (int i = 0; i < 26; i++) {
            double x = dice.range(-28, 28);
            Path2D.Double line = new Path2D.Double();
            line.moveTo(x, 107 + Math.abs(x) * .02);
            line.quadTo(x * 1.05, 112, x * 1.1, foot - dice.range(2, 6));
            lips.line(line, dice.chance(.5) ? dark : lite, .55, dice.range(.06, .17));
        }
        for (int i = 0; i < 14; i++) {
            double x = dice.range(-24, 24);
            lips.line(
                    new java.awt.geom.Line2D.Double(x, 104, x * .96, corner - 4),
                    dark,
                    .5,
                    dice.range(.06, .14));
        }
    }

    private static void folds(Layer h, double smile, int shade) {
        double y = 92 - smile * 6;
        double strength = .08 + smile * .13;
        h.softLine("M-45," + y + " q-7,8 -4,16", shade, 4, strength, 2);
        h.softLine("M45," + y + " q7,8 4,16", shade, 4, strength, 2);
        h.softLine("M-28,66 C-38,74 -46,82 -49,94", shade, 5, strength * .55, 3.4);
        h.softLine("M28,66 C38,74 46,82 49,94", shade, 5, strength * .55, 3.4);
        if (smile > .8) {
            h.softLine("M-66,24 C-56,29 -40,30 -30,27", shade, 3.4, (smile - .8) * .5, 2);
            h.softLine("M66,24 C56,29 40,30 30,27", shade, 3.4, (smile - .8) * .5, 2);
        }
    }
}
