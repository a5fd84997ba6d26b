package app.proofsheet.provider.offline;

/**
 * The small differences that make one face not another, in drawing units or as factors near 1.
 *
 * @param eyeGap half the distance between the eyes
 * @param eyeSize factor
 * @param browLift upwards shift of the brows
 * @param browWeight factor
 * @param nose width factor
 * @param mouth width factor
 * @param lips fullness factor
 * @param jaw outward shift of the jaw
 * @param chin downward shift of the chin
 * @param iris colour of the eyes
 * @param freckles 0 none .. 1 many
 */
record Face(
        double eyeGap,
        double eyeSize,
        double browLift,
        double browWeight,
        double nose,
        double mouth,
        double lips,
        double jaw,
        double chin,
        int iris,
        double freckles) {

    static Face of(Scene.Person person) {
        Dice dice = Dice.of(person.seed(), "face");
        boolean light = Tint.luma(person.hairColour()) > .3;
        double gap = 41 + dice.range(-1.8, 2.2);
        double size = dice.range(.98, 1.09);
        double lift = dice.range(-2, 2.4);
        double weight = dice.range(.86, 1.16) * (person.hair() == Scene.Hair.SHORT ? 1.12 : 1);
        double nose = dice.range(.92, 1.1);
        double mouth = dice.range(.95, 1.08);
        double lips = dice.range(.9, 1.14) * (person.beard() ? .9 : 1);
        double jaw =
                dice.range(-3, 3)
                        + (person.beard() ? 5 : person.hair() == Scene.Hair.SHORT ? 3 : 0);
        double chin = dice.range(-3, 3.5);
        double pick = dice.next();
        int iris = pick < .55 ? 0x4a2f1f : pick < .8 ? 0x5b4026 : light ? 0x5c7a86 : 0x5f5a34;
        double freckles = dice.chance(.3) ? dice.range(.3, 1) : 0;
        return new Face(gap, size, lift, weight, nose, mouth, lips, jaw, chin, iris, freckles);
    }

    /** The outline of the face, without ears. */
    String outline() {
        double a = 72 + jaw;
        double b = 54 + jaw * .7;
        double y = 152 + chin;
        double m = 132 + chin * .6;
        return "M-98,-18 C-101,-100 -58,-146 0,-146 C58,-146 101,-100 98,-18 C98,32 91,72 "
                + a
                + ",104 C"
                + b
                + ","
                + m
                + " 27,"
                + y
                + " 0,"
                + y
                + " C-27,"
                + y
                + " -"
                + b
                + ","
                + m
                + " -"
                + a
                + ",104 C-91,72 -98,32 -98,-18Z";
    }
}
