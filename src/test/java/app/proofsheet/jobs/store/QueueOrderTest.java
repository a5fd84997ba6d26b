package app.proofsheet.jobs.store;

import static app.proofsheet.jobs.store.Queues.await;
import static app.proofsheet.jobs.store.Queues.open;
import static app.proofsheet.jobs.store.Queues.order;
import static app.proofsheet.jobs.store.Queues.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.RunWorker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

@Timeout(120)
class QueueOrderTest {

    @TempDir Path folder;

    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final RunWorker worker =
            (run, wish, listener) -> {
                begun.add(run.runId().substring("image-run-".length()));
                return saved(run);
            };

    @Test
    void aMovedJobBeginsWhereItWasPutAlsoAfterARestart() throws Exception {
        try (SqliteJobQueue queue = open(folder, worker, 1)) {
            queue.enqueue(IntStream.rangeClosed(1, 5).mapToObj(Queues::order).toList());
            queue.moveToFront("job-000004");
            queue.moveBefore("job-000005", "job-000002");
            queue.moveBefore("job-000001", "job-000003");
            assertThat(ids(queue)).containsExactly("4", "5", "2", "1", "3");
        }
        try (SqliteJobQueue queue = open(folder, worker, 1)) {
            assertThat(ids(queue)).containsExactly("4", "5", "2", "1", "3");
            queue.enqueue(List.of(order(6)));
            queue.start();
            await(queue, "job-000001", "job-000003", "job-000006");
        }
        assertThat(begun).containsExactly("004", "005", "002", "001", "003", "006");
    }

    @Test
    void thousandMovesIntoOneGapKeepTheOrder() {
        try (SqliteJobQueue queue = open(folder, worker, 1)) {
            queue.enqueue(IntStream.rangeClosed(1, 4).mapToObj(Queues::order).toList());
            for (int i = 0; i < 500; i++) {
                queue.moveBefore("job-000002", "job-000004");
                queue.moveBefore("job-000003", "job-000004");
            }
            assertThat(ids(queue)).containsExactly("1", "2", "3", "4");
            queue.moveBefore("job-000003", "job-000003");
            queue.moveToFront("job-000001");
            assertThat(ids(queue)).containsExactly("1", "2", "3", "4");
        }
    }

    @Test
    void onlyWaitingJobsAreMovedAndListenersHearOfIt() throws Exception {
        CountDownLatch heard = new CountDownLatch(1);
        try (SqliteJobQueue queue = open(folder, worker, 1)) {
            queue.enqueue(List.of(order(1), order(2)));
            try (JobQueue.Listening _ =
                    queue.listen(job -> {
                        if (job.id().equals("job-000002")) {
                            heard.countDown();
                        }
                    })) {
                queue.moveToFront("job-000002");
                assertThat(heard.await(60, TimeUnit.SECONDS)).isTrue();
            }
            queue.start();
            await(queue, "job-000001", "job-000002");
            assertThatThrownBy(() -> queue.moveToFront("job-000001"))
                    .hasMessageContaining("job_not_waiting");
            assertThatThrownBy(() -> queue.moveBefore("job-000099", "job-000001"))
                    .hasMessageContaining("job_unknown");
        }
        assertThat(begun).containsExactly("002", "001");
    }

    private static List<String> ids(JobQueue queue) {
        return queue.jobs().stream()
                .map(JobSnapshot::id)
                .map(id -> id.replaceFirst("job-0*", ""))
                .toList();
    }
}
