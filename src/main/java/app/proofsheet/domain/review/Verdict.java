package app.proofsheet.domain.review;

/** What a person decided about a picture (spec/review-records.md §1). */
public enum Verdict {
    APPROVE,
    REJECT,
    RESTORE,
    RATE,
    UNDO;

    /** The word in files. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
