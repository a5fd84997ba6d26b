package app.proofsheet.provider.offline;

import java.util.List;

/**
 * One thing about a scene that words can choose, with its values. Colours have no fixed list; their
 * values are {@code #rrggbb}.
 */
enum Trait {
    WEAR("HOODIE", "KNIT", "CABLE_KNIT", "CARDIGAN", "SHIRT"),
    GARMENT_COLOUR,
    TEE_COLOUR,
    GLASSES("NONE", "ROUND", "RECTANGULAR"),
    FRAME_COLOUR,
    HAIR("BOB", "LONG", "TIED", "SHORT", "CURLY"),
    HAIR_COLOUR,
    SKIN,
    BEARD("OFF", "ON"),
    EARRINGS("OFF", "ON"),
    SMILE("SERIOUS", "SOFT", "BROAD"),
    GAZE("CAMERA", "AWAY"),
    MIC("NONE", "DESK", "BOOM", "LAVALIER"),
    PROP("NONE", "LAPTOP", "NOTEBOOK", "KEYBOARD", "PHONE"),
    MUG("OFF", "ON"),
    MUG_COLOUR,
    DESK_COLOUR,
    ROOM("WINDOW", "SHELF", "OFFICE", "SUNLIGHT", "DUSK", "SAGE"),
    WALL_COLOUR,
    PLANT("OFF", "ON"),
    SIDE("LEFT", "RIGHT"),
    LIGHT("USUAL", "SOFT", "BRIGHT", "DIM", "CONTRAST"),
    GRADE("WARM", "NEUTRAL", "COOL"),
    FRAMING("USUAL", "CLOSE", "WIDE"),
    BLUR("USUAL", "MORE", "LESS");

    private final List<String> words;

    Trait(String... values) {
        this.words = List.of(values);
    }

    /** The named values, empty for colours. */
    List<String> words() {
        return words;
    }

    boolean isColour() {
        return words.isEmpty();
    }
}
