package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.RunRef;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.store.SqliteJobQueue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Queue, engine and records together: killed while four jobs run, all four finish once. */
class QueueCrashTest {

    @TempDir Path work;

    @ParameterizedTest(name = "killed at {0} for the {1}. time")
    @CsvSource({"submit-returned, 3", "poll-recorded, 5", "picture-named, 3"})
    void allJobsFinishOnce(String place, int time) throws Exception {
        Bench bench = new Bench(work);
        List<JobOrder> orders = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            RunRef run = bench.reserve(Bench.text("{}").withRunId("image-run-00" + i));
            orders.add(
                    new JobOrder(
                            run,
                            "mara-desk",
                            "scripted",
                            "image-nano-banana-2-text",
                            "text-to-image",
                            2,
                            null,
                            "group",
                            false));
        }
        try (SqliteJobQueue queue = KilledQueue.queue(bench)) {
            queue.enqueue(orders);
        }

        assertThat(KilledProgram.start(work, KilledQueue.class, place, Integer.toString(time)))
                .as(() -> "exit code; " + Bench.read(work.resolve("killed.log")))
                .isEqualTo(KilledProgram.KILLED);

        Bench after = new Bench(work);
        try (SqliteJobQueue queue = KilledQueue.queue(after)) {
            queue.start();
            assertThat(
                            queue.await(
                                    queue.jobs().stream()
                                            .map(JobSnapshot::id)
                                            .collect(Collectors.toSet()),
                                    Duration.ofSeconds(60)))
                    .isTrue();
            assertThat(queue.jobs())
                    .hasSize(4)
                    .allSatisfy(job -> {
                        assertThat(job.state()).isEqualTo(JobState.DONE);
                        assertThat(job.pictures()).hasSize(2);
                    });
        }
        assertThat(after.provider.bought()).hasSize(4);
        assertThat(after.candidates()).hasSize(8).noneMatch(name -> name.endsWith(".tmp"));
        assertThat(after.assetJson("index.json").path("images")).hasSize(8);
    }
}
