package app.proofsheet.flaky;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Many jobs against a service that breaks every eighth exchange: none lost, none doubled. */
class FlakyQueueTest {

    @TempDir Path folder;

    @Test
    @Timeout(120)
    void hundredsOfJobsAgainstAFlakyServiceAreAllDoneOnce() throws Exception {
        run(120, 16);
    }

    @Test
    @Tag("soak")
    @Timeout(1_800)
    void tenThousandJobsAgainstAFlakyServiceAreAllDoneOnce() throws Exception {
        run(10_000, 24);
    }

    private void run(int count, int places) throws Exception {
        Path work = Files.createDirectories(folder.resolve("work"));
        long begin = System.nanoTime();
        try (FlakyService service = new FlakyService(0.12, 0, 42);
                FlakyQueue flaky =
                        new FlakyQueue(work, service.address(), places, Duration.ofMillis(10))) {
            List<JobOrder> orders = flaky.enqueue(count);
            long queued = System.nanoTime();
            flaky.finish(Duration.ofSeconds(1_700));
            long done = System.nanoTime();
            check(work, service, orders, flaky.queue().jobs());
            System.out.printf(
                    "%d jobs: queued %.1f s, done %.1f s, %d faults, %d submits, %d resumes;"
                            + " lost 0, doubled 0%n",
                    count,
                    (queued - begin) / 1e9,
                    (done - queued) / 1e9,
                    service.faults(),
                    service.submits(),
                    flaky.resumes());
        }
    }

    private static void check(
            Path work, FlakyService service, List<JobOrder> orders, List<JobSnapshot> jobs)
            throws IOException {
        Map<String, String> bought = service.bought();
        Map<RunRef, JobSnapshot> byRun =
                jobs.stream().collect(Collectors.toMap(job -> job.order().run(), job -> job));
        Set<String> operations = new HashSet<>();
        Map<String, JsonNode> indexes = new HashMap<>();
        for (JobOrder order : orders) {
            RunRef run = order.run();
            Path asset = work.resolve(run.assetDir());
            Path attempts = asset.resolve("runs/image/" + run.runId() + "/attempts");
            assertThat(attempts.resolve("attempt-002")).doesNotExist();
            JsonNode attempt = json(attempts.resolve("attempt-001/attempt.json"));
            String operation = attempt.path("hostedOperationId").asText();
            assertThat(attempt.path("state").asText()).isEqualTo("materialized");
            assertThat(operations.add(operation)).isTrue();
            assertThat(bought.containsKey(operation)).as(operation).isTrue();

            List<String> pictures = byRun.get(run).pictures();
            assertThat(pictures).hasSize(1);
            String sha256 = service.sha256(bought.get(operation));
            assertThat(Pictures.sha256(asset.resolve(pictures.getFirst()))).isEqualTo(sha256);
            JsonNode index =
                    indexes.computeIfAbsent(
                            run.assetDir(), dir -> json(asset.resolve("index.json")));
            assertThat(index.path("images"))
                    .filteredOn(image -> image.path("originRunId").asText().equals(run.runId()))
                    .singleElement()
                    .satisfies(image -> {
                        assertThat(image.path("path").asText()).isEqualTo(pictures.getFirst());
                        assertThat(image.path("sha256").asText()).isEqualTo(sha256);
                    });
        }
        assertThat(bought.keySet().equals(operations)).isTrue();
        assertThat(Set.copyOf(bought.values())).hasSize(orders.size());
        for (String dir : indexes.keySet()) {
            try (var files = Files.list(work.resolve(dir).resolve("images/candidates"))) {
                assertThat(files)
                        .hasSize(indexes.get(dir).path("images").size())
                        .noneMatch(file -> file.toString().endsWith(".tmp"));
            }
        }
    }

    private static JsonNode json(Path file) {
        try {
            return Json.read(Files.readString(file), file.getFileName().toString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
