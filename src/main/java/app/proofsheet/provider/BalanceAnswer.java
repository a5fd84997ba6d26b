package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** What is left to spend at a service. */
public sealed interface BalanceAnswer {

    /**
     * The account as the service tells it.
     *
     * @param available credits that can be spent
     * @param reserved credits held back for running jobs, null when not told
     * @param account name for people, null when not told
     */
    record Known(BigDecimal available, @Nullable BigDecimal reserved, @Nullable String account)
            implements BalanceAnswer {}

    /** The service charges nothing. */
    record NotMetered() implements BalanceAnswer {}

    /** It did not tell; the sentence says why. */
    record Unknown(Failure failure) implements BalanceAnswer {}
}
