package app.proofsheet.jobs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunWish;

import java.util.Optional;

/** What one job's trouble means for the others (spec/review-records.md §6). */
public final class StopRule {

    private static final String CANCEL_REFUSED = "cancel_not_possible";

    private StopRule() {}

    /** What a queue holds back at a provider. */
    public enum Hold {
        /** Nothing; the trouble is one item's own. */
        NOTHING,
        /** Jobs that were not sent yet; what is paid for goes on to be saved. */
        SUBMITS,
        /** Every step. */
        EVERYTHING
    }

    /**
     * What is held back when a job stops: whatever would meet the same trouble, so that going on
     * would only fail, or pay for pictures that cannot be kept. A content policy refusal stops its
     * own item alone; so do a failed generation and trouble with an item's own input or records.
     */
    public static Hold holds(FailureKind kind) {
        return switch (kind) {
            case AUTHORISATION, BUSY, TRANSPORT, STORAGE -> Hold.EVERYTHING;
            // Looking and saving cost nothing and go on to be answered.
            case QUOTA, REFUSED -> Hold.SUBMITS;
            case CONTENT_POLICY, GENERATION, INPUT, RECORD, STATE -> Hold.NOTHING;
        };
    }

    /** True when a choice cannot buy anything a second time, so that it may be taken unasked. */
    public static boolean isFree(RunProgress.Choice choice) {
        return switch (choice) {
            case POLL_AGAIN, RESUME_SAVING, LOOK_AGAIN, SUBMIT_AGAIN -> true;
            case CONFIRM_QUOTE, NEW_PAID_ATTEMPT, MARK_LOST -> false;
        };
    }

    /** What the next step is asked for after a choice. */
    public static RunWish wish(RunProgress.Choice choice) {
        return switch (choice) {
            case POLL_AGAIN, RESUME_SAVING, LOOK_AGAIN, SUBMIT_AGAIN -> RunWish.CONTINUE;
            case CONFIRM_QUOTE -> RunWish.CONFIRM_QUOTE;
            case NEW_PAID_ATTEMPT -> RunWish.NEW_ATTEMPT;
            case MARK_LOST -> RunWish.MARK_LOST;
        };
    }

    /** State of a job right after a choice; only what begins anew waits for a free place. */
    public static JobState stateAfter(RunProgress.Choice choice) {
        return switch (choice) {
            case POLL_AGAIN, LOOK_AGAIN, MARK_LOST -> JobState.PROCESSING;
            case RESUME_SAVING -> JobState.SAVING;
            case CONFIRM_QUOTE, NEW_PAID_ATTEMPT, SUBMIT_AGAIN -> JobState.WAITING;
        };
    }

    /** Says that a job goes on although it was cancelled; stays until it settles. */
    public static Optional<Failure> cancelNotice(JobSnapshot before, RunWish asked) {
        Failure known = before.failure();
        if (known != null && known.code().equals(CANCEL_REFUSED)) {
            return Optional.of(known);
        }
        if (asked != RunWish.CANCEL) {
            return Optional.empty();
        }
        return Optional.of(
                Failure.of(
                                CANCEL_REFUSED,
                                FailureKind.STATE,
                                "The provider cannot stop "
                                        + before.order().run().runId()
                                        + "; it is paid for and goes on.")
                        .withKept("Its pictures are saved when they are ready."));
    }
}
