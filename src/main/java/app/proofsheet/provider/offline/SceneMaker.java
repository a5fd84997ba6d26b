package app.proofsheet.provider.offline;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** Turns wishes into a scene: words decide what they name, seeds decide the rest. */
final class SceneMaker {
    private final Wishes wishes;
    private final Dice rest;
    private final Dice who;
    private final long seed;
    private final long personSeed;
    private final long turn;
    private final long start;

    /**
     * @param prompt the text that was sent
     * @param personKey names the person where the prompt asks for the same face, for example the
     *     persona's id
     * @param candidate names the candidate; a number at its end counts candidates up, which makes
     *     what may vary go round evenly
     */
    private SceneMaker(Wishes wishes, String prompt, String personKey, String candidate) {
        this.wishes = wishes;
        this.seed = hash(prompt + "\n" + candidate);
        this.personSeed =
                hash(
                        wishes.samePerson()
                                ? "person\n" + personKey
                                : "person\n" + prompt + candidate);
        this.rest = Dice.of(seed, "choices");
        this.who = Dice.of(personSeed, "person");
        this.start = hash(prompt) >>> 8;
        this.turn = number(candidate);
    }

    static Scene make(Wishes wishes, String prompt, String personKey, String candidate) {
        return new SceneMaker(wishes, prompt, personKey, candidate).scene();
    }

    /** The same person in the same clothes and room a moment later, for a series. */
    static Scene another(Scene first, int index) {
        if (index == 0) {
            return first;
        }
        Dice dice = Dice.of(first.seed(), "series " + index);
        Scene.Person p = first.person();
        double smile = Math.clamp(p.smile() + dice.range(-.25, .25), .05, 1);
        Scene.Person person =
                p.withPose(dice.range(-2.4, 2.4), dice.range(-.5, .5)).withSmile(smile);
        Scene.Framing f = first.framing();
        return first.withPerson(person)
                .withFraming(
                        new Scene.Framing(
                                Math.clamp(f.scale() + dice.range(-.07, .09), .92, 1.3),
                                f.dx() + dice.range(-26, 26),
                                f.dy() + dice.range(-8, 14)));
    }

    static long hash(String text) {
        try {
            byte[] sum =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(sum).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static long number(String candidate) {
        int from = candidate.length();
        while (from > 0 && Character.isDigit(candidate.charAt(from - 1))) {
            from--;
        }
        String digits = candidate.substring(Math.max(from, candidate.length() - 9));
        return digits.isEmpty() ? hash(candidate) >>> 8 : Long.parseLong(digits);
    }

    private Scene scene() {
        Scene.Person person = person();
        Scene.Room room = Scene.Room.valueOf(pick(Trait.ROOM, Trait.ROOM.words(), rest));
        Scene.Light light = light(room);
        Scene.Wear wear = Scene.Wear.valueOf(pick(Trait.WEAR, Trait.WEAR.words(), rest));
        int colour = colour(Trait.GARMENT_COLOUR, Palette.GARMENTS, rest);
        int tee = colour(Trait.TEE_COLOUR, Palette.TEES, rest);
        if (!wishes.asks(Trait.TEE_COLOUR) && Math.abs(Tint.luma(tee) - Tint.luma(colour)) < .18) {
            tee = Tint.luma(colour) > .5 ? 0x4b5157 : 0xe9e4da;
        }
        Scene.Desk desk =
                new Scene.Desk(
                        colour(Trait.DESK_COLOUR, Palette.DESKS, rest),
                        flag(Trait.MUG, .86, rest),
                        colour(Trait.MUG_COLOUR, Palette.MUGS, rest),
                        prop());
        Scene.MicKind kind = Scene.MicKind.valueOf(pick(Trait.MIC, Trait.MIC.words(), rest));
        Scene.Mic mic = new Scene.Mic(kind, light.side().other());
        Scene.Place place =
                new Scene.Place(
                        room,
                        colour(Trait.WALL_COLOUR, Palette.walls(room), rest),
                        flag(Trait.PLANT, leafy(room) ? .75 : .2, rest));
        return new Scene(
                person,
                new Scene.Outfit(wear, colour, tee, seed),
                desk,
                mic,
                place,
                light,
                framing(),
                seed);
    }

    private static boolean leafy(Scene.Room room) {
        return room == Scene.Room.WINDOW || room == Scene.Room.SAGE || room == Scene.Room.SUNLIGHT;
    }

    private Scene.Prop prop() {
        List<String> usual = List.of("NOTEBOOK", "LAPTOP", "KEYBOARD", "PHONE");
        return Scene.Prop.valueOf(pick(Trait.PROP, usual, rest));
    }

    private Scene.Person person() {
        Scene.Hair hair = Scene.Hair.valueOf(pick(Trait.HAIR, Trait.HAIR.words(), who));
        int skin = colour(Trait.SKIN, Palette.SKINS, who);
        List<String> hairs = Tint.luma(skin) > .68 ? Palette.FAIR_HAIRS : Palette.HAIRS;
        int hairColour = Palette.hair(colour(Trait.HAIR_COLOUR, hairs, who));
        double width = who.range(.965, 1.035) + (hair == Scene.Hair.SHORT ? .02 : 0);
        String glasses = pick(Trait.GLASSES, List.of("NONE", "ROUND", "RECTANGULAR"), who);
        int frame = colour(Trait.FRAME_COLOUR, Palette.FRAMES, who);
        boolean earrings = flag(Trait.EARRINGS, hair == Scene.Hair.TIED ? .5 : .12, who);
        boolean beard =
                flag(Trait.BEARD, hair == Scene.Hair.SHORT ? .4 : 0, who)
                        && hair == Scene.Hair.SHORT;
        double smile =
                switch (pick(Trait.SMILE, List.of("SOFT", "SOFT", "BROAD"), rest)) {
                    case "SERIOUS" -> rest.range(.06, .18);
                    case "BROAD" -> rest.range(.86, 1);
                    default -> rest.range(.45, .75);
                };
        double tilt = rest.range(-2.2, 2.2);
        double gaze =
                pick(Trait.GAZE, List.of("CAMERA"), rest).equals("AWAY")
                        ? (rest.chance(.5) ? -.9 : .9)
                        : rest.range(-.12, .12);
        return new Scene.Person(
                personSeed,
                hair,
                hairColour,
                skin,
                width,
                smile,
                tilt,
                gaze,
                Scene.Glasses.valueOf(glasses),
                frame,
                earrings,
                beard);
    }

    private Scene.Light light(Scene.Room room) {
        Scene.Side side =
                Scene.Side.valueOf(pick(Trait.SIDE, List.of("LEFT", "LEFT", "RIGHT"), rest));
        boolean dusk = room == Scene.Room.DUSK;
        double key = dusk ? .3 : .42;
        double shade = dusk ? .48 : .38;
        LightLevels.Level level =
                LightLevels.of(pick(Trait.LIGHT, List.of("USUAL"), rest), key, shade);
        List<String> grades =
                room == Scene.Room.OFFICE
                        ? List.of("COOL", "NEUTRAL")
                        : List.of("WARM", "WARM", "NEUTRAL");
        Scene.Grade grade = Scene.Grade.valueOf(pick(Trait.GRADE, grades, rest));
        double blur =
                switch (pick(Trait.BLUR, List.of("USUAL"), rest)) {
                    case "MORE" -> 18;
                    case "LESS" -> 6;
                    default -> 11;
                };
        return new Scene.Light(side, level.key(), level.shade(), grade, blur);
    }

    private Scene.Framing framing() {
        double dx = rest.range(-8, 8);
        return switch (pick(Trait.FRAMING, List.of("USUAL"), rest)) {
            case "CLOSE" -> new Scene.Framing(rest.range(1.2, 1.28), dx, rest.range(24, 38));
            case "WIDE" -> new Scene.Framing(rest.range(.95, 1), dx, rest.range(40, 56));
            default -> new Scene.Framing(rest.range(1.05, 1.14), dx, rest.range(-4, 10));
        };
    }

    private boolean flag(Trait trait, double chance, Dice dice) {
        boolean usual = dice.chance(chance);
        return pick(trait, List.of(usual ? "ON" : "OFF"), dice).equals("ON");
    }

    private int colour(Trait trait, List<String> usual, Dice dice) {
        return Palette.rgb(pick(trait, usual, dice));
    }

    /** One value; always one draw from the stream, so that a word never shifts what follows. */
    private String pick(Trait trait, List<String> usual, Dice dice) {
        double draw = dice.next();
        List<String> open = wishes.allowed(trait, usual);
        if (wishes.varying().contains(trait)) {
            return open.get(Math.floorMod(start + trait.ordinal() + turn, open.size()));
        }
        return open.get((int) (draw * open.size()));
    }
}
