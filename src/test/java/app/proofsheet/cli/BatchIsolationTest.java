package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;
import app.proofsheet.provider.ScriptedProvider;
import app.proofsheet.wiring.CommandWiring;
import app.proofsheet.wiring.Surroundings;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What one refused item and what a broken service mean for the others of a batch, from the command
 * line to the wire and back (spec/review-records.md §6, spec/hosted-media-api.md §11).
 */
@Timeout(120)
class BatchIsolationTest {

    private static final String POLICY = "postplus_cli_hosted_media_content_policy_blocked";

    @TempDir Path folder;
    @TempDir Path config;

    private final Service service = new Service();
    private final MockWebServer server = new MockWebServer();

    private record Said(int code, String out, String err) {
        JsonNode summary() {
            return Json.read(out.lines().toList().getLast(), "stdout").path("summary");
        }
    }

    /** Finishes every job at once, unless it is told to answer something else. */
    private static final class Service extends Dispatcher {
        final List<JsonNode> submits = new CopyOnWriteArrayList<>();
        volatile String base = "";
        volatile String forbidden = "";
        volatile Trouble trouble = new Trouble(0, "", "");
        volatile String blockedAnswer = "";
        volatile int blockedStatus = 422;

        /** What every call is answered with while it lasts; status 0 is no trouble. */
        record Trouble(int status, String body, String retryAfter) {}

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            if (path.startsWith("/o/")) {
                return new MockResponse.Builder()
                        .body(new Buffer().write(ScriptedProvider.picture(path)))
                        .build();
            }
            Trouble now = trouble;
            Buffer sent = new Buffer();
            if (request.getBody() != null) {
                sent.write(request.getBody());
            }
            JsonNode body = Json.read(sent.readUtf8(), "body");
            boolean isBlocked =
                    !forbidden.isEmpty() && body.at("/input/prompt").asText().contains(forbidden);
            if (body.path("operation").asText().equals("request")) {
                submits.add(body);
            }
            if (isBlocked) {
                return json(blockedStatus, blockedAnswer);
            }
            if (now.status() > 0) {
                if (!now.retryAfter().isEmpty()) {
                    // Once is enough: afterwards it is free again.
                    trouble = new Trouble(0, "", "");
                    return new MockResponse.Builder()
                            .code(now.status())
                            .addHeader("retry-after", now.retryAfter())
                            .body(now.body())
                            .build();
                }
                return json(now.status(), now.body());
            }
            String handle = "gen_" + body.path("operationId").asText().hashCode();
            return json(
                    200,
                    "{\"output\":{\"data\":{\"id\":\""
                            + handle
                            + "\",\"status\":\"completed\",\"outputs\":[\""
                            + base
                            + "/o/"
                            + handle
                            + "\"]}}}");
        }

        private static MockResponse json(int code, String body) {
            return new MockResponse.Builder()
                    .code(code)
                    .addHeader("content-type", "application/json")
                    .body(body)
                    .build();
        }
    }

    @BeforeEach
    void start() throws IOException {
        server.setDispatcher(service);
        server.start();
        service.base = "http://127.0.0.1:" + server.getPort();
        signIn(service.base);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    refused at the submit | 422 | {"code":"%s","error":"A face is recognised."}
                    refused in a failed run | 200 | {"output":{"data":{"id":"gen_b","status":"failed","error":{"code":"%s","message":"A face is recognised."}}}}
                    """)
    void anItemRefusedByTheTypedPolicyCodeStopsAloneAndIsNeverSentAgain(
            String when, int status, String answer) throws IOException {
        service.forbidden = "celebrity";
        service.blockedStatus = status;
        service.blockedAnswer = answer.formatted(POLICY);
        Said said =
                run(
                        "batch",
                        "--requests",
                        request("run-1", "hosted-media", "a person"),
                        request("run-2", "hosted-media", "a celebrity"),
                        request("run-3", "hosted-media", "a person"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err()).contains("batch_incomplete: 1 of 3 jobs did not finish.");
        assertThat(said.summary().path("verdict").asText()).isEqualTo("incomplete");
        assertThat(said.summary().path("done").asInt()).isEqualTo(2);
        assertThat(said.summary().path("incomplete"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.path("runId").asText()).isEqualTo("run-2");
                    assertThat(item.at("/failure/code").asText()).isEqualTo(POLICY);
                    assertThat(item.at("/failure/sentence").asText())
                            .contains("A face is recognised.");
                });
        assertThat(queue().path("paused")).isEmpty();

        run("queue", "resume");
        run("batch", "--continue");
        assertThat(run("queue", "retry", "2").err()).contains("retry_not_possible");
        assertThat(run("queue", "retry", "2", "--new-attempt").err())
                .contains("retry_not_possible");
        // Even a queue that forgot about it does not send it again.
        for (String file : List.of("queue.db", "queue.db-wal", "queue.db-shm")) {
            Files.deleteIfExists(folder.resolve(".postplus/image-batch-runner").resolve(file));
        }
        run("batch", "--continue", "--unsent");
        assertThat(service.submits).hasSize(3);
        assertThat(Files.readString(attempt("run-2"))).contains(POLICY, "A face is recognised.");
    }

    @Test
    void proseAboutPolicyWithoutTheCodeStopsTheQueue() throws IOException {
        service.forbidden = "celebrity";
        service.blockedStatus = 400;
        service.blockedAnswer = "{\"error\":\"content policy blocked this prompt\"}";
        Said said = run("batch", "--requests", request("run-1", "hosted-media", "a celebrity"));
        assertThat(said.code()).isEqualTo(1);
        assertThat(queue().path("paused").path("hosted-media").asText())
                .contains("content policy blocked this prompt");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    signed out, also after the refresh | 401 | {"code":"postplus_cli_auth_invalid_session","error":"Session over."}
                    no credit left | 402 | {"code":"billing_balance_insufficient","error":"Not enough credits."}
                    client too old | 426 | {"code":"postplus_client_upgrade_required","error":"Upgrade."}
                    malformed request | 400 | {"code":"validation_failed","error":"Bad field."}
                    capability missing | 503 | {"code":"postplus_cli_hosted_capability_unavailable","error":"Not configured."}
                    connection refused | -2 | -
                    """)
    void anyOtherFailurePausesItsProviderAndOneResumeFinishesAllWithoutBuyingTwice(
            String what, int status, String body) throws IOException {
        if (status == -2) {
            signIn("http://127.0.0.1:" + freePort());
        }
        service.trouble = new Service.Trouble(status == -2 ? 0 : status, body, "");
        List<String> batch = new ArrayList<>(List.of("batch", "--requests"));
        for (int i = 1; i <= 5; i++) {
            batch.add(request("hosted-" + i, "hosted-media", "a person"));
        }
        batch.add(request("sketch-1", "offline", "a person"));
        Said stopped = run(batch.toArray(String[]::new));
        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.summary().path("verdict").asText()).isEqualTo("incomplete");
        assertThat(stopped.summary().path("done").asInt()).isEqualTo(1);
        JsonNode paused = queue().path("paused");
        assertThat(paused.properties()).hasSize(1);
        assertThat(paused.path("hosted-media").asText()).isNotBlank();
        assertThat(stopped.err()).contains(paused.path("hosted-media").asText());

        service.trouble = new Service.Trouble(0, "", "");
        signIn(service.base);
        service.submits.clear();
        assertThat(run("batch", "--continue").code()).isZero();
        assertThat(service.submits).hasSize(5);
        assertThat(queue().path("jobs")).hasSize(6);
        assertThat(queue().path("jobs"))
                .allSatisfy(job -> assertThat(job.path("state").asText()).isEqualTo("done"));
        assertThat(service.submits.stream().map(s -> s.path("operationId").asText()).distinct())
                .hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aBusyServiceIsWaitedForAsLongAsItAsksAndGivenTheSameOperation(int status)
            throws IOException {
        service.trouble =
                new Service.Trouble(
                        status, "{\"code\":\"postplus_cli_cloud_release_in_progress\"}", "1");
        // The pause between two looks of the older wire is shorter; what is asked is the same.
        Said said =
                run(
                        "batch",
                        "--wire",
                        "2026-05",
                        "--requests",
                        request("run-1", "hosted-media", "a person"));
        assertThat(service.submits).hasSizeGreaterThanOrEqualTo(2);
        assertThat(service.submits.stream().map(s -> s.path("operationId").asText()).distinct())
                .hasSize(1);
        assertThat(said.err()).doesNotContain("release_in_progress");
        assertThat(folder.resolve("assets/mara/runs/image/run-1/attempts/attempt-002"))
                .doesNotExist();
    }

    private JsonNode queue() {
        return Json.read(run("queue", "--json").out(), "stdout");
    }

    private Path attempt(String run) {
        return folder.resolve(
                "assets/mara/runs/image/" + run + "/attempts/attempt-001/attempt.json");
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void signIn(String base) throws IOException {
        Files.writeString(
                config.resolve("config.json"),
                "{\"cliSessionToken\":\"ptk_1\",\"apiBaseUrl\":\"" + base + "\"}");
    }

    private String request(String runId, String provider, String prompt) throws IOException {
        Path file = folder.resolve(runId + ".json");
        Files.writeString(
                file,
                """
                {"provider": "%s", "model": "image-nano-banana-2-text",
                 "assetId": "mara", "runId": "%s", "localAssetDir": "assets/mara",
                 "prompt": "%s", "resolution": "1k"}
                """
                        .formatted(provider, runId, prompt));
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
                        Map.of(
                                "POSTPLUS_CONFIG_DIR",
                                config.toString(),
                                "PROOFSHEET_OFFLINE_DELAY_MS",
                                "10"),
                        "Linux",
                        config,
                        "tester",
                        config.resolve("sample"),
                        Clock.systemUTC());
        int code = new CommandLineProgram(new CommandWiring(around), terminal, folder).run(args);
        return new Said(code, out.toString(), err.toString());
    }
}
