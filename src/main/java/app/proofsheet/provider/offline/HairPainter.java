package app.proofsheet.provider.offline;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws hair as a mass, light on it, and single strands that follow how it falls. */
final class HairPainter {
    private static final Rectangle2D BOX = new Rectangle2D.Double(-210, -260, 420, 680);

    private static final String TIED_LINE =
            "M105,0 C102,-40 90,-76 54,-95 C28,-109 -6,-116 -30,-111 C-62,-102 -94,-62 -104,-2";

    private final Scene.Person person;
    private final int s;
    private final int hair;
    private final int shine;

    HairPainter(Scene scene) {
        this.person = scene.person();
        this.s = scene.light().side().sign();
        this.hair = person.hairColour();
        this.shine = Tint.lite(hair, .26);
    }

    /** What hangs behind face and neck. */
    void back(Layer canvas) {
        Layer l = canvas.over(BOX);
        switch (person.hair()) {
            case BOB -> {
                l.fill(
                        "M-124,-6 C-140,-128 -72,-192 4,-192 C86,-192 142,-126 130,4 C134,72"
                            + " 146,128 124,182 C104,202 74,196 62,176 L-60,176 C-78,200 -110,198"
                            + " -124,180 C-146,130 -124,60 -124,-6Z",
                        hair,
                        1);
                l.lock();
                crown(l);
                fall(l, "M-126,-6 C-128,60 -148,130 -122,184", "M-66,20 C-70,80 -72,130 -64,184");
                fall(l, "M131,4 C135,72 148,128 122,186", "M66,20 C70,80 72,130 64,184");
                l.soft(Layer.oval(0, 150, 78, 70), Tint.dark(hair, .8), .75, 14);
            }
            case LONG -> {
                l.fill(
                        "M-124,-6 C-140,-128 -72,-192 4,-192 C86,-192 142,-126 130,4 C138,92"
                            + " 168,190 158,330 C150,392 96,400 74,360 L-70,360 C-96,404 -150,390"
                            + " -160,326 C-168,190 -128,86 -124,-6Z",
                        hair,
                        1);
                l.lock();
                crown(l);
                fall(l, "M-126,-6 C-130,90 -168,190 -160,340", "M-66,40 C-70,140 -84,240 -78,372");
                fall(l, "M131,4 C138,92 168,190 158,340", "M66,40 C70,140 84,240 78,372");
                l.soft(Layer.oval(0, 190, 84, 130), Tint.dark(hair, .8), .7, 16);
            }
            case TIED -> {
                bun(l);
                l.fill(
                        "M-112,6 C-132,-124 -66,-184 2,-184 C80,-184 130,-122 114,10 C108,60 96,80"
                                + " 80,92 L-80,92 C-96,78 -106,52 -112,6Z",
                        Tint.dark(hair, .25),
                        1);
            }
            case SHORT -> {
                l.fill(
                        "M-102,10 C-118,-110 -70,-160 0,-162 C72,-160 118,-112 102,10 L84,40"
                                + " L-84,40Z",
                        Tint.dark(hair, .2),
                        1);
                l.push().turn(90);
                l.fadeOut(-26, 24);
                l.pop();
            }
            case CURLY -> new CurlPainter(person, s).back(l);
        }
        canvas.lay(l);
    }

    private void bun(Layer l) {
        l.fill(Layer.oval(18, -188, 60, 50), Tint.dark(hair, .1), 1);
        l.lock();
        Dice dice = Dice.of(person.seed(), "bun");
        l.soft(Layer.oval(18 + s * 22, -206, 26, 16), shine, .5, 9);
        l.soft(Layer.oval(18 - s * 30, -170, 34, 30), Tint.dark(hair, .8), .55, 12);
        for (int i = 0; i < 90; i++) {
            double t = dice.range(-1, 1);
            Path2D.Double p = new Path2D.Double();
            p.moveTo(-44, -186 + t * 34);
            p.curveTo(-14, -240 + t * 50, 56, -236 + t * 50, 80, -182 + t * 34);
            l.line(p, tone(dice), dice.range(.6, 1.3), dice.range(.1, .34));
        }
        l.softLine("M-30,-160 C0,-146 40,-146 66,-162", 0x000000, 9, .4, 4);
        // The mass below is drawn unlocked.
        l.unlock();
    }

    /** Strands over the crown, seen above and beside the front hair. */
    private void crown(Layer l) {
        strands(
                l,
                "crown right",
                "M-16,-193 C72,-197 142,-130 132,4",
                "M-16,-172 C48,-172 108,-118 112,0",
                60,
                .4);
        strands(
                l,
                "crown left",
                "M-16,-193 C-84,-190 -140,-126 -127,-6",
                "M-16,-172 C-62,-172 -110,-118 -112,0",
                50,
                .4);
    }

    private void fall(Layer l, String outer, String inner) {
        strands(l, "back" + outer, outer, inner, 90, .34);
    }

    /** What lies over the brow and beside the face. */
    void front(Layer canvas) {
        if (person.hair() == Scene.Hair.TIED) {
            downy(canvas);
        }
        Layer l = canvas.over(BOX);
        switch (person.hair()) {
            case BOB -> curtain(l, 112);
            case LONG -> curtain(l, 126);
            case TIED -> tied(l);
            case SHORT -> cropped(l);
            case CURLY -> new CurlPainter(person, s).front(l);
        }
        canvas.lay(l);
        if (person.hair() == Scene.Hair.BOB || person.hair() == Scene.Hair.LONG) {
            flyaway(canvas);
        }
    }

    private void curtain(Layer l, double foot) {
        String outerRight = "M-26,-185 C24,-197 95,-164 117,-92 C136,-30 124,50 105," + foot;
        String innerRight = "M-26,-116 C28,-112 78,-84 92,-22 C98,6 101,44 103," + foot;
        String outerLeft = "M-26,-185 C-92,-176 -136,-112 -127,-18 C-124,24 -120,52 -107," + foot;
        String innerLeft = "M-26,-116 C-58,-98 -82,-62 -92,-20 C-102,6 -105,40 -105," + foot;
        l.fill(
                "M-26,-116 C28,-112 78,-84 92,-22 C98,6 101,44 104,"
                        + foot
                        + " C124,50 136,-30 116,-92 C94,-164 24,-196 -26,-184 C-92,-176 -136,-112"
                        + " -126,-18 C-124,24 -120,52 -106,"
                        + foot
                        + " C-105,40 -102,6 -92,-20 C-82,-62 -58,-98 -26,-116Z",
                Tint.mix(hair, shine, .06),
                1);
        l.lock();
        l.soft(Layer.oval(-s * 118, -40, 34, 150), 0x000000, .3, 16);
        strands(l, "right", outerRight, innerRight, 170, .36);
        strands(l, "left", outerLeft, innerLeft, 150, .36);
        sheen(l, "M-6,-172 C48,-164 94,-118 106,-50", 11, s > 0 ? .5 : .26);
        sheen(l, "M6,-158 C54,-144 88,-98 99,-36", 5, s > 0 ? .42 : .22);
        sheen(l, "M-42,-170 C-86,-150 -112,-100 -114,-30", 11, s < 0 ? .5 : .24);
        sheen(l, "M-40,-150 C-74,-126 -98,-84 -104,-34", 4, s < 0 ? .36 : .16);
        sheen(l, "M118,0 C118,40 124,90 118," + (foot + 60), 7, .2);
        sheen(l, "M-118,0 C-118,40 -124,90 -118," + (foot + 60), 7, .2);
        l.softLine("M-26,-116 C20,-110 70,-82 92,-22", 0x000000, 8, .34, 4);
        l.softLine("M-26,-116 C-58,-98 -82,-62 -92,-20", 0x000000, 7, .3, 4);
        l.softLine("M-26,-184 C-28,-160 -28,-140 -26,-116", Tint.dark(hair, .7), 3, .34, 2);
        // The ends melt into the hair behind them.
        l.push().turn(90);
        l.fadeOut(10, foot - 8);
        l.pop();
    }

    private void sheen(Layer l, String path, double width, double opacity) {
        l.softLine(path, shine, width, opacity, 4.5);
    }

    /** Fine hair along the hairline and before the ears, so that no edge is cut out. */
    private void downy(Layer c) {
        c.softLine(TIED_LINE, hair, 5, .5, 2.6);
        Dice dice = Dice.of(person.seed(), "down");
        for (int m = -1; m <= 1; m += 2) {
            for (int i = 0; i < 14; i++) {
                double x = dice.range(93, 100);
                double y = dice.range(-26, 4);
                Path2D.Double p = new Path2D.Double();
                p.moveTo(m * x, y);
                p.quadTo(
                        m * (x - dice.range(-1, 3)),
                        y + 16,
                        m * (x - dice.range(0, 6)),
                        y + dice.range(18, 36));
                c.line(p, hair, dice.range(.4, .65), dice.range(.1, .3));
            }
        }
    }

    private void tied(Layer l) {
        l.fill(
                "M-104,-2 C-118,-118 -70,-180 2,-180 C80,-180 122,-116 105,0 C102,-40 90,-76 54,-95"
                        + " C28,-109 -6,-116 -30,-111 C-62,-102 -94,-62 -104,-2Z",
                Tint.mix(hair, shine, .05),
                1);
        l.lock();
        l.soft(Layer.oval(-s * 96, -70, 34, 90), 0x000000, .3, 14);
        strands(
                l,
                "r",
                "M106,0 C116,-80 84,-164 16,-180",
                "M-26,-114 C-12,-140 0,-164 8,-180",
                170,
                .34);
        strands(
                l,
                "l",
                "M-105,0 C-117,-84 -72,-166 2,-180",
                "M-22,-114 C-14,-140 -6,-164 4,-180",
                130,
                .34);
        sheen(l, "M-24,-160 C30,-158 84,-120 100,-50", 9, s > 0 ? .44 : .24);
        sheen(l, "M-34,-158 C-72,-140 -98,-96 -104,-46", 8, s < 0 ? .44 : .2);
        l.softLine(TIED_LINE, 0x000000, 4, .2, 3);
        // The tips thin out before the ears.
        l.push().turn(90);
        l.fadeOut(-34, 2);
        l.pop();
    }

    private void cropped(Layer l) {
        l.fill(
                "M-101,-10 C-116,-70 -106,-136 -62,-164 C-18,-194 66,-190 96,-152 C122,-116"
                        + " 114,-58 101,-8 C98,-46 92,-76 74,-96 C54,-90 30,-98 4,-99 C-22,-98"
                        + " -48,-94 -72,-108 C-88,-84 -97,-50 -101,-10Z",
                Tint.mix(hair, shine, .05),
                1);
        l.lock();
        l.soft(Layer.oval(-s * 104, -80, 30, 90), 0x000000, .34, 14);
        sheen(l, "M-58,-150 C-20,-172 40,-172 80,-142", 10, .36);
        sheen(
                l,
                s < 0 ? "M-84,-110 C-94,-80 -98,-60 -98,-34" : "M86,-110 C98,-80 100,-60 100,-34",
                7,
                .3);
        Dice dice = Dice.of(person.seed(), "crop");
        for (int i = 0; i < 900; i++) {
            double x = dice.range(-112, 116);
            double y = dice.range(-186, -8);
            double lean = Math.toRadians(-90 + x * .62 + 24 + dice.range(-16, 16));
            double side = Math.abs(x) > 84 ? .45 : 1;
            double length = dice.range(14, 30) * side;
            Path2D.Double p = new Path2D.Double();
            p.moveTo(x, y);
            p.quadTo(
                    x + Math.cos(lean) * length * .5 + 3,
                    y + Math.sin(lean) * length * .5,
                    x + Math.cos(lean) * length,
                    y + Math.sin(lean) * length);
            l.line(p, tone(dice), dice.range(.7, 1.5), dice.range(.08, .36));
        }
        l.softLine("M-72,-106 C-48,-92 -20,-90 8,-102 C30,-90 54,-82 74,-94", 0x000000, 6, .26, 4);
        // Tapered at the temples.
        l.push().turn(90);
        l.fadeOut(-58, -8);
        l.pop();
    }

    /** The locks of long hair that lie before the shoulders. */
    void locks(Layer canvas) {
        if (person.hair() != Scene.Hair.LONG) {
            return;
        }
        Layer l = canvas.over(BOX);
        l.fill(
                "M-124,60 C-132,150 -160,220 -152,330 C-146,362 -132,384 -122,392 C-108,384 -98,356"
                        + " -96,330 C-108,250 -110,160 -106,90Z M124,60 C132,150 158,220 150,330"
                        + " C144,362 132,384 121,392 C108,384 100,356 98,330 C108,250 110,160"
                        + " 106,90Z",
                hair,
                1);
        l.lock();
        strands(
                l,
                "lockl",
                "M-124,50 C-132,150 -162,220 -150,350",
                "M-107,80 C-108,160 -108,250" + " -104,380",
                80,
                .36);
        strands(
                l,
                "lockr",
                "M124,50 C132,150 160,220 149,350",
                "M107,80 C108,160 108,250 104,380",
                80,
                .36);
        sheen(l, "M-118,110 C-124,190 -140,240 -134,330", 8, s < 0 ? .4 : .2);
        sheen(l, "M118,110 C126,190 140,240 132,320", 8, s > 0 ? .4 : .2);
        l.push().turn(90);
        l.fadeOut(150, 62);
        l.pop();
        canvas.lay(l);
    }

    private void flyaway(Layer c) {
        Dice dice = Dice.of(person.seed(), "fly");
        for (int i = 0; i < 9; i++) {
            int m = dice.chance(.5) ? 1 : -1;
            double y = dice.range(-150, 40);
            double edge = 126 * Math.sqrt(Math.max(.05, 1 - Math.pow((y + 20) / 176, 2)));
            edge = Math.max(edge, y > -40 ? 122 : 0);
            Path2D.Double p = new Path2D.Double();
            p.moveTo(m * (edge - 6), y - 14);
            p.quadTo(m * (edge + dice.range(1, 4)), y + 10, m * (edge - dice.range(0, 5)), y + 44);
            c.line(p, Tint.mix(hair, shine, .5), .55, .34);
        }
    }

    /** Strands between two guide lines of two cubics each, or one. */
    private void strands(
            Layer l, String stream, String outer, String inner, int count, double strength) {
        double[] a = points(outer);
        double[] b = points(inner);
        Dice dice = Dice.of(person.seed(), "strand " + stream);
        for (int i = 0; i < count; i++) {
            double t = Math.clamp((i + dice.range(-1, 1)) / (count - 1), 0, 1);
            double wave = dice.normal() * 1.1;
            double[] p = new double[a.length];
            for (int k = 0; k < p.length; k++) {
                p[k] = a[k] + (b[k] - a[k]) * t + (k % 2 == 0 ? wave : 0);
            }
            Path2D.Double path = new Path2D.Double();
            path.moveTo(p[0], p[1]);
            for (int k = 2; k + 5 < p.length; k += 6) {
                path.curveTo(p[k], p[k + 1], p[k + 2], p[k + 3], p[k + 4], p[k + 5]);
            }
            l.line(path, tone(dice), dice.range(.55, 1.35), strength * dice.range(.25, 1));
        }
    }

    private int tone(Dice dice) {
        double pick = dice.next();
        return pick < .46
                ? Tint.dark(hair, .3 + .5 * dice.next())
                : Tint.lite(hair, .08 + .26 * dice.next());
    }

    private static double[] points(String path) {
        String[] parts = path.replaceAll("[MCL]", " ").trim().split("[ ,]+");
        double[] p = new double[parts.length];
        for (int i = 0; i < p.length; i++) {
            p[i] = Double.parseDouble(parts[i]);
        }
        return p;
    }
}
