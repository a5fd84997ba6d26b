package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.json.Json;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class RunEngineTest {

    @TempDir Path work;

    @Test
    void runGoesFromQueuedToSavedPictures() throws Exception {
        Bench bench = new Bench(work);
        bench.provider.pictures(2).finishedAfterPolls(2);
        RunRef run = bench.queued();

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Processing.class,
                        p -> assertThat(p.providerStatus()).isEqualTo("processing"));
        assertThat(bench.step(run)).isInstanceOf(RunProgress.Processing.class);
        RunProgress last = bench.step(run);

        assertThat(last)
                .isEqualTo(
                        new RunProgress.Saved(
                                List.of(
                                        "images/candidates/image-run-001-a01-001.png",
                                        "images/candidates/image-run-001-a01-002.png"),
                                "1.50"));
        assertThat(bench.candidates())
                .containsExactly("image-run-001-a01-001.png", "image-run-001-a01-002.png");
        assertThat(Files.readAllBytes(asset("images/candidates/image-run-001-a01-001.png")))
                .isEqualTo(ScriptedProvider.picture("https://out.test/job-1/1.png"));
        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.heard.words).containsExactly("submit", "saved 1/2", "saved 2/2");
    }

    @Test
    void manifestHasTheKeysOfTheReferenceInOrderAndThoseOfThePortableContract() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.finish(run);

        ObjectNode manifest = bench.json(run, "manifest.json");
        assertThat(names(manifest))
                .startsWith(
                        "assetId",
                        "runId",
                        "jobId",
                        "campaignId",
                        "personaId",
                        "conceptId",
                        "assetPurpose",
                        "provider",
                        "model",
                        "mode",
                        "creativeFormat",
                        "creativeFormatLabel",
                        "targetAspectRatio",
                        "localAssetDir",
                        "requestPath",
                        "responsePath",
                        "createdAt",
                        "assets",
                        "generationHandle",
                        "providerStatus",
                        "providerUrls",
                        "mediaType",
                        "providerOutputs",
                        "providerOutputUrls",
                        "providerBilling")
                .contains("inputs", "outputs", "derivedFrom", "predictionId", "providerLabel");
        assertThat(manifest.path("requestPath").asText())
                .isEqualTo("runs/image/image-run-001/request.json");
        assertThat(manifest.path("attemptState").asText()).isEqualTo("materialized");
        assertThat(manifest.path("nextAction").asText()).isEqualTo("done");
        assertThat(manifest.path("providerLabel").asText()).isEqualTo("scripted sketch");
        JsonNode picture = manifest.path("assets").path(0);
        Path file = asset(picture.path("assetRelativePath").asText());
        assertThat(picture.path("sha256").asText()).isEqualTo(Pictures.sha256(file));
        assertThat(picture.path("bytes").asLong()).isEqualTo(Files.size(file));
        assertThat(picture.path("width").asInt()).isEqualTo(9);
        assertThat(picture.path("height").asInt()).isEqualTo(16);
        assertThat(picture.path("promptHash").asText())
                .isEqualTo(
                        "sha256:df381eb4bb572dafc91d47e4206ea60d1b1b41a8d2ca09fe53f3365fb0447eb7");
        assertThat(manifest.path("outputs").path(0).path("role").asText()).isEqualTo("candidate");
        assertThat(manifest).isEqualTo(bench.json(run, "attempts/attempt-001/manifest.json"));
    }

    @Test
    void noRecordHoldsAnAbsolutePath() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.finish(run);

        try (var files = Files.walk(asset(""))) {
            assertThat(files.filter(f -> f.toString().endsWith(".json")))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(Files.readString(file)).doesNotContain(work.toString()));
        }
    }

    @Test
    void attemptIsInTheListAndTheAnswerIsKeptAsItCame() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.finish(run);

        ObjectNode attempt = bench.json(run, "attempts/attempt-001/attempt.json");
        assertThat(attempt.path("state").asText()).isEqualTo("materialized");
        assertThat(attempt.path("responseHistory")).hasSize(2);
        assertThat(attempt.path("responseHistory").path(1).path("path").asText())
                .endsWith("attempt-001/poll-response-002.json");
        ObjectNode index = bench.json(run, "attempts/index.json");
        assertThat(index.path("activeAttemptId").asText()).isEqualTo("attempt-001");
        assertThat(index.path("attempts").path(0).path("state").asText()).isEqualTo("materialized");
        assertThat(Bench.read(bench.folder(run).response()))
                .contains("\"cost\": 1.50")
                .doesNotContain("billing");
        assertThat(bench.assetJson("index.json").path("images").path(0).path("originRunId"))
                .isEqualTo(Json.mapper().getNodeFactory().textNode("image-run-001"));
    }

    @Test
    void finishedRunIsNeitherBoughtNorFetchedAgain() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        RunProgress first = bench.finish(run);

        assertThat(bench.step(run)).isEqualTo(first);
        assertThat(bench.provider.log("fetches")).hasSize(1);
        assertThat(bench.provider.log("polls")).hasSize(1);
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void newAttemptKeepsTheEarlierPicturesAndBuysOnce() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.finish(run);

        bench.step(run, RunWish.NEW_ATTEMPT);
        RunProgress again = bench.step(run, RunWish.NEW_ATTEMPT);

        assertThat(again)
                .isInstanceOfSatisfying(
                        RunProgress.Saved.class,
                        s ->
                                assertThat(s.pictures())
                                        .containsExactly(
                                                "images/candidates/image-run-001-a02-001.png"));
        assertThat(bench.candidates())
                .containsExactly("image-run-001-a01-001.png", "image-run-001-a02-001.png");
        assertThat(bench.provider.bought()).hasSize(2);
    }

    @Test
    void foreignFileOfTheSameNameIsNotReplaced() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        Path foreign = asset("images/candidates/image-run-001-a01-001.png");
        Files.createDirectories(foreign.getParent());
        Files.writeString(foreign, "somebody's");

        RunProgress done = bench.finish(run);

        assertThat(Files.readString(foreign)).isEqualTo("somebody's");
        assertThat(done)
                .isInstanceOfSatisfying(
                        RunProgress.Saved.class,
                        s ->
                                assertThat(s.pictures())
                                        .containsExactly(
                                                "images/candidates/image-run-001-a01-001-2.png"));
    }

    private Path asset(String path) {
        return work.resolve(Bench.ASSET).resolve(path);
    }

    private static List<String> names(ObjectNode node) {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
