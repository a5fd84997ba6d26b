package app.proofsheet.provider.offline;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The text form of a scene, as it travels in a picture: a first line naming the version, then one
 * {@code key=value} per line. Unknown keys are skipped; a text of another version is not read.
 */
final class SceneText {
    /** Keyword of the PNG text chunk. */
    static final String KEYWORD = "proofsheet-scene";

    private static final String HEADER = "proofsheet-scene/1";

    private SceneText() {}

    static String write(Scene scene) {
        Map<String, Object> m = new LinkedHashMap<>();
        m.put("seed", scene.seed());
        Scene.Person p = scene.person();
        m.put("person.seed", p.seed());
        m.put("person.hair", p.hair());
        m.put("person.hairColour", Tint.hex(p.hairColour()));
        m.put("person.skin", Tint.hex(p.skin()));
        m.put("person.width", p.width());
        m.put("person.smile", p.smile());
        m.put("person.tilt", p.tilt());
        m.put("person.gaze", p.gaze());
        m.put("person.glasses", p.glasses());
        m.put("person.frame", Tint.hex(p.frame()));
        m.put("person.earrings", p.earrings());
        m.put("person.beard", p.beard());
        m.put("outfit.wear", scene.outfit().wear());
        m.put("outfit.colour", Tint.hex(scene.outfit().colour()));
        m.put("outfit.tee", Tint.hex(scene.outfit().tee()));
        m.put("outfit.drape", scene.outfit().drape());
        m.put("desk.colour", Tint.hex(scene.desk().colour()));
        m.put("desk.mug", scene.desk().mug());
        m.put("desk.mugColour", Tint.hex(scene.desk().mugColour()));
        m.put("desk.prop", scene.desk().prop());
        m.put("mic.kind", scene.mic().kind());
        m.put("mic.side", scene.mic().side());
        m.put("place.room", scene.place().room());
        m.put("place.wall", Tint.hex(scene.place().wall()));
        m.put("place.plant", scene.place().plant());
        m.put("light.side", scene.light().side());
        m.put("light.key", scene.light().key());
        m.put("light.shade", scene.light().shade());
        m.put("light.grade", scene.light().grade());
        m.put("light.blur", scene.light().blur());
        m.put("framing.scale", scene.framing().scale());
        m.put("framing.dx", scene.framing().dx());
        m.put("framing.dy", scene.framing().dy());
        StringBuilder text = new StringBuilder(HEADER);
        m.forEach((key, value) ->
                text.append('\n')
                        .append(key)
                        .append('=')
                        .append(value.toString().toLowerCase(Locale.ROOT)));
        return text.toString();
    }

    /** The scene, empty when the text is of another version, incomplete or damaged. */
    static Optional<Scene> read(String text) {
        String[] lines = text.split("\\R");
        if (!lines[0].trim().equals(HEADER)) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String line : lines) {
            int at = line.indexOf('=');
            if (at > 0) {
                values.put(line.substring(0, at).trim(), line.substring(at + 1).trim());
            }
        }
        try {
            return Optional.of(scene(new Fields(values)));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    private static Scene scene(Fields f) {
        return new Scene(
                new Scene.Person(
                        f.whole("person.seed"),
                        f.choice("person.hair", Scene.Hair.class),
                        f.colour("person.hairColour"),
                        f.colour("person.skin"),
                        f.number("person.width", .8, 1.2),
                        f.number("person.smile", 0, 1),
                        f.number("person.tilt", -8, 8),
                        f.number("person.gaze", -1, 1),
                        f.choice("person.glasses", Scene.Glasses.class),
                        f.colour("person.frame"),
                        f.flag("person.earrings"),
                        f.flag("person.beard")),
                new Scene.Outfit(
                        f.choice("outfit.wear", Scene.Wear.class),
                        f.colour("outfit.colour"),
                        f.colour("outfit.tee"),
                        f.whole("outfit.drape")),
                new Scene.Desk(
                        f.colour("desk.colour"),
                        f.flag("desk.mug"),
                        f.colour("desk.mugColour"),
                        f.choice("desk.prop", Scene.Prop.class)),
                new Scene.Mic(
                        f.choice("mic.kind", Scene.MicKind.class),
                        f.choice("mic.side", Scene.Side.class)),
                new Scene.Place(
                        f.choice("place.room", Scene.Room.class),
                        f.colour("place.wall"),
                        f.flag("place.plant")),
                new Scene.Light(
                        f.choice("light.side", Scene.Side.class),
                        f.number("light.key", 0, 1),
                        f.number("light.shade", 0, 1),
                        f.choice("light.grade", Scene.Grade.class),
                        f.number("light.blur", 1, 40)),
                new Scene.Framing(
                        f.number("framing.scale", .6, 1.6),
                        f.number("framing.dx", -200, 200),
                        f.number("framing.dy", -100, 200)),
                f.whole("seed"));
    }

    private record Fields(Map<String, String> values) {
        private String text(String key) {
            String value = values.get(key);
            if (value == null) {
                throw new IllegalArgumentException(key + " is missing");
            }
            return value;
        }

        long whole(String key) {
            return Long.parseLong(text(key));
        }

        double number(String key, double least, double most) {
            double value = Double.parseDouble(text(key));
            if (!(value >= least && value <= most)) {
                throw new IllegalArgumentException(key + " is out of range");
            }
            return value;
        }

        boolean flag(String key) {
            return switch (text(key)) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException(key + " is neither true nor false");
            };
        }

        int colour(String key) {
            String value = text(key);
            if (!value.matches("#[0-9a-f]{6}")) {
                throw new IllegalArgumentException(key + " is no colour");
            }
            return Integer.parseInt(value.substring(1), 16);
        }

        <E extends Enum<E>> E choice(String key, Class<E> type) {
            return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT));
        }
    }
}
