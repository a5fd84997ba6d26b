package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.json.Json;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.ScriptedProvider;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.UploadAnswer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

class RunToolsTest {

    private static final Failure CUT_OFF =
            Failure.of("cut_off", FailureKind.TRANSPORT, "The connection was cut.");

    @TempDir Path dir;

    private Path work;
    private ScriptedProvider provider;
    private RunTools tools;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void open() throws IOException {
        work = Files.createDirectory(dir.resolve("work"));
        provider = new ScriptedProvider("scripted", dir.resolve("service"));
        tools = tools(() -> InlineWait.NONE);
    }

    private RunTools tools(Supplier<InlineWait> inlineWait) {
        return new RunTools(
                work,
                EndpointTableReader.embedded(),
                new Providers(List.of(provider)),
                OperationIds.random(),
                Clock.systemUTC(),
                true,
                inlineWait);
    }

    @Test
    void submitItselfLooksAsOftenAsTheSettingSays() throws Exception {
        provider.finishedAfterPolls(2);
        tools = tools(() -> new InlineWait(2, Duration.ofMinutes(1), Duration.ofMillis(1), 0));

        assertThat(manifest(tools.generate(call(request("{}")))).path("attemptState").asText())
                .isEqualTo("materialized");
        assertThat(provider.log("polls")).hasSize(2);
    }

    @Test
    void lookThatFailsWithinASubmitLeavesTheHandleOnRecord() throws Exception {
        provider.finishedAfterPolls(1)
                .nextPoll(call -> new PollAnswer.Unavailable(CUT_OFF, null, null));
        tools = tools(() -> new InlineWait(5, Duration.ofMinutes(1), Duration.ofMillis(1), 0));
        Path request = request("{}");

        assertThat(refusal(() -> tools.generate(call(request))).code()).isEqualTo("cut_off");

        assertThat(manifest(tools.poll(call(request))).path("attemptState").asText())
                .isEqualTo("materialized");
        assertThat(provider.bought()).hasSize(1);
    }

    @Test
    void lookAtAnEarlierAttemptLeavesTheNewestOneActive() throws Exception {
        provider.finishedAfterPolls(9);
        Path request = request("{}");
        tools.generate(call(request));
        tools.generate(call(request, false, true, null));

        ObjectNode early = manifest(tools.poll(call(request, false, false, "attempt-001")));

        assertThat(early.path("attemptId").asText()).isEqualTo("attempt-001");
        assertThat(
                        Json.readObject(Files.readString(run("attempts/index.json")), "index.json")
                                .path("activeAttemptId")
                                .asText())
                .isEqualTo("attempt-002");
        assertThat(manifest(tools.poll(call(request))).path("attemptId").asText())
                .isEqualTo("attempt-002");
    }

    @Test
    void badWaitSettingCostsNothing() throws Exception {
        tools = tools(() -> InlineWait.of(Map.of("POSTPLUS_HOSTED_MEDIA_POLL_TIMEOUT_MS", "soon")));
        Path request = request("{}");

        assertThat(refusal(() -> tools.generate(call(request))).code())
                .isEqualTo("hosted_media_wait_setting");
        assertThat(provider.bought()).isEmpty();
    }

    @Test
    void generateReturnsWhileTheProviderWorksAndPollSavesThePictures() throws Exception {
        provider.finishedAfterPolls(2);
        Path request = request("{}");

        ObjectNode first = manifest(tools.generate(call(request)));
        assertThat(first.path("attemptState").asText()).isEqualTo("submitted_processing");
        assertThat(first.path("assets")).isEmpty();
        assertThat(manifest(tools.poll(call(request))).path("nextAction").asText())
                .isEqualTo("poll existing attempt");
        ObjectNode last = manifest(tools.poll(call(request)));

        assertThat(last.path("attemptState").asText()).isEqualTo("materialized");
        assertThat(work.resolve("assets/mug").resolve(pathOf(last))).exists();
        assertThat(last.path("createdAt")).isEqualTo(first.path("createdAt"));
        assertThat(Files.readString(run("manifest.json"))).isEqualTo(Json.write(last));
        assertThat(manifest(tools.poll(call(request)))).isEqualTo(last);
        assertThat(provider.log("polls")).hasSize(2);
    }

    @Test
    void waitingGoesOnUntilThePicturesAreThere() throws Exception {
        provider.finishedAfterPolls(3);

        ObjectNode manifest = manifest(tools.generate(call(request("{}"), true, false, null)));

        assertThat(manifest.path("attemptState").asText()).isEqualTo("materialized");
        assertThat(told).contains("submitting", "look 1: processing");
    }

    @Test
    void secondGenerateIsRefusedUnlessANewAttemptIsWanted() throws Exception {
        provider.finishedAfterPolls(0);
        Path request = request("{}");
        tools.generate(call(request));

        Failure refused = refusal(() -> tools.generate(call(request)));
        assertThat(refused.code()).isEqualTo("image_batch_runner_submitted_attempt_exists");
        assertThat(refused.sentence())
                .contains("image-run-001", "attempt-001", "materialized", "job-1");
        ObjectNode second = manifest(tools.generate(call(request, false, true, null)));

        assertThat(second.path("attemptId").asText()).isEqualTo("attempt-002");
        assertThat(pathOf(second)).isEqualTo("images/candidates/image-run-001-a02-001.png");
        assertThat(work.resolve("assets/mug/images/candidates/image-run-001-a01-001.png")).exists();
        assertThat(provider.bought()).hasSize(2);
    }

    @Test
    void savedRequestOfARunIsTakenAsARequest() throws Exception {
        Path request = request("{}");
        tools.generate(call(request));

        ObjectNode manifest = manifest(tools.poll(call(run("request.json"))));

        assertThat(manifest.path("attemptState").asText()).isEqualTo("materialized");
    }

    @Test
    void wrongRequestLeavesNoFile() throws Exception {
        for (String wrong :
                List.of(
                        "{\"prompt\": \"\"}",
                        "{\"runId\": \"../x\"}",
                        "{\"aspectRatio\": \"banana\"}",
                        "{\"provider\": \"elsewhere\"}",
                        "{\"model\": \"image-new-9\"}")) {
            Path request = request(wrong);
            assertThat(refusal(() -> tools.generate(call(request))).kind())
                    .as(wrong)
                    .isEqualTo(FailureKind.INPUT);
        }
        assertThat(
                        refusal(() ->
                                        tools.edit(
                                                call(
                                                        request(
                                                                """
                                                                {"inputFiles": ["no.png"],
                                                                 "model": "image-nano-banana-2-edit"}
                                                                """))))
                                .code())
                .isEqualTo("input_file_missing");
        assertThat(work.resolve("assets")).doesNotExist();
    }

    @Test
    void editUploadsItsLocalPictureFirstAndRecordsWhereItCameFrom() throws Exception {
        provider.finishedAfterPolls(0);
        Files.createDirectories(work.resolve("assets/mug/images/approved"));
        Files.write(
                work.resolve("assets/mug/images/approved/base.png"),
                ScriptedProvider.picture("base"));
        String source = "assets/mug/images/approved/base.png";

        ObjectNode manifest =
                manifest(
                        tools.edit(
                                call(
                                        request(
                                                "{\"model\": \"image-nano-banana-2-edit\","
                                                        + " \"inputFiles\": [\""
                                                        + source
                                                        + "\"], \"derivedFrom\": \""
                                                        + source
                                                        + "\"}"))));

        assertThat(provider.log("uploads")).containsExactly("base.png image/png");
        assertThat(manifest.path("derivedFrom").path(0).asText())
                .isEqualTo("images/approved/base.png");
        assertThat(manifest.path("inputs").path("imagePaths").path(0).asText())
                .isEqualTo("images/approved/base.png");
        assertThat(manifest.path("sent").path("references").path(0).asText())
                .isEqualTo("scripted-media://inputs/base.png");
    }

    @Test
    void refusedSubmitIsAFailureAndTheNextOneIsFree() throws Exception {
        Failure noCredit = Failure.of("no_credit", FailureKind.QUOTA, "Not enough credit.");
        provider.nextSubmit(c -> new SubmitAnswer.Refused(noCredit, null, null, 402));
        Path request = request("{}");

        assertThat(refusal(() -> tools.generate(call(request)))).isEqualTo(noCredit);
        assertThat(Files.readString(run("attempts/attempt-001/attempt.json")))
                .contains("\"not_submitted\"");
        assertThat(manifest(tools.generate(call(request))).path("attemptId").asText())
                .isEqualTo("attempt-002");
        assertThat(provider.bought()).hasSize(1);
    }

    @Test
    void lostAnswerIsNeverBoughtAgainByAPlainSecondCall() throws Exception {
        provider.idempotent(false)
                .nextSubmit(c -> {
                    provider.accept(c);
                    return new SubmitAnswer.Unknown(CUT_OFF, null);
                });
        Path request = request("{}");

        assertThat(refusal(() -> tools.generate(call(request))).code()).isEqualTo("cut_off");
        assertThat(refusal(() -> tools.generate(call(request))).kept()).contains("operation id");
        assertThat(refusal(() -> tools.poll(call(request))).code()).isEqualTo("cut_off");
        assertThat(provider.log("calls")).hasSize(1);
    }

    @Test
    void pollWithoutAnAnswerChangesNothing() throws Exception {
        Path request = request("{}");
        tools.generate(call(request));
        String before = Files.readString(run("attempts/attempt-001/attempt.json"));
        provider.nextPoll(c -> new PollAnswer.Unavailable(CUT_OFF, null, 503));

        assertThat(refusal(() -> tools.poll(call(request)))).isEqualTo(CUT_OFF);
        assertThat(Files.readString(run("attempts/attempt-001/attempt.json"))).isEqualTo(before);
    }

    @Test
    void failedDownloadIsToldWithTheManifestAndSavedByTheNextPollWithoutAsking() throws Exception {
        provider.finishedAfterPolls(0).nextFetch(c -> new FetchAnswer.Failed(CUT_OFF, false));
        Path request = request("{}");

        ImageTools.ToolResult failed = tools.generate(call(request));

        assertThat(failed.failure()).isNotNull();
        assertThat(failed.failure().code())
                .isEqualTo("provider_completed_asset_materialization_failed");
        assertThat(manifest(failed).path("recoverableFailure").path("recoverable").asBoolean())
                .isTrue();
        assertThat(manifest(tools.poll(call(request))).path("attemptState").asText())
                .isEqualTo("materialized");
        assertThat(provider.log("polls")).isEmpty();
    }

    @Test
    void pollSaysWhatIsMissing() throws Exception {
        Path request = request("{}");

        assertThat(refusal(() -> tools.poll(call(request))).code())
                .isEqualTo("no_submitted_attempt");
        tools.generate(call(request));
        assertThat(refusal(() -> tools.poll(call(request, false, false, "attempt-009"))).code())
                .isEqualTo("attempt_unknown");
        assertThat(refusal(() -> tools.poll(call(request, false, false, "../../x"))).code())
                .isEqualTo("attempt_unknown");
    }

    @Test
    void savedAnswerIsTakenWhereTheHandleIsGone() throws Exception {
        Path request = request("{}");
        tools.generate(call(request));
        Path saved = work.resolve("saved.json");
        Files.writeString(saved, provider.payload("job-1", true).rawJson());

        ObjectNode manifest =
                manifest(
                        tools.poll(
                                new ImageTools.ToolCall(
                                        request, null, false, null, null, null, saved, null, false,
                                        told::add)));

        assertThat(manifest.path("attemptState").asText()).isEqualTo("materialized");
        assertThat(provider.log("polls")).isEmpty();
    }

    @Test
    void uploadIsRecordedWithItsReferences() throws Exception {
        Files.createDirectories(work.resolve("assets/mug/images/source"));
        Files.write(
                work.resolve("assets/mug/images/source/base.png"),
                ScriptedProvider.picture("base"));
        Path request =
                write(
                        """
                        {"schemaVersion": 1, "input": {"assetId": "mug", "runId": "upload-run-001",
                         "provider": "scripted", "localAssetDir": "assets/mug",
                         "localFilePath": "assets/mug/images/source/base.png"}}
                        """);

        ObjectNode manifest = manifest(tools.upload(call(request)));

        assertThat(manifest.path("uploadedUrl").asText()).isEqualTo("https://store.test/base.png");
        assertThat(manifest.path("mediaReference").asText())
                .isEqualTo("scripted-media://inputs/base.png");
        assertThat(manifest.path("storageReference").path("bucket").asText()).isEqualTo("inputs");
        assertThat(manifest.path("sourceAssetRelativePath").asText())
                .isEqualTo("images/source/base.png");
        assertThat(work.resolve("assets/mug/runs/upload/upload-run-001/response.json")).exists();
        ObjectNode index =
                Json.readObject(
                        Files.readString(work.resolve("assets/mug/index.json")), "index.json");
        assertThat(index.path("uploads").path(0).path("path").asText())
                .isEqualTo("images/source/base.png");
        assertThat(index.path("uploads").path(0).path("originRunId").asText())
                .isEqualTo("upload-run-001");
        new AssetRecords(work.resolve("assets/mug"), Clock.systemUTC()).rebuildIndex();
        assertThat(
                        Json.readObject(
                                        Files.readString(work.resolve("assets/mug/index.json")),
                                        "index.json")
                                .path("uploads"))
                .isEqualTo(index.path("uploads"));
    }

    @Test
    void uploadFromOutsideIsKeptInTheAssetOnce() throws Exception {
        Path outside = Files.createDirectory(dir.resolve("camera"));
        Files.write(outside.resolve("my base (1).jpg"), ScriptedProvider.picture("base"));
        Files.write(outside.resolve("other.png"), ScriptedProvider.picture("other"));
        List<String> kept = new ArrayList<>();
        for (String name : List.of("my base (1).jpg", "my base (1).jpg", "other.png")) {
            provider.nextUpload(c ->
                    new UploadAnswer.Uploaded(
                            "r",
                            "https://store.test/u/1.png?sig=SECRET",
                            null,
                            "{\"bucket\": \"b\"}",
                            "{\"download_url\": \"https://store.test/u/1.png?sig=SECRET\"}"));
            Path request =
                    write(
                            """
                            {"schemaVersion": 1, "input": {"assetId": "mug",
                             "runId": "upload-run-00%d", "provider": "scripted",
                             "localAssetDir": "assets/mug", "localFilePath": "../camera/%s"}}
                            """
                                    .formatted(kept.size() + 1, name));
            ObjectNode manifest = manifest(tools.upload(call(request)));
            assertThat(manifest.path("uploadedUrl").asText()).endsWith("?sig=SECRET");
            kept.add(manifest.path("sourceAssetRelativePath").asText());
        }

        assertThat(kept.get(0))
                .isEqualTo(kept.get(1))
                .matches("images/source/my-base-1-\\w{8}\\.png");
        assertThat(kept.get(2)).matches("images/source/other-\\w{8}\\.png");
        Path asset = work.resolve("assets/mug");
        assertThat(Files.readAllBytes(asset.resolve(kept.get(0))))
                .isEqualTo(ScriptedProvider.picture("base"));
        try (var files = Files.list(asset.resolve("images/source"))) {
            assertThat(files).hasSize(2);
        }
        ObjectNode index =
                Json.readObject(Files.readString(asset.resolve("index.json")), "index.json");
        assertThat(index.path("uploads").findValuesAsText("path")).isEqualTo(kept);
        assertThat(Files.readString(asset.resolve("index.json"))).doesNotContain("SECRET");
        assertThat(Files.readString(asset.resolve("runs/upload/upload-run-001/manifest.json")))
                .doesNotContain("SECRET");
        new AssetRecords(asset, Clock.systemUTC()).rebuildIndex();
        assertThat(Json.readObject(Files.readString(asset.resolve("index.json")), "index.json"))
                .isEqualTo(index);
    }

    @Test
    void uploadOfNothingIsRefusedWithoutAFile() throws Exception {
        Path request =
                write(
                        """
                        {"assetId": "mug", "runId": "u1", "provider": "scripted",
                         "localAssetDir": "assets/mug", "localFilePath": "nothing.png"}
                        """);

        assertThat(refusal(() -> tools.upload(call(request))).code())
                .isEqualTo("upload_source_missing");
        assertThat(work.resolve("assets")).doesNotExist();
    }

    private Path request(String more) throws IOException {
        ObjectNode input =
                Json.readObject(
                        """
                        {"assetId": "mug", "runId": "image-run-001", "provider": "scripted",
                         "model": "image-nano-banana-2-text", "prompt": "a mug",
                         "localAssetDir": "assets/mug"}
                        """,
                        "input");
        input.setAll(Json.readObject(more, "more"));
        ObjectNode envelope = Json.object();
        envelope.put("schemaVersion", 1);
        envelope.set("input", input);
        return write(Json.write(envelope));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(work.resolve("request.json"), text);
    }

    private Path run(String file) {
        return work.resolve("assets/mug/runs/image/image-run-001").resolve(file);
    }

    private ImageTools.ToolCall call(Path request) {
        return call(request, false, false, null);
    }

    private ImageTools.ToolCall call(
            Path request, boolean wait, boolean newAttempt, @Nullable String attemptId) {
        return new ImageTools.ToolCall(
                request, null, newAttempt, null, null, attemptId, null, null, wait, told::add);
    }

    private static ObjectNode manifest(ImageTools.ToolResult result) {
        return Json.readObject(result.manifestJson(), "manifest");
    }

    private static String pathOf(ObjectNode manifest) {
        return manifest.path("assets").path(0).path("assetRelativePath").asText();
    }

    private static Failure refusal(ThrowingCallable call) {
        FailureException refused = catchThrowableOfType(FailureException.class, call);
        assertThat(refused).isNotNull();
        return refused.failure();
    }
}
