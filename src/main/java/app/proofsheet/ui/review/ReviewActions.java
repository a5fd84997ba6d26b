package app.proofsheet.ui.review;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.work.Reviews;

import java.util.function.Consumer;

/**
 * What the review does. The same deeds as the keys of the studio, on the picture in focus, with
 * undo and auto-advance; drafts and reports wait for the verdicts given before them.
 */
public interface ReviewActions {

    /** Approves without a report. */
    void approve();

    /** Rejects without a report. */
    void reject();

    /** Puts the picture back to the candidates. */
    void putBack();

    /** Opens send to edit. */
    void edit();

    /** Opens compare. */
    void compare();

    /** Keeps a draft; {@code kept} runs on the FX thread, with nothing when it failed. */
    void keep(PictureId picture, ReviewSheet sheet, Consumer<Reviews.Review> kept);

    /** Makes a report final and carries out its verdict; {@code then} runs also when it failed. */
    void confirm(PictureId picture, ReviewSheet sheet, Runnable then);
}
