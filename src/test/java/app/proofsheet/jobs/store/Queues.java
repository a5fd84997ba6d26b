package app.proofsheet.jobs.store;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.RunWorker;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Queues, orders and waiting for the tests. */
final class Queues {

    static final Duration SOON = Duration.ofSeconds(60);
    static final QueuePace QUICK =
            new QueuePace(
                    Duration.ofMillis(20),
                    Duration.ofMillis(20),
                    Duration.ofMillis(500),
                    Duration.ofMillis(500));

    private Queues() {}

    static SqliteJobQueue open(Path folder, RunWorker worker, int places) {
        return new SqliteJobQueue(folder, worker, p -> places, Clock.systemUTC(), QUICK);
    }

    static SqliteJobQueue started(Path folder, RunWorker worker, int places) {
        SqliteJobQueue queue = open(folder, worker, places);
        queue.start();
        return queue;
    }

    static JobOrder order(int number) {
        return order(number, "offline");
    }

    static JobOrder order(int number, String provider) {
        return new JobOrder(
                new RunRef("assets/mara", "image-run-%03d".formatted(number)),
                "mara",
                provider,
                "image-nano-banana-2-text",
                "text-to-image",
                1,
                "0.14",
                "group-1",
                false);
    }

    static RunProgress saved(RunRef run) {
        return new RunProgress.Saved(
                List.of("images/candidates/" + run.runId() + "-a01-001.png"), "0.14");
    }

    static RunProgress again(int polls) {
        return new RunProgress.Processing(polls, "processing", null, Duration.ofMillis(20));
    }

    static void await(JobQueue queue, String... ids) throws InterruptedException {
        if (!queue.await(Set.of(ids), SOON)) {
            throw new AssertionError("not settled: " + queue.jobs());
        }
    }

    static JobSnapshot job(JobQueue queue, String id) {
        return queue.job(id).orElseThrow();
    }

    static void awaitState(JobQueue queue, String id, JobState state) throws InterruptedException {
        awaitThat(queue, id, job -> job.state() == state);
    }

    static void awaitThat(JobQueue queue, String id, Predicate<JobSnapshot> condition)
            throws InterruptedException {
        CountDownLatch reached = new CountDownLatch(1);
        try (JobQueue.Listening _ =
                queue.listen(job -> {
                    if (job.id().equals(id) && condition.test(job)) {
                        reached.countDown();
                    }
                })) {
            if (queue.job(id).filter(condition).isPresent()) {
                return;
            }
            if (!reached.await(SOON.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError(id + " never came there: " + queue.jobs());
            }
        }
    }
}
