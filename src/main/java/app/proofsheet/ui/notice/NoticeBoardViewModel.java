package app.proofsheet.ui.notice;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import java.util.Objects;

/** The notices on screen: at most three, the newest last, repeated ones counted. */
public final class NoticeBoardViewModel implements Notices {

    /** More than this and the oldest goes. */
    public static final int MOST = 3;

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

    /** The notices, oldest first. */
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
        if (entries.size() > MOST) {
            entries.remove(0);
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

    /** Takes all notices away. */
    public void clear() {
        entries.clear();
    }
}
