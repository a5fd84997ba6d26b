package app.proofsheet.provider.offline;

import java.awt.geom.Path2D;

/** Draws curly hair: a mass of round locks, each with its own turn and glint. */
final class CurlPainter {
    private final Scene.Person person;
    private final int s;
    private final int hair;

    CurlPainter(Scene.Person person, int lightSide) {
        this.person = person;
        this.s = lightSide;
        this.hair = person.hairColour();
    }

    void back(Layer l) {
        Dice dice = Dice.of(person.seed(), "curls back");
        l.fill(Layer.oval(0, -40, 116, 132), hair, 1);
        for (int i = 0; i < 60; i++) {
            double a = Math.toRadians(-205 + i * (230 / 59.0));
            double r = dice.range(112, 138);
            double size = dice.range(20, 34);
            l.fill(
                    Layer.oval(Math.cos(a) * r * 1.02, Math.sin(a) * r * 1.08 - 14, size, size),
                    hair,
                    1);
        }
        for (int i = 0; i < 12; i++) {
            double y = 10 + i * 9;
            double out = 126 - i * i * .16;
            l.fill(Layer.oval(-dice.range(out - 16, out), y, dice.range(22, 32), 26), hair, 1);
            l.fill(Layer.oval(dice.range(out - 16, out), y, dice.range(22, 32), 26), hair, 1);
        }
        rim(l, dice);
        l.lock();
        l.soft(Layer.oval(-s * 130, 0, 70, 170), 0x000000, .4, 24);
        l.soft(Layer.oval(s * 110, -110, 60, 60), Tint.lite(hair, .4), .22, 24);
        for (int i = 0; i < 760; i++) {
            curl(l, dice, dice.range(-176, 176), dice.range(-200, 180), 5, 12, .8);
        }
        l.soft(Layer.oval(0, 112, 88, 60), 0x000000, .5, 18);
    }

    /** Loose curls that break the outline. */
    private void rim(Layer l, Dice dice) {
        for (int i = 0; i < 190; i++) {
            double a = Math.toRadians(dice.range(-206, 26));
            double r = dice.range(140, 164);
            l.line(
                    spiral(
                            dice,
                            Math.cos(a) * r * 1.02,
                            Math.sin(a) * r * 1.07 - 12,
                            dice.range(5, 10)),
                    hair,
                    dice.range(1.2, 2.2),
                    1);
        }
        for (int i = 0; i < 90; i++) {
            int m = dice.chance(.5) ? 1 : -1;
            double y = dice.range(20, 140);
            double x = y > 118 ? dice.range(84, 130) : dice.range(136, 154) - y * .14;
            l.line(spiral(dice, m * x, y, dice.range(5, 10)), hair, dice.range(1.2, 2.2), 1);
        }
    }

    void front(Layer l) {
        Dice dice = Dice.of(person.seed(), "curls front");
        int colour = Tint.mix(hair, Tint.lite(hair, .26), .05);
        for (int i = 0; i < 30; i++) {
            double a = Math.toRadians(-194 + i * (208 / 29.0));
            double size = dice.range(15, 23);
            double wide = Math.sin(a) < -.3 ? 104 : 112;
            l.fill(
                    Layer.oval(Math.cos(a) * wide, Math.sin(a) * 124 - 16, size, size * 1.2),
                    colour,
                    1);
        }
        for (int i = 0; i < 14; i++) {
            double x = -84 + i * 13;
            double size = dice.range(15, 23);
            l.fill(Layer.oval(x, -112 + x * x * .0016 + dice.range(-6, 6), size, size), colour, 1);
        }
        for (int i = 0; i < 70; i++) {
            double x = dice.range(-88, 88);
            double y = -96 + x * x * .0034 + dice.range(-8, 6);
            l.line(spiral(dice, x, y, dice.range(5, 9)), colour, dice.range(1.6, 2.8), 1);
        }
        l.lock();
        l.soft(Layer.oval(s * 60, -134, 60, 34), Tint.lite(hair, .4), .3, 20);
        l.soft(Layer.oval(-s * 110, -40, 40, 120), 0x000000, .32, 18);
        for (int i = 0; i < 520; i++) {
            double a = Math.toRadians(dice.range(-212, 32));
            double r = dice.range(76, 150);
            curl(l, dice, Math.cos(a) * r, Math.sin(a) * r * 1.12 - 14, 4, 10, 1);
        }
    }

    private void curl(
            Layer l, Dice dice, double x, double y, double from, double to, double strength) {
        double size = dice.range(from, to);
        Path2D path = spiral(dice, x, y, size);
        double pick = dice.next();
        int tone = pick < .5 ? Tint.dark(hair, .35 + pick) : Tint.lite(hair, (pick - .4) * .6);
        l.line(path, tone, dice.range(.7, 1.9), strength * dice.range(.12, .5));
    }

    /** About a turn and a half, opening outwards. */
    private static Path2D spiral(Dice dice, double x, double y, double size) {
        Path2D.Double p = new Path2D.Double();
        double start = dice.range(0, 2 * Math.PI);
        double way = dice.chance(.5) ? 1 : -1;
        double turns = dice.range(.7, 1.5);
        for (int i = 0; i <= 14; i++) {
            double t = i / 14.0;
            double a = start + way * t * turns * 2 * Math.PI;
            double r = size * (.35 + .65 * t);
            double px = x + Math.cos(a) * r;
            double py = y + Math.sin(a) * r * .82;
            if (i == 0) {
                p.moveTo(px, py);
            } else {
                p.lineTo(px, py);
            }
        }
        return p;
    }
}
