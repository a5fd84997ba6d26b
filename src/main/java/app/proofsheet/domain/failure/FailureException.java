package app.proofsheet.domain.failure;

import org.jspecify.annotations.Nullable;

import java.io.Serial;

/** Carries a {@link Failure} up to the one place that shows it. Never used for bugs. */
public final class FailureException extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** Wraps an expected failure. */
    public FailureException(Failure failure) {
        this(failure, null);
    }

    /** Wraps an expected failure with the exception it was made from, for the log. */
    public FailureException(Failure failure, @Nullable Throwable cause) {
        super(failure.code() + ": " + failure.sentence(), cause);
        this.failure = failure;
    }

    /** The failure to show. */
    public Failure failure() {
        return failure;
    }
}
