package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;

import java.math.BigInteger;
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

    /**
     * By run, because runs are numbered as they are made and a copied folder has other file times;
     * pictures without a run come after, by the time of their file.
     */
    private static Comparator<PictureSnapshot> newest() {
        return Comparator.comparing(PictureOrder::run, PictureOrder::compareRuns)
                .thenComparingInt(PictureOrder::index)
                .thenComparing(PictureSnapshot::modified)
                .thenComparing(p -> p.id().fileName())
                .thenComparing(PictureSnapshot::id)
                .reversed();
    }

    /** Run 10 is later than run 9. */
    static int compareRuns(String one, String other) {
        String a = withoutNumber(one);
        String b = withoutNumber(other);
        int byName = a.compareTo(b);
        return byName != 0 ? byName : number(one, a).compareTo(number(other, b));
    }

    private static String withoutNumber(String run) {
        int end = run.length();
        while (end > 0 && Character.isDigit(run.charAt(end - 1))) {
            end--;
        }
        return run.substring(0, end);
    }

    private static BigInteger number(String run, String name) {
        String digits = run.substring(name.length());
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    private static Comparator<PictureSnapshot> byRun() {
        return Comparator.comparing(
                        PictureOrder::run,
                        ((Comparator<String>) PictureOrder::compareRuns).reversed())
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
