package app.proofsheet.domain.review;

import java.time.Instant;

/**
 * One QA report (spec/review-records.md §2).
 *
 * @param qaReportId {@code qa-<assetId>-<image stem>-v<N>}
 * @param path asset-relative path of the reviewed file
 * @param version sha256 of the bytes that were reviewed
 * @param reviewedAt when it was last filled in, or confirmed
 * @param isFinal false while it is a draft
 */
public record QaReport(
        String qaReportId,
        String path,
        String version,
        String reviewer,
        Instant reviewedAt,
        ReviewSheet sheet,
        boolean isFinal) {

    /** The same report, confirmed or opened again. */
    public QaReport asFinal(boolean confirmed) {
        return new QaReport(qaReportId, path, version, reviewer, reviewedAt, sheet, confirmed);
    }

    /** The same report about the same bytes at another place. */
    public QaReport at(String pathNow) {
        return new QaReport(qaReportId, pathNow, version, reviewer, reviewedAt, sheet, isFinal);
    }

    /** True when it allows approval where the rubric comes first. */
    public boolean isFullApproval() {
        return isFinal
                && sheet.verdict() == ReportVerdict.APPROVED
                && sheet.answers().size() == Criterion.values().length;
    }
}
