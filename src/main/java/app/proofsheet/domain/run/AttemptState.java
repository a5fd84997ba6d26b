package app.proofsheet.domain.run;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * State of one attempt with the exact next action written to records (spec/asset-folder.md §6),
 * plus {@link #SUBMIT_OUTCOME_UNKNOWN}: the request left and no answer came back.
 */
public enum AttemptState {
    SUBMITTING(false, "submit new attempt"),
    NOT_SUBMITTED(false, "submit new attempt"),
    SUBMIT_OUTCOME_UNKNOWN(false, "reconcile submit outcome"),
    SUBMITTED_PROCESSING(true, "poll existing attempt"),
    PROVIDER_COMPLETED(true, "resume materialization"),
    PROVIDER_COMPLETED_WITHOUT_OUTPUTS(true, "review provider response"),
    PROVIDER_FAILED(true, "review provider failure"),
    MATERIALIZATION_FAILED(true, "resume materialization"),
    MATERIALIZED(true, "done"),
    HOSTED_GENERATION_HANDLE_NOT_FOUND(true, "submit new attempt with --new-attempt");

    private final boolean submitted;
    private final String nextAction;

    AttemptState(boolean submitted, String nextAction) {
        this.submitted = submitted;
        this.nextAction = nextAction;
    }

    /** The word in records: {@code submitted_processing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** True when the provider is known to have accepted the attempt. */
    public boolean isSubmitted() {
        return submitted;
    }

    /** The usual next action of this state, exact text of the records. */
    public String nextAction() {
        return nextAction;
    }

    /** The state of a word in a record, empty when unknown. */
    public static Optional<AttemptState> of(String id) {
        return Arrays.stream(values()).filter(s -> s.id().equals(id)).findFirst();
    }
}
