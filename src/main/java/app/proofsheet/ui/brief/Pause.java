package app.proofsheet.ui.brief;

import java.time.Duration;

/** A wait that starts over whenever it is asked again, so that typing is answered once. */
public interface Pause {

    /** Forgets the wait that runs and calls {@code then} on the FX thread after {@code wait}. */
    void restart(Duration wait, Runnable then);

    /** Forgets the wait that runs. */
    void cancel();
}
