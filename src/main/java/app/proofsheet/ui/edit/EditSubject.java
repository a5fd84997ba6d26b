package app.proofsheet.ui.edit;

/** What feedback on a picture can be about (design/studio.md, way through, 7). */
public enum EditSubject {
    WARDROBE("wardrobe", "tag"),
    DESK_SETUP("desk setup", "monitor"),
    LIGHTING("lighting", "sun"),
    BACKGROUND("background", "image"),
    MICROPHONE("microphone or accessory", "mic"),
    OTHER("other", "more-horizontal");

    private final String id;
    private final String icon;

    EditSubject(String id, String icon) {
        this.id = id;
        this.icon = icon;
    }

    /** The word in records and in the edit prompt. */
    public String id() {
        return id;
    }

    /** Feather icon name. */
    String icon() {
        return icon;
    }
}
