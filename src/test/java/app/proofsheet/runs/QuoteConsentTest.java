package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

/**
 * A price that needs consent: given before, within the ceiling, or asked for (wire contract §9).
 */
class QuoteConsentTest {

    @TempDir Path work;
    private Bench bench;
    private final List<String> submitted = new ArrayList<>();
    private final List<QuoteChallenge> remembered = new ArrayList<>();

    @BeforeEach
    void open() {
        bench = new Bench(work);
    }

    @Test
    void tierThatWasAgreedToIsConfirmedAtOnceUnderTheIdOfTheChallenge() throws Exception {
        deciding(new QuoteConsent.Decision.Acknowledged());
        RunRef run = asking("op-of-the-challenge");
        bench.provider.nextSubmit(this::accepted);

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);

        assertThat(submitted).hasSize(2).last().isEqualTo("op-of-the-challenge qct_secret");
        assertThat(remembered).isEmpty();
        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.folder(run).attempt("attempt-001").resolve("quote-token")).doesNotExist();
    }

    @Test
    void priceUnderTheCeilingIsConfirmedAndRemembered() throws Exception {
        deciding(new QuoteConsent.Decision.UnderCeiling(new BigDecimal("300")));
        RunRef run = asking("op-1");

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);

        assertThat(remembered)
                .singleElement()
                .satisfies(challenge ->
                        assertThat(challenge.requiredTierCredits()).isEqualByComparingTo("100"));
    }

    @Test
    void consentThatIsAskedForAgainStopsInsteadOfGoingRound() throws Exception {
        deciding(new QuoteConsent.Decision.Acknowledged());
        RunRef run = asking("op-1");
        bench.provider.nextSubmit(this::challenged);

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        failed ->
                                assertThat(failed.failure().code())
                                        .isEqualTo("quote_challenged_again"));
        assertThat(bench.provider.bought()).isEmpty();
    }

    @Test
    void questionNamesThePricesTheFeatureAndUpToEightDrivers() throws Exception {
        deciding(ask());
        RunRef run = asking("op-1");

        RunProgress.NeedsYou asked = (RunProgress.NeedsYou) bench.step(run);

        assertThat(asked.choices()).containsExactly(Choice.CONFIRM_QUOTE);
        assertThat(asked.failure().sentence())
                .contains("180.5 credits", "240.0 credits", "Image generation")
                .contains("Driver 1 v1", "Driver 8 v8")
                .doesNotContain("Driver 9");
        JsonNode record = bench.json(run, "attempts/attempt-001/attempt.json");
        assertThat(record.path("quote").toString())
                .contains("\"reservedCredits\":\"240\"", "\"featureLabel\":\"Image generation\"")
                .contains("\"label\":\"Driver 2\"");
        assertThat(record.toString()).doesNotContain("qct_secret");
    }

    @Test
    void consentOfAPersonIsRememberedForItsAccountAndTier() throws Exception {
        deciding(ask());
        RunRef run = asking("op-1");
        bench.provider.nextSubmit(this::accepted);
        bench.step(run);
        assertThat(remembered).isEmpty();

        bench.step(run, RunWish.CONFIRM_QUOTE);

        assertThat(submitted).last().isEqualTo("op-1 qct_secret");
        assertThat(remembered)
                .singleElement()
                .satisfies(challenge -> {
                    assertThat(challenge.accountId()).isEqualTo("acc");
                    assertThat(challenge.requiredTierCredits()).isEqualByComparingTo("100");
                });
    }

    @Test
    void consentThatCannotBeReadOrKeptCostsNothing() throws Exception {
        Failure unreadable = Failure.of("config", FailureKind.STORAGE, "The config is broken.");
        bench.provider.consents(
                new QuoteConsent() {
                    @Override
                    public Decision decide(QuoteChallenge challenge) {
                        throw new FailureException(unreadable);
                    }

                    @Override
                    public void remember(QuoteChallenge challenge) {
                        throw new FailureException(unreadable);
                    }
                });
        RunRef run = asking("op-1");

        RunProgress.NeedsYou asked = (RunProgress.NeedsYou) bench.step(run);
        assertThat(asked.failure().detail()).contains("The config is broken.");
        bench.step(run, RunWish.CONFIRM_QUOTE);
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
    }

    @Test
    void bothStepsOfAnUploadAndTheSubmitAreConfirmedEachWithItsOwnId() throws Exception {
        deciding(new QuoteConsent.Decision.Acknowledged());
        Path file = Files.createDirectories(work.resolve("inputs")).resolve("base.png");
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        RunRef run =
                bench.reserve(
                        Bench.request(
                                app.proofsheet.folder.run.RequestDocument.Use.EDIT,
                                """
                                {"assetId": "mara-desk", "runId": "image-run-001",
                                 "provider": "scripted", "model": "image-nano-banana-2-edit",
                                 "prompt": "warmer", "localAssetDir": "assets/mara-desk",
                                 "sourceBasis": ["reports/lock.md"],
                                 "inputFiles": ["inputs/base.png"]}
                                """,
                                "{}"));
        List<UploadCall> uploads = new ArrayList<>();
        Failure told = Failure.of("quote", FailureKind.QUOTA, "A price.");
        bench.provider
                .nextUpload(call -> {
                    uploads.add(call);
                    return new UploadAnswer.QuoteRequired(challenge("op-place"), told, null);
                })
                .nextUpload(call -> {
                    uploads.add(call);
                    return new UploadAnswer.QuoteRequired(
                            challenge("op-register"), told, "{\"storageReference\":{}}");
                })
                .nextUpload(call -> {
                    uploads.add(call);
                    return new UploadAnswer.Uploaded("media://b", null, "media://b", null, "{}");
                })
                .nextSubmit(this::challenged);

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);

        assertThat(uploads)
                .extracting(UploadCall::quoteToken)
                .containsExactly(null, "qct_secret", "qct_secret");
        assertThat(uploads.subList(1, 3))
                .extracting(UploadCall::operationId)
                .containsExactly("op-place", "op-register");
        assertThat(uploads)
                .extracting(UploadCall::place)
                .containsExactly(null, null, "{\"storageReference\":{}}");
        assertThat(bench.provider.bought()).hasSize(1);
    }

    private RunRef asking(String operationId) {
        bench.provider.nextSubmit(call -> {
            note(call);
            return new SubmitAnswer.QuoteRequired(
                    challenge(operationId),
                    Failure.of("quote", FailureKind.QUOTA, "A large price."));
        });
        return bench.queued();
    }

    private SubmitAnswer accepted(SubmitCall call) {
        note(call);
        return new SubmitAnswer.Accepted(bench.provider.accept(call));
    }

    private SubmitAnswer challenged(SubmitCall call) {
        note(call);
        return new SubmitAnswer.QuoteRequired(
                challenge(call.operationId()),
                Failure.of("quote", FailureKind.QUOTA, "A large price."));
    }

    private void note(SubmitCall call) {
        submitted.add(call.operationId() + " " + call.quoteToken());
    }

    private void deciding(QuoteConsent.Decision decision) {
        bench.provider.consents(
                new QuoteConsent() {
                    @Override
                    public Decision decide(QuoteChallenge challenge) {
                        return decision;
                    }

                    @Override
                    public void remember(QuoteChallenge challenge) {
                        remembered.add(challenge);
                    }
                });
    }

    private static QuoteConsent.Decision ask() {
        return new QuoteConsent.Decision.Ask(
                Failure.of("ask", FailureKind.QUOTA, "Nobody is there."));
    }

    private static QuoteChallenge challenge(String operationId) {
        return new QuoteChallenge(
                "qct_secret",
                operationId,
                "acc",
                new BigDecimal("180.5"),
                new BigDecimal("240"),
                new BigDecimal("100"),
                new QuoteChallenge.Labels("generate", "Image generation", "Media"),
                IntStream.rangeClosed(1, 9)
                        .mapToObj(n -> new QuoteChallenge.Driver("d" + n, "Driver " + n, "v" + n))
                        .toList(),
                "{}");
    }
}
