package app.proofsheet.provider.offline;

import java.awt.geom.Arc2D;

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
        l.fill(Layer.oval(0, -40, 112, 130), hair, 1);
        for (int i = 0; i < 46; i++) {
            double a = Math.toRadians(-205 + i * (230 / 45.0));
            double r = dice.range(112, 146);
            double size = dice.range(28, 46);
            l.fill(Layer.oval(Math.cos(a) * r * 1.02, Math.sin(a) * r * 1.08 - 14, size, size),
                    hair, 1);
        }
        for (int i = 0; i < 10; i++) {
            double y = 20 + i * 10;
            double size = dice.range(28, 36);
            l.fill(Layer.oval(-dice.range(100, 122), y, size, size), hair, 1);
            l.fill(Layer.oval(dice.range(100, 122), y, size, size), hair, 1);
        }
        l.lock();
        l.soft(Layer.oval(-s * 120, 0, 70, 170), 0x000000, .4, 24);
        for (int i = 0; i < 520; i++) {
            curl(l, dice, dice.range(-170, 170), dice.range(-190, 150), .75);
        }
        l.soft(Layer.oval(0, 110, 92, 60), 0x000000, .5, 18);
    }

    void front(Layer l) {
        Dice dice = Dice.of(person.seed(), "curls front");
        int colour = Tint.mix(hair, Tint.lite(hair, .26), .07);
        for (int i = 0; i < 24; i++) {
            double a = Math.toRadians(-196 + i * (212 / 23.0));
            double size = dice.range(22, 33);
            l.fill(Layer.oval(Math.cos(a) * 103, Math.sin(a) * 122 - 18, size, size), colour, 1);
        }
        for (int i = 0; i < 12; i++) {
            double size = dice.range(20, 29);
            l.fill(Layer.oval(-78 + i * 14, dice.range(-116, -100), size, size), colour, 1);
        }
        l.lock();
        l.soft(Layer.oval(s * 60, -130, 60, 34), Tint.lite(hair, .4), .35, 20);
        l.soft(Layer.oval(-s * 104, -40, 40, 120), 0x000000, .35, 18);
        for (int i = 0; i < 420; i++) {
            double a = Math.toRadians(dice.range(-210, 30));
            double r = dice.range(78, 150);
            curl(l, dice, Math.cos(a) * r, Math.sin(a) * r * 1.12 - 14, 1);
        }
    }

    private void curl(Layer l, Dice dice, double x, double y, double strength) {
        double size = dice.range(5, 12);
        double start = dice.range(0, 360);
        int lit = dice.chance(.5) ? Tint.lite(hair, dice.range(.1, .36)) : Tint.dark(hair, .6);
        for (int k = 0; k < 2; k++) {
            Arc2D.Double arc =
                    new Arc2D.Double(
                            x - size - k, y - size * .8, 2 * size + 2 * k, 1.6 * size + 2 * k,
                            start + k * 16, dice.range(120, 230), Arc2D.OPEN);
            l.line(arc, lit, dice.range(.9, 2), strength * dice.range(.12, .42));
        }
    }
}
