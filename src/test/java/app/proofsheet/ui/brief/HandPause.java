package app.proofsheet.ui.brief;

import org.jspecify.annotations.Nullable;

import java.time.Duration;

/** A pause that ends when the test says so. */
final class HandPause implements Pause {

    private @Nullable Runnable waiting;

    @Override
    public void restart(Duration wait, Runnable then) {
        waiting = then;
    }

    @Override
    public void cancel() {
        waiting = null;
    }

    /** The time is over. */
    void end() {
        Runnable then = waiting;
        waiting = null;
        if (then != null) {
            then.run();
        }
    }

    boolean isWaiting() {
        return waiting != null;
    }
}
