package app.proofsheet.ui.compare;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.session.StudioSession;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which pictures of a session to compare, and who comes next. */
final class CompareChoice {

    private final StudioSession session;

    CompareChoice(StudioSession session) {
        this.session = session;
    }

    /** The same picture, wherever a verdict has put it. */
    static boolean isSame(PictureSnapshot a, PictureSnapshot b) {
        return a.id().fileName().equals(b.id().fileName())
                && a.id().assetDir().equals(b.id().assetDir());
    }

    /** Place of a picture, -1 when it is not there. */
    static int indexOf(List<PictureSnapshot> pictures, PictureSnapshot picture) {
        for (int i = 0; i < pictures.size(); i++) {
            if (isSame(pictures.get(i), picture)) {
                return i;
            }
        }
        return -1;
    }

    /** The selection; one picture alone is compared with its parent, else with its neighbour. */
    List<PictureSnapshot> begin() {
        List<PictureSnapshot> selected = session.targets();
        if (selected.isEmpty()) {
            return List.of();
        }
        if (selected.size() >= 2) {
            List<PictureSnapshot> first =
                    new ArrayList<>(
                            selected.subList(0, Math.min(CompareViewModel.MOST, selected.size())));
            boolean isTurned = first.size() == 2 && isParent(first.get(1), first.get(0));
            return isTurned ? first.reversed() : first;
        }
        PictureSnapshot one = selected.getFirst();
        Optional<PictureSnapshot> parent = session.parentOf(one);
        if (parent.isPresent()) {
            return List.of(parent.get(), one);
        }
        return after(one, one).map(other -> List.of(one, other)).orElse(List.of(one));
    }

    /** Whom the verdict is for at first: the edit, else the picture that has the focus. */
    int target(List<PictureSnapshot> chosen) {
        PictureSnapshot focused = session.focusProperty().get();
        if (isParent(chosen.get(0), chosen.get(1)) || focused == null) {
            return 1;
        }
        int at = indexOf(chosen, focused);
        return at < 0 ? 1 : at;
    }

    boolean isParent(PictureSnapshot maybe, PictureSnapshot child) {
        return session.parentOf(child).filter(p -> p.id().equals(maybe.id())).isPresent();
    }

    /** The next shown picture after one, the one before when it is the last, never these two. */
    Optional<PictureSnapshot> after(PictureSnapshot one, PictureSnapshot notThis) {
        List<PictureSnapshot> shown = session.shown();
        int at = indexOf(shown, one);
        List<PictureSnapshot> order = new ArrayList<>(shown.subList(at + 1, shown.size()));
        order.addAll(shown.subList(0, Math.max(0, at)).reversed());
        return order.stream().filter(p -> !isSame(p, one) && !isSame(p, notThis)).findFirst();
    }

    /** What a picture is by now; empty when it is gone. */
    Optional<PictureSnapshot> now(PictureSnapshot old) {
        return session.find(old.id())
                .or(() -> session.pictures().stream().filter(p -> isSame(p, old)).findFirst());
    }
}
