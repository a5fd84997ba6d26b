package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.CommandRig.Said;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

@Timeout(180)
class BatchCommandTest {

    private static final Executor THREAD = task -> Thread.ofPlatform().daemon().start(task);

    @TempDir Path folder;
    private CommandRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new CommandRig(folder);
        Files.writeString(folder.resolve("brief.json"), "{}");
    }

    @Test
    void aBriefBecomesOneLineAFinishedJobAndASummary() {
        Said said = rig.run("batch", "--brief", "brief.json", "--count", "3");
        assertThat(said.code()).isZero();
        List<ObjectNode> lines = lines(said);
        assertThat(lines).hasSize(4);
        assertThat(lines.subList(0, 3))
                .allSatisfy(line -> {
                    assertThat(line.path("state").asText()).isEqualTo("done");
                    assertThat(line.path("pictures").get(0).asText())
                            .startsWith(CommandRig.ASSET + "/images/candidates/");
                });
        ObjectNode summary = (ObjectNode) lines.getLast().path("summary");
        assertThat(summary.path("verdict").asText()).isEqualTo("complete");
        assertThat(summary.path("done").asInt()).isEqualTo(3);
        assertThat(summary.path("paidCredits").asText()).isEqualTo("0.42");
        assertThat(said.err()).contains("image-run-001: done, 1 picture saved");
    }

    @Test
    void thePriceIsToldBeforeAndAfter() {
        Said said = rig.run("batch", "--brief", "brief.json", "--count", "3");
        assertThat(said.err())
                .startsWith("queued 3 jobs, ≈ 0.42 credits (3 × 0.14)\n")
                .endsWith("paid 0.42 credits, estimated 0.42\n");
        ObjectNode summary = (ObjectNode) lines(said).getLast().path("summary");
        assertThat(summary.path("estimatedCredits").asText()).isEqualTo("0.42");
    }

    @Test
    void aboveTheCeilingNothingIsQueuedUntilSomebodyAgrees() {
        Said refused =
                rig.run("batch", "--brief", "brief.json", "--count", "3", "--max-credits", "0.4");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .startsWith("cost_ceiling_exceeded: This batch would cost ≈ 0.42 credits")
                .contains("next: Agree with --yes, ");
        assertThat(folder.resolve(SqliteJobQueue.FILE)).doesNotExist();
        assertThat(
                        rig.run(
                                        "batch",
                                        "--brief",
                                        "brief.json",
                                        "--count",
                                        "3",
                                        "--max-credits",
                                        "0.4",
                                        "--yes")
                                .code())
                .isZero();
    }

    @Test
    void theCeilingOfTheFolderHoldsUnlessAnAmountIsNamed() {
        assertThat(rig.run("costs", "ceiling", "--batch", "0.2", "--day", "none").out())
                .isEqualTo("{\"batchCredits\":\"0.2\",\"dayCredits\":null}\n");
        assertThat(rig.run("batch", "--brief", "brief.json", "--count", "3").code()).isEqualTo(1);
        assertThat(
                        rig.run(
                                        "batch",
                                        "--brief",
                                        "brief.json",
                                        "--count",
                                        "3",
                                        "--max-credits",
                                        "0.42")
                                .code())
                .isZero();
        assertThat(rig.run("costs", "ceiling", "--batch", "lots").err()).startsWith("bad_amount: ");
    }

    @Test
    void aPersonSeesOneLineThatMoves() {
        rig.interactive = true;
        Said said = rig.run("batch", "--brief", "brief.json", "--count", "2");
        assertThat(said.err()).contains("\r").contains("of 2").contains("█");
        assertThat(lines(said)).hasSize(3);
    }

    @Test
    void requestsAreQueuedTogether() {
        Said said = rig.run("batch", "--requests", "a.json", "b.json", "--provider", "offline");
        assertThat(said.code()).isZero();
        assertThat(rig.asked)
                .contains(
                        "requests ["
                                + folder.resolve("a.json")
                                + ", "
                                + folder.resolve("b.json")
                                + "] offline");
        assertThat(lines(said)).hasSize(3);
    }

    @Test
    void aBlockedBriefNeverReachesTheQueue() throws Exception {
        rig.brief = app.proofsheet.domain.brief.Brief.empty();
        Said said = rig.run("batch", "--brief", "brief.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.out()).isEmpty();
        assertThat(said.err())
                .startsWith("gate_blocked: ")
                .contains("A persona lock is missing.")
                .contains("next: ");
        assertThat(folder.resolve(SqliteJobQueue.FILE)).doesNotExist();
    }

    @Test
    void oneItemRefusedByPolicyLeavesTheBatchIncompleteAndTheOthersDone() {
        Failure policy = Failure.of("policy", FailureKind.CONTENT_POLICY, "Refused.");
        rig.worker =
                (run, wish, listener) ->
                        run.runId().equals("image-run-002")
                                ? new RunProgress.Failed(policy, List.of())
                                : new RunProgress.Saved(List.of("p.png"), null);
        Said said = rig.run("batch", "--brief", "brief.json", "--count", "3");
        assertThat(said.code()).isEqualTo(1);
        ObjectNode summary = (ObjectNode) lines(said).getLast().path("summary");
        assertThat(summary.path("verdict").asText()).isEqualTo("incomplete");
        assertThat(summary.path("done").asInt()).isEqualTo(2);
        assertThat(summary.path("incomplete").get(0).path("failure").path("code").asText())
                .isEqualTo("policy");
        assertThat(said.err()).contains("batch_incomplete: 1 of 3 jobs did not finish.");
    }

    @Test
    void aSystemicFailureEndsTheWaitAndContinueGoesOn() {
        Failure signedOut =
                Failure.of("signed_out", FailureKind.AUTHORISATION, "You are signed out.");
        rig.worker =
                (run, wish, listener) ->
                        new RunProgress.Failed(signedOut, List.of(Choice.SUBMIT_AGAIN));
        Said stopped = rig.run("batch", "--brief", "brief.json", "--count", "4");
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err())
                .contains("the queue is paused: You are signed out.")
                .contains("next: Mend the cause, then run proofsheet batch --continue.");
        rig.worker = (run, wish, listener) -> new RunProgress.Saved(List.of("p.png"), null);
        Said said = rig.run("batch", "--continue");
        assertThat(said.code()).isZero();
        assertThat(lines(said)).hasSize(5);
        assertThat(said.err()).contains("offline was paused: You are signed out.");
    }

    @Test
    void nothingToContinueIsWell() {
        Said said = rig.run("batch", "--continue");
        assertThat(said.code()).isZero();
        assertThat(said.err()).isEqualTo("Nothing waits in the queue.\n");
    }

    @Test
    void ctrlCLeavesTheJobsInTheQueue() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        rig.worker =
                (run, wish, listener) -> {
                    running.countDown();
                    return new RunProgress.Processing(1, "processing", null, Duration.ofMillis(30));
                };
        CompletableFuture<Said> batch =
                CompletableFuture.supplyAsync(
                        () -> rig.run("batch", "--brief", "brief.json"), THREAD);
        assertThat(running.await(60, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<Void> hook = CompletableFuture.runAsync(rig::interrupt, THREAD);
        Said said = batch.get(60, TimeUnit.SECONDS);
        hook.get(60, TimeUnit.SECONDS);
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("batch_stopped: 4 jobs stay in the queue.")
                .contains("next: proofsheet batch --continue goes on");
        try (SqliteJobQueue queue = rig.queue()) {
            assertThat(queue.jobs()).hasSize(4);
            assertThat(queue.jobs()).noneMatch(job -> job.state().isSettled());
        }
        rig.worker = (run, wish, listener) -> new RunProgress.Saved(List.of("p.png"), null);
        assertThat(rig.run("batch", "--continue").code()).isZero();
        try (SqliteJobQueue queue = rig.queue()) {
            assertThat(queue.jobs()).extracting(JobSnapshot::state).containsOnly(JobState.DONE);
        }
    }

    @Test
    void exactlyOneOfTheThreeIsNeeded() {
        assertThat(rig.run("batch").code()).isEqualTo(2);
        assertThat(rig.run("batch", "--continue", "--brief", "brief.json").code()).isEqualTo(2);
        assertThat(rig.run("batch", "--unsent", "--brief", "brief.json").code()).isEqualTo(2);
    }

    private static List<ObjectNode> lines(Said said) {
        return said.out().lines().map(line -> Json.readObject(line, "stdout")).toList();
    }
}
