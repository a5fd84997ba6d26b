package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;

/** What can come of a fetch. */
public sealed interface FetchAnswer {

    /** The bytes are in the target file. */
    record Fetched(long bytes, @Nullable String declaredType) implements FetchAnswer {}

    /**
     * It did not work; what is paid stays paid.
     *
     * @param expired the address ran out: a fresh poll may give a new one
     */
    record Failed(Failure failure, boolean expired) implements FetchAnswer {}
}
