package app.proofsheet.runs;

import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.store.QueuePace;
import app.proofsheet.jobs.store.SqliteJobQueue;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** A program that carries the jobs of a work folder's queue on and stops dead at a place. */
final class KilledQueue {

    private KilledQueue() {}

    /**
     * Carries the queue on.
     *
     * @param args work folder, place, which time (1-based)
     */
    public static void main(String[] args) throws InterruptedException {
        AtomicInteger left = new AtomicInteger(Integer.parseInt(args[2]));
        Path work = Path.of(args[0]);
        Bench bench =
                new Bench(
                        work,
                        name -> {
                            if (name.equals(args[1]) && left.decrementAndGet() == 0) {
                                Runtime.getRuntime().halt(KilledProgram.KILLED);
                            }
                        });
        try (SqliteJobQueue queue = queue(bench)) {
            queue.start();
            queue.await(
                    queue.jobs().stream().map(JobSnapshot::id).collect(Collectors.toSet()),
                    Duration.ofSeconds(50));
        }
    }

    /** The queue of a bench's work folder. */
    static SqliteJobQueue queue(Bench bench) {
        bench.provider.finishedAfterPolls(3).pictures(2);
        return new SqliteJobQueue(
                bench.work,
                bench.engine,
                id -> 4,
                Clock.systemUTC(),
                new QueuePace(
                        Duration.ofMillis(50),
                        Duration.ofMillis(100),
                        Duration.ofMillis(500),
                        Duration.ofSeconds(2)));
    }
}
