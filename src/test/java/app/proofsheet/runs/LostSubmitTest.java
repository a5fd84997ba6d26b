package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.provider.FindAnswer;
import app.proofsheet.provider.FindCall;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.ScriptedProvider;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A paid submit whose answer was lost: searched for, then re-sent, then left to a person. */
class LostSubmitTest {

    private static final Failure CUT_OFF =
            Failure.of("cut_off", FailureKind.TRANSPORT, "The connection was cut.");

    @TempDir Path work;

    @Test
    void jobThatIsFoundGoesOnAsSubmittedWithoutSendingAgain() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.listsRuns();
        RunRef run = bench.queued();
        List<FindCall> asked = new ArrayList<>();
        bench.provider
                .nextSubmit(this::buysAndLoses)
                .nextFind(call -> {
                    asked.add(call);
                    return new FindAnswer.Found(bench.provider.payload("job-1", false));
                });

        bench.step(run);
        RunProgress found = bench.step(run);

        assertThat(found).isInstanceOf(RunProgress.Processing.class);
        ObjectNode attempt = attempt(bench, run);
        assertThat(attempt.path("state").asText()).isEqualTo("submitted_processing");
        assertThat(attempt.path("generationHandle").asText()).isEqualTo("job-1");
        assertThat(attempt.path("responseHistory").path(0).path("kind").asText()).isEqualTo("find");
        assertThat(attempt.has("failure")).isFalse();
        assertThat(
                        Files.readString(
                                bench.folder(run)
                                        .attempt("attempt-001")
                                        .resolve("find-response.json")))
                .contains("job-1");
        assertThat(asked.getFirst().operationId())
                .isEqualTo(attempt.path("hostedOperationId").asText());
        Instant left = Timestamps.read(attempt.get("submitLeftAt")).orElseThrow();
        assertThat(asked.getFirst().since()).isEqualTo(left.minus(Duration.ofMinutes(15)));
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("calls")).hasSize(1);
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jobThatIsNotListedIsSentAgainUnderTheSameIdOnly(boolean isComplete) throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider
                .nextSubmit(call -> new SubmitAnswer.Unknown(CUT_OFF, null))
                .nextFind(call -> new FindAnswer.NotThere(isComplete));

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("calls")).hasSize(2);
        assertThat(bench.provider.log("calls").stream().distinct()).hasSize(1);
        assertThat(bench.json(run, "attempts/index.json").path("attempts")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void jobThatIsNotListedIsLeftToAPersonWithThePrice(boolean isComplete) throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false);
        RunRef run = bench.queued();
        bench.provider
                .nextSubmit(this::buysAndLoses)
                .nextFind(call -> new FindAnswer.NotThere(isComplete));

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.NeedsYou.class,
                        needs -> {
                            assertThat(needs.choices())
                                    .containsExactly(
                                            Choice.LOOK_AGAIN,
                                            Choice.MARK_LOST,
                                            Choice.NEW_PAID_ATTEMPT);
                            assertThat(needs.failure().sentence()).contains("list");
                            assertThat(needs.failure().next()).contains("about 1.5 credits");
                        });
        assertThat(attempt(bench, run).path("lastSearch").path("result").asText())
                .isEqualTo(isComplete ? "not_listed" : "list_cut_short");
        assertThat(bench.provider.log("calls")).hasSize(1);
    }

    @Test
    void listThatCannotBeReadIsReadAgainBeforeAnythingIsSent() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(this::buysAndLoses);
        for (int i = 0; i < 5; i++) {
            bench.provider.nextFind(call -> new FindAnswer.Unavailable(CUT_OFF, null));
        }
        bench.provider.nextFind(
                call -> new FindAnswer.Found(bench.provider.payload("job-1", false)));

        bench.step(run);
        for (int i = 0; i < 5; i++) {
            assertThat(bench.step(run)).isInstanceOf(RunProgress.Processing.class);
            assertThat(bench.provider.log("calls")).hasSize(1);
        }
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("calls")).hasSize(1);
    }

    @Test
    void listThatIsNeverReadableEndsWithTheThreeChoices() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(this::buysAndLoses);
        for (int i = 0; i < 6; i++) {
            bench.provider.nextFind(call -> new FindAnswer.Unavailable(CUT_OFF, null));
        }

        assertThat(bench.finish(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        failed -> {
                            assertThat(failed.choices())
                                    .containsExactly(
                                            Choice.LOOK_AGAIN,
                                            Choice.MARK_LOST,
                                            Choice.NEW_PAID_ATTEMPT);
                            assertThat(failed.failure().sentence())
                                    .contains("not known whether", "The connection was cut.");
                        });
        assertThat(bench.provider.log("calls")).hasSize(1);
    }

    @Test
    void lookingAgainFindsARunThatWasGivenUp() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(this::buysAndLoses);
        bench.step(run);
        assertThat(bench.step(run, RunWish.MARK_LOST)).isInstanceOf(RunProgress.Failed.class);
        JsonNode lost = bench.assetJson("index.json").path("failedRuns").path(0);
        assertThat(lost.path("code").asText()).isEqualTo("attempt_marked_lost");

        bench.provider.listsRuns();

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(attempt(bench, run).has("markedLostAt")).isFalse();
        assertThat(bench.assetJson("index.json").has("failedRuns")).isFalse();
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void refusalOfTheSecondSendingDoesNotProveThatTheFirstBoughtNothing() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        Failure noCredit =
                Failure.of("billing_balance_insufficient", FailureKind.QUOTA, "No credit left.");
        bench.provider
                .nextSubmit(this::buysAndLoses)
                .nextSubmit(call -> new SubmitAnswer.Refused(noCredit, null, null, 402));

        assertThat(bench.finish(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        failed ->
                                assertThat(failed.choices())
                                        .containsExactlyElementsOf(Progress.UNKNOWN));
        assertThat(attempt(bench, run).path("state").asText()).isEqualTo("submit_outcome_unknown");
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.json(run, "attempts/index.json").path("attempts")).hasSize(1);
    }

    @Test
    void priceQuestionUnderAnotherIdDoesNotReplaceTheOneThatMayBeBought() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider
                .nextSubmit(this::buysAndLoses)
                .nextSubmit(call ->
                        new SubmitAnswer.QuoteRequired(
                                new QuoteChallenge(
                                        "token",
                                        "another-id",
                                        null,
                                        null,
                                        null,
                                        null,
                                        QuoteChallenge.Labels.NONE,
                                        List.of(),
                                        "{}"),
                                Failure.of("quote", FailureKind.QUOTA, "180 credits.")));

        bench.finish(run);

        assertThat(attempt(bench, run).path("state").asText()).isEqualTo("submit_outcome_unknown");
        assertThat(bench.folder(run).attempt("attempt-001").resolve("quote-token")).doesNotExist();
    }

    @Test
    void directToolSearchesToo() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false).finishedAfterPolls(0);
        DirectRuns direct = direct(bench);
        DirectRuns.SubmitOrder order =
                new DirectRuns.SubmitOrder(
                        work.resolve(Bench.ASSET), Bench.text("{}"), false, null, null);
        bench.provider
                .nextSubmit(this::buysAndLoses)
                .nextFind(call -> new FindAnswer.Unavailable(CUT_OFF, null))
                .nextFind(call -> new FindAnswer.NotThere(true));

        assertThatThrownBy(() -> direct.submit(order, bench.heard))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("cut_off"));
        assertThatThrownBy(() -> direct.submit(order, bench.heard))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().sentence()).contains("does not have it");
                            assertThat(e.failure().next()).contains("1.5 credits");
                        });
        bench.provider.listsRuns();
        DirectRuns.Report found =
                direct.look(
                        new DirectRuns.LookOrder(
                                work.resolve(Bench.ASSET), Bench.text("{}"), null, null, null),
                        bench.heard);

        assertThat(found.failure()).isNull();
        assertThat(bench.candidates()).containsExactly("image-run-001-a01-001.png");
        assertThat(bench.provider.log("calls")).hasSize(1);
        assertThat(bench.provider.bought()).hasSize(1);
    }

    private DirectRuns direct(Bench bench) {
        return new DirectRuns(
                work,
                Bench.table(),
                new Providers(List.of(bench.provider)),
                OperationIds.random(),
                Clock.systemUTC());
    }

    private SubmitAnswer buysAndLoses(SubmitCall call) {
        new ScriptedProvider("scripted", work.resolve(".service")).accept(call);
        return new SubmitAnswer.Unknown(CUT_OFF, null);
    }

    private static ObjectNode attempt(Bench bench, RunRef run) {
        return bench.json(run, "attempts/attempt-001/attempt.json");
    }
}
