package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

/** Snapshots with something changed, for showing a verdict before it is on disk. */
final class Pictures {

    private Pictures() {}

    /** The picture after a verdict; a judged or rated picture is no longer new. */
    static PictureSnapshot judged(PictureSnapshot p, PictureState state, int rating) {
        return copy(p, p.id(), state, rating, false);
    }

    /** The picture after its file moved. */
    static PictureSnapshot at(PictureSnapshot p, PictureId id, PictureState state) {
        return copy(p, id, state, p.rating(), p.isNew());
    }

    /** The picture after it was looked at. */
    static PictureSnapshot seen(PictureSnapshot p) {
        return copy(p, p.id(), p.state(), p.rating(), false);
    }

    private static PictureSnapshot copy(
            PictureSnapshot p, PictureId id, PictureState state, int rating, boolean isNew) {
        return new PictureSnapshot(
                id,
                state,
                p.label(),
                rating,
                p.origin(),
                p.bytes(),
                p.modified(),
                p.size(),
                p.format(),
                p.sha256(),
                isNew,
                p.problem());
    }
}
