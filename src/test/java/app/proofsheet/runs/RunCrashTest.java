package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.nio.file.Files;
import java.nio.file.Path;

/** The program is killed between any two durable steps; started again, it finishes once. */
class RunCrashTest {

    private static final int PICTURES = 2;

    @TempDir Path work;

    @ParameterizedTest(name = "killed at {0} for the {1}. time")
    @CsvSource({
        "upload-returned, 1",
        "upload-recorded, 1",
        "attempt-created, 1",
        "sent-written, 1",
        "operation-recorded, 1",
        "submit-returned, 1",
        "answer-written, 1",
        "answer-recorded, 1",
        "poll-returned, 1",
        "poll-written, 1",
        "poll-recorded, 1",
        "picture-fetched, 1",
        "picture-planned, 1",
        "picture-named, 1",
        "picture-recorded, 1",
        "picture-fetched, 2",
        "picture-planned, 2",
        "picture-named, 2",
        "saved-recorded, 1"
    })
    void nothingIsBoughtTwiceAndNoPictureIsLost(String place, int time) throws Exception {
        Bench bench = new Bench(work);
        RunRef run = edit(bench);

        assertThat(KilledProgram.run(work, run, place, time, PICTURES, true))
                .as(() -> "exit code; " + Bench.read(work.resolve("killed.log")))
                .isEqualTo(KilledProgram.KILLED);
        bench.provider.pictures(PICTURES);
        RunProgress last = bench.finish(run);

        assertThat(last)
                .isInstanceOfSatisfying(
                        RunProgress.Saved.class,
                        saved -> assertThat(saved.pictures()).hasSize(PICTURES));
        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.provider.log("fetches").size()).isLessThanOrEqualTo(PICTURES + 1);
        assertThat(bench.candidates())
                .containsExactly("image-run-001-a01-001.png", "image-run-001-a01-002.png");
        for (int i = 1; i <= PICTURES; i++) {
            assertThat(
                            Files.readAllBytes(
                                    bench.folder(run)
                                            .candidates()
                                            .resolve("image-run-001-a01-00" + i + ".png")))
                    .isEqualTo(ScriptedProvider.picture("https://out.test/job-1/" + i + ".png"));
        }
        assertThat(bench.json(run, "attempts/index.json").path("attempts")).hasSize(1);
        JsonNode images = bench.assetJson("index.json").path("images");
        assertThat(images).hasSize(PICTURES);
        assertThat(bench.json(run, "manifest.json").path("assets")).hasSize(PICTURES);
        try (var left = Files.walk(work.resolve(Bench.ASSET))) {
            assertThat(left.filter(f -> f.toString().endsWith(".tmp"))).isEmpty();
        }
    }

    @Test
    void killedWhileTheAnswerIsOnItsWayAPersonDecidesWhereSendingAgainCouldBuyTwice()
            throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false);
        RunRef run = bench.queued();

        assertThat(KilledProgram.run(work, run, "submit-returned", 1, 1, false))
                .isEqualTo(KilledProgram.KILLED);

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.NeedsYou.class);
        assertThat(bench.provider.bought()).hasSize(1);
        ObjectNode attempt = bench.json(run, "attempts/attempt-001/attempt.json");
        assertThat(attempt.path("state").asText()).isEqualTo("submit_outcome_unknown");
        assertThat(bench.provider.bought().getFirst())
                .startsWith(attempt.path("hostedOperationId").asText());
    }

    @ParameterizedTest(name = "killed at {0}")
    @CsvSource({"find-returned", "find-written", "find-recorded"})
    void lostSubmitIsFoundAgainHoweverTheSearchEnds(String place) throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false).listsRuns();
        RunRef run = bench.queued();

        assertThat(KilledProgram.run(work, run, "submit-returned", 1, 1, false))
                .isEqualTo(KilledProgram.KILLED);
        assertThat(KilledProgram.run(work, run, place, 1, 1, false))
                .isEqualTo(KilledProgram.KILLED);

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.provider.log("calls")).hasSize(1);
        assertThat(bench.candidates()).containsExactly("image-run-001-a01-001.png");
    }

    @Test
    void answerThatWasWrittenIsTakenOverEvenWhereSendingAgainCouldBuyTwice() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false);
        RunRef run = bench.queued();

        assertThat(KilledProgram.run(work, run, "answer-written", 1, 1, false))
                .isEqualTo(KilledProgram.KILLED);

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("calls")).hasSize(1);
    }

    private RunRef edit(Bench bench) throws Exception {
        Path base = work.resolve(Bench.ASSET).resolve("inputs/base.png");
        Files.createDirectories(base.getParent());
        Files.write(base, ScriptedProvider.picture("base"));
        return bench.reserve(
                Bench.request(
                        RequestDocument.Use.EDIT,
                        """
                        {"assetId": "mara-desk", "runId": "image-run-001", "provider": "scripted",
                         "model": "image-nano-banana-2-edit", "prompt": "warmer light",
                         "localAssetDir": "assets/mara-desk",
                         "inputFiles": ["assets/mara-desk/inputs/base.png"],
                         "derivedFrom": "assets/mara-desk/inputs/base.png"}
                        """,
                        "{}"));
    }
}
