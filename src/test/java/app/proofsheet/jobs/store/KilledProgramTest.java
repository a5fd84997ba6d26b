package app.proofsheet.jobs.store;

import static app.proofsheet.jobs.store.Queues.order;
import static app.proofsheet.jobs.store.Queues.saved;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.RunWorker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The program is really killed while four jobs run; the next start finishes each of them once. */
@Timeout(180)
class KilledProgramTest {

    @TempDir Path folder;

    @Test
    void fourRunningJobsFinishOnceAfterTheProgramWasKilled() throws Exception {
        Process child =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx200m",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(child.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(out.readLine()).isEqualTo("four jobs run");
        } finally {
            child.destroyForcibly();
        }
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isNotZero();

        Bill bill = new Bill(folder);
        long begin = System.nanoTime();
        try (SqliteJobQueue queue = Queues.open(folder, bill, 4)) {
            assertThat(queue.jobs().stream().limit(4).map(JobSnapshot::state))
                    .containsOnly(JobState.SUBMITTING, JobState.PROCESSING, JobState.SAVING);
            queue.start();
            Set<String> ids = Set.copyOf(queue.jobs().stream().map(JobSnapshot::id).toList());
            assertThat(queue.await(ids, Queues.SOON)).isTrue();
            assertThat(queue.jobs()).hasSize(6);
            assertThat(queue.jobs()).allMatch(job -> job.state() == JobState.DONE);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(40));
        assertThat(bill.lines()).doesNotHaveDuplicates().hasSize(6);
    }

    /**
     * A provider that bills into a file what was submitted, and a worker over it that keeps its
     * record, as the real one does, before it submits.
     */
    static final class Bill implements RunWorker {
        private final Path folder;
        private final CountDownLatch busy = new CountDownLatch(4);
        private final boolean stuck;

        Bill(Path folder) {
            this(folder, false);
        }

        Bill(Path folder, boolean stuck) {
            this.folder = folder;
            this.stuck = stuck;
        }

        @Override
        public RunProgress advance(RunRef run, RunWish wish, StepListener listener)
                throws InterruptedException {
            Path record = folder.resolve(run.runId() + ".sent");
            if (!Files.exists(record)) {
                listener.submitting();
                append(folder.resolve("bill.txt"), run.runId());
                append(record, "sent");
            }
            if (!stuck) {
                return saved(run);
            }
            if (run.runId().equals("image-run-002")) {
                listener.saving(1, 2, "images/candidates/half.png");
            }
            busy.countDown();
            if (run.runId().equals("image-run-003")) {
                return new RunProgress.Processing(1, "processing", null, Duration.ofSeconds(2));
            }
            new CountDownLatch(1).await();
            throw new IllegalStateException("never reached");
        }

        List<String> lines() throws IOException {
            return Files.readAllLines(folder.resolve("bill.txt"));
        }

        private static synchronized void append(Path file, String line) {
            try {
                Files.writeString(
                        file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** The program that is killed. */
    static final class Victim {
        private Victim() {}

        public static void main(String[] args) throws Exception {
            Path folder = Path.of(args[0]);
            Bill bill = new Bill(folder, true);
            SqliteJobQueue queue = Queues.started(folder, bill, 4);
            queue.enqueue(IntStream.rangeClosed(1, 6).mapToObj(i -> order(i)).toList());
            bill.busy.await();
            Queues.awaitState(queue, "job-000003", JobState.PROCESSING);
            System.out.println("four jobs run");
            new CountDownLatch(1).await();
        }
    }
}
