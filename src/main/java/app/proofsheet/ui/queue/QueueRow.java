package app.proofsheet.ui.queue;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobState;

import org.jspecify.annotations.Nullable;

/**
 * One row of the queue drawer, in words (design/tokens.md §8, "Queue row").
 *
 * @param stateText the state word
 * @param icon feather icon of the state
 * @param tone style class of icon and word: {@code muted}, {@code accent}, {@code warning}, {@code
 *     bad}, {@code good}
 * @param happening what is happening, a sentence or "3 of 4 saved · poll 3"
 * @param detail text for a tooltip, null when {@code happening} says it all
 * @param hasBar true while it is worked on
 * @param fraction 0 to 1 when known, else null
 * @param isWaiting true while it can be put elsewhere in the queue
 * @param provider provider id
 * @param next the next action as a button, null when there is none
 */
public record QueueRow(
        String jobId,
        JobState state,
        String stateText,
        String icon,
        String tone,
        String run,
        String asset,
        String endpoint,
        String happening,
        @Nullable String detail,
        boolean hasBar,
        @Nullable Double fraction,
        String elapsed,
        String cost,
        boolean isWaiting,
        String provider,
        @Nullable Next next,
        boolean canCancel,
        boolean canReveal,
        boolean canClear) {

    /** The next action. */
    public sealed interface Next {

        /** The button's text. */
        String label();

        /** Look at the provider now. */
        record PollNow(String label) implements Next {}

        /** A choice the queue offers. */
        record Choose(String label, RunProgress.Choice choice) implements Next {}
    }
}
