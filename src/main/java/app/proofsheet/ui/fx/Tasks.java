package app.proofsheet.ui.fx;

import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Runs work off the FX thread and hands the result back on it. Failures go to the notices. */
public interface Tasks {

    /**
     * Runs {@code work} on a virtual thread, then {@code onFx} with its result on the FX thread.
     *
     * @param what short words for progress and for a failure's notice, for example "Approving"
     */
    <T> void run(String what, Callable<T> work, Consumer<T> onFx);

    /** Runs something on the FX thread, at once when already there. */
    void onFx(Runnable action);
}
