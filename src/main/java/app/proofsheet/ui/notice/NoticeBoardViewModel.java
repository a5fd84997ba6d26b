package app.proofsheet.ui.notice;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.List;
import java.util.Objects;

/**
 * The notices: repeated ones counted, the newest last. At most three are on screen, the others wait
 * in a list; what went wrong stays until it is closed.
 */
public final class NoticeBoardViewModel implements Notices {

    /** So many are on screen unless the list is open. */
    public static final int MOST = 3;

    /** So many are kept at all; beyond it the oldest that is no problem goes first. */
    private static final int KEPT = 100;

    /**
     * One notice on screen.
     *
     * @param number rises with every change, so that a view knows a renewed one
     * @param times how often it was said
     */
    public record Entry(long number, Notice notice, int times) {}

    private final ObservableList<Entry> entries = FXCollections.observableArrayList();
    private final ObservableList<Entry> readOnly =
            FXCollections.unmodifiableObservableList(entries);
    private long number;

    /** All notices, oldest first. */
    public ObservableList<Entry> entries() {
        return readOnly;
    }

    @Override
    public void show(Notice notice) {
        number++;
        for (int i = 0; i < entries.size(); i++) {
            Entry old = entries.get(i);
            if (saysTheSame(old.notice(), notice)) {
                entries.set(i, new Entry(number, notice, old.times() + 1));
                return;
            }
            if (notice.topic() != null && notice.topic().equals(old.notice().topic())) {
                entries.set(i, new Entry(number, notice, 1));
                return;
            }
        }
        entries.add(new Entry(number, notice, 1));
        if (entries.size() > KEPT) {
            int first = 0;
            while (first < KEPT && entries.get(first).notice().kind() == Notice.Kind.PROBLEM) {
                first++;
            }
            entries.remove(first == KEPT ? 0 : first);
        }
    }

    private static boolean saysTheSame(Notice one, Notice other) {
        return one.kind() == other.kind()
                && one.sentence().equals(other.sentence())
                && Objects.equals(one.topic(), other.topic())
                && one.kind() != Notice.Kind.DONE;
    }

    /** Takes a notice away, unless it was renewed meanwhile. */
    public void close(Entry entry) {
        entries.removeIf(e -> e.number() == entry.number());
    }

    /** Those on screen while the list is folded, oldest first. */
    public List<Entry> shown() {
        return entries.subList(Math.max(0, entries.size() - MOST), entries.size());
    }

    /** Takes all notices away. */
    public void clear() {
        entries.clear();
    }
}
