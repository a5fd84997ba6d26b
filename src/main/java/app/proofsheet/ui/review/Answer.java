package app.proofsheet.ui.review;

/** How a person answers one question of the rubric. */
public enum Answer {
    PASS,
    CONCERN,
    FAIL;

    /** The word in text keys. */
    String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
