package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What can come of a look at a job. */
public sealed interface PollAnswer {

    /** The service knows the job. */
    record Known(ProviderPayload payload) implements PollAnswer {}

    /** The service does not know the job any more. */
    record HandleGone(Failure failure, @Nullable Integer httpStatus) implements PollAnswer {}

    /** No usable answer; nothing changed. */
    record Unavailable(Failure failure, @Nullable Duration retryAfter, @Nullable Integer httpStatus)
            implements PollAnswer {}
}
