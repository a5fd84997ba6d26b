package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Verdicts that are on screen but not on disk yet, and where judged pictures have gone. Changed on
 * the FX thread; {@link #whereabouts} may be asked from any.
 */
final class PendingVerdicts {

    /** What is shown of a picture, and how many verdicts on it are under way. */
    private record Change(PictureState state, int rating, int count) {}

    private final Map<PictureId, Change> pending = new LinkedHashMap<>();
    private final Map<PictureId, PictureId> moved = new HashMap<>();

    /** A verdict was given on a picture as it is shown now; nulls leave that part. */
    void add(PictureSnapshot picture, @Nullable PictureState state, @Nullable Integer stars) {
        Change before = pending.get(picture.id());
        pending.put(
                picture.id(),
                new Change(
                        state == null ? picture.state() : state,
                        stars == null ? picture.rating() : stars,
                        before == null ? 1 : before.count() + 1));
    }

    /** A verdict that was asked for on this picture is on disk, or failed. */
    void settle(PictureId asked) {
        pending.computeIfPresent(
                whereabouts(asked),
                (_, c) -> c.count() == 1 ? null : new Change(c.state(), c.rating(), c.count() - 1));
    }

    /** A file moved; verdicts under way follow it. */
    void move(PictureId from, PictureId to) {
        if (from.equals(to)) {
            return;
        }
        synchronized (moved) {
            moved.remove(to);
            moved.put(from, to);
        }
        Change change = pending.remove(from);
        if (change != null) {
            pending.put(to, change);
        }
    }

    /** True while a verdict on the picture is under way. */
    boolean has(PictureId id) {
        return pending.containsKey(id);
    }

    /** Where a picture is by now. */
    PictureId whereabouts(PictureId asked) {
        PictureId id = asked;
        synchronized (moved) {
            for (PictureId next = moved.get(id); next != null; next = moved.get(id)) {
                id = next;
            }
        }
        return id;
    }

    /** The pictures with the verdicts on them that are under way. */
    List<PictureSnapshot> overlay(List<PictureSnapshot> read) {
        return read.stream().map(this::overlay).toList();
    }

    private PictureSnapshot overlay(PictureSnapshot picture) {
        Change change = pending.get(picture.id());
        return change == null ? picture : Pictures.judged(picture, change.state(), change.rating());
    }

    /** Forgets everything. */
    void clear() {
        pending.clear();
        synchronized (moved) {
            moved.clear();
        }
    }
}
