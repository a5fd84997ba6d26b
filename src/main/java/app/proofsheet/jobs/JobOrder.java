package app.proofsheet.jobs;

import app.proofsheet.domain.run.RunRef;

import org.jspecify.annotations.Nullable;

/**
 * A job to be queued. Its request already stands in the run folder ({@code request.json}); the
 * queue only refers to it, so the folder stays the truth.
 *
 * @param run the run to carry out
 * @param assetId for people
 * @param provider provider id
 * @param model endpoint key
 * @param mode {@code text-to-image} or {@code edit}
 * @param pictures how many pictures are expected
 * @param estimate credits it is likely to cost as plain decimal text, null when unknown
 * @param group jobs queued together share a group, for "queue 4" and for batches
 * @param newAttempt a new paid attempt although the run has one
 * @param derivedFrom work-relative path of the picture that is edited, null when none is
 */
public record JobOrder(
        RunRef run,
        String assetId,
        String provider,
        String model,
        String mode,
        int pictures,
        @Nullable String estimate,
        String group,
        boolean newAttempt,
        @Nullable String derivedFrom) {

    /** An order that edits no picture. */
    public JobOrder(
            RunRef run,
            String assetId,
            String provider,
            String model,
            String mode,
            int pictures,
            @Nullable String estimate,
            String group,
            boolean newAttempt) {
        this(run, assetId, provider, model, mode, pictures, estimate, group, newAttempt, null);
    }
}
