package app.proofsheet.ui.gallery;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.session.PictureFilter;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** What the grid shows beside the pictures: tiles being made, counts, runs, and emptiness. */
public final class GalleryViewModel {

    /** Why there is nothing to show. */
    public enum Emptiness {
        NONE,
        /** Pictures are being read. */
        LOADING,
        /** The asset has no pictures and none is being made. */
        NO_PICTURES,
        /** There are pictures, but the filter hides them all. */
        NO_MATCH
    }

    /**
     * A picture being made.
     *
     * @param key the same while it is made
     * @param label caption to be, {@code 007-04}
     * @param fraction 0 to 1 when known, else null
     */
    public record Making(
            String key, String label, String state, String detail, @Nullable Double fraction) {}

    private final StudioSession session;
    private final Clock clock;
    private final Texts texts = Texts.of("gallery");
    private final ObservableList<Making> making = FXCollections.observableArrayList();
    private final ObservableList<String> runs = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Emptiness> emptiness =
            new ReadOnlyObjectWrapper<>(Emptiness.NONE);
    private final ListChangeListener<Object> onChange = _ -> refresh();
    private final Subscription subscription;

    /** Follows a session. */
    public GalleryViewModel(StudioSession session, Clock clock) {
        this.session = session;
        this.clock = clock;
        session.jobs().addListener(onChange);
        session.shown().addListener(onChange);
        session.pictures().addListener(onChange);
        subscription =
                Subscription.combine(
                        session.filterProperty().subscribe(_ -> refresh()),
                        session.assetProperty().subscribe(_ -> refresh()),
                        session.loadingProperty().subscribe(_ -> refresh()));
    }

    /** Pictures being made for the asset on screen, newest run first. */
    public ObservableList<Making> making() {
        return making;
    }

    /** Runs that have pictures in the asset, newest first. */
    public ObservableList<String> runs() {
        return runs;
    }

    /** Whether and why nothing is shown. */
    public ReadOnlyObjectProperty<Emptiness> emptinessProperty() {
        return emptiness.getReadOnlyProperty();
    }

    /** Pictures in a state, all when null. */
    public int count(@Nullable PictureState state) {
        return state == null
                ? session.pictures().size()
                : (int) session.pictures().stream().filter(p -> p.state() == state).count();
    }

    /** Shows everything again. */
    public void showAll() {
        session.filterProperty().set(session.filterProperty().get().everything());
    }

    /** Brings elapsed times up to date. */
    public void tick() {
        if (!making.isEmpty()) {
            refresh();
        }
    }

    private void refresh() {
        List<Making> next = making(session.filterProperty().get(), clock.instant());
        if (!next.equals(making)) {
            making.setAll(next);
        }
        List<String> found =
                session.pictures().stream()
                        .map(PictureSnapshot::origin)
                        .filter(Objects::nonNull)
                        .map(PictureSnapshot.Origin::runId)
                        .distinct()
                        .sorted(Comparator.reverseOrder())
                        .toList();
        if (!found.equals(runs)) {
            runs.setAll(found);
        }
        emptiness.set(emptiness());
    }

    private Emptiness emptiness() {
        if (!session.shown().isEmpty() || !making.isEmpty()) {
            return Emptiness.NONE;
        }
        if (session.loadingProperty().get()) {
            return Emptiness.LOADING;
        }
        return session.pictures().isEmpty() ? Emptiness.NO_PICTURES : Emptiness.NO_MATCH;
    }

    private List<Making> making(PictureFilter filter, Instant now) {
        boolean stateShown = filter.state() == null || filter.state() == PictureState.CANDIDATE;
        if (!stateShown || !filter.text().isBlank()) {
            return List.of();
        }
        List<Making> all = new ArrayList<>();
        for (JobSnapshot job : session.jobsUnderWay().reversed()) {
            String run = job.order().run().runId();
            if (filter.run() != null && !filter.run().equals(run)) {
                continue;
            }
            for (int index = job.order().pictures(); index > job.saved(); index--) {
                all.add(making(job, run, index, now));
            }
        }
        return all;
    }

    private Making making(JobSnapshot job, String run, int index, Instant now) {
        String state = texts.get("making." + job.state().id());
        String polls = job.polls() > 0 ? texts.get("making.poll", job.polls()) : "";
        String time =
                Optional.ofNullable(job.startedAt())
                        .map(start -> Duration.between(start, now).toSeconds())
                        .map(s ->
                                String.format("%d:%02d", Math.max(0, s) / 60, Math.max(0, s) % 60))
                        .orElse("");
        String detail = polls.isEmpty() || time.isEmpty() ? polls + time : polls + " · " + time;
        return new Making(
                run + "#" + index,
                String.format(Locale.ROOT, "%s-%02d", number(run), index),
                state,
                detail,
                job.fraction());
    }

    /** The number at the end of a run id, else the id. */
    private static String number(String run) {
        int dash = run.lastIndexOf('-');
        String end = run.substring(dash + 1);
        return end.chars().allMatch(Character::isDigit) && !end.isEmpty() ? end : run;
    }

    /** Stops following. */
    public void dispose() {
        session.jobs().removeListener(onChange);
        session.shown().removeListener(onChange);
        session.pictures().removeListener(onChange);
        subscription.unsubscribe();
    }
}
