package app.proofsheet.domain.review;

/**
 * How a work folder wants its pictures reviewed.
 *
 * @param rubricBeforeApproval a picture needs a final report with all five answers first
 * @param reasonBeforeRejection the studio asks why before it rejects
 */
public record ReviewPolicy(boolean rubricBeforeApproval, boolean reasonBeforeRejection) {

    /** Nothing is asked for. */
    public static final ReviewPolicy FREE = new ReviewPolicy(false, false);
}
