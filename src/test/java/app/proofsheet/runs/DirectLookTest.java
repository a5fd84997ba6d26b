package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.json.Json;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.PollCall;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.SubmitAnswer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks of the single tools, and the names that scripts of the reference expect. */
class DirectLookTest {

    @TempDir Path work;
    private Bench bench;

    @BeforeEach
    void open() {
        bench = new Bench(work);
    }

    @Test
    void finishedWithoutPicturesIsToldFromTheRecordUnlessAnAddressIsGiven() throws Exception {
        RunRef run = bench.queued();
        bench.provider.nextSubmit(call -> {
            bench.provider.accept(call);
            return new SubmitAnswer.Accepted(
                    new ProviderPayload(
                            "job-1",
                            "completed",
                            ProviderPayload.Phase.COMPLETED,
                            List.of(),
                            Map.of(),
                            null,
                            null,
                            null,
                            "{\"id\":\"job-1\",\"status\":\"completed\",\"outputs\":[]}",
                            null));
        });
        assertThat(bench.step(run)).isInstanceOf(RunProgress.NeedsYou.class);

        DirectRuns.Report told = look(null);

        assertThat(told.failure()).isNull();
        assertThat(told.isPending()).isFalse();
        assertThat(Json.read(told.manifestJson(), "manifest").path("attemptState").asText())
                .isEqualTo("provider_completed_without_outputs");
        assertThat(bench.provider.log("polls")).isEmpty();

        look("job-1");
        assertThat(bench.provider.log("polls")).containsExactly("job-1");
        assertThat(bench.candidates()).hasSize(1);
    }

    @Test
    void queueAsksAgainForPicturesThatWereMissing() throws Exception {
        RunRef run = bench.queued();
        bench.step(run);
        bench.provider.nextPoll(call ->
                new PollAnswer.Known(
                        new ProviderPayload(
                                "job-1",
                                "completed",
                                ProviderPayload.Phase.COMPLETED,
                                List.of(),
                                Map.of(),
                                null,
                                null,
                                null,
                                "{\"id\":\"job-1\",\"status\":\"completed\"}",
                                null)));
        assertThat(bench.step(run)).isInstanceOf(RunProgress.NeedsYou.class);

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
    }

    @Test
    void addressWithABrokenEscapeIsAskedForAsItStands() throws Exception {
        bench.step(bench.queued());
        List<PollCall> asked = new ArrayList<>();
        bench.provider.nextPoll(call -> {
            asked.add(call);
            return new PollAnswer.Known(bench.provider.payload("job-1", true));
        });

        look("https://api.test/predictions/a%zz/result");

        assertThat(asked).singleElement().extracting(PollCall::handle).isEqualTo("a%zz");
    }

    @Test
    void referenceNameIsGivenOnceAndNeverTakenFromAPictureThatHasOrHadIt() throws Exception {
        bench.provider.namesAsReference().finishedAfterPolls(0);
        Path images = work.resolve(Bench.ASSET).resolve("images");
        bench.finish(queued(1));
        assertThat(bench.candidates()).containsExactly("img-001.png");
        byte[] first = Files.readAllBytes(images.resolve("candidates/img-001.png"));

        bench.finish(queued(2));
        assertThat(bench.candidates()).containsExactly("image-run-002-a01-001.png", "img-001.png");
        assertThat(images.resolve("candidates/img-001.png")).hasBinaryContent(first);

        // Moved by a verdict, then gone altogether: the records still tell of it.
        Files.createDirectories(images.resolve("rejected"));
        Files.move(
                images.resolve("candidates/img-001.png"), images.resolve("rejected/img-001.png"));
        bench.finish(queued(3));
        Files.delete(images.resolve("rejected/img-001.png"));
        bench.finish(queued(4));
        assertThat(bench.candidates())
                .containsExactly(
                        "image-run-002-a01-001.png",
                        "image-run-003-a01-001.png",
                        "image-run-004-a01-001.png");
    }

    @Test
    void fileThatNoRecordKnowsKeepsTheReferenceName() throws Exception {
        bench.provider.namesAsReference().finishedAfterPolls(0);
        Path own =
                Files.createDirectories(work.resolve(Bench.ASSET).resolve("images/approved"))
                        .resolve("img-001.png");
        Files.writeString(own, "mine");

        bench.finish(bench.queued());

        assertThat(own).hasContent("mine");
        assertThat(bench.candidates()).containsExactly("image-run-001-a01-001.png");
    }

    private RunRef queued(int number) {
        return bench.reserve(Bench.text("{\"runId\": \"image-run-00" + number + "\"}"));
    }

    private DirectRuns.Report look(@Nullable String handleOrUrl) throws InterruptedException {
        return new DirectRuns(
                        work,
                        Bench.table(),
                        new Providers(List.of(bench.provider)),
                        OperationIds.random(),
                        Clock.systemUTC())
                .look(
                        new DirectRuns.LookOrder(
                                work.resolve(Bench.ASSET),
                                Bench.text("{}"),
                                null,
                                null,
                                handleOrUrl),
                        bench.heard);
    }
}
