package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import java.math.BigDecimal;

/**
 * The consent to prices that a person gave once and for all, per account and tier, and the ceiling
 * below which nobody needs to be asked (spec/hosted-media-api.md §9).
 */
public interface QuoteConsent {

    /**
     * Whether a price needs a person. Asks nobody and writes nothing.
     *
     * @throws app.proofsheet.domain.failure.FailureException when the consent on record cannot be
     *     read
     */
    Decision decide(QuoteChallenge challenge);

    /**
     * Remembers that a person consented, or the ceiling did: no lower tier of that account is asked
     * about again. Does nothing when the challenge does not name account and tier.
     *
     * @throws app.proofsheet.domain.failure.FailureException when it cannot be written down; the
     *     consent itself holds
     */
    void remember(QuoteChallenge challenge) throws InterruptedException;

    /** What is to be done about a price. */
    sealed interface Decision {
        /** A tier at least as high was consented to before. */
        record Acknowledged() implements Decision {}

        /** It costs no more than the ceiling, in credits. */
        record UnderCeiling(BigDecimal ceiling) implements Decision {}

        /** A person has to be asked; where there is none, the failure is what to tell. */
        record Ask(Failure whenNobodyCanBeAsked) implements Decision {}
    }
}
