package app.proofsheet.jobs.store;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.RunWorker;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The queue of one work folder in {@code .postplus/image-batch-runner/queue.db}. The file is made
 * by the first command that has something to keep, so looking at a folder writes nothing into it.
 *
 * <p>A job takes one of its provider's places from its submit until it settles; places are counted
 * in the file, so they hold for all programs together. Waiting jobs get them oldest first.
 */
public final class SqliteJobQueue implements JobQueue {

    /** The queue file, relative to the work folder. */
    public static final String FILE = ".postplus/image-batch-runner/queue.db";

    private static final Logger LOG = Logger.getLogger(SqliteJobQueue.class.getName());

    private final Path file;
    private final RunWorker worker;
    private final ToIntFunction<String> concurrency;
    private final Clock clock;
    private final QueuePace pace;
    private final QueueNews news;
    private @Nullable Open open;
    private @Nullable Pulse upkeep;
    private boolean started;
    private AfterCrash whenCrashed = AfterCrash.GO_ON;
    private volatile @Nullable Failure trouble;
    private volatile boolean closed;

    /**
     * The queue of a work folder; nothing is opened yet.
     *
     * @param workFolder the work folder
     * @param worker carries runs on
     * @param concurrency jobs a provider may have in flight, by provider id; at least 1 is used
     * @param clock the time
     * @param pace how often to look
     */
    public SqliteJobQueue(
            Path workFolder,
            RunWorker worker,
            ToIntFunction<String> concurrency,
            Clock clock,
            QueuePace pace) {
        this.file = workFolder.resolve(FILE);
        this.worker = worker;
        this.concurrency = concurrency;
        this.clock = clock;
        this.pace = pace;
        this.news = new QueueNews(() -> existing().map(Open::database), pace.watch());
    }

    @Override
    public List<JobSnapshot> enqueue(List<JobOrder> orders) {
        List<JobSnapshot> first = opened().book().enqueue(orders);
        changed();
        return first;
    }

    /**
     * Queues again what a lost queue would have carried on: the orders whose run has no unsettled
     * job.
     *
     * @param orders unfinished runs found in the folders
     */
    public List<JobSnapshot> enqueueMissing(List<JobOrder> orders) {
        if (orders.isEmpty()) {
            return List.of();
        }
        List<JobSnapshot> first = opened().book().enqueueMissing(orders);
        changed();
        return first;
    }

    @Override
    public List<JobSnapshot> jobs() {
        return existing().map(o -> o.database().read(JobTable::all)).orElse(List.of()).stream()
                .map(JobRow::snapshot)
                .toList();
    }

    @Override
    public Optional<JobSnapshot> job(String id) {
        return existing()
                .flatMap(o -> o.database().read(c -> JobTable.find(c, id)))
                .map(JobRow::snapshot);
    }

    @Override
    public void pause(String provider, String reason) {
        opened().book().pause(provider, reason);
        changed();
    }

    @Override
    public void resume(String provider) {
        if (existing().isPresent()) {
            opened().book().resume(provider);
            changed();
        }
    }

    @Override
    public Map<String, String> paused() {
        Failure now = trouble;
        if (now != null) {
            return Map.of(PauseTable.EVERYTHING, now.sentence());
        }
        return existing().map(o -> o.database().read(PauseTable::reasons)).orElse(Map.of());
    }

    @Override
    public boolean isHeld(JobSnapshot job) {
        return !job.state().isSettled()
                && (trouble != null
                        || existing()
                                .map(o -> o.database().read(PauseTable::all))
                                .filter(pauses ->
                                        PauseTable.holds(
                                                pauses, job.order().provider(), job.state()))
                                .isPresent());
    }

    @Override
    public void moveBefore(String id, String beforeId) {
        opened().book().moveBefore(id, beforeId);
        changed();
    }

    @Override
    public void moveToFront(String id) {
        opened().book().moveBefore(id, null);
        changed();
    }

    @Override
    public void cancel(String id) {
        if (existing().isPresent()) {
            opened().book().cancel(id);
            changed();
        }
    }

    @Override
    public void choose(String id, RunProgress.Choice choice) {
        opened().book().choose(id, choice);
        changed();
    }

    @Override
    public void pollNow(String id) {
        if (existing().isPresent()) {
            opened().book().pollNow(id);
            changed();
        }
    }

    @Override
    public void clear(Set<String> ids) {
        existing().ifPresent(o -> o.book().clear(ids));
    }

    @Override
    public Listening listen(Consumer<JobSnapshot> listener) {
        return news.listen(listener);
    }

    @Override
    public boolean await(Set<String> ids, Duration atMost) throws InterruptedException {
        return news.await(
                () ->
                        existing()
                                .map(o -> o.database().read(c -> JobTable.areSettled(c, ids)))
                                .orElse(!closed),
                atMost);
    }

    @Override
    public void start(AfterCrash afterCrash) {
        synchronized (this) {
            if (started || closed) {
                return;
            }
            Optional<Open> before = existing();
            started = true;
            whenCrashed = afterCrash;
            before.filter(o -> !o.isReadOnly()).ifPresent(this::begin);
            upkeep = new Pulse("queue-upkeep", pace.watch().multipliedBy(5), this::careFor);
        }
        news.wake();
    }

    private void begin(Open open) {
        open.book()
                .mend(
                        switch (whenCrashed) {
                            case GO_ON -> null;
                            case PAUSE ->
                                    "Proofsheet ended in the midst of its work; what is paid for is"
                                            + " safe. Go on when you are ready.";
                        });
        open.schedule().start();
    }

    /** Catches up with what killed or other programs left behind. */
    private void careFor() {
        Optional<Open> now = existing().filter(o -> !o.isReadOnly());
        if (now.isEmpty()) {
            return;
        }
        try {
            if (trouble != null) {
                now.get().database().change(JobTable::touch);
                trouble = null;
                LOG.info("the queue can be written again");
                now.get().schedule().hurry();
                news.wake();
            }
            if (now.get().book().catchUp()) {
                now.get().schedule().hurry();
            }
        } catch (FailureException e) {
            troubled(e.failure());
        }
    }

    /** The file cannot be written: nothing begins, and whoever asks is told why. */
    private void troubled(Failure failure) {
        if (trouble == null) {
            LOG.log(Level.WARNING, "{0}: {1}", new Object[] {failure.code(), failure.sentence()});
        }
        trouble = failure;
        news.wake();
    }

    /** After a step: its place may be free now. */
    private void afterStep() {
        Optional<Open> now = existing();
        if (now.isPresent() && now.get().book().arrange()) {
            now.get().schedule().hurry();
        }
    }

    /** What happened to a damaged queue file when this one was opened; empty when all is well. */
    public Optional<Failure> openingNotice() {
        return existing()
                .flatMap(o -> o.database().movedAside())
                .map(aside ->
                        Failure.of(
                                        "queue_broken",
                                        FailureKind.RECORD,
                                        "The queue of this work folder was damaged; a new"
                                                + " one has begun.")
                                .withKept(
                                        "The damaged file is kept as "
                                                + aside.getFileName()
                                                + "; runs and pictures are untouched.")
                                .withNext("Queue unfinished runs again."));
    }

    @Override
    public void close() {
        Pulse caring;
        Open now;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            caring = upkeep;
            now = open;
        }
        if (caring != null) {
            caring.close();
        }
        if (now != null) {
            now.schedule().close();
        }
        news.close();
        synchronized (this) {
            open = null;
        }
        if (now != null) {
            now.database().close();
        }
    }

    private void changed() {
        news.wake();
        Open now;
        synchronized (this) {
            now = open;
        }
        if (now != null) {
            now.schedule().hurry();
        }
    }

    private synchronized Optional<Open> existing() {
        if (open == null && !closed && Files.exists(file)) {
            try {
                open = connect(QueueDatabase.open(file, clock), false);
            } catch (FailureException e) {
                if (!e.failure().code().equals("queue_not_writable")) {
                    throw e;
                }
                open = connect(QueueDatabase.openForReading(file), true);
            }
        }
        return Optional.ofNullable(open);
    }

    private synchronized Open opened() {
        if (closed) {
            throw new FailureException(
                    Failure.of("queue_closed", FailureKind.STATE, "The work folder was closed."));
        }
        Optional<Open> known = existing();
        if (known.isPresent()) {
            return known.get();
        }
        Open now = connect(QueueDatabase.open(file, clock), false);
        open = now;
        return now;
    }

    private Open connect(QueueDatabase database, boolean readOnly) {
        StepRunner runner =
                new StepRunner(database, worker, concurrency, clock, news::wake, this::troubled);
        StepSchedule schedule =
                new StepSchedule(database, clock, pace, runner::run, this::afterStep);
        Upkeep care =
                new Upkeep(schedule.program(), schedule::executing, clock, System::nanoTime, pace);
        Open now =
                new Open(
                        database,
                        schedule,
                        new JobBook(database, schedule, care, concurrency, clock),
                        readOnly);
        if (started && !readOnly) {
            begin(now);
        }
        return now;
    }

    /** The open file. */
    private record Open(
            QueueDatabase database, StepSchedule schedule, JobBook book, boolean isReadOnly) {}
}
