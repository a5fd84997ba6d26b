package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;
import app.proofsheet.wiring.CommandWiring;
import app.proofsheet.wiring.Surroundings;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/** The command line against a hosted service on this machine: paid once, told honestly. */
@Timeout(180)
class HostedProgramTest {

    private static final String TOKEN = "ptk_planted_secret_42";

    @TempDir Path folder;
    @TempDir Path config;

    private final Service service = new Service();
    private final MockWebServer server = new MockWebServer();

    private record Said(int code, String out, String err) {
        List<JsonNode> lines() {
            return out.lines().map(line -> Json.read(line, "stdout")).toList();
        }
    }

    /** Answers in the 2026-07 wire and keeps what it was asked. */
    private static final class Service extends Dispatcher {
        final List<JsonNode> submits = new CopyOnWriteArrayList<>();
        final List<String> tokens = new CopyOnWriteArrayList<>();
        final List<String> signed = new CopyOnWriteArrayList<>();
        volatile boolean isSignedOut;
        volatile boolean isSlow;
        volatile boolean isDropping;
        volatile boolean isAskingThePrice;
        volatile boolean isSilent;
        volatile String base = "";

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            String token = request.getHeaders().get("authorization");
            if (path.startsWith("/o/") || path.startsWith("/put/")) {
                signed.add(path + " " + token);
                return path.startsWith("/o/") ? picture() : json(200, "");
            }
            tokens.add(String.valueOf(token));
            if (isSignedOut) {
                return json(401, "{\"code\":\"postplus_cli_auth_invalid_session\"}");
            }
            if (path.endsWith("/hosted/readiness") || path.endsWith("/hosted/balance")) {
                return isSilent
                        ? new MockResponse.Builder()
                                .onResponseStart(SocketEffect.Stall.INSTANCE)
                                .build()
                        : json(
                                200,
                                path.endsWith("/balance")
                                        ? "{\"availableMillicredits\":12500,"
                                                + "\"reservedMillicredits\":2000,"
                                                + "\"accountName\":\"North Studio\"}"
                                        : "{\"ok\":true,\"subscriptionActive\":true}");
            }
            if (path.endsWith("/hosted/estimate")) {
                return json(
                        200,
                        "{\"estimateOnly\":true,\"endpointKey\":\"image-nano-banana-2-text\","
                                + "\"estimatedCredits\":2,\"estimatedMillicredits\":1500}");
            }
            Buffer sent = new Buffer();
            if (request.getBody() != null) {
                sent.write(request.getBody());
            }
            return answer(Json.read(sent.readUtf8(), "body"));
        }

        private MockResponse answer(JsonNode body) {
            if (body.has("handle")) {
                return finished(body.path("handle").asText());
            }
            if (body.has("input")) {
                submits.add(body);
                if (isDropping) {
                    isDropping = false;
                    return json(504, "{\"error\":\"gateway\"}");
                }
                if (isAskingThePrice && !body.has("quoteConfirmationToken")) {
                    return quote(body);
                }
                if (body.path("input").path("prompt").asText().contains("forbidden")) {
                    return json(
                            422,
                            "{\"code\":\"postplus_cli_hosted_media_content_policy_blocked\","
                                    + "\"error\":\"blocked by policy\"}");
                }
                String handle = "gen_" + submits.size();
                return isSlow
                        ? json(
                                200,
                                "{\"output\":{\"data\":{\"id\":\""
                                        + handle
                                        + "\",\"status\":\"processing\"}}}")
                        : finished(handle);
            }
            if (body.has("file")) {
                return json(
                        200,
                        "{\"output\":{\"signedUpload\":{\"method\":\"PUT\",\"url\":\""
                                + base
                                + "/put/1\",\"requiredHeaders\":{}},\"storageReference\":"
                                + "{\"bucket\":\"b\",\"storagePath\":\"p\"},"
                                + "\"mediaReference\":\"postplus-media://b/p\"}}");
            }
            return json(
                    200, "{\"output\":{\"data\":{\"download_url\":\"https://cdn.example/u/1\"}}}");
        }

        private static MockResponse quote(JsonNode body) {
            return json(
                    402,
                    "{\"code\":\"postplus_cli_quote_confirmation_required\","
                            + "\"quoteConfirmation\":{\"token\":\"qct_1\",\"operationId\":\""
                            + body.path("operationId").asText()
                            + "\",\"accountId\":\"acc\",\"estimatedMillicredits\":180500,"
                            + "\"requiredTierMillicredits\":100000}}");
        }

        private MockResponse finished(String handle) {
            return json(
                    200,
                    "{\"output\":{\"data\":{\"id\":\""
                            + handle
                            + "\",\"status\":\"completed\",\"outputs\":[\""
                            + base
                            + "/o/"
                            + handle
                            + ".png\"]}},\"billing\":{\"estimatedCredits\":2,"
                            + "\"estimatedMillicredits\":2000,\"reservedCredits\":2,"
                            + "\"reservedMillicredits\":2000,\"finalizedCredits\":1.5,"
                            + "\"finalizedMillicredits\":1500}}");
        }

        private static MockResponse json(int code, String body) {
            return new MockResponse.Builder()
                    .code(code)
                    .addHeader("content-type", "application/json")
                    .body(body)
                    .build();
        }

        private static MockResponse picture() {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(9, 16, BufferedImage.TYPE_INT_RGB), "png", bytes);
                return new MockResponse.Builder()
                        .addHeader("content-type", "application/octet-stream")
                        .body(new Buffer().write(bytes.toByteArray()))
                        .build();
            } catch (IOException e) {
                return json(500, "");
            }
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(service);
        server.start();
        service.base = "http://127.0.0.1:" + server.getPort();
        signIn(TOKEN);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBatchIsSubmittedPolledSavedAndPaidOnce() throws IOException {
        service.isSlow = true;
        Said said = run("batch", "--requests", request("run-1"), request("run-2"));
        assertThat(said.code()).isZero();
        JsonNode summary = said.lines().getLast().path("summary");
        assertThat(summary.path("done").asInt()).isEqualTo(2);
        assertThat(summary.path("paidCredits").asText()).startsWith("3");
        assertThat(service.submits).hasSize(2);
        assertThat(service.tokens).containsOnly("Bearer " + TOKEN);
        assertThat(service.signed).allMatch(line -> line.endsWith(" null"));
        assertThat(folder.resolve("assets/mara/images/candidates/run-1-a01-001.png"))
                .isRegularFile();
        assertThat(run("verify").code()).isZero();
        assertThat(said.out() + said.err() + everythingWritten()).doesNotContain(TOKEN);
    }

    @Test
    void costsTellWhatWasPaidForAnApprovedPictureAndACeilingStopsTheNextBatch() throws IOException {
        run("batch", "--requests", request("run-1"), request("run-2"));
        run("approve", "assets/mara/images/candidates/run-1-a01-001.png");
        JsonNode costs = Json.read(run("costs", "--by", "asset", "--json").out(), "stdout");
        JsonNode row = costs.path("rows").path(0);
        assertThat(row.path("key").asText()).isEqualTo("assets/mara");
        assertThat(row.path("submits").asInt()).isEqualTo(2);
        assertThat(row.path("pictures").asInt()).isEqualTo(2);
        assertThat(row.path("approved").asInt()).isEqualTo(1);
        assertThat(row.path("paidCredits").asText()).isEqualTo("3.0");
        assertThat(row.path("creditsPerApproved").asText()).isEqualTo("3.0");
        assertThat(costs.path("today").path("paidCredits").asText()).isEqualTo("3.0");
        Said table = run("costs");
        assertThat(table.out().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .matches("image-nano-banana-2-text +2 +2 +1 +0 +3.0 +0 +0 +3.0");
        assertThat(run("costs", "--by", "mood").code()).isEqualTo(2);

        assertThat(run("costs", "ceiling", "--day", "4").code()).isZero();
        Said refused = run("batch", "--requests", request("run-3"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .startsWith("cost_")
                .contains("Spent or committed today: 3.0 credits. Ceiling: 4.0 a day.");
        assertThat(folder.resolve("assets/mara/runs/image/run-3")).doesNotExist();
        assertThat(service.submits).hasSize(2);
        assertThat(run("batch", "--yes", "--requests", request("run-3")).code()).isZero();
        assertThat(service.submits).hasSize(3);
    }

    @Test
    void beingSignedOutPausesTheServiceAndContinueGoesOnWithoutPayingTwice() throws IOException {
        service.isSignedOut = true;
        Said stopped = run("batch", "--requests", request("run-1"), request("run-2"));
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err()).contains("batch_incomplete: ").contains("paused: ");
        assertThat(service.submits).isEmpty();
        JsonNode paused = Json.read(run("queue", "--json").out(), "stdout").path("paused");
        assertThat(paused.has("hosted-media")).isTrue();
        assertThat(stopped.out() + stopped.err()).doesNotContain(TOKEN);
        service.isSignedOut = false;
        Said said = run("batch", "--continue");
        assertThat(said.err()).contains("hosted-media was paused");
        assertThat(said.code()).isZero();
        assertThat(service.submits).hasSize(2);
    }

    @Test
    void anEditUploadsItsPictureFirst() throws IOException {
        run("generate", "--request", request("run-1"), "--wait");
        Path edit = folder.resolve("edit.json");
        Files.writeString(
                edit,
                """
                {"provider": "hosted-media", "model": "image-nano-banana-2-edit",
                 "assetId": "mara", "runId": "run-edit", "localAssetDir": "assets/mara",
                 "prompt": "Wardrobe: a cardigan",
                 "inputFiles": ["assets/mara/images/candidates/run-1-a01-001.png"]}
                """);
        Said said = run("edit_image", "--request", edit.toString(), "--wait");
        assertThat(said.code()).isZero();
        assertThat(Json.read(said.out(), "stdout").path("attemptState").asText())
                .isEqualTo("materialized");
        assertThat(service.submits.getLast().toString()).contains("postplus-media://b/p");
        assertThat(service.signed).anyMatch(line -> line.startsWith("/put/"));
    }

    @Test
    void aQuoteWaitsForConsentAndIsConfirmedFromTheCommandLine() throws IOException {
        service.isAskingThePrice = true;
        Said asked = run("batch", "--requests", request("run-1"));
        assertThat(asked.code()).isEqualTo(1);
        assertThat(service.submits).hasSize(1);
        Said shy = run("queue", "retry", "1", "--wait");
        assertThat(shy.code()).isEqualTo(1);
        assertThat(shy.err()).contains("retry_not_possible").contains("--confirm-quote");
        assertThat(service.submits).hasSize(1);
        Said confirmed = run("queue", "retry", "1", "--confirm-quote", "--wait");
        assertThat(confirmed.code()).isZero();
        assertThat(service.submits).hasSize(2);
        JsonNode sent = service.submits.getLast();
        assertThat(sent.path("quoteConfirmationToken").asText()).isEqualTo("qct_1");
        assertThat(sent.path("operationId"))
                .isEqualTo(service.submits.getFirst().get("operationId"));
        assertThat(folder.resolve("assets/mara/images/candidates/run-1-a01-001.png"))
                .isRegularFile();
    }

    @Test
    void aQuoteAboveTheCeilingIsConfirmedOnlyWithYes() throws IOException {
        service.isAskingThePrice = true;
        run("costs", "ceiling", "--batch", "100");
        assertThat(run("batch", "--requests", request("run-1")).code()).isEqualTo(1);

        Said refused = run("queue", "retry", "1", "--confirm-quote", "--wait");

        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("cost_ceiling_exceeded", "180.5", "--yes");
        assertThat(service.submits).hasSize(1);
        assertThat(run("queue", "retry", "1", "--confirm-quote", "--yes", "--wait").code())
                .isZero();
        assertThat(service.submits).hasSize(2);
    }

    @Test
    void aTierThatWasConfirmedIsNotAskedAboutAgain() throws IOException {
        service.isAskingThePrice = true;
        run("batch", "--requests", request("run-1"));
        run("queue", "retry", "1", "--confirm-quote", "--wait");
        assertThat(service.submits).hasSize(2);

        assertThat(run("batch", "--requests", request("run-2")).code()).isZero();

        assertThat(service.submits).hasSize(4);
        assertThat(service.submits.getLast().path("operationId"))
                .isEqualTo(service.submits.get(2).path("operationId"));
        assertThat(everythingWritten()).doesNotContain("qct_1");
    }

    @Test
    void aRefusedItemStopsAloneAndTheOthersGoOn() throws IOException {
        Path bad = Path.of(request("run-bad"));
        Files.writeString(
                bad, Files.readString(bad).replace("A woman at a desk", "something forbidden"));
        Said said = run("batch", "--requests", request("run-1"), bad.toString(), request("run-2"));
        assertThat(said.code()).isEqualTo(1);
        JsonNode summary = said.lines().getLast().path("summary");
        assertThat(summary.path("verdict").asText()).isEqualTo("incomplete");
        assertThat(summary.path("done").asInt()).isEqualTo(2);
        assertThat(summary.path("incomplete").toString())
                .contains("run-bad", "postplus_cli_hosted_media_content_policy_blocked")
                .doesNotContain("run-1\"");
        assertThat(Json.read(run("queue", "--json").out(), "stdout").path("paused")).isEmpty();
        run("batch", "--continue");
        assertThat(service.submits).hasSize(3);
    }

    @Test
    void aLostAnswerIsAskedForAgainUnderTheSameOperation() throws IOException {
        service.isDropping = true;
        // The older wire asks again after seconds; its storage copies are not served here.
        run("batch", "--requests", request("run-1"), "--wire", "2026-05");
        assertThat(service.submits).hasSize(2);
        assertThat(run("batch", "--continue").code()).isZero();
        assertThat(service.submits).hasSize(2);
        assertThat(service.submits.getLast().path("operationId"))
                .isEqualTo(service.submits.getFirst().get("operationId"));
        assertThat(folder.resolve("assets/mara/runs/image/run-1/attempts/attempt-002"))
                .doesNotExist();
    }

    @Test
    void doctorMasksTheSignInAndTellsReadinessAndBalance() {
        Said said = run("doctor");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .containsPattern("provider hosted-media +ok .*Ready\\.")
                .containsPattern(
                        "balance hosted-media +ok +12.5 credits available, 2 reserved"
                                + " \\(North Studio\\)")
                .doesNotContain("balance offline")
                .doesNotContain(TOKEN);
    }

    @Test
    void doctorDoesNotWaitForAServiceThatIsSilent() {
        service.isSilent = true;
        Said said = run("doctor");
        assertThat(said.code()).isZero();
        assertThat(said.out())
                .containsPattern("provider hosted-media +look .*no answer within 4 seconds")
                .doesNotContain("balance hosted-media");
    }

    private void signIn(String token) throws IOException {
        Files.writeString(
                config.resolve("config.json"),
                "{\"cliSessionToken\":\"" + token + "\",\"apiBaseUrl\":\"" + service.base + "\"}");
    }

    private String request(String runId) throws IOException {
        Path file = folder.resolve(runId + ".json");
        Files.writeString(
                file,
                """
                {"provider": "hosted-media", "model": "image-nano-banana-2-text",
                 "assetId": "mara", "runId": "%s", "localAssetDir": "assets/mara",
                 "prompt": "A woman at a desk", "resolution": "1k"}
                """
                        .formatted(runId));
        return file.toString();
    }

    private Said run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        false,
                        action -> () -> {},
                        name -> "");
        Surroundings around =
                new Surroundings(
                        Map.of("POSTPLUS_CONFIG_DIR", config.toString()),
                        "Linux",
                        config,
                        "tester",
                        config.resolve("sample"),
                        Clock.systemUTC());
        int code = new CommandLineProgram(new CommandWiring(around), terminal, folder).run(args);
        return new Said(code, out.toString(), err.toString());
    }

    private String everythingWritten() throws IOException {
        List<String> texts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.add(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return String.join("\n", texts);
    }
}
