package app.proofsheet.folder.asset;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.json;
import static app.proofsheet.folder.FolderFixture.narrowEdit;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.asset.AssetRecords.NewPicture;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class AssetRecordsTest {

    @TempDir Path work;
    private Path root;
    private AssetRecords records;

    @BeforeEach
    void open() {
        root = work.resolve("assets/mara");
        records = new AssetRecords(root, CLOCK);
    }

    @Test
    void noteRunMakesBothRecords() {
        records.noteRun(request("image-run-001"));

        ObjectNode asset = json(root.resolve("asset.json"));
        assertThat(asset.path("assetId").asText()).isEqualTo("mara-desk-cover-v1");
        assertThat(asset.path("customerId").asText()).isEqualTo("acme");
        assertThat(asset.path("heroImagePath").isNull()).isTrue();
        assertThat(asset.path("status").asText()).isEqualTo("review_pending");
        assertThat(asset.path("createdAt").asText()).isEqualTo("2026-08-02T09:14:05.120Z");
        assertThat(asset.path("localAssetDir").asText()).isEqualTo("assets/mara");
        assertThat(json(root.resolve("index.json")).path("assetId").asText())
                .isEqualTo("mara-desk-cover-v1");
    }

    @Test
    void aNarrowerRequestTakesNothingAwayAndUnknownFieldsStay() {
        records.noteRun(request("image-run-001"));
        ObjectNode asset = json(root.resolve("asset.json"));
        asset.put("heroImagePath", "images/approved/a.png");
        asset.put("heroVideoPath", "videos/approved/a.mp4");
        asset.put("boardColour", "green");
        asset.put("status", "approved");
        asset.put("reviewStatus", "approved");
        write(root.resolve("asset.json"), Json.write(asset));

        records.addPictures(
                narrowEdit("image-run-002", "assets/mara/images/approved/a.png"),
                "attempt-001",
                List.of(
                        new NewPicture(
                                "images/candidates/image-run-002-a01-001.png",
                                1,
                                "aa".repeat(32),
                                CLOCK.instant())));

        ObjectNode after = json(root.resolve("asset.json"));
        assertThat(after.path("campaignId").asText()).isEqualTo("spring-launch");
        assertThat(after.path("assetPurpose").asText()).isEqualTo("cover_frame");
        assertThat(after.path("sourceBasis")).hasSize(1);
        assertThat(after.path("heroImagePath").asText()).isEqualTo("images/approved/a.png");
        assertThat(after.path("heroVideoPath").asText()).isEqualTo("videos/approved/a.mp4");
        assertThat(after.path("boardColour").asText()).isEqualTo("green");
        assertThat(after.path("reviewStatus").asText()).isEqualTo("approved");
        assertThat(after.path("latestCandidatePath").asText())
                .isEqualTo("images/candidates/image-run-002-a01-001.png");
    }

    @Test
    void indexHasOneEntryPerFileWithRunAttemptAndHash() {
        NewPicture first =
                new NewPicture(
                        "images/candidates/r-a01-001.png", 1, "a".repeat(64), CLOCK.instant());
        records.addPictures(request("r"), "attempt-001", List.of(first));
        records.addPictures(
                request("r"),
                "attempt-001",
                List.of(
                        first,
                        new NewPicture(
                                "images/candidates/r-a01-002.png", 2, "b", CLOCK.instant())));

        JsonNode images = json(root.resolve("index.json")).path("images");
        assertThat(images).hasSize(2);
        assertThat(images.get(0).path("originRunId").asText()).isEqualTo("r");
        assertThat(images.get(0).path("attemptId").asText()).isEqualTo("attempt-001");
        assertThat(images.get(0).path("kind").asText()).isEqualTo("candidate");
        assertThat(images.get(0).path("sha256").asText()).isEqualTo("a".repeat(64));
        assertThat(images.get(1).path("index").asInt()).isEqualTo(2);
    }

    @Test
    void reviewStatusAndRunHealthStayApart() {
        records.noteRun(request("r1"));
        ObjectNode asset = json(root.resolve("asset.json"));
        asset.put("reviewStatus", "approved");
        write(root.resolve("asset.json"), Json.write(asset));

        records.noteRecoverableFailure("r1", failure("r1"));
        records.noteRecoverableFailure("r1", failure("r1"));
        records.noteRecoverableFailure("r2", failure("r2"));
        records.noteRun(request("r3"));

        ObjectNode failed = json(root.resolve("asset.json"));
        assertThat(failed.path("status").asText()).isEqualTo("materialization_failed");
        assertThat(failed.path("reviewStatus").asText()).isEqualTo("approved");
        assertThat(failed.path("lastRecoverableError").path("runId").asText()).isEqualTo("r2");
        assertThat(json(root.resolve("index.json")).path("recoverableFailures")).hasSize(2);

        records.clearFailures("r2");
        assertThat(json(root.resolve("asset.json")).path("lastRecoverableError").path("runId"))
                .hasToString("\"r1\"");
        records.clearFailures("r1");
        ObjectNode healed = json(root.resolve("asset.json"));
        assertThat(healed.path("status").asText()).isEqualTo("approved");
        assertThat(healed.path("runHealth").asText()).isEqualTo("ok");
        assertThat(json(root.resolve("index.json")).has("recoverableFailures")).isFalse();
        assertThat(healed.path("lastRecoverableError").isNull()).isTrue();
    }

    @Test
    void manyRunsAtOnceLoseNothing() {
        try (ExecutorService pool = Executors.newFixedThreadPool(6)) {
            CompletableFuture.allOf(
                            IntStream.range(0, 24)
                                    .mapToObj(n -> CompletableFuture.runAsync(() -> add(n), pool))
                                    .toArray(CompletableFuture[]::new))
                    .join();
        }
        assertThat(json(root.resolve("index.json")).path("images")).hasSize(24);
    }

    @Test
    void brokenRecordsAreMovedAsideAndBuiltAgain() throws IOException {
        png(root.resolve("images/candidates/r1-a01-001.png"), 1);
        png(root.resolve("images/approved/loose.png"), 2);
        write(
                root.resolve("runs/image/r1/manifest.json"),
                """
                {"assetId": "mara-desk-cover-v1", "runId": "r1", "campaignId": "spring-launch",
                 "attemptId": "attempt-001", "createdAt": "2026-08-02T09:00:00.000Z",
                 "assets": [{"assetRelativePath": "images/candidates/r1-a01-001.png", "index": 1}]}
                """);
        write(root.resolve("asset.json"), "{\"assetId\": \"mara");
        write(root.resolve("index.json"), "{\"images\": {}}");

        records.noteRecoverableFailure("r9", failure("r9"));

        ObjectNode asset = json(root.resolve("asset.json"));
        assertThat(asset.path("assetId").asText()).isEqualTo("mara-desk-cover-v1");
        assertThat(asset.path("campaignId").asText()).isEqualTo("spring-launch");
        assertThat(asset.path("heroImagePath").asText()).isEqualTo("images/approved/loose.png");
        JsonNode images = json(root.resolve("index.json")).path("images");
        assertThat(images).hasSize(2);
        assertThat(images.get(0).path("kind").asText()).isEqualTo("approved");
        assertThat(images.get(0).path("originRunId").isNull()).isTrue();
        assertThat(images.get(1).path("originRunId").asText()).isEqualTo("r1");
        assertThat(images.get(1).path("sha256").asText()).hasSize(64);
        try (var files = Files.list(root)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .contains(
                            "asset.json.broken-20260802-091405-120",
                            "index.json.broken-20260802-091405-120");
        }
        assertThat(root.resolve("asset.json.broken-20260802-091405-120"))
                .hasContent("{\"assetId\": \"mara");
    }

    @Test
    void theIndexCanBeBuiltAnewWithoutLosingForeignFields() throws IOException {
        png(root.resolve("images/candidates/r1-a01-001.png"), 1);
        png(root.resolve("images/rejected/r1-a01-002.png"), 2);
        write(
                root.resolve("runs/image/r1/manifest.json"),
                """
                {"runId": "r1", "attemptId": "attempt-001",
                 "assets": [{"assetRelativePath": "images/candidates/r1-a01-001.png"},
                            {"assetRelativePath": "images/candidates/r1-a01-002.png"}]}
                """);
        write(
                root.resolve("index.json"),
                """
                {"assetId": "other", "board": "b7", "images": [
                  {"path": "images/candidates/r1-a01-001.png", "kind": "candidate", "tag": "calm"},
                  {"path": "images/candidates/gone.png", "kind": "candidate"}]}
                """);

        records.rebuildIndex();

        ObjectNode index = json(root.resolve("index.json"));
        assertThat(index.path("board").asText()).isEqualTo("b7");
        assertThat(index.path("images")).hasSize(2);
        assertThat(index.path("images").get(0).path("tag").asText()).isEqualTo("calm");
        assertThat(index.path("images").get(0).path("originRunId").asText()).isEqualTo("r1");
        JsonNode rejected = index.path("images").get(1);
        assertThat(rejected.path("kind").asText()).isEqualTo("rejected");
        assertThat(rejected.path("originRunId").asText()).isEqualTo("r1");
        assertThat(rejected.path("index").asInt()).isEqualTo(2);
        String once = Files.readString(root.resolve("index.json"));
        records.rebuildIndex();
        assertThat(root.resolve("index.json")).hasContent(once);
    }

    @Test
    void refusesARunIdThatLeavesTheFolder() {
        assertThatThrownBy(() -> records.noteRun(request("../../x")))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("unsafe_id"));
        assertThat(root).doesNotExist();
    }

    private void add(int n) {
        new AssetRecords(root, CLOCK)
                .addPictures(
                        request("run-" + n),
                        "attempt-001",
                        List.of(
                                new NewPicture(
                                        "images/candidates/run-" + n + ".png",
                                        1,
                                        "h" + n,
                                        CLOCK.instant())));
    }

    private static ObjectNode failure(String runId) {
        ObjectNode pointer = Json.object();
        pointer.put("code", "provider_completed_asset_materialization_failed");
        pointer.put("runId", runId);
        return pointer;
    }
}
