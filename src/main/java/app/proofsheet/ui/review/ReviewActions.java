package app.proofsheet.ui.review;

import org.jspecify.annotations.Nullable;

/**
 * What the buttons of the review do. The same deeds as the keys of the studio, on the picture in
 * focus, with undo and auto-advance.
 */
public interface ReviewActions {

    /** Approves, with the reviewer's reason when there is one. */
    void approve(@Nullable String reason);

    /** Rejects, with the reviewer's reason when there is one. */
    void reject(@Nullable String reason);

    /** Puts the picture back to the candidates. */
    void putBack();

    /** Rates 1 to 5; 0 clears. */
    void rate(int stars);

    /** Opens send to edit. */
    void edit();

    /** Opens compare. */
    void compare();
}
