package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.json.Json;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.Receipt;
import app.proofsheet.provider.ScriptedProvider;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.UploadAnswer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What stays on record of a run: what was sent, how answers came, what it cost, why it ended. */
class RunEvidenceTest {

    private static final String SIGNED = "https://kim:pw@cdn.test/o/1.png?sig=SECRET";

    @TempDir Path work;

    @Test
    void whatIsSentIsOnDiskBeforeItLeaves() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        List<ObjectNode> seen = new ArrayList<>();
        bench.provider.nextSubmit(call -> {
            seen.add(bench.json(run, "attempts/attempt-001/sent.json"));
            seen.add(attempt(bench, run));
            return new SubmitAnswer.Accepted(bench.provider.accept(call));
        });

        bench.step(run);

        ObjectNode sent = seen.getFirst();
        assertThat(sent.path("endpointKey").asText()).isEqualTo("image-nano-banana-2-text");
        assertThat(sent.path("body").path("prompt").asText()).isEqualTo("a person");
        assertThat(sent.path("operationId")).isEqualTo(seen.getLast().path("hostedOperationId"));
        assertThat(sent.path("bodyHash")).isEqualTo(seen.getLast().path("sent").path("bodyHash"));
        assertThat(seen.getLast().has("submitLeftAt")).isTrue();
    }

    @Test
    void manifestTellsWhatWasAskedAndNotSentOrMadeOtherwise() throws Exception {
        Bench bench = new Bench(work);
        RunRef run =
                bench.reserve(
                        Bench.text(
                                "{\"aspectRatio\": \"1:1\", \"quality\": \"high\","
                                        + " \"outputFormat\": \"jpeg\", \"maxImages\": 2,"
                                        + " \"mustAvoid\": [\"hats\"]}"));

        bench.finish(run);

        JsonNode differences = bench.json(run, "manifest.json").path("differences");
        assertThat(differences.findValuesAsText("field"))
                .containsExactly(
                        "aspectRatio",
                        "resolution",
                        "quality",
                        "outputFormat",
                        "count",
                        "mustAvoid");
        assertThat(differences.findValuesAsText("sentence"))
                .contains(
                        "Ratio: asked 1:1, not sent, came 9×16.",
                        "Format: asked jpeg, not sent, came png.",
                        "Number of pictures: asked 2, not sent, came 1.",
                        "Must avoid: asked \"hats\", not sent.");
    }

    @Test
    void equalRequestsHaveEqualHashesWhereverTheirPicturesWereUploadedTo() throws Exception {
        Bench bench = new Bench(work);
        RunRef first = edit(bench, "image-run-001", "warmer light");
        RunRef same = edit(bench, "image-run-002", "warmer light");
        RunRef other = edit(bench, "image-run-003", "colder light");
        for (RunRef run : List.of(first, same, other)) {
            bench.provider.nextUpload(
                    call -> uploaded("https://store.test/" + run.runId() + "?sig=SECRET"));
            bench.finish(run);
        }

        String hash = requestHash(bench, first);
        assertThat(hash).startsWith("sha256:").isEqualTo(requestHash(bench, same));
        assertThat(requestHash(bench, other)).isNotEqualTo(hash);
        assertThat(attempt(bench, first).path("sent").path("requestHash").asText()).isEqualTo(hash);
    }

    @Test
    void howAnAnswerCameStandsBesideIt() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider.nextSubmit(call -> {
            bench.provider.accept(call);
            return new SubmitAnswer.Accepted(
                    payload(
                            "processing",
                            List.of(),
                            null,
                            new Receipt(201, Map.of("x-request-id", "req-7"))));
        });

        bench.step(run);

        ObjectNode meta = bench.json(run, "attempts/attempt-001/submit-response.meta.json");
        assertThat(meta.path("httpStatus").asInt()).isEqualTo(201);
        assertThat(meta.path("headers").path("x-request-id").asText()).isEqualTo("req-7");
        Path answer = bench.folder(run).attempt("attempt-001").resolve("submit-response.json");
        for (Path file :
                List.of(
                        answer,
                        answer.resolveSibling("submit-response.meta.json"),
                        answer.resolveSibling("sent.json"),
                        bench.folder(run).response())) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void priceIsKeptFromEveryAnswerAndTheNewestWordWins() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider
                .nextSubmit(call -> {
                    bench.provider.accept(call);
                    return new SubmitAnswer.Accepted(
                            payload(
                                    "processing",
                                    List.of(),
                                    new Billing(
                                            new BigDecimal("20.0"),
                                            new BigDecimal("24"),
                                            null,
                                            true),
                                    null));
                })
                .nextPoll(call ->
                        new PollAnswer.Known(
                                payload(
                                        "completed",
                                        List.of(SIGNED),
                                        new Billing(null, null, new BigDecimal("18.5"), true),
                                        null)));

        assertThat(bench.finish(run))
                .isInstanceOfSatisfying(
                        RunProgress.Saved.class,
                        saved -> assertThat(saved.paidCredits()).isEqualTo("18.5"));
        assertThat(attempt(bench, run).path("billing").toString())
                .isEqualTo(
                        "{\"estimated\":\"20.0\",\"reserved\":\"24\",\"finalized\":\"18.5\","
                                + "\"isCharged\":true}");
        assertThat(bench.json(run, "manifest.json").path("billing"))
                .isEqualTo(attempt(bench, run).path("billing"));
    }

    @Test
    void signaturesStayWhileTheyAreNeededAndGoWhenEverythingIsSaved() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.provider
                .nextSubmit(call -> {
                    bench.provider.accept(call);
                    return new SubmitAnswer.Accepted(
                            payload("completed", List.of(SIGNED), null, null));
                })
                .nextFetch(call ->
                        new FetchAnswer.Failed(
                                Failure.of("cut", FailureKind.TRANSPORT, "Cut."), false));

        bench.step(run);
        bench.step(run);
        assertThat(attempt(bench, run).path("providerOutputUrls").path(0).asText())
                .isEqualTo(SIGNED);
        assertThat(secrets("manifest.json", "asset.json")).isEmpty();
        assertThat(Bench.read(work.resolve(Bench.ASSET).resolve("index.json")))
                .doesNotContain("SECRET")
                .contains("https://cdn.test/o/1.png");
        Files.delete(bench.folder(run).attemptIndex());

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);

        assertThat(bench.provider.log("fetches")).containsOnly(SIGNED);
        assertThat(attempt(bench, run).path("providerOutputUrls").path(0).asText())
                .isEqualTo("https://cdn.test/o/1.png");
        assertThat(secrets("manifest.json", "asset.json", "index.json", "attempt.json")).isEmpty();
        assertThat(Bench.read(bench.folder(run).response())).contains("SECRET");
    }

    @Test
    void failedRefusedAndLostRunsLeaveATraceUntilTheySucceed() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        AssetRecords records = new AssetRecords(work.resolve(Bench.ASSET), Clock.systemUTC());
        Failure refusal = Failure.of("refused", FailureKind.REFUSED, "Refused.");
        bench.provider.nextSubmit(call -> new SubmitAnswer.Refused(refusal, null, null, 400));

        bench.step(run);

        ObjectNode index = bench.assetJson("index.json");
        assertThat(index.path("failedRuns")).hasSize(1);
        assertThat(index.path("failedRuns").path(0).path("runId").asText())
                .isEqualTo("image-run-001");
        assertThat(index.path("failedRuns").path(0).path("code").asText()).isEqualTo("refused");
        ObjectNode asset = bench.assetJson("asset.json");
        assertThat(asset.path("lastRunStatus").asText()).isEqualTo("refused");
        assertThat(asset.path("reviewStatus").asText()).isEqualTo("review_pending");
        assertThat(asset.path("status").asText()).isEqualTo("review_pending");
        records.rebuildIndex();
        assertThat(bench.assetJson("index.json").path("failedRuns"))
                .isEqualTo(index.path("failedRuns"));

        bench.provider.nextPoll(
                call -> new PollAnswer.HandleGone(Failure.of("gone", FailureKind.STATE, "?"), 404));
        bench.step(run);
        bench.step(run);
        assertThat(bench.assetJson("index.json").path("failedRuns"))
                .hasSize(1)
                .first()
                .satisfies(trace ->
                        assertThat(trace.path("attemptState").asText())
                                .isEqualTo("hosted_generation_handle_not_found"));

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.assetJson("index.json").has("failedRuns")).isFalse();
        assertThat(bench.assetJson("asset.json").path("lastRunStatus").asText())
                .isEqualTo("completed");
    }

    @Test
    void uploadThatWantsConsentIsConfirmedWithItsOwnIdAndTheSubmitGoesOn() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = edit(bench, "image-run-001", "warmer light");
        bench.provider.nextUpload(call ->
                new UploadAnswer.QuoteRequired(
                        new QuoteChallenge(
                                "qct_secret",
                                "upload-op",
                                "acc",
                                new BigDecimal("3"),
                                null,
                                null,
                                QuoteChallenge.Labels.NONE,
                                List.of(),
                                "{}"),
                        Failure.of("quote", FailureKind.QUOTA, "3 credits."),
                        null));

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.NeedsYou.class,
                        needs -> assertThat(needs.choices()).containsExactly(Choice.CONFIRM_QUOTE));
        assertThat(bench.step(run)).isInstanceOf(RunProgress.NeedsYou.class);
        assertThat(bench.provider.log("uploads")).hasSize(1);
        List<String> confirmed = new ArrayList<>();
        List<String> submitted = new ArrayList<>();
        bench.provider
                .nextUpload(call -> {
                    confirmed.add(call.operationId() + " " + call.quoteToken());
                    return uploaded("https://store.test/base.png");
                })
                .nextSubmit(call -> {
                    submitted.add(call.operationId() + " " + call.quoteToken());
                    return new SubmitAnswer.Accepted(bench.provider.accept(call));
                });

        bench.step(run, RunWish.CONFIRM_QUOTE);

        assertThat(confirmed).containsExactly("upload-op qct_secret");
        assertThat(submitted).singleElement().asString().endsWith(" null");
        assertThat(submitted.getFirst()).doesNotContain("upload-op");
        assertThat(bench.folder(run).attempt("attempt-001").resolve("quote-token")).doesNotExist();
        assertThat(attempt(bench, run).toString()).doesNotContain("qct_secret");
        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void answerKeepsEveryLetter() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        String raw =
                "{\"id\":\"job-1\",\"status\":\"processing\",\"note\":\"half \\ud83d, \\u00e9,"
                        + " \\/\",\"cost\":1.50E+0,\"none\":[ ],\"deep\":{\"a\":[1,{}]}}";
        bench.provider.nextSubmit(call -> {
            bench.provider.accept(call);
            return new SubmitAnswer.Accepted(
                    new ProviderPayload(
                            "job-1",
                            "processing",
                            ProviderPayload.Phase.PENDING,
                            List.of(),
                            Map.of(),
                            null,
                            null,
                            null,
                            raw,
                            null));
        });

        bench.step(run);

        assertThat(Bench.read(bench.folder(run).response()))
                .isEqualTo(
                        """
                        {
                          "id": "job-1",
                          "status": "processing",
                          "note": "half \\ud83d, \\u00e9, \\/",
                          "cost": 1.50E+0,
                          "none": [],
                          "deep": {
                            "a": [
                              1,
                              {}
                            ]
                          }
                        }
                        """);
    }

    /** Files of these names in the asset that hold the secret or the user of an address. */
    private List<Path> secrets(String... names) throws IOException {
        try (Stream<Path> files = Files.walk(work.resolve(Bench.ASSET))) {
            return files.filter(file -> List.of(names).contains(file.getFileName().toString()))
                    .filter(file -> {
                        String text = Bench.read(file);
                        return text.contains("SECRET") || text.contains("kim:pw");
                    })
                    .toList();
        }
    }

    private static ProviderPayload payload(
            String status,
            List<String> urls,
            @Nullable Billing billing,
            @Nullable Receipt receipt) {
        ObjectNode raw = Json.object();
        raw.put("id", "job-1");
        raw.put("status", status);
        urls.forEach(raw.withArray("/outputs")::add);
        List<ProviderPayload.Output> outputs = new ArrayList<>();
        urls.forEach(url ->
                outputs.add(
                        new ProviderPayload.Output(
                                outputs.size(), ProviderPayload.Output.Kind.URL, url)));
        return new ProviderPayload(
                "job-1",
                status,
                status.equals("completed")
                        ? ProviderPayload.Phase.COMPLETED
                        : ProviderPayload.Phase.PENDING,
                outputs,
                Map.of("get", "https://api.test/predictions/job-1/result?key=SECRET"),
                null,
                billing,
                null,
                Json.compact(raw),
                receipt);
    }

    private static UploadAnswer uploaded(String url) {
        return new UploadAnswer.Uploaded(url, url, null, null, "{}");
    }

    private RunRef edit(Bench bench, String runId, String prompt) throws IOException {
        Path base = work.resolve(Bench.ASSET).resolve("inputs/base.png");
        Files.createDirectories(base.getParent());
        Files.write(base, ScriptedProvider.picture("base"));
        return bench.reserve(
                Bench.request(
                        RequestDocument.Use.EDIT,
                        """
                        {"assetId": "mara-desk", "provider": "scripted",
                         "model": "image-nano-banana-2-edit", "localAssetDir": "assets/mara-desk",
                         "inputFiles": ["assets/mara-desk/inputs/base.png"]}
                        """,
                        "{\"runId\": \"" + runId + "\", \"prompt\": \"" + prompt + "\"}"));
    }

    private static String requestHash(Bench bench, RunRef run) {
        return bench.json(run, "manifest.json").path("requestHash").asText();
    }

    private static ObjectNode attempt(Bench bench, RunRef run) {
        return bench.json(run, "attempts/attempt-001/attempt.json");
    }
}
