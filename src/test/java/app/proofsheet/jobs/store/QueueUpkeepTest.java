package app.proofsheet.jobs.store;

import static app.proofsheet.jobs.store.Queues.QUICK;
import static app.proofsheet.jobs.store.Queues.await;
import static app.proofsheet.jobs.store.Queues.awaitState;
import static app.proofsheet.jobs.store.Queues.awaitThat;
import static app.proofsheet.jobs.store.Queues.job;
import static app.proofsheet.jobs.store.Queues.order;
import static app.proofsheet.jobs.store.Queues.saved;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.MovableClock;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.folder.ProgramName;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.RunWorker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** Clocks that jump, programs that end or hang, files that cannot be written for a while. */
@Timeout(120)
class QueueUpkeepTest {

    @TempDir Path folder;

    private final MovableClock clock = new MovableClock();

    /** Counts the steps of each run, and those that overlap. */
    private static final class Steps implements RunWorker {
        final Map<String, AtomicInteger> count = new ConcurrentHashMap<>();
        final Map<String, AtomicInteger> inside = new ConcurrentHashMap<>();
        final List<String> overlaps = new CopyOnWriteArrayList<>();
        final CountDownLatch looked;
        volatile boolean isFinished;

        Steps(int looks) {
            looked = new CountDownLatch(looks);
        }

        @Override
        public RunProgress advance(
                app.proofsheet.domain.run.RunRef run,
                app.proofsheet.domain.run.RunWish wish,
                StepListener listener) {
            AtomicInteger now = inside.computeIfAbsent(run.runId(), r -> new AtomicInteger());
            if (now.incrementAndGet() > 1) {
                overlaps.add(run.runId());
            }
            int step =
                    count.computeIfAbsent(run.runId(), r -> new AtomicInteger()).incrementAndGet();
            looked.countDown();
            now.decrementAndGet();
            return isFinished
                    ? saved(run)
                    : new RunProgress.Processing(step, "processing", null, Duration.ofMillis(50));
        }
    }

    @ParameterizedTest(name = "by {0} days")
    @ValueSource(longs = {-1, -365, 1, 365})
    void aClockThatIsSetWhileJobsRunNeitherStopsNorDoublesTheirLooks(long days) throws Exception {
        Steps steps = new Steps(3);
        try (SqliteJobQueue queue = queue(steps)) {
            queue.start();
            queue.enqueue(IntStream.rangeClosed(1, 3).mapToObj(Queues::order).toList());
            assertThat(steps.looked.await(60, TimeUnit.SECONDS)).isTrue();
            for (int i = 1; i <= 3; i++) {
                awaitState(queue, "job-00000" + i, JobState.PROCESSING);
            }
            clock.move(Duration.ofDays(days));
            int polls = job(queue, "job-000002").polls();
            awaitThat(queue, "job-000002", job -> job.polls() > polls + 3);
            steps.isFinished = true;
            await(queue, "job-000001", "job-000002", "job-000003");
        }
        assertThat(steps.overlaps).isEmpty();
    }

    @Test
    void aClockThatWentBackBetweenTwoStartsDoesNotPutTheNextLookOff() throws Exception {
        Steps steps = new Steps(1);
        try (SqliteJobQueue queue = queue(steps)) {
            queue.start();
            queue.enqueue(List.of(order(1)));
            awaitState(queue, "job-000001", JobState.PROCESSING);
        }
        clock.move(Duration.ofDays(-1));
        steps.isFinished = true;
        try (SqliteJobQueue queue = queue(steps)) {
            queue.start();
            await(queue, "job-000001");
        }
    }

    @Test
    void aWaitThatTheServiceAskedForIsKeptWhenNobodyTouchesTheClock() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RunWorker worker =
                (run, wish, listener) -> {
                    calls.incrementAndGet();
                    return new RunProgress.Processing(0, "busy", null, Duration.ofMinutes(1));
                };
        try (SqliteJobQueue queue = queue(worker)) {
            queue.start();
            queue.enqueue(List.of(order(1)));
            awaitState(queue, "job-000001", JobState.PROCESSING);
            // Many rounds of upkeep pass over it.
            assertThat(queue.await(Set.of("job-000001"), Duration.ofMillis(700))).isFalse();
            assertThat(calls).hasValue(1);
            clock.move(Duration.ofHours(-3));
            awaitThat(queue, "job-000001", job -> calls.get() == 2);
        }
    }

    @ParameterizedTest(name = "by {0} hours")
    @ValueSource(longs = {-24, 24})
    void aLiveStepIsNotTakenOverByAProgramWhoseClockWasSet(long hours) throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        RunWorker slow =
                (run, wish, listener) -> {
                    calls.incrementAndGet();
                    inside.countDown();
                    goOn.await();
                    return saved(run);
                };
        RunWorker other =
                (run, wish, listener) -> {
                    if (run.runId().equals("image-run-001")) {
                        calls.incrementAndGet();
                    }
                    return saved(run);
                };
        MovableClock others = new MovableClock();
        try (SqliteJobQueue one = queue(slow);
                SqliteJobQueue two = new SqliteJobQueue(folder, other, p -> 3, others, QUICK)) {
            one.start();
            one.enqueue(List.of(order(1)));
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            others.move(Duration.ofHours(hours));
            two.start();
            // Longer than four missed signs of life; the other program is busy all the time.
            two.enqueue(List.of(order(2)));
            await(two, "job-000002");
            assertThat(two.await(Set.of("job-000001"), Duration.ofMillis(2_600))).isFalse();
            assertThat(calls).hasValue(1);
            goOn.countDown();
            await(one, "job-000001");
            assertThat(calls).hasValue(1);
        }
    }

    @Test
    void stepsOfAnEndedProgramCanWaitForAPerson() throws Exception {
        try (SqliteJobQueue queue = queue((run, wish, listener) -> saved(run))) {
            queue.enqueue(List.of(order(1), order(2)));
        }
        sql(
                "update scheduled_tasks set picked = 1, last_heartbeat = 1, picked_by = '"
                        + ProgramName.mine().replaceFirst("\\.\\d+\\.", ".999999999.")
                        + "' where task_instance = 'job-000001/1'");
        try (SqliteJobQueue queue = queue((run, wish, listener) -> saved(run))) {
            queue.start(JobQueue.AfterCrash.PAUSE);
            assertThat(queue.paused().get("*")).contains("ended in the midst of its work");
            assertThat(queue.isHeld(job(queue, "job-000001"))).isTrue();
            queue.resume("*");
            await(queue, "job-000001", "job-000002");
        }
        try (SqliteJobQueue queue = queue((run, wish, listener) -> saved(run))) {
            queue.enqueue(List.of(order(3)));
            queue.start(JobQueue.AfterCrash.PAUSE);
            await(queue, "job-000003");
        }
    }

    @Test
    void aQueueThatCannotBeWrittenForAWhileSaysSoAndLosesNothing() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        RunWorker worker =
                (run, wish, listener) -> {
                    calls.incrementAndGet();
                    inside.countDown();
                    goOn.await();
                    return saved(run);
                };
        try (SqliteJobQueue queue = new SqliteJobQueue(folder, worker, p -> 1, clock, QUICK)) {
            queue.start();
            queue.enqueue(List.of(order(1), order(2)));
            assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
            sql(
                    "create trigger full before update on jobs begin select raise(abort, 'full');"
                            + " end");
            sql(
                    "create trigger full2 before update on meta begin select raise(abort, 'full');"
                            + " end");
            goOn.countDown();
            awaitPaused(queue);
            assertThat(queue.isHeld(job(queue, "job-000002"))).isTrue();
            sql("drop trigger full");
            sql("drop trigger full2");
            await(queue, "job-000001", "job-000002");
            assertThat(queue.paused()).isEmpty();
            assertThat(queue.jobs()).allMatch(job -> job.state() == JobState.DONE);
        }
        // The first step was done twice by the queue; its records say what the second may do.
        assertThat(calls).hasValue(3);
    }

    @Test
    void whatIsPaidForIsFinishedWhileNewSubmitsWaitForCredit() throws Exception {
        Failure broke = Failure.of("balance", FailureKind.QUOTA, "Not enough credit.");
        Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
        CountDownLatch paused = new CountDownLatch(1);
        RunWorker worker =
                (run, wish, listener) -> {
                    int call =
                            calls.computeIfAbsent(run.runId(), r -> new AtomicInteger())
                                    .incrementAndGet();
                    if (run.runId().equals("image-run-001")) {
                        if (call == 1) {
                            return Queues.again(0);
                        }
                        return paused.getCount() > 0 ? Queues.again(call) : saved(run);
                    }
                    return paused.getCount() > 0
                            ? new RunProgress.Failed(broke, List.of(Choice.SUBMIT_AGAIN))
                            : saved(run);
                };
        try (SqliteJobQueue queue = queue(worker)) {
            queue.enqueue(IntStream.rangeClosed(1, 6).mapToObj(Queues::order).toList());
            queue.start();
            awaitState(queue, "job-000002", JobState.FAILED);
            assertThat(queue.paused()).containsEntry("offline", "Not enough credit.");
            assertThat(queue.isHeld(job(queue, "job-000001"))).isFalse();
            assertThat(queue.isHeld(job(queue, "job-000006"))).isTrue();
            paused.countDown();
            await(queue, "job-000001");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.DONE);
            assertThat(job(queue, "job-000006").state()).isEqualTo(JobState.WAITING);
            queue.cancel("job-000002");
            assertThat(job(queue, "job-000002").state()).isEqualTo(JobState.CANCELLED);
            assertThat(job(queue, "job-000002").failure()).isEqualTo(broke);
            queue.resume("offline");
            await(queue, "job-000003", "job-000006");
            assertThat(calls.get("image-run-002")).hasValue(1);
        }
    }

    @Test
    void aQueueOfTheFirstVersionIsCarriedOn() throws Exception {
        try (SqliteJobQueue queue = queue((run, wish, listener) -> saved(run))) {
            queue.enqueue(List.of(order(1), order(2)));
            queue.pause("elsewhere", "A reason.");
        }
        sql("drop index job_held");
        sql("drop index job_run");
        sql("drop index job_place");
        sql("alter table jobs drop column place");
        sql("alter table jobs drop column wait_ms");
        sql("alter table paused drop column holds");
        sql("pragma user_version = 1");
        try (SqliteJobQueue queue = queue((run, wish, listener) -> saved(run))) {
            assertThat(queue.paused()).containsEntry("elsewhere", "A reason.");
            queue.moveToFront("job-000002");
            assertThat(queue.jobs().getFirst().id()).isEqualTo("job-000002");
            queue.start();
            await(queue, "job-000001", "job-000002");
        }
    }

    private SqliteJobQueue queue(RunWorker worker) {
        return new SqliteJobQueue(folder, worker, p -> 3, clock, QUICK);
    }

    private static void awaitPaused(JobQueue queue) throws InterruptedException {
        long end = System.nanoTime() + Queues.SOON.toNanos();
        while (!queue.paused().containsKey("*")) {
            if (System.nanoTime() > end) {
                throw new AssertionError("never said that the queue cannot be written");
            }
            queue.await(Set.of("job-000002"), Duration.ofMillis(50));
        }
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(
                                "jdbc:sqlite:" + folder.resolve(SqliteJobQueue.FILE));
                Statement s = connection.createStatement()) {
            s.executeUpdate(statement);
        }
    }
}
