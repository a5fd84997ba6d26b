package app.proofsheet.ui.control;

import javafx.scene.control.ProgressBar;

/** A bar 4 px high; moves while the fraction is not known and never jumps back. */
public final class ThinProgressBar extends ProgressBar {

    /** A bar that moves until it is told how far things are. */
    public ThinProgressBar() {
        super(INDETERMINATE_PROGRESS);
        getStyleClass().add("ps-thin-progress");
        setMaxWidth(Double.MAX_VALUE);
    }

    /**
     * Shows how far things are; a smaller fraction than the one on show is not taken over.
     *
     * @param fraction 0 to 1, negative when not known
     */
    public void advance(double fraction) {
        if (fraction >= 0) {
            setProgress(Math.max(getProgress(), Math.min(1, fraction)));
        } else if (getProgress() <= 0) {
            setProgress(INDETERMINATE_PROGRESS);
        }
    }

    /** Begins again for another piece of work. */
    public void restart() {
        setProgress(INDETERMINATE_PROGRESS);
    }
}
