package app.proofsheet.domain.review;

/**
 * What a person decided about a picture (spec/review-records.md §1). {@code revise} and {@code
 * purge} are added: a report that asks for changes, and a rejected file that went to the trash.
 */
public enum Verdict {
    APPROVE,
    REJECT,
    RESTORE,
    RATE,
    REVISE,
    PURGE,
    UNDO;

    /** The word in files. */
    public String id() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
