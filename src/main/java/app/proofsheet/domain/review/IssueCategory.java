package app.proofsheet.domain.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a picture was sent back or rejected for (spec/review-records.md §2). */
public enum IssueCategory {
    PERSONA_DRIFT("The person has drifted from the persona lock."),
    AD_LIKE("It looks like an advertisement."),
    UGC_NATIVE_FEEL("It does not feel native to the feed."),
    VISUAL_REALISM("It does not look real."),
    HOOK_WEAK("It is weak as a hook."),
    MIXED("Several things are wrong with it.");

    private final String reason;

    IssueCategory(String reason) {
        this.reason = reason;
    }

    /** The word in records. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The reason that choosing the category gives when the person writes none. */
    public String reason() {
        return reason;
    }

    /** The category of a word in a record, empty for one of another tool. */
    public static Optional<IssueCategory> of(String id) {
        return Arrays.stream(values()).filter(c -> c.id().equals(id)).findFirst();
    }
}
