package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** What can come of a search for a lost submit. */
public sealed interface FindAnswer {

    /** The service has a job of this operation; its payload has a handle. */
    record Found(ProviderPayload payload) implements FindAnswer {}

    /**
     * The service listed all its jobs of that time and none is of this operation.
     *
     * @param isComplete false when the list was cut short, so that the job may still exist
     */
    record NotThere(boolean isComplete) implements FindAnswer {}

    /** No usable answer; nothing is known. */
    record Unavailable(Failure failure, @Nullable Duration retryAfter) implements FindAnswer {}

    /** The service has no such list. */
    record NotPossible() implements FindAnswer {}
}
