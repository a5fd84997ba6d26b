package app.proofsheet.domain.review;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One entry of {@code qa/decisions.json} (spec/review-records.md §1).
 *
 * @param decisionId {@code decision-000001}, rising per asset folder
 * @param path asset-relative path before
 * @param movedTo asset-relative path after, null when nothing moved
 * @param sha256 of the file's bytes at the moment of the verdict
 * @param originRunId the run that made the file, null if unknown
 * @param rating 1 to 5, 0 to clear, null when the verdict is not about a rating
 * @param reason free text, null when none
 * @param qaReportId the report behind it, null when none
 * @param undoes for undo: the decision it takes back
 */
public record Decision(
        String decisionId,
        Verdict action,
        String path,
        @Nullable String movedTo,
        String sha256,
        @Nullable String originRunId,
        String reviewer,
        Instant decidedAt,
        @Nullable Integer rating,
        @Nullable String reason,
        @Nullable String qaReportId,
        @Nullable String undoes) {

    /** Where the picture is after it. */
    public String pathAfter() {
        return movedTo == null ? path : movedTo;
    }

    /** The same decision for a reason. */
    public Decision withReason(@Nullable String why) {
        return new Decision(
                decisionId,
                action,
                path,
                movedTo,
                sha256,
                originRunId,
                reviewer,
                decidedAt,
                rating,
                why,
                qaReportId,
                undoes);
    }

    /** The same decision with the report behind it. */
    public Decision withReport(@Nullable String id) {
        return new Decision(
                decisionId,
                action,
                path,
                movedTo,
                sha256,
                originRunId,
                reviewer,
                decidedAt,
                rating,
                reason,
                id,
                undoes);
    }

    /** The same decision with stars. */
    public Decision withRating(int stars) {
        return new Decision(
                decisionId,
                action,
                path,
                movedTo,
                sha256,
                originRunId,
                reviewer,
                decidedAt,
                stars,
                reason,
                qaReportId,
                undoes);
    }
}
