package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Where the focus goes when a picture was judged; never into an empty view. */
final class FocusAfterVerdict {

    private final StudioSession session;

    FocusAfterVerdict(StudioSession session) {
        this.session = session;
    }

    /** The picture to go to: the next shown one, after the last the one before, else none. */
    @Nullable PictureSnapshot neighbour(PictureSnapshot picture, int place) {
        List<PictureSnapshot> shown = session.shown();
        if (place < 0 || !shown.get(place).id().equals(picture.id())) {
            return null;
        }
        if (place + 1 < shown.size()) {
            return shown.get(place + 1);
        }
        return place > 0 ? shown.get(place - 1) : null;
    }

    /**
     * Moves the focus.
     *
     * @param next where to go if it is still shown, null to stay if possible
     * @param place of the judged picture before
     */
    void settle(PictureSnapshot judged, @Nullable PictureSnapshot next, int place) {
        if (session.viewProperty().get() == ViewMode.COMPARE) {
            return;
        }
        List<PictureSnapshot> shown = session.shown();
        PictureSnapshot wanted = next == null ? null : session.find(next.id()).orElse(null);
        if (wanted != null && shown.contains(wanted)) {
            session.choose(wanted);
        } else if (shown.isEmpty()) {
            session.selection().clear();
            session.focusProperty().set(null);
            session.viewProperty().set(ViewMode.GRID);
        } else if (shown.stream().noneMatch(p -> p.id().equals(judged.id()))) {
            session.choose(shown.get(Math.clamp(place, 0, shown.size() - 1)));
        }
    }
}
