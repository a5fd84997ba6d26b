package app.proofsheet.provider.offline;

import java.util.List;
import java.util.Locale;

/** Applies a change to a scene: named choices move, everything else stays as it is. */
final class SceneEditor {
    private final EditReader.Change change;
    private final Dice dice;

    private SceneEditor(EditReader.Change change, String key) {
        this.change = change;
        this.dice = Dice.of(SceneMaker.hash(change.notes() + "\n" + key), "edit");
    }

    /**
     * The changed scene.
     *
     * @param key tells several edits with the same words apart
     */
    static Scene edit(Scene scene, EditReader.Change change, String key) {
        SceneEditor editor = new SceneEditor(change, key);
        Scene done = editor.outfit(scene);
        done = editor.desk(done);
        done = editor.mic(done);
        done = editor.place(done);
        done = editor.person(done);
        done = editor.framing(done);
        return editor.light(done);
    }

    private boolean lost(EditReader.Subject subject) {
        return change.names(subject) && change.knowsNothingOf(subject);
    }

    private int colour(Trait trait, int now) {
        return change.value(trait).map(Palette::rgb).orElse(now);
    }

    private Scene outfit(Scene scene) {
        Scene.Outfit o = scene.outfit();
        Scene.Wear wear = change.value(Trait.WEAR).map(Scene.Wear::valueOf).orElse(o.wear());
        int colour = colour(Trait.GARMENT_COLOUR, o.colour());
        if (lost(EditReader.Subject.WARDROBE)) {
            String note =
                    change.notes()
                            .getOrDefault(EditReader.Subject.WARDROBE, "")
                            .toLowerCase(Locale.ROOT);
            colour =
                    note.contains("dark")
                            ? Tint.dark(colour, .3)
                            : note.contains("light") || note.contains("pale")
                                    ? Tint.lite(colour, .35)
                                    : other(Palette.GARMENTS, colour);
        }
        int tee = colour(Trait.TEE_COLOUR, o.tee());
        boolean same = wear == o.wear() && colour == o.colour() && tee == o.tee();
        if (same) {
            return scene;
        }
        if (Math.abs(Tint.luma(tee) - Tint.luma(colour)) < .18) {
            tee = Tint.luma(colour) > .5 ? 0x4b5157 : 0xe9e4da;
        }
        return scene.withOutfit(new Scene.Outfit(wear, colour, tee, dice.nextLong()));
    }

    private int other(List<String> colours, int now) {
        List<String> others = colours.stream().filter(c -> Palette.rgb(c) != now).toList();
        return Palette.rgb(dice.pick(others));
    }

    private Scene desk(Scene scene) {
        Scene.Desk d = scene.desk();
        Scene.Prop prop = change.value(Trait.PROP).map(Scene.Prop::valueOf).orElse(d.prop());
        if (lost(EditReader.Subject.DESK)) {
            Scene.Prop now = d.prop();
            prop = dice.pick(List.of(Scene.Prop.values()).stream().filter(p -> p != now).toList());
        }
        boolean mug = change.value(Trait.MUG).map("ON"::equals).orElse(d.mug());
        return scene.withDesk(
                new Scene.Desk(
                        colour(Trait.DESK_COLOUR, d.colour()),
                        mug,
                        colour(Trait.MUG_COLOUR, d.mugColour()),
                        prop));
    }

    private Scene mic(Scene scene) {
        Scene.Mic m = scene.mic();
        return change.value(Trait.MIC)
                .map(Scene.MicKind::valueOf)
                .map(kind -> scene.withMic(new Scene.Mic(kind, m.side())))
                .orElse(scene);
    }

    private Scene place(Scene scene) {
        Scene.Place p = scene.place();
        Scene.Room room = change.value(Trait.ROOM).map(Scene.Room::valueOf).orElse(p.room());
        int wall = p.wall();
        if (room != p.room()) {
            wall = Palette.rgb(dice.pick(Palette.walls(room)));
        }
        wall = colour(Trait.WALL_COLOUR, wall);
        boolean plant = change.value(Trait.PLANT).map("ON"::equals).orElse(p.plant());
        Scene.Light light = scene.light();
        double blur = light.blur();
        String word = change.value(Trait.BLUR).orElse("");
        if (word.equals("MORE") || lost(EditReader.Subject.BACKGROUND)) {
            blur = Math.min(28, blur * 1.6);
        } else if (word.equals("LESS")) {
            blur = Math.max(4, blur * .55);
        }
        Scene.Light focused =
                new Scene.Light(light.side(), light.key(), light.shade(), light.grade(), blur);
        return scene.withPlace(new Scene.Place(room, wall, plant)).withLight(focused);
    }

    private Scene person(Scene scene) {
        Scene.Person p = scene.person();
        Scene.Person next =
                change.value(Trait.GLASSES)
                        .map(Scene.Glasses::valueOf)
                        .map(p::withGlasses)
                        .orElse(p);
        next = next.withFrame(colour(Trait.FRAME_COLOUR, p.frame()));
        next =
                next.withEarrings(
                        change.value(Trait.EARRINGS).map("ON"::equals).orElse(p.earrings()));
        Scene.Hair hair = change.value(Trait.HAIR).map(Scene.Hair::valueOf).orElse(p.hair());
        int hairColour =
                change.value(Trait.HAIR_COLOUR)
                        .map(c -> Palette.hair(Palette.rgb(c)))
                        .orElse(p.hairColour());
        next = next.withHair(hair, hairColour);
        double smile =
                switch (change.value(Trait.SMILE).orElse("")) {
                    case "SERIOUS" -> .12;
                    case "SOFT" -> .55;
                    case "BROAD" -> .95;
                    default -> p.smile();
                };
        next = next.withSmile(smile);
        double gaze =
                switch (change.value(Trait.GAZE).orElse("")) {
                    case "CAMERA" -> 0;
                    case "AWAY" -> .9;
                    default -> p.gaze();
                };
        return scene.withPerson(next.withPose(p.tilt(), gaze));
    }

    private Scene framing(Scene scene) {
        Scene.Framing f = scene.framing();
        return switch (change.value(Trait.FRAMING).orElse("")) {
            case "CLOSE" ->
                    scene.withFraming(
                            new Scene.Framing(Math.min(1.3, f.scale() * 1.13), f.dx(), 32));
            case "WIDE" ->
                    scene.withFraming(new Scene.Framing(Math.max(.92, f.scale() * .9), f.dx(), 44));
            default -> scene;
        };
    }

    private Scene light(Scene scene) {
        Scene.Light l = scene.light();
        Scene.Side side = change.value(Trait.SIDE).map(Scene.Side::valueOf).orElse(l.side());
        String word = change.value(Trait.LIGHT).orElse("");
        if (lost(EditReader.Subject.LIGHTING)) {
            word = "SOFT";
        }
        LightLevels.Level level = LightLevels.of(word, l.key(), l.shade());
        Scene.Grade grade = change.value(Trait.GRADE).map(Scene.Grade::valueOf).orElse(l.grade());
        return scene.withLight(new Scene.Light(side, level.key(), level.shade(), grade, l.blur()));
    }
}
