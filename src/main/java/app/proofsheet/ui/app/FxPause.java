package app.proofsheet.ui.app;

import app.proofsheet.ui.brief.Pause;

import javafx.animation.PauseTransition;

import java.time.Duration;

/** A wait on the FX thread. */
final class FxPause implements Pause {

    private final PauseTransition transition = new PauseTransition();

    @Override
    public void restart(Duration wait, Runnable then) {
        transition.stop();
        transition.setDuration(javafx.util.Duration.millis(wait.toMillis()));
        transition.setOnFinished(_ -> then.run());
        transition.playFromStart();
    }

    @Override
    public void cancel() {
        transition.stop();
    }
}
