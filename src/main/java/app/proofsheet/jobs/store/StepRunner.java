package app.proofsheet.jobs.store;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.RunWorker;
import app.proofsheet.jobs.StopRule;
import app.proofsheet.jobs.store.StepSchedule.Next;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One step of one job: takes it, lets the worker carry the run on, writes what came of it. */
final class StepRunner {

    private static final Logger LOG = Logger.getLogger(StepRunner.class.getName());
    private static final Duration TAKEN = Duration.ofSeconds(1);

    private final QueueDatabase database;
    private final RunWorker worker;
    private final ToIntFunction<String> concurrency;
    private final Clock clock;
    private final Runnable changed;
    private final Consumer<Failure> troubled;
    private final Map<String, Semaphore> steps = new ConcurrentHashMap<>();
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    StepRunner(
            QueueDatabase database,
            RunWorker worker,
            ToIntFunction<String> concurrency,
            Clock clock,
            Runnable changed,
            Consumer<Failure> troubled) {
        this.database = database;
        this.worker = worker;
        this.concurrency = concurrency;
        this.clock = clock;
        this.changed = changed;
        this.troubled = troubled;
    }

    /** Carries out the step of an execution ({@code job-000001/1}). */
    Next run(String execution) {
        int slash = execution.lastIndexOf('/');
        Life life =
                new Life(
                        execution.substring(0, slash),
                        Integer.parseInt(execution.substring(slash + 1)));
        Optional<JobRow> known = database.read(c -> life.find(c));
        if (known.isEmpty()) {
            return new Next.Over();
        }
        // After the machine slept, a step of this very program can look abandoned to it.
        if (!running.add(life.id())) {
            return new Next.At(clock.instant().plus(TAKEN));
        }
        try {
            Semaphore places = stepsOf(known.get().provider());
            places.acquire();
            try {
                return carryOn(life);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            // The program closes: the records know how far the run is, the next start goes on.
            return new Next.At(clock.instant());
        } catch (FailureException e) {
            // The queue could not be written; the run's own records know how far it is.
            troubled.accept(e.failure());
            return new Next.At(clock.instant().plus(StepSchedule.AFTER_TROUBLE));
        } finally {
            running.remove(life.id());
        }
    }

    private Next carryOn(Life life) throws InterruptedException {
        Take take = database.transaction(c -> take(c, life));
        changed.run();
        return switch (take) {
            case Take.Not not -> not.next();
            case Take.Taken taken -> {
                RunWish wish = taken.row().wish();
                RunProgress progress = advance(taken.row().snapshot().order().run(), wish, life);
                Next next = database.transaction(c -> write(c, life, wish, progress));
                changed.run();
                yield next;
            }
        };
    }

    private RunProgress advance(RunRef run, RunWish wish, Life life) throws InterruptedException {
        try {
            return worker.advance(run, wish, new Reports(life));
        } catch (FailureException e) {
            return new RunProgress.Failed(e.failure(), List.of(RunProgress.Choice.POLL_AGAIN));
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "a step of " + run.runId() + " failed unexpectedly", e);
            Failure failure =
                    Failure.of(
                                    "unexpected_failure",
                                    FailureKind.STATE,
                                    "Something unexpected stopped " + run.runId() + ".")
                            .withKept("Its request, answers and pictures so far are kept.")
                            .withNext("Go on from its records; nothing is bought twice.")
                            .withDetail(e.getClass().getName());
            return new RunProgress.Failed(failure, List.of(RunProgress.Choice.POLL_AGAIN));
        }
    }

    private Take take(Connection c, Life life) throws SQLException {
        Optional<JobRow> found = life.find(c);
        if (found.isEmpty()) {
            return new Take.Not(new Next.Over());
        }
        JobRow row = found.get();
        if (PauseTable.holds(PauseTable.all(c), row.provider(), row.snapshot().state())) {
            JobTable.keep(c, row.withReleased(false));
            return new Take.Not(new Next.Parked());
        }
        JobRow taken = row.withReleased(true);
        if (row.snapshot().state() == JobState.WAITING) {
            JobSnapshot begun =
                    SnapshotDraft.of(row.snapshot())
                            .running(JobState.SUBMITTING, clock.instant())
                            .step(1)
                            .done();
            return new Take.Taken(JobTable.change(c, taken.with(begun)));
        }
        JobTable.keep(c, taken);
        return new Take.Taken(taken);
    }

    private Next write(Connection c, Life life, RunWish asked, RunProgress progress)
            throws SQLException {
        Optional<JobRow> found = life.find(c);
        if (found.isEmpty()) {
            return new Next.Over();
        }
        JobRow row = found.get();
        Instant now = clock.instant();
        SnapshotDraft draft = SnapshotDraft.of(row.snapshot());
        boolean cancelCame = row.wish() == RunWish.CANCEL && asked != RunWish.CANCEL;
        switch (progress) {
            case RunProgress.Processing p -> {
                Optional<Failure> notice = StopRule.cancelNotice(row.snapshot(), asked);
                draft.running(JobState.PROCESSING, now)
                        .lastStep()
                        .polls(p.polls())
                        .fraction(p.fraction())
                        .notice(notice.orElse(null));
                RunWish wish = cancelCame ? RunWish.CANCEL : RunWish.CONTINUE;
                Duration wait = cancelCame ? Duration.ZERO : p.again();
                JobTable.change(c, row.with(draft.done()).withWish(wish).withWait(wait.toMillis()));
                return new Next.At(now.plus(wait));
            }
            case RunProgress.Saved s ->
                    draft.running(JobState.SAVING, now)
                            .settled(JobState.DONE, now)
                            .lastStep()
                            .saved(s.pictures().size())
                            .pictures(s.pictures())
                            .paid(s.paidCredits());
            case RunProgress.NeedsYou n ->
                    draft.settled(JobState.NEEDS_YOU, now).stopped(n.failure(), n.choices());
            case RunProgress.Failed f ->
                    draft.settled(JobState.FAILED, now).stopped(f.failure(), f.choices());
            case RunProgress.Cancelled cancelled ->
                    draft.running(JobState.PROCESSING, now).settled(JobState.CANCELLED, now);
        }
        StopRule.Hold hold =
                progress instanceof RunProgress.Failed f
                        ? StopRule.holds(f.failure().kind())
                        : StopRule.Hold.NOTHING;
        boolean stops = hold != StopRule.Hold.NOTHING;
        if (progress instanceof RunProgress.Failed f && stops) {
            PauseTable.pause(c, row.provider(), f.failure().sentence(), hold);
        }
        JobTable.change(
                c, row.with(draft.done()).withWish(RunWish.CONTINUE).withStoppedQueue(stops));
        return new Next.Over();
    }

    private Semaphore stepsOf(String provider) {
        return steps.computeIfAbsent(
                provider, p -> new Semaphore(Math.max(1, concurrency.applyAsInt(p)), true));
    }

    /** A job between being taken up and being settled. */
    private record Life(String id, int generation) {
        /** The row while this life lasts. */
        Optional<JobRow> find(Connection c) throws SQLException {
            return JobTable.find(c, id)
                    .filter(r -> r.generation() == generation)
                    .filter(r -> !r.snapshot().state().isSettled());
        }
    }

    private sealed interface Take {
        record Taken(JobRow row) implements Take {}

        record Not(Next next) implements Take {}
    }

    /** What the worker tells while a step runs. */
    private final class Reports implements RunWorker.StepListener {

        private final Life life;

        Reports(Life life) {
            this.life = life;
        }

        @Override
        public void uploading(int done, int total) {
            report(row ->
                    row.with(
                            SnapshotDraft.of(row.snapshot())
                                    .running(JobState.SUBMITTING, clock.instant())
                                    .step(1)
                                    .fraction(part(done, total))
                                    .done()));
        }

        @Override
        public void submitting() {
            // From here on the wish is fulfilled as far as paying goes: after a crash the run goes
            // on from its records instead of paying for another attempt.
            UnaryOperator<JobRow> change =
                    row ->
                            row.with(
                                            SnapshotDraft.of(row.snapshot())
                                                    .running(JobState.SUBMITTING, clock.instant())
                                                    .lastStep()
                                                    .fraction(null)
                                                    .done())
                                    .withWish(
                                            row.wish() == RunWish.CANCEL
                                                    ? RunWish.CANCEL
                                                    : RunWish.CONTINUE);
            database.durably(c -> apply(c, change));
            changed.run();
        }

        @Override
        public void saving(int done, int total, String assetRelativePath) {
            report(row ->
                    row.with(
                            SnapshotDraft.of(row.snapshot())
                                    .running(JobState.SAVING, clock.instant())
                                    .lastStep()
                                    .saved(done)
                                    .fraction(part(done, total))
                                    .picture(assetRelativePath)
                                    .done()));
        }

        private void report(UnaryOperator<JobRow> change) {
            database.transaction(c -> apply(c, change));
            changed.run();
        }

        private boolean apply(Connection c, UnaryOperator<JobRow> change) throws SQLException {
            Optional<JobRow> row = life.find(c);
            if (row.isPresent()) {
                JobTable.change(c, change.apply(row.get()));
            }
            return row.isPresent();
        }

        private static double part(int done, int total) {
            return total <= 0 ? 0 : (double) done / total;
        }
    }
}
