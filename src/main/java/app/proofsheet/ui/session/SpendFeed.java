package app.proofsheet.ui.session;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Today;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Costs;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.ListChangeListener;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * What today has cost, read from the folder again whenever a job is queued, sent or settled. One
 * reading at a time. FX thread only.
 */
public final class SpendFeed {

    private final StudioSession session;
    private final Texts texts = Texts.of("session");
    private final ReadOnlyObjectWrapper<@Nullable Spend> now = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ListChangeListener<JobSnapshot> onJobs = _ -> jobsMoved();
    private final Subscription subscription;
    private List<Long> stages = List.of();
    private boolean isReading;
    private boolean isStale;

    /** The day and what it is held against. */
    public record Spend(Today today, Ceilings ceilings) {}

    /** Follows the work folder and the jobs of a session. */
    public SpendFeed(StudioSession session) {
        this.session = session;
        session.jobs().addListener(onJobs);
        subscription =
                session.workspaceProperty()
                        .subscribe(_ -> {
                            show(null);
                            refresh();
                        });
    }

    /** The newest reading, null before the first and when it cannot be read. */
    public ReadOnlyObjectProperty<@Nullable Spend> nowProperty() {
        return now.getReadOnlyProperty();
    }

    /**
     * {@code Today: 3.0 of 20.0 credits}; empty when nothing was bought and there is no ceiling.
     */
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    private void jobsMoved() {
        long waiting = 0;
        long settled = 0;
        for (JobSnapshot job : session.jobs()) {
            waiting += job.startedAt() == null ? 1 : 0;
            settled += job.state().isSettled() ? 1 : 0;
        }
        List<Long> next = List.of((long) session.jobs().size(), waiting, settled);
        if (!next.equals(stages)) {
            stages = next;
            refresh();
        }
    }

    /** Reads again; a reading under way is followed by another. */
    public void refresh() {
        Workspace workspace = session.workspaceProperty().get();
        if (isReading || workspace == null) {
            isStale = isReading;
            return;
        }
        isReading = true;
        session.tasks()
                .run(
                        texts.get("spend.look"),
                        () -> read(workspace.costs()),
                        spend -> {
                            isReading = false;
                            if (session.workspaceProperty().get() == workspace) {
                                show(spend.orElse(null));
                            }
                            if (isStale || session.workspaceProperty().get() != workspace) {
                                isStale = false;
                                refresh();
                            }
                        });
    }

    /** What cannot be read is said where it stops something: when queueing. */
    private static java.util.Optional<Spend> read(Costs costs) {
        try {
            return java.util.Optional.of(new Spend(costs.today(), costs.ceilings()));
        } catch (FailureException e) {
            Failure unreadable = e.failure();
            System.getLogger(SpendFeed.class.getName())
                    .log(System.Logger.Level.INFO, unreadable.sentence());
            return java.util.Optional.empty();
        }
    }

    private void show(@Nullable Spend spend) {
        now.set(spend);
        words.set(spend == null ? "" : words(spend));
    }

    private String words(Spend spend) {
        Today today = spend.today();
        BigDecimal ceiling = spend.ceilings().perDay();
        boolean isNothing = today.sum().signum() == 0 && today.unknown() == 0;
        if (isNothing && ceiling == null) {
            return "";
        }
        String sum = Credits.text(today.sum());
        String words =
                ceiling == null
                        ? texts.get("spend.today", sum)
                        : texts.get("spend.today.of", sum, Credits.text(ceiling));
        return today.unknown() == 0 ? words : texts.get("spend.unknown", words, today.unknown());
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        session.jobs().removeListener(onJobs);
    }
}
