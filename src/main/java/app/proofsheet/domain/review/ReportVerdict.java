package app.proofsheet.domain.review;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a QA report comes to (spec/review-records.md §2). */
public enum ReportVerdict {
    APPROVED,
    REVISE,
    REJECT;

    /** The word in records. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when the report has to say what is wrong. */
    public boolean needsReasons() {
        return this != APPROVED;
    }

    /** The verdict of a word in a record. */
    public static Optional<ReportVerdict> of(String id) {
        return Arrays.stream(values()).filter(v -> v.id().equals(id)).findFirst();
    }
}
