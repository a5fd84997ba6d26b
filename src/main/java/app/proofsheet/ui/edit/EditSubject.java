package app.proofsheet.ui.edit;

import java.util.Arrays;
import java.util.Locale;

/** What feedback on a picture can be about (design/studio.md, way through, 7). */
public enum EditSubject {
    WARDROBE("wardrobe", "tag", "wardrobe"),
    DESK_SETUP("desk setup", "monitor", "desk"),
    LIGHTING("lighting", "sun", "light"),
    BACKGROUND("background", "image", "background"),
    MICROPHONE("microphone or accessory", "mic", "microphone accessor"),
    OTHER("other", "more-horizontal", "");

    private final String id;
    private final String icon;
    private final String stem;

    EditSubject(String id, String icon, String stem) {
        this.id = id;
        this.icon = icon;
        this.stem = stem;
    }

    /** The word in records and in the edit prompt. */
    public String id() {
        return id;
    }

    /** True when a phrase that must stay speaks of the same thing. */
    boolean isNamedIn(String phrase) {
        String words = phrase.toLowerCase(Locale.ROOT);
        return this != OTHER && Arrays.stream(stem.split(" ")).anyMatch(words::contains);
    }

    /** Feather icon name. */
    String icon() {
        return icon;
    }
}
