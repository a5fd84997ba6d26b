package app.proofsheet.folder.qa;

import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The decisions of an asset, oldest first, and what follows from them. Nothing is ever taken out:
 * an undo is an entry that names the decision it takes back, a redo is an entry that names the undo
 * it takes back, so the whole stack can be told from the file after any restart.
 */
public final class DecisionLog {

    private final List<DecisionEntry> entries;
    private final Set<String> undone;

    /** The decisions in file order. */
    public DecisionLog(List<DecisionEntry> entries) {
        this.entries = List.copyOf(entries);
        this.undone = undone(this.entries);
    }

    /**
     * Stars of a picture.
     *
     * @param sha256 of the bytes that were rated
     */
    public record Rating(int stars, String sha256) {}

    /** All entries, oldest first. */
    public List<DecisionEntry> entries() {
        return entries;
    }

    /** All decisions, oldest first. */
    public List<Decision> decisions() {
        return entries.stream().map(DecisionEntry::decision).toList();
    }

    /** The decision with an id. */
    public Optional<DecisionEntry> find(String decisionId) {
        return entries.stream()
                .filter(e -> e.decision().decisionId().equals(decisionId))
                .findFirst();
    }

    /** True unless a later entry takes the decision back. */
    public boolean holds(Decision decision) {
        return !undone.contains(decision.decisionId());
    }

    /**
     * The newest decision that is not an undo and still holds: what undo takes back. A purge cannot
     * be taken back here, nor can what was decided about a picture that was purged.
     *
     * @param isThere whether an asset-relative path is a file: who got a purged picture back from
     *     the trash can go on with it
     */
    public Optional<DecisionEntry> nextUndo(Predicate<String> isThere) {
        Set<String> purged = purged();
        for (DecisionEntry entry : entries.reversed()) {
            Decision decision = entry.decision();
            if (decision.action() == Verdict.UNDO
                    || decision.action() == Verdict.PURGE
                    || !holds(decision)) {
                continue;
            }
            String now = purged.isEmpty() ? "" : follow(decision.pathAfter(), entry);
            if (!purged.contains(now) || isThere.test(now)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** Paths at which pictures were when they were purged. */
    private Set<String> purged() {
        return decisions().stream()
                .filter(d -> d.action() == Verdict.PURGE)
                .map(Decision::path)
                .collect(Collectors.toSet());
    }

    /** True when a picture with these bytes was purged, or one that was ever at this path. */
    public boolean wasPurged(String path, @Nullable String sha256) {
        return decisions().stream()
                .filter(d -> d.action() == Verdict.PURGE)
                .anyMatch(d ->
                        d.sha256().equals(sha256)
                                || sha256 == null && follow(path, null).equals(d.path()));
    }

    /** True when a decision, also one that was taken back, names a report. */
    public boolean names(String qaReportId) {
        return entries.stream().anyMatch(e -> qaReportId.equals(e.decision().qaReportId()));
    }

    /** True when a decision that holds makes a report final. */
    public boolean confirms(String qaReportId) {
        return entries.stream()
                .map(DecisionEntry::decision)
                .anyMatch(d ->
                        qaReportId.equals(d.qaReportId())
                                && d.action() != Verdict.UNDO
                                && holds(d));
    }

    /**
     * The newest undo that still holds and that no new verdict followed: what redo takes back.
     * Empty once a person has decided something new.
     */
    public Optional<DecisionEntry> nextRedo() {
        for (DecisionEntry entry : entries.reversed()) {
            Decision decision = entry.decision();
            if (decision.action() != Verdict.UNDO) {
                return Optional.empty();
            }
            if (holds(decision) && !takesBackAnUndo(decision)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The verdict that an undo took back: what giving it again does. */
    public Optional<DecisionEntry> takenBackBy(DecisionEntry undo) {
        String undone = undo.decision().undoes();
        return undone == null ? Optional.empty() : find(undone);
    }

    /** Where a file that had this path at the time of an entry is now, by the later moves. */
    public String follow(String path, @Nullable DecisionEntry since) {
        int from = since == null ? 0 : entries.indexOf(since) + 1;
        String now = path;
        for (DecisionEntry entry : entries.subList(from, entries.size())) {
            Decision decision = entry.decision();
            if (decision.movedTo() != null && decision.path().equals(now)) {
                now = decision.movedTo();
            }
        }
        return now;
    }

    /** Ratings that hold, by the picture's path now; 0 stars are left out. */
    public Map<String, Rating> ratings() {
        Map<String, Rating> ratings = new HashMap<>();
        for (DecisionEntry entry : entries) {
            Decision decision = entry.decision();
            if (decision.movedTo() != null) {
                Rating moved = ratings.remove(decision.path());
                if (moved != null) {
                    ratings.put(decision.movedTo(), moved);
                }
            }
            if (decision.action() == Verdict.RATE && decision.rating() != null && holds(decision)) {
                ratings.put(decision.path(), new Rating(decision.rating(), decision.sha256()));
            }
        }
        ratings.values().removeIf(rating -> rating.stars() == 0);
        return ratings;
    }

    /** Paths, as they are now, that any decision was about, and the bytes judged last. */
    public Map<String, String> judged() {
        Map<String, String> judged = new HashMap<>();
        for (DecisionEntry entry : entries) {
            Decision decision = entry.decision();
            if (decision.movedTo() == null) {
                judged.put(decision.path(), decision.sha256());
            } else {
                judged.remove(decision.path());
                judged.put(decision.movedTo(), decision.sha256());
            }
        }
        return judged;
    }

    /** Decisions on the same bytes, or on the same file as it moved, oldest first. */
    public List<Decision> about(String pathNow, @Nullable String sha256) {
        List<Decision> found = new ArrayList<>();
        String path = pathNow;
        for (DecisionEntry entry : entries.reversed()) {
            Decision decision = entry.decision();
            boolean sameFile =
                    decision.movedTo() == null
                            ? decision.path().equals(path)
                            : decision.movedTo().equals(path);
            if (sameFile) {
                path = decision.path();
            }
            if (sameFile || decision.sha256().equals(sha256)) {
                found.add(decision);
            }
        }
        return found.reversed();
    }

    /** The id of the next decision. */
    public String nextId() {
        long highest = 0;
        for (DecisionEntry entry : entries) {
            highest = Math.max(highest, numberOf(entry.decision().decisionId()));
        }
        return id(highest + 1);
    }

    /** The decision id of a number: {@code decision-000001}. */
    static String id(long number) {
        return String.format(Locale.ROOT, "decision-%06d", number);
    }

    /** The number in a decision id, 0 when it has none. */
    static long numberOf(String id) {
        String digits = id.replaceFirst("^decision-", "");
        return digits.matches("\\d{1,15}") ? Long.parseLong(digits) : 0;
    }

    private boolean takesBackAnUndo(Decision decision) {
        return decision.undoes() != null
                && find(decision.undoes())
                        .map(e -> e.decision().action() == Verdict.UNDO)
                        .orElse(false);
    }

    private static Set<String> undone(List<DecisionEntry> entries) {
        Set<String> undone = new HashSet<>();
        for (DecisionEntry entry : entries.reversed()) {
            Decision decision = entry.decision();
            boolean holds = !undone.contains(decision.decisionId());
            if (decision.action() == Verdict.UNDO && decision.undoes() != null && holds) {
                undone.add(decision.undoes());
            }
        }
        return undone;
    }
}
