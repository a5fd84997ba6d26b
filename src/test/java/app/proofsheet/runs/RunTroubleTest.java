package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.provider.CancelAnswer;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.ScriptedProvider;
import app.proofsheet.provider.SubmitAnswer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Map;

class RunTroubleTest {

    private static final Failure NO_CREDIT =
            Failure.of("billing_balance_insufficient", FailureKind.QUOTA, "Not enough credit.");

    private static final Failure CUT_OFF =
            Failure.of("cut_off", FailureKind.TRANSPORT, "The connection was cut.");

    @TempDir Path work;

    @Test
    void refusalLeavesNoOrphanAndTheNextSubmitIsANewAttempt() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(
                call -> new SubmitAnswer.Refused(NO_CREDIT, null, "{\"code\":\"x\"}", 402));

        RunProgress refused = bench.step(run);

        assertThat(refused)
                .isEqualTo(new RunProgress.Failed(NO_CREDIT, List.of(Choice.SUBMIT_AGAIN)));
        assertThat(attempt(bench, run, 1).path("state").asText()).isEqualTo("not_submitted");
        ObjectNode error = bench.json(run, "attempts/attempt-001/submission-error.json");
        assertThat(error.path("code").asText()).isEqualTo("billing_balance_insufficient");
        assertThat(error.path("status").asInt()).isEqualTo(402);
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.candidates()).containsExactly("image-run-001-a02-001.png");
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void policyRefusalOffersNothingToTryAgain() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        Failure policy = Failure.of("policy", FailureKind.CONTENT_POLICY, "Refused.");
        bench.provider.nextSubmit(call -> new SubmitAnswer.Refused(policy, null, null, 400));

        assertThat(bench.step(run)).isEqualTo(new RunProgress.Failed(policy, List.of()));
    }

    @Test
    void lostAnswerIsAskedForUnderTheSameOperationWhereThatCannotBuyTwice() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(this::buysAndLoses);

        assertThat(bench.step(run)).isInstanceOf(RunProgress.Processing.class);
        assertThat(attempt(bench, run, 1).path("state").asText())
                .isEqualTo("submit_outcome_unknown");
        assertThat(attempt(bench, run, 1).path("nextAction").asText())
                .isEqualTo("reconcile submit outcome");
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("calls")).hasSize(2).containsOnly(operation(bench, run));
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void lostAnswerIsLeftToAPersonWhereSendingAgainCouldBuyTwice() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(this::buysAndLoses);

        RunProgress first = bench.step(run);
        RunProgress again = bench.step(run);

        assertThat(again)
                .isEqualTo(first)
                .isInstanceOfSatisfying(
                        RunProgress.NeedsYou.class,
                        needs -> {
                            assertThat(needs.choices())
                                    .containsExactly(
                                            Choice.LOOK_AGAIN,
                                            Choice.MARK_LOST,
                                            Choice.NEW_PAID_ATTEMPT);
                            assertThat(needs.failure().code()).isEqualTo("cut_off");
                        });
        assertThat(bench.provider.log("calls")).hasSize(1);
        assertThat(bench.step(run, RunWish.MARK_LOST))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        f -> assertThat(f.failure().code()).isEqualTo("attempt_marked_lost"));
        bench.step(run, RunWish.NEW_ATTEMPT);
        assertThat(bench.provider.bought()).hasSize(2);
    }

    @Test
    void providerThatBreaksWhileSubmittingCountsAsUnknown() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(call -> {
            throw new IllegalStateException("bug");
        });

        assertThat(bench.step(run)).isInstanceOf(RunProgress.NeedsYou.class);
    }

    @Test
    void quoteWaitsForConsentAndIsConfirmedWithItsOwnOperation() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(call ->
                new SubmitAnswer.QuoteRequired(
                        new QuoteChallenge(
                                "qct_secret",
                                "challenge-op",
                                "acc",
                                new BigDecimal("180"),
                                null,
                                null,
                                QuoteChallenge.Labels.NONE,
                                List.of(),
                                "{}"),
                        Failure.of("quote", FailureKind.QUOTA, "180 credits.")));

        RunProgress asked = bench.step(run);

        assertThat(asked)
                .isInstanceOfSatisfying(
                        RunProgress.NeedsYou.class,
                        needs -> assertThat(needs.choices()).containsExactly(Choice.CONFIRM_QUOTE));
        assertThat(bench.step(run)).isEqualTo(asked);
        Path token = bench.folder(run).attempt("attempt-001").resolve("quote-token");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(token)))
                .isEqualTo("rw-------");
        assertThat(attempt(bench, run, 1).toString()).doesNotContain("qct_secret");

        String[] sent = new String[2];
        bench.provider.nextSubmit(call -> {
            sent[0] = call.operationId();
            sent[1] = String.valueOf(call.quoteToken());
            return new SubmitAnswer.Accepted(bench.provider.accept(call));
        });
        bench.step(run, RunWish.CONFIRM_QUOTE);

        assertThat(sent).containsExactly("challenge-op", "qct_secret");
        assertThat(token).doesNotExist();
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void vanishedHandleKeepsTheRecordsAndLeavesTheDecisionToAPerson() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        Failure gone = Failure.of("not_found", FailureKind.STATE, "No such run.");
        bench.provider.nextPoll(call -> new PollAnswer.HandleGone(gone, 404));

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.NeedsYou.class,
                        needs -> {
                            assertThat(needs.failure().code())
                                    .isEqualTo("hosted_generation_handle_not_found");
                            assertThat(needs.choices()).contains(Choice.NEW_PAID_ATTEMPT);
                        });
        assertThat(attempt(bench, run, 1).path("state").asText())
                .isEqualTo("hosted_generation_handle_not_found");
        assertThat(attempt(bench, run, 1).path("generationHandle").asText()).isEqualTo("job-1");
        assertThat(
                        bench.json(run, "attempts/attempt-001/status-error.json")
                                .path("resultUrl")
                                .asText())
                .isEqualTo("job-1");
    }

    @Test
    void failedRunSaysWhyAndIsNotBoughtAgain() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        Failure why = Failure.of("model_crashed", FailureKind.GENERATION, "The model broke.");
        bench.provider.nextPoll(call ->
                new PollAnswer.Known(
                        new ProviderPayload(
                                "job-1",
                                "failed",
                                ProviderPayload.Phase.FAILED,
                                List.of(),
                                Map.of(),
                                why,
                                null,
                                null,
                                "{\"id\":\"job-1\",\"status\":\"failed\"}",
                                null)));

        RunProgress failed = bench.step(run);

        assertThat(failed).isEqualTo(new RunProgress.Failed(why, List.of(Choice.NEW_PAID_ATTEMPT)));
        assertThat(bench.step(run)).isEqualTo(failed);
        assertThat(bench.json(run, "manifest.json").path("error").path("code").asText())
                .isEqualTo("model_crashed");
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void serviceThatDoesNotAnswerIsAskedAgainBeforeAPersonIs() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        for (int i = 0; i < 6; i++) {
            bench.provider.nextPoll(call -> new PollAnswer.Unavailable(CUT_OFF, null, null));
        }

        for (int i = 0; i < 5; i++) {
            assertThat(bench.step(run)).isInstanceOf(RunProgress.Processing.class);
        }
        assertThat(bench.step(run))
                .isEqualTo(new RunProgress.Failed(CUT_OFF, List.of(Choice.POLL_AGAIN)));
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
    }

    @Test
    void failedDownloadKeepsWhatIsThereAndResumesWithTheRest() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.pictures(3).finishedAfterPolls(0);
        RunRef run = bench.queued();
        bench.step(run);
        bench.provider
                .nextFetch(call -> null)
                .nextFetch(call -> new FetchAnswer.Failed(CUT_OFF, false));

        RunProgress failed = bench.step(run);

        assertThat(failed)
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        f -> {
                            assertThat(f.failure().code())
                                    .isEqualTo("provider_completed_asset_materialization_failed");
                            assertThat(f.choices()).containsExactly(Choice.RESUME_SAVING);
                        });
        assertThat(attempt(bench, run, 1).path("state").asText())
                .isEqualTo("materialization_failed");
        ObjectNode pointer =
                (ObjectNode) bench.assetJson("index.json").path("recoverableFailures").path(0);
        assertThat(pointer.path("runId").asText()).isEqualTo("image-run-001");
        assertThat(pointer.path("layer").asText()).isEqualTo("hosted_storage_network");
        assertThat(pointer.path("providerOutputUrls")).hasSize(3);

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Saved.class, s -> assertThat(s.pictures()).hasSize(3));
        assertThat(bench.provider.log("fetches"))
                .as("the first picture is fetched once, the second twice, the third once")
                .hasSize(4);
        assertThat(bench.assetJson("index.json").path("recoverableFailures")).isEmpty();
        assertThat(attempt(bench, run, 1).path("materializationError").isNull()).isTrue();
        assertThat(bench.json(run, "manifest.json").has("recoverableFailure")).isFalse();
    }

    @Test
    void pictureThatWasApprovedMeanwhileIsNotFetchedAgain() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.pictures(2).finishedAfterPolls(0);
        RunRef run = bench.queued();
        bench.step(run);
        bench.provider
                .nextFetch(call -> null)
                .nextFetch(call -> new FetchAnswer.Failed(CUT_OFF, false));
        bench.step(run);
        Path images = work.resolve(Bench.ASSET).resolve("images");
        Files.createDirectories(images.resolve("approved"));
        Files.move(
                images.resolve("candidates/image-run-001-a01-001.png"),
                images.resolve("approved/image-run-001-a01-001.png"));

        assertThat(bench.step(run))
                .isEqualTo(
                        new RunProgress.Saved(
                                List.of(
                                        "images/approved/image-run-001-a01-001.png",
                                        "images/candidates/image-run-001-a01-002.png"),
                                "1.50"));
        assertThat(bench.provider.log("fetches")).hasSize(3);
    }

    @Test
    void expiredAddressIsAskedForAnew() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.finishedAfterPolls(0);
        RunRef run = bench.queued();
        bench.step(run);
        bench.provider.nextFetch(call -> new FetchAnswer.Failed(CUT_OFF, true));

        assertThat(bench.step(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("polls")).hasSize(1);
    }

    @Test
    void webPageInsteadOfAPictureIsNotSaved() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.finishedAfterPolls(0);
        RunRef run = bench.queued();
        bench.step(run);
        bench.provider.nextFetch(call -> new FetchAnswer.Fetched(0, "text/html"));

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        f -> {
                            assertThat(f.failure().kind()).isEqualTo(FailureKind.RECORD);
                            assertThat(f.failure().sentence()).contains("Output 1 is no picture");
                        });
        assertThat(
                        bench.assetJson("index.json")
                                .path("recoverableFailures")
                                .path(0)
                                .path("layer")
                                .asText())
                .isEqualTo("provider_output");
        assertThat(bench.candidates()).isEmpty();
    }

    @Test
    void inlinePicturesAreDecodedStrictlyAndStayOutOfTheManifest() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        String inline = Base64.getEncoder().encodeToString(ScriptedProvider.picture("inline"));
        bench.provider.nextSubmit(call -> new SubmitAnswer.Accepted(inline(inline)));

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(Bench.read(bench.folder(run).manifest())).doesNotContain(inline);
        assertThat(
                        Files.readAllBytes(
                                bench.folder(run)
                                        .candidates()
                                        .resolve("image-run-001-a01-001.png")))
                .isEqualTo(ScriptedProvider.picture("inline"));
        for (String bad : List.of("data:image/png;base64," + inline, "abc", "", "QQ=Q")) {
            assertThat(PictureSaver.decode(bad)).as(bad).isEmpty();
        }
        assertThat(PictureSaver.decode(" QU\nJD "))
                .hasValue("ABC".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void cancelledRunIsSettledWhereTheServiceCan() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.cancels(true);
        RunRef run = bench.queued();
        bench.step(run);

        assertThat(bench.step(run, RunWish.CANCEL)).isEqualTo(new RunProgress.Cancelled());
        assertThat(bench.step(run)).isEqualTo(new RunProgress.Cancelled());
        assertThat(bench.provider.cancel("job-1")).isEqualTo(CancelAnswer.CANCELLED);
    }

    @Test
    void paidRunThatCannotBeCancelledGoesOn() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.finishedAfterPolls(2);
        RunRef run = bench.queued();
        bench.step(run);

        assertThat(bench.step(run, RunWish.CANCEL)).isInstanceOf(RunProgress.Processing.class);
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
    }

    @Test
    void runThatNeverLeftIsCancelledWithoutAskingAnybody() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();

        assertThat(bench.step(run, RunWish.CANCEL)).isEqualTo(new RunProgress.Cancelled());
        assertThat(bench.provider.log("calls")).isEmpty();
    }

    @Test
    void unknownProviderIsNeverReplaced() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.reserve(Bench.text("{\"provider\": \"elsewhere\"}"));

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        f -> {
                            assertThat(f.failure().code()).isEqualTo("provider_unknown");
                            assertThat(f.failure().sentence()).contains("elsewhere");
                        });
        assertThat(bench.provider.log("calls")).isEmpty();
    }

    @Test
    void refusedSecondAttemptDoesNotHideThePaidFirstOne() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextPoll(call -> new PollAnswer.Unavailable(CUT_OFF, null, null));
        bench.step(run);
        DirectRuns direct =
                new DirectRuns(
                        work,
                        Bench.table(),
                        new app.proofsheet.provider.Providers(List.of(bench.provider)),
                        app.proofsheet.provider.OperationIds.random(),
                        java.time.Clock.systemUTC());
        bench.provider.nextSubmit(call -> new SubmitAnswer.Refused(NO_CREDIT, null, null, 402));
        org.assertj.core.api.Assertions.assertThatThrownBy(() ->
                        direct.submit(
                                new DirectRuns.SubmitOrder(
                                        work.resolve(Bench.ASSET),
                                        Bench.text("{}"),
                                        true,
                                        null,
                                        null),
                                bench.heard))
                .hasMessageContaining("billing_balance_insufficient");

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.candidates()).containsExactly("image-run-001-a01-001.png");
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void answerIsWrittenDownEvenWhenTheProgramIsToldToStop() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(call -> {
            SubmitAnswer answer = new SubmitAnswer.Accepted(bench.provider.accept(call));
            Thread.currentThread().interrupt();
            return answer;
        });

        bench.step(run);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempt(bench, run, 1).path("generationHandle").asText()).isEqualTo("job-1");
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.bought()).hasSize(1);
    }

    private SubmitAnswer buysAndLoses(app.proofsheet.provider.SubmitCall call) {
        new ScriptedProvider("scripted", work.resolve(".service")).accept(call);
        return new SubmitAnswer.Unknown(CUT_OFF, null);
    }

    private static ProviderPayload inline(String base64) {
        return new ProviderPayload(
                "job-9",
                "completed",
                ProviderPayload.Phase.COMPLETED,
                List.of(new ProviderPayload.Output(0, ProviderPayload.Output.Kind.BASE64, base64)),
                Map.of(),
                null,
                null,
                null,
                "{\"id\":\"job-9\",\"status\":\"completed\",\"outputs\":[\"" + base64 + "\"]}",
                null);
    }

    private static ObjectNode attempt(Bench bench, RunRef run, int sequence) {
        return bench.json(run, "attempts/attempt-00" + sequence + "/attempt.json");
    }

    private static String operation(Bench bench, RunRef run) {
        return attempt(bench, run, 1).path("hostedOperationId").asText();
    }
}
