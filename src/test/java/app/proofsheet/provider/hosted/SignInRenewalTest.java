package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.settings.PostplusConfigFile;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** One renewal of a refused sign-in, whoever asks for it (hosted-media-api.md §3.2). */
@Timeout(60)
class SignInRenewalTest {

    @TempDir Path dir;
    private WireRig rig;

    @BeforeEach
    void start() throws IOException {
        rig = new WireRig(dir);
    }

    @AfterEach
    void stop() {
        rig.close();
    }

    /** Knows one sign-in; refuses the old one only when as many have asked as are expected. */
    private static final class OneSession extends Dispatcher {
        final AtomicInteger renewals = new AtomicInteger();
        private final CountDownLatch refused;

        OneSession(int askers) {
            refused = new CountDownLatch(askers);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            boolean isNew = "Bearer ptk_new_0002".equals(request.getHeaders().get("authorization"));
            if (request.getUrl().encodedPath().endsWith("/auth/refresh")) {
                renewals.incrementAndGet();
                return isNew
                        ? WireRig.json(401, "{}").build()
                        : WireRig.json(200, "{\"cliSessionToken\":\"ptk_new_0002\"}").build();
            }
            if (isNew) {
                return WireRig.json(200, "{\"output\":{\"id\":\"g\",\"status\":\"queued\"}}")
                        .build();
            }
            refused.countDown();
            assertThat(refused.await(30, TimeUnit.SECONDS)).isTrue();
            return WireRig.json(401, "{}").build();
        }
    }

    @Test
    void manyCallsOfTwoTransportsRenewOnce() throws Exception {
        OneSession session = new OneSession(4);
        rig.server.setDispatcher(session);
        ImageProvider one = rig.provider();
        ImageProvider two = rig.provider();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<PollAnswer>> polls =
                    List.of(
                            () -> one.poll(WireRig.poll()),
                            () -> two.poll(WireRig.poll()),
                            () -> one.poll(WireRig.poll()),
                            () -> two.poll(WireRig.poll()));
            for (Future<PollAnswer> poll : threads.invokeAll(polls)) {
                assertThat(poll.get()).isInstanceOf(PollAnswer.Known.class);
            }
        }
        assertThat(session.renewals).hasValue(1);
    }

    @Test
    void twoProgramsRenewOnce() throws Exception {
        OneSession session = new OneSession(2);
        rig.server.setDispatcher(session);
        Process other =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                OtherProgram.class.getName(),
                                dir.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(dir.resolve("other.log").toFile())
                        .start();
        try {
            assertThat(rig.provider().poll(WireRig.poll())).isInstanceOf(PollAnswer.Known.class);
            assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        } finally {
            other.destroyForcibly();
        }
        assertThat(dir.resolve("other.log")).content().contains("Known");
        assertThat(session.renewals).hasValue(1);
    }

    /** A second program on the same config file. */
    static final class OtherProgram {
        private OtherProgram() {}

        /** Polls once and says what came of it. */
        @SuppressWarnings("SystemOut")
        public static void main(String[] args) throws InterruptedException {
            PostplusConfigFile config =
                    new PostplusConfigFile(
                            Map.of("POSTPLUS_CONFIG_DIR", args[0]),
                            "Linux",
                            Path.of(args[0]),
                            Clock.systemUTC());
            try (ImageProvider provider =
                    HostedProviders.create(
                            config,
                            Wire.V2026_07,
                            ClientIdentity.of(Wire.V2026_07, "test", Map.of()),
                            new StoredQuoteConsent(config, Map.of()),
                            HostedProviders.ids(Wire.V2026_07))) {
                System.out.println(provider.poll(WireRig.poll()).getClass().getSimpleName());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "401, '{\"code\":\"postplus_cli_auth_invalid_session\"}',"
                + " postplus_cli_auth_refresh_unauthorized, AUTHORISATION",
        "500, '', postplus_cli_auth_refresh_failed, AUTHORISATION",
        "200, '<html></html>', postplus_cli_auth_refresh_failed, AUTHORISATION",
        "200, '{\"cliSessionToken\":\" \"}', postplus_cli_auth_refresh_failed, AUTHORISATION",
        "200, '{\"cliSessionToken\":\"a\\nb\"}', postplus_cli_auth_refresh_failed, AUTHORISATION",
        "426, '{\"code\":\"postplus_client_upgrade_required\"}',"
                + " postplus_client_upgrade_required, AUTHORISATION",
        "503, '{\"code\":\"postplus_cli_cloud_release_in_progress\"}',"
                + " postplus_cli_cloud_release_in_progress, BUSY",
    })
    void aRenewalThatFailsBoughtNothingAndChangesNothing(
            int status, String body, String code, FailureKind kind) throws Exception {
        String before = Files.readString(dir.resolve("config.json"));
        rig.answer(401, "{}");
        rig.answer(status, body);

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        Failure failure = ((SubmitAnswer.Refused) answer).failure();
        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.next()).isNotBlank();
        assertThat(dir.resolve("config.json")).hasContent(before);
        assertThat(rig.server.getRequestCount()).isEqualTo(2);
    }

    @Test
    void aRenewalThatIsCutOffBoughtNothing() throws Exception {
        rig.answer(401, "{}");
        rig.server.enqueue(
                new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        assertThat(((SubmitAnswer.Refused) answer).failure().code())
                .isEqualTo("postplus_cli_auth_refresh_network_request_failed");
    }

    @Test
    void aRenewalThatCouldNotBeSavedIsNotAskedFor() throws Exception {
        Path locked = Files.createDirectory(dir.resolve(".config.json.lock"));
        rig.answer(401, "{}");

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        assertThat(((SubmitAnswer.Refused) answer).failure().code())
                .isEqualTo("postplus_cli_config_write_failed");
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
        Files.delete(locked);
    }

    @Test
    void aRenewalKeepsTheRestOfTheFileAndIsForItsOwnerAlone() throws Exception {
        Path file = dir.resolve("config.json");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        rig.answer(401, "{}");
        rig.answer(
                200,
                "{\"cliSessionToken\":\"ptk_new_0002\",\"sessionExpiresAt\":1785000000,"
                        + "\"accountSlug\":null,\"accountName\":{\"odd\":1},\"other\":1}");
        rig.answer(200, "{\"output\":{\"id\":\"g\",\"status\":\"queued\"}}");

        rig.provider().submit(WireRig.submit(null));

        var stored = Json.readObject(Files.readString(file), "config.json");
        assertThat(stored.path("unknownField").asText()).isEqualTo("kept");
        assertThat(stored.path("sessionExpiresAt").asLong()).isEqualTo(1785000000L);
        assertThat(stored.path("accountSlug").isNull()).isTrue();
        assertThat(stored.has("accountName")).isFalse();
        assertThat(stored.has("other")).isFalse();
        assertThat(stored.path("updatedAt").asText()).isEqualTo("2026-07-21T10:00:00Z");
        assertThat(Files.getPosixFilePermissions(file))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(file)).endsWith("}\n");
        try (var files = Files.list(dir)) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("config.json", ".config.json.lock");
        }
    }

    @Test
    void aSignInThatCannotStandInAHeaderIsNotSentAndNotShown() throws Exception {
        Files.writeString(
                dir.resolve("config.json"),
                "{\"cliSessionToken\":\"ptk_\\nplanted\",\"apiBaseUrl\":\""
                        + rig.baseUrl()
                        + "\"}");

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        assertThat(((SubmitAnswer.Refused) answer).failure().code())
                .isEqualTo("skill_server_capability_bridge_unavailable");
        assertThat(answer.toString()).doesNotContain("planted");
        assertThat(rig.server.getRequestCount()).isZero();
    }
}
