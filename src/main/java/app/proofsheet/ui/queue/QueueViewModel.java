package app.proofsheet.ui.queue;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.notice.CostQuestion;
import app.proofsheet.ui.notice.Notices;
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
    private final Desktop desktop;
    private final Clock clock;
    private final Texts texts = Texts.of("queue");
    private final QueueRows rowsOf = new QueueRows(texts);
    private final ObservableList<QueueRow> rows = FXCollections.observableArrayList();
    private final ReadOnlyStringWrapper counts = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper queuedCost = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable QueueRow> leading = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
    private final ObservableList<PauseRow> pauses = FXCollections.observableArrayList();
    private final QueueQuestions questions;
    private final Confirm confirm;
    private final BatchEnds batches;
    private final ListChangeListener<JobSnapshot> onJobs = _ -> jobsChanged();
    private final Subscription onWorkspace;
    private QueueArrangement arrangement = QueueArrangement.NONE;
    private boolean isLooking;
    private boolean looksAgain;

    /**
     * Follows the jobs of a session.
     *
     * @param notices hears how batches ended
     */
    public QueueViewModel(
            StudioSession session,
            SpendFeed spend,
            Confirm confirm,
            Notices notices,
            Desktop desktop,
            Clock clock) {
        this.session = session;
        this.spend = spend;
        this.desktop = desktop;
        this.clock = clock;
        this.confirm = confirm;
        this.questions = new QueueQuestions(confirm, texts);
        this.batches = new BatchEnds(notices, texts);
        session.jobs().addListener(onJobs);
        onWorkspace =
                session.workspaceProperty()
                        .subscribe(_ -> {
                            batches.forget();
                            arrangement = QueueArrangement.NONE;
                            isLooking = false;
                            lookAtQueue();
                        });
        tick();
    }

    private void jobsChanged() {
        batches.look(session.jobs());
        tick();
        lookAtQueue();
    }

    /** Pauses with their causes, and what one resume of each will do. */
    public ObservableList<PauseRow> pauses() {
        return pauses;
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
        List<QueueRow> next = rowsOf.of(session.jobs(), arrangement, clock.instant());
        if (next.size() == rows.size()) {
            for (int i = 0; i < next.size(); i++) {
                if (!next.get(i).equals(rows.get(i))) {
                    rows.set(i, next.get(i));
                }
            }
        } else {
            rows.setAll(next);
        }
        List<PauseRow> told = rowsOf.pauses(session.jobs(), arrangement);
        if (!told.equals(pauses)) {
            pauses.setAll(told);
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
        } else if (!pauses.isEmpty()) {
            parts.addFirst(texts.get("count.paused.some", pauses.size()));
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

    /** One look at a time; a change meanwhile is looked at afterwards. */
    private void lookAtQueue() {
        if (isLooking) {
            looksAgain = true;
            return;
        }
        isLooking = session.workspaceProperty().get() != null;
        withQueue(texts.get("working.look"), QueueArrangement::read, this::looked);
    }

    private void looked(QueueArrangement now) {
        isLooking = false;
        arrangement = now;
        paused.set(now.paused().containsKey("*"));
        tick();
        if (looksAgain) {
            looksAgain = false;
            lookAtQueue();
        }
    }

    /** Pauses the whole queue, or lets it go on. */
    public void togglePause() {
        if (paused.get()) {
            resume("*");
        } else {
            pause("*");
        }
    }

    /** Begins nothing more at a provider. */
    public void pause(String provider) {
        arranged(
                texts.get("working.pause"),
                queue -> queue.pause(provider, texts.get("pause.reason")));
    }

    /** Lets a provider go on, {@code "*"} all of them. */
    public void resume(String provider) {
        arranged(texts.get("working.resume"), queue -> queue.resume(provider));
    }

    /** Lets a waiting job begin before all others. */
    public void moveFirst(QueueRow row) {
        if (row.isWaiting()) {
            arranged(texts.get("working.move"), queue -> queue.moveToFront(row.jobId()));
        }
    }

    /** Moves a waiting job by one place among the waiting ones; at the ends nothing happens. */
    public void move(QueueRow row, boolean isUp) {
        List<String> waiting =
                rows.stream().filter(QueueRow::isWaiting).map(QueueRow::jobId).toList();
        int place = waiting.indexOf(row.jobId());
        if (isUp && place > 0) {
            moveBefore(row.jobId(), waiting.get(place - 1));
        } else if (!isUp && place >= 0 && place < waiting.size() - 1) {
            moveBefore(waiting.get(place + 1), row.jobId());
        }
    }

    private void moveBefore(String id, String beforeId) {
        arranged(texts.get("working.move"), queue -> queue.moveBefore(id, beforeId));
    }

    private void arranged(String what, Consumer<JobQueue> work) {
        withQueue(
                what,
                queue -> {
                    work.accept(queue);
                    return QueueArrangement.read(queue);
                },
                this::looked);
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

    /** Does what the person chose for a settled job, after asking where it costs something. */
    public void choose(QueueRow row, RunProgress.Choice choice) {
        job(row).ifPresent(job ->
                questions.before(job, choice, () -> choose(job, choice, Consent.NONE)));
    }

    /** What buys something and passes a ceiling is asked about with what it costs. */
    private void choose(JobSnapshot job, RunProgress.Choice choice, Consent consent) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null) {
            return;
        }
        session.tasks()
                .run(
                        texts.get("working.choose"),
                        () -> refusal(workspace, job, choice, consent),
                        refusal ->
                                refusal.ifPresent(failure ->
                                        confirm.ask(
                                                CostQuestion.of(failure),
                                                () -> choose(job, choice, Consent.GIVEN))));
    }

    private static Optional<Failure> refusal(
            Workspace workspace, JobSnapshot job, RunProgress.Choice choice, Consent consent) {
        try {
            workspace.choose(job, choice, consent);
            return Optional.empty();
        } catch (FailureException e) {
            if (CeilingRule.asksForConsent(e.failure())) {
                return Optional.of(e.failure());
            }
            throw e;
        }
    }

    private Optional<JobSnapshot> job(QueueRow row) {
        return session.jobs().stream().filter(j -> j.id().equals(row.jobId())).findFirst();
    }

    /** The other choices of a row, after its next action. */
    public List<RunProgress.Choice> otherChoices(QueueRow row) {
        return job(row).stream().flatMap(j -> j.choices().stream().skip(1)).toList();
    }

    /** The button text of a choice. */
    public String label(QueueRow row, RunProgress.Choice choice) {
        return job(row).map(j -> rowsOf.label(j, choice)).orElse("");
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
        job(row).map(j -> j.order().run())
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
