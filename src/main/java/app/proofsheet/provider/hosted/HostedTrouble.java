package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;

import java.io.Serial;

/** A call without a usable answer; tells whether the request may have reached the server. */
final class HostedTrouble extends Exception {

    @Serial private static final long serialVersionUID = 1L;

    private final transient Failure failure;
    private final boolean mayHaveArrived;
    private final boolean mayPass;

    private HostedTrouble(Failure failure, boolean mayHaveArrived, boolean mayPass) {
        super(failure.sentence());
        this.failure = failure;
        this.mayHaveArrived = mayHaveArrived;
        this.mayPass = mayPass;
    }

    /** The request did not leave, or what it asked for was refused without doubt. */
    static HostedTrouble notSent(Failure failure) {
        return new HostedTrouble(failure, false, false);
    }

    /** The connection failed. */
    static HostedTrouble connection(Failure failure, boolean mayHaveArrived, boolean mayPass) {
        return new HostedTrouble(failure, mayHaveArrived, mayPass);
    }

    /** An answer came that is of no use. */
    static HostedTrouble unusable(Failure failure) {
        return new HostedTrouble(failure, true, false);
    }

    Failure failure() {
        return failure;
    }

    boolean mayHaveArrived() {
        return mayHaveArrived;
    }

    /** True when the same read may well work a moment later. */
    boolean mayPass() {
        return mayPass;
    }
}
