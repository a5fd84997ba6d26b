package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.provider.QuoteConsent.Decision;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A price that needs consent: given before, within the ceiling, or a person's to give (§9). */
public final class PriceQuestion {

    private PriceQuestion() {}

    /** What consent on record says; where it cannot be read, a person is asked. */
    static Decision decide(ImageProvider provider, QuoteChallenge challenge) {
        try {
            return provider.consent().decide(challenge);
        } catch (FailureException e) {
            return new Decision.Ask(e.failure());
        }
    }

    /**
     * True when nobody has to be asked; what the ceiling allowed counts as consent from then on.
     */
    public static boolean isAgreed(ImageProvider provider, QuoteChallenge challenge)
            throws InterruptedException {
        return isAgreed(provider, challenge, decide(provider, challenge));
    }

    static boolean isAgreed(ImageProvider provider, QuoteChallenge challenge, Decision decision)
            throws InterruptedException {
        return switch (decision) {
            case Decision.Acknowledged _ -> true;
            case Decision.UnderCeiling _ -> {
                remember(provider.consent(), challenge);
                yield true;
            }
            case Decision.Ask _ -> false;
        };
    }

    /** Keeps a consent for later prices. */
    static void remember(QuoteConsent consent, QuoteChallenge challenge)
            throws InterruptedException {
        try {
            consent.remember(challenge);
        } catch (FailureException _) {
            // The consent holds for this price all the same; the next one is asked about again.
        }
    }

    /** The question in words: how much, for what, and what makes the price. */
    static Failure asked(QuoteChallenge challenge, Failure told, Decision decision) {
        Failure asked = open(challenge).withDetail(told.sentence());
        return decision instanceof Decision.Ask(Failure reason)
                        && !reason.sentence().equals(told.sentence())
                ? asked.withDetail(told.sentence() + " " + reason.code() + ": " + reason.sentence())
                : asked;
    }

    /** The question of a record. */
    static Failure open(QuoteChallenge challenge) {
        List<String> prices = new ArrayList<>();
        add(prices, "estimated", challenge.estimatedCredits());
        add(prices, "held back until it ends", challenge.reservedCredits());
        String feature = challenge.labels().feature();
        String sentence =
                "The provider wants consent to the price"
                        + (feature == null ? "" : " of \"" + feature + "\"")
                        + (prices.isEmpty() ? " first." : ": " + String.join(", ", prices) + ".");
        List<String> drivers =
                challenge.drivers().stream()
                        .limit(QuoteChallenge.MOST_DRIVERS)
                        .map(driver -> driver.label() + " " + driver.value())
                        .toList();
        return Failure.of(
                        "postplus_cli_quote_confirmation_required",
                        FailureKind.QUOTA,
                        drivers.isEmpty()
                                ? sentence
                                : sentence + " It comes from: " + String.join(", ", drivers) + ".")
                .withKept("Nothing was bought yet.")
                .withNext("Confirm the price to go on.");
    }

    private static void add(List<String> prices, String what, @Nullable BigDecimal credits) {
        if (credits != null) {
            prices.add(Credits.text(credits) + " credits " + what);
        }
    }
}
