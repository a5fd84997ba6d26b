package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;

import java.io.Serial;

/** A call without a usable answer; tells whether the request may have reached the server. */
final class HostedTrouble extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final boolean mayHaveArrived;

    HostedTrouble(Failure failure, boolean mayHaveArrived) {
        super(failure.sentence());
        this.failure = failure;
        this.mayHaveArrived = mayHaveArrived;
    }

    Failure failure() {
        return failure;
    }

    boolean mayHaveArrived() {
        return mayHaveArrived;
    }
}
