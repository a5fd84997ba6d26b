package app.proofsheet.ui.control;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.util.Duration;

/**
 * Shows one picture after the other, never so fast that it flashes: a full change there and back
 * takes twice the period, so that there is less than one flash a second at the usual pace and one
 * and a quarter at the quickest. Paused from the start for who asked for less motion.
 */
final class BlinkClock {

    /** Quickest period in milliseconds. */
    static final int QUICKEST = 400;

    /** Slowest period in milliseconds. */
    static final int SLOWEST = 2000;

    private final IntegerProperty period = new SimpleIntegerProperty(700);
    private final BooleanProperty paused = new SimpleBooleanProperty();
    private final Timeline beat = new Timeline();
    private final Runnable flip;
    private boolean isWanted;

    BlinkClock(Runnable flip) {
        this.flip = flip;
        beat.setCycleCount(Animation.INDEFINITE);
        period.subscribe(_ -> restart());
        paused.subscribe(_ -> restart());
    }

    /** Milliseconds each picture is shown. */
    IntegerProperty periodProperty() {
        return period;
    }

    /** True while nothing changes by itself. */
    BooleanProperty pausedProperty() {
        return paused;
    }

    /** Begins or ends; beginning where motion is not wanted begins paused. */
    void run(boolean isShown, boolean isMotionReduced) {
        if (isShown && !isWanted) {
            paused.set(isMotionReduced);
        }
        isWanted = isShown;
        restart();
    }

    private void restart() {
        beat.stop();
        if (isWanted && !paused.get()) {
            int millis = Math.clamp(period.get(), QUICKEST, SLOWEST);
            beat.getKeyFrames().setAll(new KeyFrame(Duration.millis(millis), _ -> flip.run()));
            beat.play();
        }
    }

    boolean isRunning() {
        return beat.getStatus() == Animation.Status.RUNNING;
    }
}
