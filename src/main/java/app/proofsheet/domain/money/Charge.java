package app.proofsheet.domain.money;

import app.proofsheet.domain.run.AttemptState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/** What one submit cost, as far as its records tell. An unknown price is never a price of zero. */
public sealed interface Charge {

    /** Taken for good. */
    record Paid(BigDecimal credits) implements Charge {}

    /** Held back by the provider, not settled yet. */
    record Held(BigDecimal credits) implements Charge {}

    /**
     * The provider did not tell.
     *
     * @param expected what it was likely to be, null when that is not known either
     */
    record Unknown(@Nullable BigDecimal expected) implements Charge {}

    /** Amounts in credits as told by the provider, each null when it was not told. */
    record Told(
            @Nullable BigDecimal estimated,
            @Nullable BigDecimal reserved,
            @Nullable BigDecimal finalized) {

        /** Nothing was told. */
        public static final Told NOTHING = new Told(null, null, null);
    }

    /**
     * The charge of an attempt, empty when nothing was bought.
     *
     * @param state where the attempt stands
     * @param isSent its paid submit left, or may have left
     */
    static Optional<Charge> of(AttemptState state, boolean isSent, Told told) {
        BigDecimal finalized = told.finalized();
        boolean isTaken = finalized != null && finalized.signum() > 0;
        if (!isTaken && (!isSent || state == AttemptState.NOT_SUBMITTED)) {
            return Optional.empty();
        }
        boolean isOpen =
                switch (state) {
                    case SUBMITTING, SUBMIT_OUTCOME_UNKNOWN, SUBMITTED_PROCESSING -> true;
                    case NOT_SUBMITTED,
                            PROVIDER_COMPLETED,
                            PROVIDER_COMPLETED_WITHOUT_OUTPUTS,
                            PROVIDER_FAILED,
                            MATERIALIZATION_FAILED,
                            MATERIALIZED,
                            HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                            false;
                };
        // A running job is told as "nothing taken yet"; only its end makes that a price.
        if (finalized != null && (isTaken || !isOpen)) {
            return Optional.of(new Paid(finalized));
        }
        BigDecimal reserved = told.reserved();
        boolean mayBeReleased =
                state == AttemptState.PROVIDER_FAILED
                        || state == AttemptState.HOSTED_GENERATION_HANDLE_NOT_FOUND;
        if (reserved != null && reserved.signum() > 0 && !mayBeReleased) {
            return Optional.of(new Held(reserved));
        }
        return Optional.of(new Unknown(reserved == null ? told.estimated() : reserved));
    }
}
