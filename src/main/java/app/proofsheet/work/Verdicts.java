package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.RejectGrounds;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;

/**
 * Verdicts of a person. A move never overwrites: a taken name gets a number. Every verdict is in
 * {@code qa/decisions.json} when the call returns and survives a crash between move and record.
 */
public interface Verdicts {

    /**
     * Moves a picture to {@code images/approved} and makes it the hero when there is none. Where
     * the work folder wants the rubric first, it fails with {@code rubric_required} until a final
     * report approves the picture.
     */
    Outcome approve(PictureId id, @Nullable String reason);

    /** Moves a picture to {@code images/rejected}. */
    Outcome reject(PictureId id, @Nullable String reason);

    /**
     * Moves a picture to {@code images/rejected} for a reason that goes into a final report; one
     * that is there already gets the reason.
     */
    Outcome rejectFor(PictureId id, RejectGrounds grounds);

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

    /** What undo and redo would do now. */
    Next next(String assetDir);

    /** Decisions of an asset, oldest first. */
    List<Decision> history(String assetDir);

    /**
     * What can be taken back and done again.
     *
     * @param undo the decision that undo takes back, null when there is none
     * @param redo the decision that redo gives again, null when there is none
     */
    record Next(@Nullable Decision undo, @Nullable Decision redo) {

        /** Nothing either way. */
        public static final Next NOTHING = new Next(null, null);
    }

    /** What a verdict did: the decision, and where the picture is now. */
    record Outcome(Decision decision, PictureId before, PictureId after) {

        /** The outcome of a decision on a picture of an asset. */
        static Outcome of(String assetDir, Decision decision) {
            return new Outcome(
                    decision,
                    new PictureId(assetDir, decision.path()),
                    new PictureId(assetDir, decision.pathAfter()));
        }
    }
}
