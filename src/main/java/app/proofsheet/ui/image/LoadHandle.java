package app.proofsheet.ui.image;

/** A picture that was asked for. */
@FunctionalInterface
public interface LoadHandle {

    /** A request that is already settled. */
    LoadHandle SETTLED = () -> {};

    /** Nobody waits for it any more: the callback is not called, and decoding may never begin. */
    void cancel();
}
