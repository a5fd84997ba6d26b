package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.ProviderPayload.Output;
import app.proofsheet.provider.ProviderPayload.Phase;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import okhttp3.OkHttpClient;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A server and a network at their worst, on calls that carry the sign-in. */
class HostedFaultsTest {

    private static final String ACCEPTED = "{\"output\":{\"id\":\"gen_1\",\"status\":\"queued\"}}";

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

    static List<MockResponse> cutConnections() {
        SocketEffect cut = new SocketEffect.CloseSocket();
        return List.of(
                ok().onRequestStart(cut).build(),
                ok().onRequestBody(cut).build(),
                ok().onResponseStart(cut).build(),
                ok().onResponseBody(cut).build(),
                ok().setHeader("content-length", 5000).onResponseEnd(cut).build(),
                new MockResponse.Builder().status("HTTP/1.1 garbage").build());
    }

    @ParameterizedTest
    @MethodSource("cutConnections")
    void aConnectionCutAnywhereLeavesASubmitOpenAndNothingIsSentAgain(MockResponse cut)
            throws Exception {
        rig.server.enqueue(cut);
        rig.answer(200, ACCEPTED);

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        Failure failure = ((SubmitAnswer.Unknown) answer).failure();
        assertThat(failure.code()).isEqualTo("hosted_media_network_request_failed");
        assertThat(failure.kept()).isNull();
        assertThat(rig.server.getRequestCount()).isLessThanOrEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("cutConnections")
    void aConnectionCutAnywhereChangesNothingAboutARun(MockResponse cut) throws Exception {
        rig.server.enqueue(cut);
        rig.answer(200, ACCEPTED);

        PollAnswer answer = rig.provider().poll(WireRig.poll());

        Failure failure = ((PollAnswer.Unavailable) answer).failure();
        assertThat(failure.kind()).isEqualTo(FailureKind.TRANSPORT);
        assertThat(failure.kept()).isEqualTo(HostedCall.STATUS.kept());
        assertThat(rig.server.getRequestCount())
                .as("the engine asks again, not the wire")
                .isLessThanOrEqualTo(1);
    }

    static List<MockResponse> stalls() {
        return List.of(
                ok().onResponseStart(SocketEffect.Stall.INSTANCE).build(),
                ok().onResponseBody(SocketEffect.Stall.INSTANCE).build(),
                ok().throttleBody(5, 80, TimeUnit.MILLISECONDS).build());
    }

    @ParameterizedTest
    @MethodSource("stalls")
    void aServerThatNeverAnswersStallsOrDripsIsLeftInTime(MockResponse stall) throws Exception {
        ImageProvider hasty = rig.provider(Wire.V2026_07, WireRig.within(Duration.ofMillis(500)));
        rig.answer(200, ACCEPTED);
        rig.server.enqueue(stall);
        // Connected before, so that the limit meets the answer and not the connection.
        hasty.poll(WireRig.poll());

        SubmitAnswer answer = hasty.submit(WireRig.submit(null));

        assertThat(((SubmitAnswer.Unknown) answer).failure().code())
                .isEqualTo("hosted_media_timed_out");
    }

    @Test
    void theLimitsAreThoseOfTheServicesOwnClient() {
        assertThat(Timeouts.standard())
                .isEqualTo(
                        new Timeouts(
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(120)));
        Timeouts each =
                new Timeouts(
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7));
        assertThat(List.of(HostedCall.values()).stream().map(each::of).map(Duration::toSeconds))
                .containsExactly(1L, 1L, 1L, 1L, 1L, 2L, 5L, 5L, 4L, 3L);
        for (Wire wire : Wire.values()) {
            assertThat(WireLimits.of(wire).timeouts()).isEqualTo(Timeouts.standard());
        }
        assertThat(WireLimits.of(Wire.V2026_05).retries().attempts()).isEqualTo(1);
    }

    @Test
    void aNameThatIsNotKnownHasACodeOfItsOwnAndBoughtNothing() throws Exception {
        rig.signIn("https://media.example");
        OkHttpClient lost =
                new OkHttpClient.Builder()
                        .dns(name -> {
                            throw new UnknownHostException(name + ": Name not known");
                        })
                        .build();

        SubmitAnswer answer =
                rig.provider(lost, Wire.V2026_07, WireRig.PATIENT).submit(WireRig.submit(null));

        Failure failure = ((SubmitAnswer.Refused) answer).failure();
        assertThat(failure.code()).isEqualTo("hosted_media_dns_resolution_failed");
        assertThat(failure.sentence()).contains("media.example");
        assertThat(failure.kept()).isEqualTo("Nothing was bought.");
    }

    @Test
    void aRefusedConnectionHasACodeOfItsOwnAndBoughtNothing() throws Exception {
        ImageProvider provider = rig.provider();
        rig.server.close();

        SubmitAnswer answer = provider.submit(WireRig.submit(null));

        assertThat(((SubmitAnswer.Refused) answer).failure().code())
                .isEqualTo("hosted_media_connection_refused");
    }

    @Test
    void aFailedHandshakeHasACodeOfItsOwnAndBoughtNothing() throws Exception {
        // A server that speaks no TLS: it answers whatever comes with words.
        try (ServerSocket plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread speaker =
                    Thread.ofVirtual()
                            .start(() -> {
                                try (Socket caller = plain.accept()) {
                                    caller.getOutputStream()
                                            .write("no TLS here\r\n".getBytes(US_ASCII));
                                    caller.shutdownOutput();
                                    caller.getInputStream()
                                            .transferTo(OutputStream.nullOutputStream());
                                } catch (IOException gone) {
                                    // The caller hung up, as it should.
                                }
                            });
            rig.signIn("https://127.0.0.1:" + plain.getLocalPort());

            SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

            assertThat(((SubmitAnswer.Refused) answer).failure().code())
                    .isEqualTo("hosted_media_tls_failed");
            speaker.join();
        }
    }

    @Test
    void aWebPageInsteadOfAnAnswerIsNamedAsOne() throws Exception {
        for (int i = 0; i < 2; i++) {
            rig.server.enqueue(
                    new MockResponse.Builder()
                            .addHeader("content-type", "text/html; charset=utf-8")
                            .body("<html>Welcome to the hotel</html>")
                            .build());
        }

        SubmitAnswer submit = rig.provider().submit(WireRig.submit(null));
        PollAnswer poll = rig.provider().poll(WireRig.poll());

        assertThat(((SubmitAnswer.Unknown) submit).failure().code())
                .isEqualTo("skill_server_capability_invalid_json");
        assertThat(((PollAnswer.Unavailable) poll).failure().sentence())
                .isEqualTo("A web page came back instead of the hosted service's answer.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "7",
                "{}",
                "{\"output\":null}",
                "{\"output\":{\"id\":\"gen_1\",\"status\":\"que",
                "{\"output\":{}} trailing",
                "\u0000\u0001\u0002",
            })
    void aSuccessThatIsNoAnswerLeavesASubmitOpen(String body) throws Exception {
        rig.answer(200, body);
        rig.answer(200, body);

        assertThat(rig.provider().submit(WireRig.submit(null)))
                .isInstanceOf(SubmitAnswer.Unknown.class);
        assertThat(rig.provider().poll(WireRig.poll())).isInstanceOf(PollAnswer.Unavailable.class);
    }

    @Test
    void anErrorInsideASuccessKeepsItsCodeAndNothingIsTakenForGranted() throws Exception {
        String body = "{\"code\":\"billing_balance_insufficient\",\"error\":\"Not enough.\"}";
        rig.answer(200, body);
        rig.answer(200, body);
        rig.answer(
                200,
                "{\"output\":{\"data\":{\"id\":\"gen_1\",\"status\":\"failed\",\"error\":{\"code\":"
                        + "\"postplus_cli_hosted_media_content_policy_blocked\"}}}}");

        SubmitAnswer submit = rig.provider().submit(WireRig.submit(null));
        PollAnswer poll = rig.provider().poll(WireRig.poll());
        PollAnswer failed = rig.provider().poll(WireRig.poll());

        assertThat(((SubmitAnswer.Unknown) submit).failure().code())
                .isEqualTo("billing_balance_insufficient");
        assertThat(((PollAnswer.Unavailable) poll).failure().sentence()).contains("Not enough.");
        ProviderPayload payload = ((PollAnswer.Known) failed).payload();
        assertThat(payload.phase()).isEqualTo(Phase.FAILED);
        assertThat(payload.failure())
                .satisfies(f -> assertThat(f.kind()).isEqualTo(FailureKind.CONTENT_POLICY));
    }

    @Test
    void anAnswerBeyondTheLimitFailsInsteadOfBeingCut() throws Exception {
        String huge = "{\"output\":{\"id\":\"" + "x".repeat(70_000) + "\",\"status\":\"queued\"}}";
        rig.answer(200, huge);
        rig.server.enqueue(WireRig.json(200, "").chunkedBody(huge, 1000).build());

        SubmitAnswer declared = rig.provider().submit(WireRig.submit(null));
        PollAnswer chunked = rig.provider().poll(WireRig.poll());

        assertThat(((SubmitAnswer.Unknown) declared).failure().code())
                .isEqualTo("hosted_media_answer_too_large");
        assertThat(((PollAnswer.Unavailable) chunked).failure().code())
                .isEqualTo("hosted_media_answer_too_large");
    }

    @Test
    void aDeeplyNestedAnswerIsNoAnswer() throws Exception {
        rig.answer(200, "{\"output\":" + "[".repeat(30_000) + "]".repeat(30_000) + "}");

        assertThat(rig.provider().poll(WireRig.poll())).isInstanceOf(PollAnswer.Unavailable.class);
    }

    @Test
    void aNumberThatWouldFillTheMemoryMakesAnAnswerUnreadableAndNothingElse() throws Exception {
        String answer =
                "{\"output\":{\"id\":\"gen_1\",\"status\":\"completed\",\"n\":1e999999999}}";
        rig.answer(200, answer);
        rig.answer(200, answer);

        assertThat(rig.provider().submit(WireRig.submit(null)))
                .isInstanceOf(SubmitAnswer.Unknown.class);
        assertThat(rig.provider().poll(WireRig.poll())).isInstanceOf(PollAnswer.Unavailable.class);
    }

    @Test
    void hostileValuesAreKeptOutOfRecordsAndRequests() throws Exception {
        WireLimits roomy =
                new WireLimits(
                        WireRig.everything(Duration.ofSeconds(60)),
                        ReadRetries.none(),
                        8 << 20,
                        8 << 20);
        ImageProvider provider = rig.provider(Wire.V2026_07, roomy);
        String million = "x".repeat(1 << 20);
        rig.answer(
                200,
                "{\"output\":{\"id\":\"../../etc/passwd\",\"status\":\"com\\u001b[2Jpleted\","
                        + "\"outputs\":[1]}}");
        rig.answer(
                200,
                "{\"output\":{\"id\":\""
                        + million
                        + "\",\"status\":\""
                        + million
                        + "\",\"urls\":{\"get\":\""
                        + million.repeat(2)
                        + "\"}}}");
        rig.answer(
                200,
                "{\"output\":{\"id\":\"a\\nb\",\"status\":\"completed\",\"outputs\":[null,7,{},[],"
                        + "true,\"HTTPS://cdn.example/1.png\",\"https://cdn.example/a\\nb\",\"\","
                        + "\"postplus-media://b/p\"]},\"billing\":{\"estimatedCredits\":1e300,"
                        + "\"estimatedMillicredits\":1e300,\"reservedCredits\":1,"
                        + "\"reservedMillicredits\":1,\"finalizedCredits\":1,"
                        + "\"finalizedMillicredits\":1}}");

        ProviderPayload path = known(provider);
        ProviderPayload large = known(provider);
        ProviderPayload odd = known(provider);

        assertThat(path.handle()).isEqualTo("../../etc/passwd");
        assertThat(path.status()).isEqualTo("com [2Jpleted");
        assertThat(large.handle()).isNull();
        assertThat(large.status()).hasSize(100);
        assertThat(large.urls()).isEmpty();
        assertThat(large.rawJson()).contains(million);
        assertThat(odd.handle()).isNull();
        assertThat(odd.outputs())
                .extracting(Output::kind)
                .containsExactly(
                        Output.Kind.UNSUPPORTED,
                        Output.Kind.UNSUPPORTED,
                        Output.Kind.UNSUPPORTED,
                        Output.Kind.UNSUPPORTED,
                        Output.Kind.UNSUPPORTED,
                        Output.Kind.URL,
                        Output.Kind.UNSUPPORTED,
                        Output.Kind.BASE64,
                        Output.Kind.MEDIA_REFERENCE);
        assertThat(odd.billing()).isNull();
    }

    @Test
    void aCallThatIsToldToStopStops() throws Exception {
        rig.server.enqueue(ok().onResponseStart(SocketEffect.Stall.INSTANCE).build());
        ImageProvider provider = rig.provider();
        FutureTask<Boolean> call =
                new FutureTask<>(() -> {
                    try {
                        provider.submit(WireRig.submit(null));
                        return false;
                    } catch (InterruptedException e) {
                        return true;
                    }
                });
        Thread thread = Thread.ofVirtual().start(call);

        rig.taken();
        thread.interrupt();

        assertThat(call.get(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aLargeInlinePictureFitsIntoAnAnswer() throws Exception {
        String picture = "QUJD".repeat(6 << 20);
        rig.answer(
                200,
                "{\"output\":{\"id\":\"g\",\"status\":\"completed\",\"outputs\":[\""
                        + picture
                        + "\"]}}");
        ImageProvider provider = rig.provider(Wire.V2026_05, WireLimits.of(Wire.V2026_05));

        assertThat(known(provider).outputs())
                .containsExactly(new Output(0, Output.Kind.BASE64, picture));
    }

    @Test
    void aRedirectWouldTakeTheSignInElsewhereAndIsRefused() throws Exception {
        rig.answer(307, "", "location", rig.baseUrl() + "/elsewhere");

        SubmitAnswer answer = rig.provider().submit(WireRig.submit(null));

        assertThat(((SubmitAnswer.Unknown) answer).failure().code())
                .isEqualTo("hosted_media_redirect_refused");
        assertThat(rig.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whatTheServerSaysIsShownWithoutAddressesTokensOrControlCharacters() throws Exception {
        rig.answer(
                400,
                "{\"code\":\"bad_reference\",\"error\":\"\\u001b[31mCannot read"
                        + " https://u:p@store.example/a?sig=planted with Bearer "
                        + WireRig.TOKEN
                        + ", api_key=planted\",\"layer\":\"https://x.example/planted\"}");

        SubmitAnswer.Refused refused =
                (SubmitAnswer.Refused) rig.provider().submit(WireRig.submit(null));

        assertThat(refused.toString()).doesNotContain(WireRig.TOKEN);
        assertThat(refused.failure().toString())
                .contains("store.example/…")
                .doesNotContain("planted", "\u001b", "u:p");
    }

    @ParameterizedTest
    @CsvSource({"broken, false", "timeout, true"})
    void anUploadThatBreaksOrStallsSaysSo(String trouble, boolean isStalling) throws Exception {
        rig.server.setDispatcher(
                new Dispatcher() {
                    @Override
                    public MockResponse dispatch(RecordedRequest request) {
                        if (!request.getUrl().encodedPath().startsWith("/put/")) {
                            return WireRig.json(200, target("\"x\":\"y\"")).build();
                        }
                        return new MockResponse.Builder()
                                .onResponseStart(
                                        isStalling
                                                ? SocketEffect.Stall.INSTANCE
                                                : new SocketEffect.CloseSocket())
                                .build();
                    }
                });

        Failure failure =
                refused(
                        rig.provider(
                                        Wire.V2026_07,
                                        isStalling
                                                ? WireRig.within(Duration.ofMillis(500))
                                                : WireRig.PATIENT)
                                .upload(upload()));

        assertThat(failure.code()).isEqualTo("hosted_media_upload_failed");
        assertThat(failure.detail()).startsWith(trouble + ", ");
        assertThat(failure.kept()).startsWith("Nothing was bought");
    }

    @Test
    void headersThatCannotBeSentRefuseAnUpload() throws Exception {
        rig.answer(200, target("\"x\":7"));
        rig.answer(200, target("\"x\":\"a\\r\\nauthorization: b\""));

        assertThat(refused(rig.provider().upload(upload())).code())
                .isEqualTo("skill_server_capability_invalid_response");
        assertThat(refused(rig.provider().upload(upload())).sentence()).contains("headers");
    }

    private UploadCall upload() throws IOException {
        Path picture = Files.write(dir.resolve("base.png"), new byte[200_000]);
        return new UploadCall(picture, "image/png", "op-up", null);
    }

    private String target(String header) {
        return "{\"output\":{\"signedUpload\":{\"method\":\"PUT\",\"url\":\""
                + rig.baseUrl()
                + "/put/1?sig=planted\",\"requiredHeaders\":{"
                + header
                + "}},\"storageReference\":{}}}";
    }

    private static Failure refused(UploadAnswer answer) {
        Failure failure = ((UploadAnswer.Refused) answer).failure();
        assertThat(failure.toString()).doesNotContain("planted");
        return failure;
    }

    private static ProviderPayload known(ImageProvider provider) throws InterruptedException {
        return ((PollAnswer.Known) provider.poll(WireRig.poll())).payload();
    }

    private static MockResponse.Builder ok() {
        return WireRig.json(200, ACCEPTED);
    }
}
