package app.proofsheet.ui.review;

import app.proofsheet.work.Reviews;

/** How far the review of a picture is. */
enum ReviewState {
    /** Nothing is filled in. */
    NONE,
    /** Something is filled in and not confirmed. */
    DRAFT,
    /** A person confirmed it. */
    FINAL,
    /** There is a report, but the file has changed since. */
    OUTDATED;

    static ReviewState of(Reviews.Review review) {
        if (review.report() != null) {
            return review.report().isFinal()
                    ? FINAL
                    : review.report().sheet().isEmpty() ? NONE : DRAFT;
        }
        return review.older() == null ? NONE : OUTDATED;
    }
}
