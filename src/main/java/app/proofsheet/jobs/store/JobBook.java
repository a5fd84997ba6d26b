package app.proofsheet.jobs.store;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.StopRule;

import org.jspecify.annotations.Nullable;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;

/**
 * The commands on an open queue file. Each is one transaction over the jobs and their executions,
 * so a crash cannot part the two.
 */
final class JobBook {

    private final QueueDatabase database;
    private final StepSchedule schedule;
    private final Upkeep upkeep;
    private final ToIntFunction<String> concurrency;
    private final Clock clock;

    JobBook(
            QueueDatabase database,
            StepSchedule schedule,
            Upkeep upkeep,
            ToIntFunction<String> concurrency,
            Clock clock) {
        this.database = database;
        this.schedule = schedule;
        this.upkeep = upkeep;
        this.concurrency = concurrency;
        this.clock = clock;
    }

    List<JobSnapshot> enqueue(List<JobOrder> orders) {
        return database.durably(c -> {
            List<JobSnapshot> snapshots = new ArrayList<>();
            for (JobOrder order : orders) {
                snapshots.add(insert(c, order));
            }
            arrange(c);
            return snapshots;
        });
    }

    List<JobSnapshot> enqueueMissing(List<JobOrder> orders) {
        return database.durably(c -> {
            List<JobSnapshot> snapshots = new ArrayList<>();
            for (JobOrder order : orders) {
                if (JobTable.unsettled(c, order.run()).isEmpty()) {
                    snapshots.add(insert(c, order));
                }
            }
            arrange(c);
            return snapshots;
        });
    }

    private JobSnapshot insert(Connection c, JobOrder order) throws SQLException {
        Optional<JobRow> same = JobTable.unsettled(c, order.run());
        if (same.isPresent()) {
            throw alreadyQueued(order, same.get());
        }
        JobRow row = JobTable.insert(c, order, clock.instant());
        schedule.park(row.execution());
        return row.snapshot();
    }

    void pause(String provider, String reason) {
        database.durably(c -> {
            PauseTable.pause(c, provider, reason, StopRule.Hold.EVERYTHING);
            return true;
        });
    }

    void resume(String provider) {
        database.durably(c -> {
            PauseTable.resume(c, provider);
            for (JobRow stopper : JobTable.stoppers(c, provider)) {
                takeUpAgain(c, stopper);
            }
            return arrange(c);
        });
    }

    /** The jobs whose failure stopped the provider go on with it, unless that could cost money. */
    private void takeUpAgain(Connection c, JobRow row) throws SQLException {
        List<RunProgress.Choice> choices = row.snapshot().choices();
        if (row.snapshot().state() == JobState.FAILED
                && !choices.isEmpty()
                && StopRule.isFree(choices.getFirst())
                && JobTable.unsettled(c, row.snapshot().order().run()).isEmpty()) {
            nextLife(c, row, choices.getFirst());
        } else {
            JobTable.keep(c, row.withStoppedQueue(false));
        }
    }

    void cancel(String id) {
        database.durably(c -> {
            Optional<JobRow> row = JobTable.find(c, id);
            if (row.isPresent()) {
                cancel(c, row.get());
            }
            return arrange(c);
        });
    }

    private void cancel(Connection c, JobRow row) throws SQLException {
        switch (row.snapshot().state()) {
            case WAITING, NEEDS_YOU -> {
                JobSnapshot given =
                        SnapshotDraft.of(row.snapshot())
                                .running(JobState.WAITING, clock.instant())
                                .settled(JobState.CANCELLED, clock.instant())
                                .done();
                JobTable.change(c, row.with(given));
                schedule.forget(row.execution());
            }
            // The step that runs or the next one asks the provider.
            case SUBMITTING, PROCESSING, SAVING ->
                    JobTable.keep(c, row.withWish(RunWish.CANCEL).withReleased(false));
            case FAILED -> giveUp(c, row);
            case DONE, CANCELLED -> {}
        }
    }

    /** A refused job would be sent again with its queue; one that may be paid for is kept. */
    private void giveUp(Connection c, JobRow row) throws SQLException {
        JobSnapshot job = row.snapshot();
        if (job.choices().equals(List.of(RunProgress.Choice.SUBMIT_AGAIN))) {
            JobSnapshot given =
                    SnapshotDraft.of(job)
                            .settled(JobState.CANCELLED, clock.instant())
                            .stopped(job.failure(), List.of())
                            .done();
            JobTable.change(c, row.with(given).withStoppedQueue(false));
        }
    }

    /** Puts a waiting job before another waiting one, before all of them when that is null. */
    void moveBefore(String id, @Nullable String beforeId) {
        database.durably(c -> {
            JobRow row = waiting(c, id);
            long before = beforeId == null ? JobTable.firstWaiting(c) : waiting(c, beforeId).seq();
            QueueOrder.moveBefore(c, row.seq(), before);
            // Those that were let go and did not begin yet give their places back.
            for (HeldJobs.Held free : HeldJobs.letGo(c, row.provider())) {
                if (schedule.parkAgain(free.execution())) {
                    HeldJobs.hold(c, free.seq());
                }
            }
            // Listeners hear of it; the order itself is that of the list.
            JobTable.change(c, waiting(c, id));
            return arrange(c);
        });
    }

    private static JobRow waiting(Connection c, String id) throws SQLException {
        JobRow row = JobTable.find(c, id).orElseThrow(() -> unknown(id));
        if (row.snapshot().state() != JobState.WAITING) {
            throw new FailureException(
                    Failure.of(
                                    "job_not_waiting",
                                    FailureKind.STATE,
                                    row.id()
                                            + " is "
                                            + row.snapshot().state().id().replace('_', ' ')
                                            + "; only waiting jobs have an order.")
                            .withKept("The order stays as it is."));
        }
        return row;
    }

    void choose(String id, RunProgress.Choice choice) {
        database.durably(c -> {
            JobRow row = JobTable.find(c, id).orElseThrow(() -> unknown(id));
            JobSnapshot job = row.snapshot();
            if (!job.state().isSettled() || !job.choices().contains(choice)) {
                throw notOffered(job);
            }
            Optional<JobRow> same = JobTable.unsettled(c, job.order().run());
            if (same.isPresent()) {
                throw alreadyQueued(job.order(), same.get());
            }
            nextLife(c, row, choice);
            return arrange(c);
        });
    }

    private void nextLife(Connection c, JobRow row, RunProgress.Choice choice) throws SQLException {
        JobSnapshot again =
                SnapshotDraft.of(row.snapshot())
                        .running(StopRule.stateAfter(choice), clock.instant())
                        .done();
        JobRow next = JobTable.change(c, row.with(again).nextLife(StopRule.wish(choice)));
        schedule.park(next.execution());
    }

    void pollNow(String id) {
        database.durably(c -> {
            Optional<JobRow> row = JobTable.find(c, id);
            if (row.isPresent() && row.get().snapshot().state() == JobState.PROCESSING) {
                JobTable.keep(c, row.get().withReleased(false));
            }
            return arrange(c);
        });
    }

    void clear(Set<String> ids) {
        database.change(c -> {
            for (String id : ids) {
                Optional<JobRow> row = JobTable.find(c, id);
                if (row.isPresent() && row.get().snapshot().state().isSettled()) {
                    JobTable.delete(c, row.get().seq());
                }
            }
        });
    }

    /** After a step its place may be free, and someone may have asked to hurry. */
    boolean arrange() {
        return database.transaction(this::arrange);
    }

    /** Frees what was left behind, then arranges; true when something became due. */
    boolean catchUp() {
        return database.transaction(c -> {
            boolean freed = upkeep.look(c);
            return arrange(c) || freed;
        });
    }

    /**
     * Before the first step: every unsettled job has an execution again.
     *
     * @param pauseAfterCrash what people are told when a program ended in the midst of a step and
     *     nothing is to begin by itself then; null to go on
     */
    void mend(@Nullable String pauseAfterCrash) {
        database.transaction(c -> {
            int ended = upkeep.freeEnded(c);
            if (ended > 0 && pauseAfterCrash != null) {
                PauseTable.pause(
                        c, PauseTable.EVERYTHING, pauseAfterCrash, StopRule.Hold.EVERYTHING);
            }
            for (JobRow row : JobTable.unsettled(c)) {
                if (!schedule.has(row.execution())) {
                    JobTable.keep(c, row.withReleased(false));
                }
            }
            upkeep.look(c);
            return arrange(c);
        });
    }

    /**
     * Makes due whatever may run: jobs in flight at once, waiting ones as places become free, in
     * the order of the queue.
     */
    private boolean arrange(Connection c) throws SQLException {
        Map<String, PauseTable.Pause> pauses = PauseTable.all(c);
        boolean woke = false;
        for (HeldJobs.Held held : HeldJobs.inFlight(c)) {
            woke |= !PauseTable.holds(pauses, held.provider(), held.state()) && letGo(c, held);
        }
        for (String provider : HeldJobs.providers(c)) {
            if (PauseTable.holds(pauses, provider, JobState.WAITING)) {
                continue;
            }
            int places = Math.max(1, concurrency.applyAsInt(provider));
            int free = places - JobTable.places(c, provider);
            if (free > 0) {
                for (HeldJobs.Held held : HeldJobs.waiting(c, provider, free)) {
                    woke |= letGo(c, held);
                }
            }
        }
        return woke;
    }

    private boolean letGo(Connection c, HeldJobs.Held held) throws SQLException {
        if (!schedule.makeDue(held.execution())) {
            return false;
        }
        HeldJobs.release(c, held.seq());
        return true;
    }

    private static FailureException alreadyQueued(JobOrder order, JobRow same) {
        return new FailureException(
                Failure.of(
                                "run_already_queued",
                                FailureKind.STATE,
                                order.run().runId()
                                        + " of "
                                        + order.assetId()
                                        + " is already in the queue as "
                                        + same.id()
                                        + ".")
                        .withKept("Nothing was queued.")
                        .withNext("Wait for it, or cancel it first."));
    }

    private static FailureException unknown(String id) {
        return new FailureException(
                Failure.of("job_unknown", FailureKind.INPUT, "There is no job " + id + ".")
                        .withNext("List the queue to see the ids."));
    }

    private static FailureException notOffered(JobSnapshot job) {
        return new FailureException(
                Failure.of(
                                "choice_not_offered",
                                FailureKind.STATE,
                                job.id()
                                        + " is "
                                        + job.state().id().replace('_', ' ')
                                        + "; that is not possible now.")
                        .withKept("Nothing was changed."));
    }
}
