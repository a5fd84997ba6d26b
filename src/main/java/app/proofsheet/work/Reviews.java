package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.domain.review.ReviewSheet;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The rubric and what follows from it: drafts, final reports, the policy of the work folder, and
 * the way of rejected pictures to the trash. Failures are {@link
 * app.proofsheet.domain.failure.FailureException}.
 */
public interface Reviews {

    /** What is filled in for a picture. Reads the picture's bytes when they changed. */
    Review look(PictureId id);

    /** Keeps what was filled in as a draft; nothing is final by this. */
    Review keep(PictureId id, ReviewSheet sheet);

    /**
     * Makes a report final and carries out its verdict. Fails with {@code report_incomplete} when
     * the report lacks something; what was filled in is kept.
     */
    Verdicts.Outcome confirm(PictureId id, ReviewSheet sheet);

    /** How the work folder wants its pictures reviewed. */
    ReviewPolicy policy();

    /** Changes how the work folder wants its pictures reviewed. */
    void setPolicy(ReviewPolicy policy);

    /** What purging the rejected pictures of an asset would put into the trash. */
    Purge lookPurge(String assetDir);

    /** Puts the pictures into the trash; those that are not rejected any more are passed over. */
    Purged purge(Purge purge);

    /**
     * The review of one picture.
     *
     * @param report the newest report on these bytes, null when there is none
     * @param older the newest report on an older version of the file, null when there is none or
     *     {@code report} has taken its place
     */
    record Review(@Nullable QaReport report, @Nullable QaReport older) {

        /** What is filled in. */
        public ReviewSheet sheet() {
            return report == null ? ReviewSheet.EMPTY : report.sheet();
        }
    }

    /**
     * Rejected pictures on their way to the trash.
     *
     * @param bytes size of all of them
     */
    record Purge(String assetDir, List<PictureId> pictures, long bytes) {

        /** Copies the list. */
        public Purge {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * What was purged.
     *
     * @param pictures how many went
     * @param isInSystemTrash false when some were kept in the work folder's own trash instead
     */
    record Purged(int pictures, long bytes, boolean isInSystemTrash) {}
}
