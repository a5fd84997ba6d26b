package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;

/** A view of its own order that goes along with verdicts. Called on the FX thread. */
public interface VerdictFollower {

    /**
     * One picture is being judged and pictures advance by themselves; called before the screen
     * changes, so that the picture is still where it was.
     */
    void onJudged(PictureSnapshot judged);

    /** A verdict on a picture was taken back, or given again. */
    void onUndone(PictureSnapshot picture);
}
