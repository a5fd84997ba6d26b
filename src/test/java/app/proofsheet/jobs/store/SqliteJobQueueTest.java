package app.proofsheet.jobs.store;

import static app.proofsheet.jobs.store.Queues.again;
import static app.proofsheet.jobs.store.Queues.await;
import static app.proofsheet.jobs.store.Queues.awaitState;
import static app.proofsheet.jobs.store.Queues.awaitThat;
import static app.proofsheet.jobs.store.Queues.job;
import static app.proofsheet.jobs.store.Queues.open;
import static app.proofsheet.jobs.store.Queues.order;
import static app.proofsheet.jobs.store.Queues.saved;
import static app.proofsheet.jobs.store.Queues.started;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.RunWorker;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

@Timeout(240)
class SqliteJobQueueTest {

    @TempDir Path folder;

    private static final Failure POLICY =
            Failure.of("policy", FailureKind.CONTENT_POLICY, "The prompt was refused.");
    private static final Failure SIGNED_OUT =
            Failure.of("signed_out", FailureKind.AUTHORISATION, "You are signed out.");

    @Test
    void lookingAtAFolderWithoutAQueueWritesNothing() throws Exception {
        try (SqliteJobQueue queue = started(folder, (run, wish, listener) -> saved(run), 4)) {
            assertThat(queue.jobs()).isEmpty();
            assertThat(queue.paused()).isEmpty();
            queue.cancel("job-000001");
            queue.resume("*");
            assertThat(queue.await(Set.of("job-000001"), Duration.ofSeconds(1))).isTrue();
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aJobGoesThroughItsStepsAndTellsEachOfThem() throws Exception {
        List<JobSnapshot> heard = new CopyOnWriteArrayList<>();
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch told = new CountDownLatch(1);
        RunWorker worker =
                (run, wish, listener) -> {
                    switch (calls.incrementAndGet()) {
                        case 1 -> {
                            listener.submitting();
                            return again(0);
                        }
                        case 2 -> {
                            return again(1);
                        }
                        default -> {
                            listener.saving(1, 1, "images/candidates/x.png");
                            return saved(run);
                        }
                    }
                };
        try (SqliteJobQueue queue = open(folder, worker, 4);
                JobQueue.Listening _ =
                        queue.listen(job -> {
                            heard.add(job);
                            if (job.state().isSettled()) {
                                told.countDown();
                            }
                        })) {
            JobSnapshot first = queue.enqueue(List.of(order(1))).getFirst();
            assertThat(first.state()).isEqualTo(JobState.WAITING);
            assertThat(first.id()).isEqualTo("job-000001");
            assertThat(first.startedAt()).isNull();
            queue.start();
            await(queue, first.id());
            assertThat(told.await(60, TimeUnit.SECONDS)).isTrue();
            JobSnapshot done = job(queue, first.id());
            assertThat(done.state()).isEqualTo(JobState.DONE);
            assertThat(done.pictures())
                    .containsExactly("images/candidates/image-run-001-a01-001.png");
            assertThat(done.paid()).isEqualTo("0.14");
            assertThat(done.saved()).isEqualTo(1);
            assertThat(done.startedAt()).isNotNull();
            assertThat(done.finishedAt()).isNotNull();
            assertThat(heard).extracting(JobSnapshot::revision).isSorted().doesNotHaveDuplicates();
            assertThat(heard.getLast()).isEqualTo(done);
        }
    }

    @Test
    void whatIsHeardIsAlreadyOnDisk() throws Exception {
        Set<String> early = ConcurrentHashMap.newKeySet();
        CountDownLatch settled = new CountDownLatch(3);
        try (SqliteJobQueue queue = started(folder, (run, wish, l) -> saved(run), 4);
                SqliteJobQueue other = open(folder, (run, wish, l) -> saved(run), 4);
                JobQueue.Listening _ =
                        queue.listen(heard -> {
                            if (job(other, heard.id()).revision() < heard.revision()) {
                                early.add(heard.id());
                            }
                            if (heard.state().isSettled()) {
                                settled.countDown();
                            }
                        })) {
            queue.enqueue(List.of(order(1), order(2), order(3)));
            assertThat(settled.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(early).isEmpty();
        }
    }

    @Test
    void enqueueTakesAllOrNone() {
        try (SqliteJobQueue queue = open(folder, (run, wish, l) -> saved(run), 4)) {
            queue.enqueue(List.of(order(1)));
            assertThatThrownBy(() -> queue.enqueue(List.of(order(2), order(1))))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("run_already_queued")
                    .hasMessageContaining("image-run-001");
            assertThat(queue.jobs()).hasSize(1);
        }
    }

    @Test
    void neverMoreInFlightThanTheProviderAllowsAndOldestFirst() throws Exception {
        AtomicInteger inFlight = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        List<String> begun = new CopyOnWriteArrayList<>();
        Map<String, AtomicInteger> polls = new ConcurrentHashMap<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    int poll =
                            polls.computeIfAbsent(run.runId(), r -> new AtomicInteger())
                                    .getAndIncrement();
                    if (poll == 0) {
                        begun.add(run.runId());
                        most.accumulateAndGet(inFlight.incrementAndGet(), Math::max);
                        listener.submitting();
                    }
                    if (poll < 3) {
                        return again(poll);
                    }
                    inFlight.decrementAndGet();
                    return saved(run);
                };
        try (SqliteJobQueue queue = started(folder, worker, 1)) {
            List<JobOrder> orders = IntStream.rangeClosed(1, 8).mapToObj(Queues::order).toList();
            String[] ids =
                    queue.enqueue(orders).stream().map(JobSnapshot::id).toArray(String[]::new);
            await(queue, ids);
            assertThat(most.get()).isEqualTo(1);
            assertThat(begun).isEqualTo(orders.stream().map(o -> o.run().runId()).toList());
        }
    }

    @Test
    void twoHundredJobsEachFinishOnce() throws Exception {
        Map<String, AtomicInteger> submits = new ConcurrentHashMap<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    AtomicInteger seen =
                            submits.computeIfAbsent(run.runId(), r -> new AtomicInteger());
                    if (seen.incrementAndGet() == 1) {
                        listener.submitting();
                        return again(0);
                    }
                    return saved(run);
                };
        try (SqliteJobQueue queue = started(folder, worker, 8)) {
            List<JobOrder> orders = IntStream.rangeClosed(1, 200).mapToObj(Queues::order).toList();
            Set<String> ids = new HashSet<>();
            queue.enqueue(orders).forEach(job -> ids.add(job.id()));
            assertThat(queue.await(ids, Duration.ofSeconds(200))).isTrue();
            assertThat(queue.jobs()).hasSize(200);
            assertThat(queue.jobs()).allMatch(job -> job.state() == JobState.DONE);
            assertThat(submits.values()).allMatch(count -> count.get() == 2);
        }
    }

    @Test
    void aPausedProviderBeginsNothingAndOthersGoOn() throws Exception {
        List<String> ran = new CopyOnWriteArrayList<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    ran.add(run.runId());
                    return saved(run);
                };
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.pause("hosted-media", "A pause for tea.");
            queue.enqueue(List.of(order(1, "hosted-media"), order(2, "offline")));
            await(queue, "job-000002");
            assertThat(queue.paused()).containsEntry("hosted-media", "A pause for tea.");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.WAITING);
            queue.resume("hosted-media");
            await(queue, "job-000001");
            assertThat(queue.paused()).isEmpty();
            assertThat(ran).containsExactly("image-run-002", "image-run-001");
        }
    }

    @Test
    void aPauseHoldsPollsOfJobsInFlightAndResumeTakesThemUpAtOnce() throws Exception {
        CountDownLatch polled = new CountDownLatch(1);
        CountDownLatch mayFinish = new CountDownLatch(1);
        RunWorker worker =
                (run, wish, listener) -> {
                    polled.countDown();
                    return mayFinish.getCount() == 0 ? saved(run) : again(1);
                };
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(order(1)));
            assertThat(polled.await(60, TimeUnit.SECONDS)).isTrue();
            queue.pause("*", "Everything waits.");
            mayFinish.countDown();
            assertThat(queue.await(Set.of("job-000001"), Duration.ofMillis(400))).isFalse();
            queue.resume("*");
            await(queue, "job-000001");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.DONE);
        }
    }

    @Test
    void aContentPolicyRefusalStopsItsOwnItemAlone() throws Exception {
        RunWorker worker =
                (run, wish, listener) ->
                        run.runId().equals("image-run-001")
                                ? new RunProgress.Failed(POLICY, List.of())
                                : saved(run);
        try (SqliteJobQueue queue = started(folder, worker, 1)) {
            queue.enqueue(List.of(order(1), order(2)));
            await(queue, "job-000001", "job-000002");
            assertThat(job(queue, "job-000001").failure()).isEqualTo(POLICY);
            assertThat(job(queue, "job-000002").state()).isEqualTo(JobState.DONE);
            assertThat(queue.paused()).isEmpty();
        }
    }

    @Test
    void aSystemicFailurePausesTheProviderAndOneActionResumesIt() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        CountDownLatch signedIn = new CountDownLatch(1);
        RunWorker worker =
                (run, wish, listener) -> {
                    calls.incrementAndGet();
                    return signedIn.getCount() > 0
                            ? new RunProgress.Failed(SIGNED_OUT, List.of(Choice.SUBMIT_AGAIN))
                            : saved(run);
                };
        try (SqliteJobQueue queue = started(folder, worker, 1)) {
            queue.enqueue(List.of(order(1), order(2), order(3)));
            await(queue, "job-000001");
            assertThat(queue.paused()).containsEntry("offline", "You are signed out.");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.FAILED);
            assertThat(job(queue, "job-000002").state()).isEqualTo(JobState.WAITING);
            assertThat(calls.get()).isEqualTo(1);
            signedIn.countDown();
            queue.resume("offline");
            await(queue, "job-000001", "job-000002", "job-000003");
            assertThat(queue.jobs()).allMatch(job -> job.state() == JobState.DONE);
            assertThat(calls.get()).isEqualTo(4);
        }
    }

    @Test
    void aWaitingJobThatIsCancelledNeverStarts() throws Exception {
        List<String> ran = new CopyOnWriteArrayList<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    ran.add(run.runId());
                    return saved(run);
                };
        try (SqliteJobQueue queue = open(folder, worker, 4)) {
            queue.enqueue(List.of(order(1), order(2)));
            queue.cancel("job-000001");
            queue.start();
            await(queue, "job-000001", "job-000002");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.CANCELLED);
            assertThat(ran).containsExactly("image-run-002");
        }
    }

    @Test
    void cancellingAProcessingJobAsksTheProvider() throws Exception {
        List<RunWish> wishes = new CopyOnWriteArrayList<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    wishes.add(wish);
                    return wish == RunWish.CANCEL ? new RunProgress.Cancelled() : again(1);
                };
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(order(1)));
            awaitState(queue, "job-000001", JobState.PROCESSING);
            queue.cancel("job-000001");
            await(queue, "job-000001");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.CANCELLED);
            assertThat(wishes).last().isEqualTo(RunWish.CANCEL);
        }
    }

    @Test
    void aJobTheProviderCannotCancelGoesOnAndSaysSo() throws Exception {
        CountDownLatch mayFinish = new CountDownLatch(1);
        RunWorker worker =
                (run, wish, listener) -> mayFinish.getCount() == 0 ? saved(run) : again(1);
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(order(1)));
            awaitState(queue, "job-000001", JobState.PROCESSING);
            queue.cancel("job-000001");
            awaitThat(
                    queue,
                    "job-000001",
                    job ->
                            job.state() == JobState.PROCESSING
                                    && job.failure() != null
                                    && job.failure().sentence().contains("paid for and goes on"));
            mayFinish.countDown();
            await(queue, "job-000001");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.DONE);
            assertThat(job(queue, "job-000001").failure()).isNull();
        }
    }

    @Test
    void aJobThatNeedsYouTakesOnlyAnOfferedChoice() throws Exception {
        Failure quote = Failure.of("quote", FailureKind.QUOTA, "Quote 1.90 is above your limit.");
        List<RunWish> wishes = new CopyOnWriteArrayList<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    wishes.add(wish);
                    return wish == RunWish.CONFIRM_QUOTE
                            ? saved(run)
                            : new RunProgress.NeedsYou(quote, List.of(Choice.CONFIRM_QUOTE));
                };
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(order(1)));
            await(queue, "job-000001");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.NEEDS_YOU);
            assertThat(queue.paused()).isEmpty();
            assertThatThrownBy(() -> queue.choose("job-000001", Choice.NEW_PAID_ATTEMPT))
                    .hasMessageContaining("choice_not_offered");
            queue.choose("job-000001", Choice.CONFIRM_QUOTE);
            await(queue, "job-000001");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.DONE);
            assertThat(wishes).containsExactly(RunWish.CONTINUE, RunWish.CONFIRM_QUOTE);
        }
    }

    @Test
    void aStepThatBreaksIsAFailedJobThatCanGoOn() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RunWorker worker =
                (run, wish, listener) -> {
                    if (calls.incrementAndGet() == 1) {
                        throw new IllegalStateException("secret-token");
                    }
                    return saved(run);
                };
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(order(1)));
            await(queue, "job-000001");
            JobSnapshot failed = job(queue, "job-000001");
            assertThat(failed.state()).isEqualTo(JobState.FAILED);
            assertThat(failed.choices()).containsExactly(Choice.POLL_AGAIN);
            assertThat(failed.toString()).contains("image-run-001").doesNotContain("secret-token");
            queue.choose("job-000001", Choice.POLL_AGAIN);
            await(queue, "job-000001");
            assertThat(job(queue, "job-000001").state()).isEqualTo(JobState.DONE);
        }
    }

    @Test
    void aPaidAttemptIsWishedForOnlyOnceEvenWhenItsStepBreaks() throws Exception {
        List<RunWish> wishes = new CopyOnWriteArrayList<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    wishes.add(wish);
                    if (wish == RunWish.NEW_ATTEMPT) {
                        listener.submitting();
                        throw new IllegalStateException("the answer was lost");
                    }
                    return saved(run);
                };
        JobOrder paidAgain =
                new JobOrder(
                        new RunRef("assets/mara", "image-run-001"),
                        "mara",
                        "offline",
                        "m",
                        "text-to-image",
                        1,
                        null,
                        "g",
                        true);
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(paidAgain));
            await(queue, "job-000001");
            queue.choose("job-000001", Choice.POLL_AGAIN);
            await(queue, "job-000001");
            assertThat(wishes).containsExactly(RunWish.NEW_ATTEMPT, RunWish.CONTINUE);
        }
    }

    @Test
    void pollNowDoesNotWaitForTheTimeOfTheNextLook() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        RunWorker worker =
                (run, wish, listener) ->
                        calls.incrementAndGet() == 1
                                ? new RunProgress.Processing(
                                        0, "processing", 0.5, Duration.ofHours(1))
                                : saved(run);
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(order(1)));
            awaitState(queue, "job-000001", JobState.PROCESSING);
            assertThat(job(queue, "job-000001").fraction()).isEqualTo(0.5);
            queue.pollNow("job-000001");
            await(queue, "job-000001");
            assertThat(calls.get()).isEqualTo(2);
        }
    }

    @Test
    void anEditShowsItsTwoSteps() throws Exception {
        CountDownLatch uploading = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RunWorker worker =
                (run, wish, listener) -> {
                    listener.uploading(0, 1);
                    uploading.countDown();
                    goOn.await();
                    listener.submitting();
                    return again(0);
                };
        JobOrder edit =
                new JobOrder(
                        new RunRef("assets/mara", "image-run-009"),
                        "mara",
                        "offline",
                        "image-nano-banana-2-edit",
                        "edit",
                        1,
                        null,
                        "g",
                        false);
        try (SqliteJobQueue queue = started(folder, worker, 4)) {
            queue.enqueue(List.of(edit));
            assertThat(uploading.await(60, TimeUnit.SECONDS)).isTrue();
            JobSnapshot now = job(queue, "job-000001");
            assertThat(now.state()).isEqualTo(JobState.SUBMITTING);
            assertThat(now.step()).isEqualTo(1);
            assertThat(now.steps()).isEqualTo(2);
            goOn.countDown();
            awaitState(queue, "job-000001", JobState.PROCESSING);
            assertThat(job(queue, "job-000001").step()).isEqualTo(2);
        }
    }

    @Test
    void clearForgetsSettledJobsOnly() throws Exception {
        try (SqliteJobQueue queue = started(folder, (run, wish, l) -> saved(run), 4)) {
            queue.enqueue(List.of(order(1)));
            await(queue, "job-000001");
            queue.pause("offline", "wait");
            queue.enqueue(List.of(order(2)));
            queue.clear(Set.of("job-000001", "job-000002"));
            assertThat(queue.jobs()).extracting(JobSnapshot::id).containsExactly("job-000002");
            queue.enqueue(List.of(order(3)));
            assertThat(queue.jobs())
                    .extracting(JobSnapshot::id)
                    .containsExactly("job-000002", "job-000003");
        }
    }

    @Test
    void closingAndOpeningGoesOnInEveryState() throws Exception {
        CountDownLatch stuckInSubmit = new CountDownLatch(1);
        CountDownLatch stuckInSaving = new CountDownLatch(1);
        RunWorker before =
                (run, wish, listener) ->
                        switch (run.runId()) {
                            case "image-run-001" -> {
                                listener.submitting();
                                stuckInSubmit.countDown();
                                new CountDownLatch(1).await();
                                yield again(0);
                            }
                            case "image-run-002" -> {
                                listener.saving(1, 2, "images/candidates/a.png");
                                stuckInSaving.countDown();
                                new CountDownLatch(1).await();
                                yield again(0);
                            }
                            case "image-run-003" ->
                                    new RunProgress.Processing(
                                            1, "processing", null, Duration.ofMillis(1));
                            case "image-run-004" ->
                                    new RunProgress.Failed(POLICY, List.of(Choice.SUBMIT_AGAIN));
                            case "image-run-005" ->
                                    new RunProgress.NeedsYou(POLICY, List.of(Choice.CONFIRM_QUOTE));
                            case "image-run-006" -> saved(run);
                            default -> new RunProgress.Cancelled();
                        };
        List<JobSnapshot> then;
        try (SqliteJobQueue queue = started(folder, before, 7)) {
            queue.enqueue(IntStream.rangeClosed(1, 7).mapToObj(Queues::order).toList());
            await(queue, "job-000004", "job-000005", "job-000006", "job-000007");
            assertThat(stuckInSubmit.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(stuckInSaving.await(60, TimeUnit.SECONDS)).isTrue();
            awaitState(queue, "job-000003", JobState.PROCESSING);
            queue.pause("kept", "over a restart");
            queue.enqueue(List.of(order(8, "kept")));
            then = queue.jobs();
        }
        List<String> carriedOn = new CopyOnWriteArrayList<>();
        RunWorker after =
                (run, wish, listener) -> {
                    carriedOn.add(run.runId());
                    return saved(run);
                };
        try (SqliteJobQueue queue = open(folder, after, 7)) {
            assertThat(queue.jobs().stream().map(JobSnapshot::state))
                    .containsExactly(
                            JobState.SUBMITTING,
                            JobState.SAVING,
                            JobState.PROCESSING,
                            JobState.FAILED,
                            JobState.NEEDS_YOU,
                            JobState.DONE,
                            JobState.CANCELLED,
                            JobState.WAITING);
            assertThat(queue.jobs().get(3)).isEqualTo(then.get(3));
            queue.start();
            await(queue, "job-000001", "job-000002", "job-000003");
            assertThat(queue.paused()).containsKey("kept");
            queue.resume("kept");
            await(queue, "job-000008");
            assertThat(carriedOn)
                    .containsExactlyInAnyOrder(
                            "image-run-001", "image-run-002", "image-run-003", "image-run-008");
        }
    }

    @Test
    void twoProgramsShareOneQueueAndNoStepRunsTwice() throws Exception {
        Map<String, AtomicInteger> now = new ConcurrentHashMap<>();
        Map<String, AtomicInteger> steps = new ConcurrentHashMap<>();
        List<String> overlaps = new CopyOnWriteArrayList<>();
        RunWorker worker =
                (run, wish, listener) -> {
                    AtomicInteger inside =
                            now.computeIfAbsent(run.runId(), r -> new AtomicInteger());
                    if (inside.incrementAndGet() > 1) {
                        overlaps.add(run.runId());
                    }
                    int step =
                            steps.computeIfAbsent(run.runId(), r -> new AtomicInteger())
                                    .incrementAndGet();
                    inside.decrementAndGet();
                    return step < 4 ? again(step) : saved(run);
                };
        try (SqliteJobQueue one = started(folder, worker, 3);
                SqliteJobQueue two = started(folder, worker, 3)) {
            Set<String> ids = new HashSet<>();
            List<JobOrder> orders = new ArrayList<>();
            IntStream.rangeClosed(1, 20).forEach(i -> orders.add(order(i)));
            one.enqueue(orders.subList(0, 10)).forEach(job -> ids.add(job.id()));
            two.enqueue(orders.subList(10, 20)).forEach(job -> ids.add(job.id()));
            assertThat(ids).hasSize(20);
            assertThat(one.await(ids, Queues.SOON)).isTrue();
            assertThat(two.await(ids, Queues.SOON)).isTrue();
            assertThat(overlaps).isEmpty();
            assertThat(steps.values()).allMatch(count -> count.get() == 4);
        }
    }

    @Test
    void aDamagedQueueIsMovedAsideReportedAndBeginsAnew() throws Exception {
        Path file = folder.resolve(SqliteJobQueue.FILE);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "this is not a database, but somebody's notes ".repeat(200));
        try (SqliteJobQueue queue = started(folder, (run, wish, l) -> saved(run), 4)) {
            assertThat(queue.jobs()).isEmpty();
            assertThat(queue.openingNotice()).isPresent();
            assertThat(queue.openingNotice().get().kept()).contains("queue.db.broken-");
            List<JobSnapshot> again = queue.enqueueMissing(List.of(order(1), order(2)));
            assertThat(again).hasSize(2);
            assertThat(queue.enqueueMissing(List.of())).isEmpty();
            await(queue, "job-000001", "job-000002");
        }
        try (var files = Files.list(file.getParent())) {
            List<Path> broken =
                    files.filter(f -> f.getFileName().toString().startsWith("queue.db.broken-"))
                            .toList();
            assertThat(broken).hasSize(1);
            assertThat(broken.getFirst()).content().startsWith("this is not a database");
        }
    }

    @Test
    void aQueueOfANewerProgramIsLeftAlone() throws Exception {
        try (SqliteJobQueue queue = open(folder, (run, wish, l) -> saved(run), 4)) {
            queue.enqueue(List.of(order(1)));
        }
        Path file = folder.resolve(SqliteJobQueue.FILE);
        try (var connection = java.sql.DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.executeUpdate("pragma user_version = 99");
        }
        try (SqliteJobQueue queue = open(folder, (run, wish, l) -> saved(run), 4)) {
            assertThatThrownBy(queue::jobs)
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("queue_newer");
        }
        assertThat(file).exists();
    }

    @Test
    void aFolderThatCannotBeMadeIsOneSentence() throws Exception {
        Files.writeString(folder.resolve(".postplus"), "a file is in the way");
        try (SqliteJobQueue queue = started(folder, (run, wish, l) -> saved(run), 4)) {
            assertThat(queue.jobs()).isEmpty();
            assertThatThrownBy(() -> queue.enqueue(List.of(order(1))))
                    .isInstanceOf(FailureException.class)
                    .hasMessageContaining("queue_not_writable");
        }
    }
}
