package app.proofsheet.ui.app;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.util.Duration;
import javafx.util.Subscription;

/** Waits until nothing runs in the background, but never for ever. */
final class Rest {

    private static final Duration LONGEST = Duration.seconds(8);

    private final ObservableValue<Number> running;
    private Subscription subscription = () -> {};

    /** Watches a number of running tasks. */
    Rest(ObservableValue<Number> running) {
        this.running = running;
    }

    /** Runs something once when nothing runs, at once when that is now. */
    void after(Runnable then) {
        Runnable[] once = {then};
        PauseTransition longest = new PauseTransition(LONGEST);
        Runnable proceed =
                () -> {
                    Runnable next = once[0];
                    once[0] = () -> {};
                    longest.stop();
                    next.run();
                };
        longest.setOnFinished(_ -> proceed.run());
        longest.play();
        subscription.unsubscribe();
        subscription =
                running.subscribe(number -> {
                    if (number.intValue() == 0) {
                        proceed.run();
                    }
                });
    }
}
