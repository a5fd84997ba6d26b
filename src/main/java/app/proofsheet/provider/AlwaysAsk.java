package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;

/** Every price is a question to a person, and no consent is remembered. */
public record AlwaysAsk() implements QuoteConsent {

    @Override
    public Decision decide(QuoteChallenge challenge) {
        return new Decision.Ask(
                Failure.of(
                                "quote_needs_a_person",
                                FailureKind.QUOTA,
                                "The price needs the consent of a person.")
                        .withKept("Nothing was bought yet.")
                        .withNext("Confirm it."));
    }

    @Override
    public void remember(QuoteChallenge challenge) {
        // Nothing to be kept: the next price is asked about again.
    }
}
