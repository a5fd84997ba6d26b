package app.proofsheet.domain.run;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;

/** Where a run stands after one step; always already on disk when it is returned. */
public sealed interface RunProgress {

    /**
     * The provider works on it; look again later.
     *
     * @param polls polls made so far
     * @param providerStatus the provider's own word, for example {@code processing}
     * @param fraction 0 to 1 when the provider tells, else null
     * @param again how long to wait before the next look
     */
    record Processing(int polls, String providerStatus, @Nullable Double fraction, Duration again)
            implements RunProgress {}

    /**
     * Every picture is saved and recorded.
     *
     * @param pictures asset-relative paths, in output order
     * @param paidCredits what was paid as plain decimal text, null when the provider did not tell
     */
    record Saved(List<String> pictures, @Nullable String paidCredits) implements RunProgress {
        /** Copies the list. */
        public Saved {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * A person has to decide.
     *
     * @param failure what happened, what was kept, what can be done
     * @param choices what may be done, first is the safe one
     */
    record NeedsYou(Failure failure, List<Choice> choices) implements RunProgress {
        /** Copies the list. */
        public NeedsYou {
            choices = List.copyOf(choices);
        }
    }

    /**
     * It stopped.
     *
     * @param failure what happened, what was kept, what can be done
     * @param choices what may be done, first is the safe one; empty when nothing
     */
    record Failed(Failure failure, List<Choice> choices) implements RunProgress {
        /** Copies the list. */
        public Failed {
            choices = List.copyOf(choices);
        }
    }

    /** The provider confirmed the cancellation; nothing will come. */
    record Cancelled() implements RunProgress {}

    /** What a person may choose for a run that stopped. */
    enum Choice {
        /** Ask the provider for the state again. */
        POLL_AGAIN,
        /** Download again what is already paid. */
        RESUME_SAVING,
        /** Send the quoted request with its confirmation. */
        CONFIRM_QUOTE,
        /** Look for the lost answer at the provider. */
        LOOK_AGAIN,
        /** Pay for a new attempt; asked twice. */
        NEW_PAID_ATTEMPT,
        /** Send again, nothing was bought. */
        SUBMIT_AGAIN,
        /** Give the run up; its records stay. */
        MARK_LOST
    }
}
