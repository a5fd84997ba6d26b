package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What can come of a paid submit. */
public sealed interface SubmitAnswer {

    /** A job exists; pending or already finished. */
    record Accepted(ProviderPayload payload) implements SubmitAnswer {}

    /**
     * Definitely not submitted; nothing was bought.
     *
     * @param retryAfter how long to wait when waiting helps, else null
     * @param rawJson the error body as it came, null when there was none
     * @param httpStatus null when no answer came
     */
    record Refused(
            Failure failure,
            @Nullable Duration retryAfter,
            @Nullable String rawJson,
            @Nullable Integer httpStatus)
            implements SubmitAnswer {}

    /** The price needs a person's consent; nothing was bought yet. */
    record QuoteRequired(QuoteChallenge challenge, Failure failure) implements SubmitAnswer {}

    /** The request left and no usable answer came: it may have been bought. */
    record Unknown(Failure failure, @Nullable Integer httpStatus) implements SubmitAnswer {}
}
