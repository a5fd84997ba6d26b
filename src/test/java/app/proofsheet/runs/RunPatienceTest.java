package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.provider.SubmitAnswer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a refused or lost submit means for the next one of the same run. */
class RunPatienceTest {

    private static final Failure BUSY = Failure.of("busy", FailureKind.BUSY, "Too many requests.");

    @TempDir Path work;

    @Test
    void busyServiceIsLeftAloneAsLongAsItAsksAndThenAskedUnderTheSameOperation() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(
                call -> new SubmitAnswer.Refused(BUSY, Duration.ofSeconds(60), null, 429));

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Processing.class,
                        waits -> assertThat(waits.again()).isEqualTo(Duration.ofSeconds(60)));
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);

        assertThat(bench.provider.log("calls"))
                .hasSize(2)
                .containsOnly(bench.provider.log("calls").getFirst());
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void patienceWithABusyServiceEndsAndOffersToSendAgain() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        for (int i = 0; i < 20; i++) {
            bench.provider.nextSubmit(call -> new SubmitAnswer.Refused(BUSY, null, null, 503));
        }
        assertThat(bench.finish(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        stopped -> {
                            assertThat(stopped.failure()).isEqualTo(BUSY);
                            assertThat(stopped.choices()).containsExactly(Choice.SUBMIT_AGAIN);
                        });
        assertThat(bench.provider.log("calls")).hasSize(6);
        assertThat(List.of(bench.provider.log("calls").getFirst()))
                .containsAll(bench.provider.log("calls"));
    }

    @Test
    void serviceThatWantsToBeLeftAloneForHoursIsAMatterForAPerson() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(
                call -> new SubmitAnswer.Refused(BUSY, Duration.ofDays(40_000), null, 429));

        assertThat(bench.step(run)).isInstanceOf(RunProgress.Failed.class);
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"AUTHORISATION", "QUOTA", "REFUSED", "TRANSPORT", "BUSY"})
    void refusalOfTheSecondCallDoesNotProveThatTheFirstWasNotBought(FailureKind kind)
            throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        Failure lost = Failure.of("reset", FailureKind.TRANSPORT, "The connection broke.");
        Failure refusal = Failure.of("refused", kind, "Not now.");
        bench.provider.nextSubmit(call -> {
            bench.provider.accept(call);
            return new SubmitAnswer.Unknown(lost, null);
        });
        bench.provider.nextSubmit(call -> new SubmitAnswer.Refused(refusal, null, null, 400));

        bench.step(run);
        RunProgress refused = bench.step(run);
        if (refused instanceof RunProgress.Failed stopped) {
            assertThat(stopped.failure().kind()).isEqualTo(kind);
            assertThat(stopped.choices()).startsWith(Choice.LOOK_AGAIN);
        }
        assertThat(bench.json(run, "attempts/attempt-001/attempt.json").path("state").asText())
                .isEqualTo("submit_outcome_unknown");
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);

        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.folder(run).dir().resolve("attempts/attempt-002")).doesNotExist();
    }

    @ParameterizedTest
    @EnumSource(
            value = RunWish.class,
            names = {"CONTINUE", "NEW_ATTEMPT", "CONFIRM_QUOTE"})
    void itemRefusedByPolicyIsNeverSentAgain(RunWish wish) throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        Failure policy = Failure.of("policy", FailureKind.CONTENT_POLICY, "A face of a child.");
        bench.provider.nextSubmit(call -> new SubmitAnswer.Refused(policy, null, null, 422));
        bench.step(run);

        assertThat(bench.step(run, wish))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        stopped -> {
                            assertThat(stopped.failure()).isEqualTo(policy);
                            assertThat(stopped.choices()).isEmpty();
                        });
        assertThat(bench.provider.log("calls")).hasSize(1);
        assertThat(Bench.read(bench.folder(run).dir().resolve("attempts/attempt-001/attempt.json")))
                .contains("A face of a child.");
    }

    @Test
    void missingFolderIsTroubleOfTheDiskAndNothingIsSent() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        Path asset = work.resolve(Bench.ASSET);
        Path away = work.resolve("unplugged");
        Files.move(asset, away);

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        stopped -> {
                            assertThat(stopped.failure().code()).isEqualTo("asset_folder_missing");
                            assertThat(stopped.failure().kind()).isEqualTo(FailureKind.STORAGE);
                        });
        assertThat(asset).doesNotExist();
        Files.move(away, asset);
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("calls")).hasSize(1);
    }
}
