package app.proofsheet.ui.queue;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.FakeJobQueue;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.SteppedTasks;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.session.Desktop;
import app.proofsheet.ui.session.SpendFeed;
import app.proofsheet.ui.session.StudioSession;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

class QueueViewModelTest {

    private static final String ASSET = "assets/example-co-th-001-persona-a";

    @TempDir Path dir;

    private final StudioSession session = new StudioSession(new SteppedTasks());
    private final List<Confirm.Question> questions = new ArrayList<>();
    private final List<Notice> notices = new ArrayList<>();
    private final List<Path> revealed = new ArrayList<>();
    private boolean agrees = true;
    private Predicate<Confirm.Question> agreesTo = _ -> true;
    private FakeWorkspace work;
    private QueueViewModel queue;

    @BeforeEach
    void open() {
        work = FakeWorkspace.sample(dir);
        Confirm confirm =
                (question, yes) -> {
                    questions.add(question);
                    if (agrees && agreesTo.test(question)) {
                        yes.run();
                    }
                };
        Desktop desktop =
                new Desktop() {
                    @Override
                    public void reveal(Path path) {
                        revealed.add(path);
                    }

                    @Override
                    public void chooseFolder(String title, Consumer<Path> chosen) {}

                    @Override
                    public void copy(String text) {}

                    @Override
                    public void copyFiles(java.util.List<java.nio.file.Path> files) {}
                };
        queue =
                new QueueViewModel(
                        session,
                        new SpendFeed(session),
                        confirm,
                        notices::add,
                        desktop,
                        Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
        session.workspaceProperty().set(work);
    }

    private static JobSnapshot job(
            int number,
            JobState state,
            int saved,
            @Nullable Failure failure,
            RunProgress.Choice... choices) {
        JobOrder order =
                FakeJobQueue.order(ASSET, "image-run-00" + number, "model", "text-to-image", 4);
        return new JobSnapshot(
                "job-00000" + number,
                number,
                order,
                state,
                state == JobState.WAITING ? 0 : 1,
                1,
                3,
                saved,
                0.5,
                state == JobState.DONE ? "0.56" : null,
                failure,
                List.of(choices),
                List.of(),
                FakeWorkspace.NOW.minusSeconds(60),
                state == JobState.WAITING ? null : FakeWorkspace.NOW.minusSeconds(48),
                state.isSettled() ? FakeWorkspace.NOW : null);
    }

    private static Failure stopped() {
        return Failure.of("x", FailureKind.TRANSPORT, "Download stopped at 1 of 2.")
                .withKept("Response kept.");
    }

    private QueueRow row(int number) {
        return queue.rows().stream()
                .filter(r -> r.jobId().equals("job-00000" + number))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rowsSayInWordsWhatHappens() {
        session.jobs()
                .setAll(
                        job(1, JobState.DONE, 4, null),
                        job(2, JobState.WAITING, 0, null),
                        job(3, JobState.PROCESSING, 3, null),
                        job(
                                4,
                                JobState.FAILED,
                                1,
                                stopped(),
                                RunProgress.Choice.RESUME_SAVING,
                                RunProgress.Choice.NEW_PAID_ATTEMPT));

        assertThat(queue.rows())
                .extracting(QueueRow::stateText)
                .containsExactly("Processing", "Waiting", "Failed", "Done");
        assertThat(row(1).happening()).isEqualTo("4 of 4 pictures saved.");
        assertThat(row(1).cost()).isEqualTo("0.56 cr paid");
        assertThat(row(2).happening()).isEqualTo("Starts after image-run-003.");
        assertThat(row(2).cost()).isEqualTo("about 0.56 cr");
        assertThat(row(2).elapsed()).isEqualTo("–");
        assertThat(row(3).happening()).isEqualTo("3 of 4 saved · poll 3");
        assertThat(row(3).elapsed()).isEqualTo("0:48");
        assertThat(row(4).happening()).isEqualTo("Download stopped at 1 of 2. Response kept.");
        assertThat(row(4).next()).isNotNull();
        assertThat(queue.countsProperty().get())
                .isEqualTo("1 processing · 1 waiting · 1 failed · 1 done");
        assertThat(queue.queuedCostProperty().get()).isEqualTo("Queued work: about 1.12 credits");
        assertThat(queue.leadingProperty().get()).isEqualTo(row(3));
    }

    @Test
    void aPriceThatBecameAnotherShowsBoth() {
        JobSnapshot done = job(1, JobState.DONE, 4, null);
        session.jobs()
                .setAll(
                        new JobSnapshot(
                                done.id(),
                                done.revision(),
                                done.order(),
                                done.state(),
                                done.step(),
                                done.steps(),
                                done.polls(),
                                done.saved(),
                                done.fraction(),
                                "0.6",
                                null,
                                done.choices(),
                                done.pictures(),
                                done.queuedAt(),
                                done.startedAt(),
                                done.finishedAt()));
        assertThat(row(1).cost()).isEqualTo("0.56 → 0.6 cr");
    }

    @Test
    void anEmptyQueueSaysSo() {
        assertThat(queue.countsProperty().get()).isEqualTo("Nothing queued");
        assertThat(queue.isMoving()).isFalse();
    }

    @Test
    void pollingAndCancellingReachTheQueue() {
        session.jobs().setAll(job(3, JobState.PROCESSING, 0, null));
        queue.doNext(row(3));
        queue.cancel(row(3));
        assertThat(work.jobs().calls()).containsExactly("poll job-000003", "cancel job-000003");
    }

    @Test
    void aNewPaidAttemptIsAskedAboutTwice() {
        session.jobs()
                .setAll(job(4, JobState.FAILED, 1, stopped(), RunProgress.Choice.NEW_PAID_ATTEMPT));
        queue.doNext(row(4));
        assertThat(questions).hasSize(2);
        assertThat(questions.getLast().deed()).isEqualTo("Pay again");
        assertThat(questions.getLast().text()).contains("0.56");
        assertThat(work.jobs().calls()).containsExactly("choose job-000004 NEW_PAID_ATTEMPT");
    }

    @Test
    void withoutAgreementNothingIsPaid() {
        agrees = false;
        session.jobs()
                .setAll(job(4, JobState.FAILED, 1, stopped(), RunProgress.Choice.NEW_PAID_ATTEMPT));
        queue.doNext(row(4));
        assertThat(work.jobs().calls()).isEmpty();
    }

    @Test
    void pausingIsShownAndSpoken() {
        session.jobs().setAll(job(2, JobState.WAITING, 0, null));
        queue.togglePause();
        assertThat(queue.pausedProperty().get()).isTrue();
        assertThat(row(2).happening()).isEqualTo("Waits until its provider goes on.");
        assertThat(queue.countsProperty().get()).isEqualTo("Paused · 1 waiting");
        queue.togglePause();
        assertThat(queue.pausedProperty().get()).isFalse();
        assertThat(row(2).happening()).isEqualTo("Starts next.");
    }

    @Test
    void clearingTakesOnlyFinishedJobsAway() {
        session.jobs()
                .setAll(job(1, JobState.DONE, 4, null), job(4, JobState.FAILED, 1, stopped()));
        queue.clearFinished();
        assertThat(queue.rows()).extracting(QueueRow::jobId).containsExactly("job-000004");
    }

    @Test
    void revealingShowsTheRunFolder() {
        session.jobs().setAll(job(1, JobState.DONE, 4, null));
        queue.reveal(row(1));
        assertThat(revealed)
                .containsExactly(work.root().resolve(ASSET).resolve("runs/image/image-run-001"));
    }

    @Test
    void waitingJobsAreReorderedAndNothingElseMoves() {
        for (int n = 1; n <= 3; n++) {
            work.jobs().publish(job(n, JobState.WAITING, 0, null));
        }
        session.jobs().setAll(work.jobs().jobs());
        queue.move(row(3), true);
        queue.move(row(1), true);
        queue.moveFirst(row(2));
        assertThat(work.jobs().calls())
                .containsExactly(
                        "move job-000003 before job-000002", "move job-000002 to the front");
        assertThat(queue.rows())
                .extracting(QueueRow::jobId)
                .containsExactly("job-000002", "job-000001", "job-000003");
        assertThat(row(2).happening()).isEqualTo("Starts next.");
        assertThat(row(1).happening()).isEqualTo("Starts after image-run-002.");
        session.jobs().setAll(job(1, JobState.PROCESSING, 0, null));
        queue.move(row(1), false);
        queue.moveFirst(row(1));
        assertThat(work.jobs().calls()).hasSize(2);
    }

    @Test
    void aPausedProviderSaysItsCauseAndWhatOneResumeDoes() {
        session.jobs().setAll(job(2, JobState.WAITING, 0, null));
        work.jobs().pause("offline", "The service does not answer.");
        session.jobs()
                .setAll(
                        job(2, JobState.WAITING, 0, null),
                        job(4, JobState.FAILED, 0, stopped(), RunProgress.Choice.SUBMIT_AGAIN));
        assertThat(queue.pauses()).hasSize(1);
        PauseRow pause = queue.pauses().getFirst();
        assertThat(pause.text()).isEqualTo("offline is paused. The service does not answer.");
        assertThat(pause.resume()).isEqualTo("Let offline go on");
        assertThat(pause.effect())
                .isEqualTo(
                        "Then 1 job goes on and 1 stopped job is tried again; nothing is paid"
                                + " twice.");
        assertThat(queue.countsProperty().get()).startsWith("1 provider paused");
        queue.resume("offline");
        assertThat(queue.pauses()).isEmpty();
        assertThat(row(2).happening()).isEqualTo("Starts next.");
    }

    @Test
    void theSafeActionIsTheButtonAndBuyingAgainSaysItsPrice() {
        session.jobs()
                .setAll(
                        job(
                                4,
                                JobState.NEEDS_YOU,
                                0,
                                stopped(),
                                RunProgress.Choice.LOOK_AGAIN,
                                RunProgress.Choice.MARK_LOST,
                                RunProgress.Choice.NEW_PAID_ATTEMPT));
        QueueRow row = row(4);
        assertThat(row.next()).isNotNull();
        assertThat(row.next().label()).isEqualTo("Look again");
        assertThat(queue.otherChoices(row))
                .extracting(choice -> queue.label(row, choice))
                .containsExactly("Mark lost", "Buy again · about 0.56 cr");
        queue.doNext(row);
        assertThat(questions).isEmpty();
        queue.choose(row, RunProgress.Choice.MARK_LOST);
        assertThat(questions).hasSize(1).allMatch(Confirm.Question::danger);
    }

    @Test
    void aQuoteIsConfirmedOnACardThatTellsWhatIsKnown() {
        Failure quote =
                Failure.of("quote", FailureKind.QUOTA, "The provider asks for 1.90 credits.")
                        .withDetail("feature: image.edit");
        session.jobs()
                .setAll(job(4, JobState.NEEDS_YOU, 0, quote, RunProgress.Choice.CONFIRM_QUOTE));
        agrees = false;
        queue.doNext(row(4));
        assertThat(questions).hasSize(1);
        assertThat(questions.getFirst().danger()).isTrue();
        assertThat(questions.getFirst().text())
                .contains("1.90 credits", "about 0.56 credits", "feature: image.edit");
        assertThat(work.jobs().calls()).isEmpty();
    }

    @Test
    void aBatchSaysItsEndOnce() {
        Failure policy =
                Failure.of("policy", FailureKind.CONTENT_POLICY, "The prompt names a brand.");
        session.jobs().setAll(job(1, JobState.DONE, 4, null), job(2, JobState.PROCESSING, 0, null));
        assertThat(notices).isEmpty();
        session.jobs().setAll(job(1, JobState.DONE, 4, null), job(2, JobState.FAILED, 0, policy));
        session.jobs().setAll(job(1, JobState.DONE, 4, null), job(2, JobState.FAILED, 0, policy));
        assertThat(notices)
                .extracting(Notice::sentence)
                .containsExactly(
                        "1 of 2 done, 1 refused by content policy: The prompt names a brand.");
    }

    @Test
    void buyingAgainAboveTheCeilingIsAskedAboutWithItsCost() {
        work.refuseAboveCeiling(true);
        session.jobs()
                .setAll(job(4, JobState.FAILED, 1, stopped(), RunProgress.Choice.NEW_PAID_ATTEMPT));

        queue.choose(row(4), RunProgress.Choice.NEW_PAID_ATTEMPT);

        assertThat(questions.getLast().text()).contains("the ceiling of the day is 1");
        assertThat(work.jobs().calls()).containsExactly("choose job-000004 NEW_PAID_ATTEMPT");
    }

    @Test
    void whoDoesNotAgreeToTheCostBuysNothing() {
        work.refuseAboveCeiling(true);
        agreesTo = question -> !question.text().contains("ceiling");
        session.jobs()
                .setAll(job(4, JobState.FAILED, 1, stopped(), RunProgress.Choice.NEW_PAID_ATTEMPT));

        queue.choose(row(4), RunProgress.Choice.NEW_PAID_ATTEMPT);

        assertThat(questions).hasSizeGreaterThan(1);
        assertThat(work.jobs().calls()).isEmpty();
    }
}
