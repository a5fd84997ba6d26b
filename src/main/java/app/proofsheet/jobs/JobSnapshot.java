package app.proofsheet.jobs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.run.RunProgress;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * One job at one moment, durable before anyone sees it.
 *
 * @param id rising, {@code job-000001}
 * @param revision rises with every change in the whole queue; the newer one wins
 * @param step what is happening, for edits {@code 1 of 2} upload, {@code 2 of 2} edit; 0 when not
 *     begun
 * @param steps number of steps, 1 or 2
 * @param polls polls so far
 * @param saved pictures saved so far
 * @param fraction 0 to 1 when known, else null
 * @param paid credits paid as plain decimal text, null when not known
 * @param failure set when the state is FAILED or NEEDS_YOU; while PROCESSING it is a notice, for
 *     example that the provider cannot cancel
 * @param choices what a person may do now, first is the safe one
 * @param pictures asset-relative paths saved
 * @param queuedAt when it was queued
 * @param startedAt when its first step began, null when waiting
 * @param finishedAt when it settled, null before
 */
public record JobSnapshot(
        String id,
        long revision,
        JobOrder order,
        JobState state,
        int step,
        int steps,
        int polls,
        int saved,
        @Nullable Double fraction,
        @Nullable String paid,
        @Nullable Failure failure,
        List<RunProgress.Choice> choices,
        List<String> pictures,
        Instant queuedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /** Copies the lists. */
    public JobSnapshot {
        choices = List.copyOf(choices);
        pictures = List.copyOf(pictures);
    }
}
