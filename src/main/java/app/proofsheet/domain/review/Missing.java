package app.proofsheet.domain.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a report lacks before a person can make it final (spec/review-records.md §2). */
public enum Missing {
    VERDICT("a verdict"),
    ANSWERS("an answer to each of the five questions"),
    REASON("a reason: a note on the whole, or on a question with concern or fail"),
    CATEGORY("what is wrong with it (a category)");

    private final String words;

    Missing(String words) {
        this.words = words;
    }

    /** What is missing, for the middle of a sentence. */
    public String words() {
        return words;
    }

    /** The word in text keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a sheet lacks; all five answers count only where approval needs them. */
    public static List<Missing> in(ReviewSheet sheet, ReviewPolicy policy) {
        List<Missing> missing = new ArrayList<>();
        ReportVerdict verdict = sheet.verdict();
        if (verdict == null) {
            missing.add(VERDICT);
            return missing;
        }
        boolean isComplete = sheet.answers().size() == Criterion.values().length;
        if (verdict == ReportVerdict.APPROVED && policy.rubricBeforeApproval() && !isComplete) {
            missing.add(ANSWERS);
        }
        if (verdict.needsReasons()) {
            if (sheet.reasons().bad().isEmpty()) {
                missing.add(REASON);
            }
            if (sheet.categories().isEmpty()) {
                missing.add(CATEGORY);
            }
        }
        return missing;
    }
}
