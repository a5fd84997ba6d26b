package app.proofsheet.ui.queue;

import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.session.Desktop;
import app.proofsheet.ui.session.SpendFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** State of the queue drawer and what can be done with jobs. FX thread only. */
public final class QueueViewModel {

    private static final List<JobState> SPOKEN =
            List.of(
                    JobState.SUBMITTING,
                    JobState.PROCESSING,
                    JobState.SAVING,
                    JobState.NEEDS_YOU,
                    JobState.WAITING,
                    JobState.FAILED,
                    JobState.DONE);

    private final StudioSession session;
    private final SpendFeed spend;
    private final Confirm confirm;
    private final Desktop desktop;
    private final Clock clock;
    private final Texts texts = Texts.of("queue");
    private final QueueRows rowsOf = new QueueRows(texts);
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper queuedCost = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable QueueRow> leading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ListChangeListener<JobSnapshot> onJobs = _ -> tick();
    private final Subscription onWorkspace;
    private Map<String, String> pausedReasons = Map.of();

    /** Follows the jobs of a session. */
    public QueueViewModel(
            StudioSession session, SpendFeed spend, Confirm confirm, Desktop desktop, Clock clock) {
        this.session = session;
        this.spend = spend;
        this.confirm = confirm;
        this.desktop = desktop;
        this.clock = clock;
        session.jobs().addListener(onJobs);
        onWorkspace = session.workspaceProperty().subscribe(_ -> lookAtPauses());
        tick();
    }

    /** Rows as the drawer shows them. */
    public ObservableList<QueueRow> rows() {
        return rows;
    }

    /** {@code 1 processing · 1 needs you}. */
    public ReadOnlyStringProperty countsProperty() {
        return counts.getReadOnlyProperty();
    }

    /** {@code Queued work: about 2.88 credits}, empty when nothing is known. */
    public ReadOnlyStringProperty queuedCostProperty() {
        return queuedCost.getReadOnlyProperty();
    }

    /** {@code Today: 3.0 of 20.0 credits}, empty when there is nothing to say. */
    public ReadOnlyStringProperty spendProperty() {
        return spend.wordsProperty();
    }

    /** The job nearest its end, for the folded drawer; null when nothing is under way. */
    public ReadOnlyObjectProperty<@Nullable QueueRow> leadingProperty() {
        return leading.getReadOnlyProperty();
    }

    /** True while the whole queue is paused. */
    public ReadOnlyBooleanProperty pausedProperty() {
        return paused.getReadOnlyProperty();
    }

    /** Brings elapsed times up to date; called every second while something is under way. */
    public void tick() {
        List<QueueRow> next = rowsOf.of(session.jobs(), pausedReasons, clock.instant());
        if (next.size() == rows.size()) {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(rows.get(i))) {
                    rows.set(i, next.get(i));
                }
            }
        } else {
            rows.setAll(next);
        }
        counts.set(countsInWords());
        queuedCost.set(costInWords());
        leading.set(
                rows.stream()
                        .filter(r -> !r.state().isSettled() && r.state() != JobState.WAITING)
                        .findFirst()
                        .orElse(null));
    }

    /** True while something is under way and times go on. */
    public boolean isMoving() {
        return leading.get() != null;
    }

    private String countsInWords() {
        Map<JobState, Integer> byState = new EnumMap<>(JobState.class);
        session.jobs().forEach(j -> byState.merge(j.state(), 1, Integer::sum));
        List<String> parts = new ArrayList<>();
        for (JobState state : SPOKEN) {
            Integer number = byState.get(state);
            if (number != null) {
                parts.add(texts.get("count." + state.id(), number));
            }
        }
        if (paused.get()) {
            parts.addFirst(texts.get("count.paused"));
        }
        return parts.isEmpty() ? texts.get("count.nothing") : String.join(" · ", parts);
    }

    private String costInWords() {
        BigDecimal sum = BigDecimal.ZERO;
        boolean known = false;
        for (JobSnapshot job : session.jobs()) {
            String estimate = job.order().estimate();
            if (estimate != null && !job.state().isSettled() && !QueueRows.isNothing(estimate)) {
                sum = sum.add(new BigDecimal(estimate));
                known = true;
            }
        }
        return known ? texts.get("queued.cost", Credits.text(sum)) : "";
    }

    private void lookAtPauses() {
        withQueue(
                texts.get("working.look"),
                JobQueue::paused,
                reasons -> {
                    pausedReasons = reasons;
                    paused.set(reasons.containsKey("*"));
                    tick();
                });
    }

    /** Pauses the whole queue, or lets it go on. */
    public void togglePause() {
        boolean pause = !paused.get();
        withQueue(
                texts.get(pause ? "working.pause" : "working.resume"),
                queue -> {
                    if (pause) {
                        queue.pause("*", texts.get("pause.reason"));
                    } else {
                        queue.resume("*");
                    }
                    return queue.paused();
                },
                reasons -> {
                    pausedReasons = reasons;
                    paused.set(reasons.containsKey("*"));
                    tick();
                });
    }

    /** Takes finished and cancelled jobs off the list. */
    public void clearFinished() {
        clear(
                session.jobs().stream()
                        .filter(j -> j.state() == JobState.DONE || j.state() == JobState.CANCELLED)
                        .map(JobSnapshot::id)
                        .collect(Collectors.toSet()));
    }

    /** Takes one settled job off the list. */
    public void clear(Set<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        withQueue(
                texts.get("working.clear"),
                queue -> {
                    queue.clear(ids);
                    return ids;
                },
                gone -> session.jobs().removeIf(j -> gone.contains(j.id())));
    }

    /** Does a row's next action; a new paid attempt is asked about twice. */
    public void doNext(QueueRow row) {
        switch (row.next()) {
            case null -> {}
            case QueueRow.Next.PollNow _ ->
                    command(texts.get("working.poll"), queue -> queue.pollNow(row.jobId()));
            case QueueRow.Next.Choose choose -> choose(row, choose.choice());
        }
    }

    /** Does what the person chose for a settled job. */
    public void choose(QueueRow row, RunProgress.Choice choice) {
        Runnable deed =
                () ->
                        command(
                                texts.get("working.choose"),
                                queue -> queue.choose(row.jobId(), choice));
        if (choice == RunProgress.Choice.NEW_PAID_ATTEMPT) {
            String cost = cost(row);
            confirm.ask(
                    new Confirm.Question(
                            texts.get("pay.title"),
                            texts.get("pay.first", row.run(), row.happening()),
                            texts.get("pay.first.deed"),
                            true,
                            null),
                    () ->
                            confirm.ask(
                                    new Confirm.Question(
                                            texts.get("pay.title"),
                                            texts.get("pay.second", row.run(), cost),
                                            texts.get("pay.second.deed"),
                                            true,
                                            null),
                                    deed));
        } else {
            deed.run();
        }
    }

    private String cost(QueueRow row) {
        return session.jobs().stream()
                .filter(j -> j.id().equals(row.jobId()))
                .map(j -> Optional.ofNullable(j.order().estimate()))
                .flatMap(Optional::stream)
                .findFirst()
                .map(credits -> texts.get("pay.cost", credits))
                .orElseGet(() -> texts.get("pay.cost.unknown"));
    }

    /** The other choices of a row, after its next action. */
    public List<RunProgress.Choice> otherChoices(QueueRow row) {
        return session.jobs().stream()
                .filter(j -> j.id().equals(row.jobId()))
                .flatMap(j -> j.choices().stream().skip(1))
                .toList();
    }

    /** The button text of a choice. */
    public String label(RunProgress.Choice choice) {
        return rowsOf.label(choice);
    }

    /** Cancels a job. */
    public void cancel(QueueRow row) {
        command(texts.get("working.cancel"), queue -> queue.cancel(row.jobId()));
    }

    /** Shows a job's run folder in the file manager. */
    public void reveal(QueueRow row) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null) {
            return;
        }
        session.jobs().stream()
                .filter(j -> j.id().equals(row.jobId()))
                .findFirst()
                .map(j -> j.order().run())
                .ifPresent(run ->
                        desktop.reveal(
                                workspace
                                        .root()
                                        .resolve(run.assetDir())
                                        .resolve("runs/image")
                                        .resolve(run.runId())));
    }

    private void command(String what, Consumer<JobQueue> work) {
        withQueue(
                what,
                queue -> {
                    work.accept(queue);
                    return queue;
                },
                _ -> {});
    }

    private <T> void withQueue(
            String what, java.util.function.Function<JobQueue, T> work, Consumer<T> onFx) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null) {
            return;
        }
        session.tasks()
                .run(
                        what,
                        () -> work.apply(workspace.jobs()),
                        answer -> {
                            if (session.workspaceProperty().get() == workspace) {
                                onFx.accept(answer);
                            }
                        });
    }

    /** Stops following the session. */
    public void dispose() {
        session.jobs().removeListener(onJobs);
        onWorkspace.unsubscribe();
    }
}
