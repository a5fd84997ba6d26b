package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.CommandRig.Said;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.json.Json;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

@Timeout(180)
class QueueCommandTest {

    @TempDir Path folder;
    private CommandRig rig;

    @BeforeEach
    void open() {
        rig = new CommandRig(folder);
    }

    @Test
    void anEmptyQueueSaysSoAndCreatesNothing() {
        Said said = rig.run("queue");
        assertThat(said.code()).isZero();
        assertThat(said.out()).isEmpty();
        assertThat(said.err()).isEqualTo("The queue is empty.\n");
        assertThat(folder.resolve(".postplus")).doesNotExist();
    }

    @Test
    void listShowsStateRunAndCost() {
        enqueue(2);
        Said said = rig.run("queue", "list");
        assertThat(said.out().lines().toList())
                .hasSize(3)
                .element(1)
                .asString()
                .startsWith("job-000001  waiting")
                .contains("image-run-001")
                .contains("about 0.14 cr");
    }

    @Test
    void listAsJson() {
        enqueue(1);
        rig.run("queue", "pause", "--provider", "offline", "--reason", "Lunch.");
        var json = Json.readObject(rig.run("queue", "list", "--json").out(), "stdout");
        assertThat(json.path("jobs").get(0).path("jobId").asText()).isEqualTo("job-000001");
        assertThat(json.path("paused").path("offline").asText()).isEqualTo("Lunch.");
        rig.run("queue", "resume", "--provider", "offline");
        json = Json.readObject(rig.run("--json", "queue").out(), "stdout");
        assertThat(json.path("paused")).isEmpty();
    }

    @Test
    void cancelTakesNumbersAndRefusesUnknownIdsBeforeDoingAnything() {
        enqueue(2);
        Said wrong = rig.run("queue", "cancel", "1", "77");
        assertThat(wrong.code()).isEqualTo(1);
        assertThat(wrong.err()).startsWith("job_unknown: There is no job 77.");
        assertThat(state("job-000001")).isEqualTo(JobState.WAITING);
        Said said = rig.run("queue", "cancel", "1");
        assertThat(said.code()).isZero();
        assertThat(state("job-000001")).isEqualTo(JobState.CANCELLED);
        assertThat(state("job-000002")).isEqualTo(JobState.WAITING);
    }

    @Test
    void firstLetsJobsBeginBeforeTheOthersInTheOrderGiven() {
        enqueue(4);
        assertThat(rig.run("queue", "first", "4", "3").code()).isZero();
        assertThat(rig.run("queue", "first", "1", "--before", "3").code()).isZero();
        assertThat(rig.run("queue", "first", "9").err()).startsWith("job_unknown");
        assertThat(rig.run("queue").out().lines().skip(1).map(line -> line.substring(0, 10)))
                .containsExactly("job-000004", "job-000001", "job-000003", "job-000002");
    }

    @Test
    void retryTakesTheSafeWayAndPaysOnlyWhenTold() throws Exception {
        Failure lost = Failure.of("lost", FailureKind.STATE, "The answer was lost.");
        rig.worker =
                (run, wish, listener) ->
                        wish == RunWish.NEW_ATTEMPT
                                ? new RunProgress.Saved(List.of("p.png"), "0.14")
                                : new RunProgress.Failed(
                                        lost, List.of(Choice.LOOK_AGAIN, Choice.NEW_PAID_ATTEMPT));
        settle();
        Said safe = rig.run("queue", "retry", "job-000001", "--wait");
        assertThat(safe.code()).isEqualTo(1);
        assertThat(safe.err()).contains("batch_incomplete");
        Said paid = rig.run("queue", "retry", "job-000001", "--new-attempt", "--wait");
        assertThat(paid.code()).isZero();
        assertThat(state("job-000001")).isEqualTo(JobState.DONE);
        Said again = rig.run("queue", "retry", "job-000001");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).startsWith("retry_not_possible: job-000001 is done");
    }

    @Test
    void retryNamesTheOptionThatWouldPay() throws Exception {
        Failure quote = Failure.of("quote", FailureKind.QUOTA, "Quote 1.90 is above your limit.");
        rig.worker =
                (run, wish, listener) ->
                        new RunProgress.NeedsYou(quote, List.of(Choice.CONFIRM_QUOTE));
        settle();
        Said said = rig.run("queue", "retry", "1");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("next: --confirm-quote accepts the price.");
        assertThat(rig.run("queue", "retry", "1", "--confirm-quote").code()).isZero();
        assertThat(state("job-000001")).isEqualTo(JobState.WAITING);
    }

    private void enqueue(int count) {
        try (SqliteJobQueue queue = rig.queue()) {
            for (int i = 1; i <= count; i++) {
                queue.enqueue(List.of(CommandRig.order(i)));
            }
        }
    }

    private void settle() throws InterruptedException {
        try (SqliteJobQueue queue = rig.queue()) {
            queue.enqueue(List.of(CommandRig.order(1)));
            queue.start();
            assertThat(queue.await(Set.of("job-000001"), Duration.ofSeconds(60))).isTrue();
        }
    }

    private JobState state(String id) {
        try (SqliteJobQueue queue = rig.queue()) {
            return queue.job(id).orElseThrow().state();
        }
    }
}
