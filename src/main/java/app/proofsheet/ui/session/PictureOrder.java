package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;

import java.util.Comparator;

/** How the shown pictures are ordered. */
public enum PictureOrder {
    /** Last made first. */
    NEWEST(newest()),
    /** First made first. */
    OLDEST(newest().reversed()),
    /** Most stars first, then last made first. */
    RATING(Comparator.comparingInt(PictureSnapshot::rating).reversed().thenComparing(newest())),
    /** Runs from new to old, pictures of a run in their own order. */
    RUN(byRun());

    private final Comparator<PictureSnapshot> comparator;

    PictureOrder(Comparator<PictureSnapshot> comparator) {
        this.comparator = comparator;
    }

    /** The order of two pictures; total, so that equal times never jump. */
    public Comparator<PictureSnapshot> comparator() {
        return comparator;
    }

    private static Comparator<PictureSnapshot> newest() {
        return Comparator.comparing(PictureSnapshot::modified)
                .thenComparing(p -> p.id().fileName())
                .thenComparing(PictureSnapshot::id)
                .reversed();
    }

    private static Comparator<PictureSnapshot> byRun() {
        return Comparator.comparing(PictureOrder::run, Comparator.reverseOrder())
                .thenComparingInt(PictureOrder::index)
                .thenComparing(p -> p.id().fileName())
                .thenComparing(PictureSnapshot::id);
    }

    private static String run(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return origin == null ? "" : origin.runId();
    }

    private static int index(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return origin == null ? 0 : origin.index();
    }
}
