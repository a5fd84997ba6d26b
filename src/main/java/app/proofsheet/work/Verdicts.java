package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.review.Decision;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Verdicts of a person. A move never overwrites: a taken name gets a number. Every verdict is in
 * {@code qa/decisions.json} when the call returns and survives a crash between move and record.
 */
public interface Verdicts {

    /** Moves a picture to {@code images/approved} and makes it the hero when there is none. */
    Outcome approve(PictureId id, @Nullable String reason);

    /** Moves a picture to {@code images/rejected}. */
    Outcome reject(PictureId id, @Nullable String reason);

    /** Moves a picture back to {@code images/candidates}. */
    Outcome restore(PictureId id);

    /** Rates a picture 1 to 5; 0 clears. */
    Outcome rate(PictureId id, int stars);

    /**
     * Takes back the newest decision of an asset that was not taken back; empty when there is none.
     */
    Optional<Outcome> undo(String assetDir);

    /** Does again what the newest undo took back; empty when there is none. */
    Optional<Outcome> redo(String assetDir);

    /** Decisions of an asset, oldest first. */
    List<Decision> history(String assetDir);

    /** What a verdict did: the decision, and where the picture is now. */
    record Outcome(Decision decision, PictureId before, PictureId after) {}
}
