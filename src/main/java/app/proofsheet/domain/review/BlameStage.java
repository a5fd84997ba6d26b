package app.proofsheet.domain.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The stage at which a picture went wrong, of those that exist before video (§2). */
public enum BlameStage {
    IMAGE,
    SCRIPT,
    MIXED;

    /** The word in records. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The stage of a word in a record, empty for one of another tool. */
    public static Optional<BlameStage> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
}
