package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.PollCall;
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.ProviderPayload.Output;
import app.proofsheet.provider.ProviderPayload.Phase;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;
import app.proofsheet.settings.PostplusConfigFile;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The hosted provider against a real server on this machine. */
class HostedProviderTest {

    private static final String TOKEN = "ptk_secret_0001";
    private static final String MODEL = "image-nano-banana-2-text";

    @TempDir Path dir;

    private MockWebServer server;
    private ImageProvider provider;

    @BeforeEach
    void start() throws IOException {
        server = new MockWebServer();
        server.start();
        provider = provider(Wire.V2026_07, baseUrl());
    }

    @AfterEach
    void stop() {
        provider.close();
        server.close();
    }

    @Test
    void submitsInTheCurrentWireAndReadsTheHandle() throws Exception {
        answer(200, "{\"output\":{\"data\":{\"id\":\"gen_1\",\"status\":\"processing\"}}}");

        SubmitAnswer answer = provider.submit(call(null));

        assertThat(answer).isInstanceOf(SubmitAnswer.Accepted.class);
        ProviderPayload payload = ((SubmitAnswer.Accepted) answer).payload();
        assertThat(payload.handle()).isEqualTo("gen_1");
        assertThat(payload.phase()).isEqualTo(Phase.PENDING);
        RecordedRequest request = taken();
        assertThat(request.getUrl().encodedPath()).isEqualTo(HostedTransport.CAPABILITY);
        assertThat(request.getHeaders().get("authorization")).isEqualTo("Bearer " + TOKEN);
        assertThat(request.getHeaders().get("x-postplus-client-contract-version")).isEqualTo("2");
        assertThat(request.getHeaders().get("x-postplus-client-runtime")).isEqualTo("proofsheet");
        JsonNode body = Json.read(request.getBody().utf8(), "body");
        assertThat(body.path("operationId").asText()).isEqualTo("op-1");
        assertThat(body.path("endpointKey").asText()).isEqualTo(MODEL);
        assertThat(body.path("input").path("prompt").asText()).isEqualTo("a desk");
        assertThat(body.has("requestDimensions")).isFalse();
    }

    @Test
    void theLegacyWireSendsRequestDimensions() throws Exception {
        provider.close();
        provider = provider(Wire.V2026_05, baseUrl());
        answer(200, "{\"output\":{\"id\":\"gen_1\",\"status\":\"created\"}}");

        provider.submit(call(null));

        RecordedRequest request = taken();
        JsonNode body = Json.read(request.getBody().utf8(), "body");
        int inputBytes = Json.compact(body.path("input")).getBytes().length;
        assertThat(body.at("/requestDimensions/requestBytes").asInt()).isEqualTo(inputBytes);
        assertThat(body.at("/requestDimensions/operationKey").asText()).isEqualTo(MODEL);
        assertThat(request.getHeaders().get("x-postplus-client-runtime"))
                .isEqualTo("postplus-skill");
        assertThat(request.getHeaders().names())
                .extracting(name -> name.toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("user-agent", "accept-encoding", "accept");
    }

    @Test
    void theLegacyWireHandsBackOnlyTheKnownFieldsOfAnUpload() throws Exception {
        provider.close();
        provider = provider(Wire.V2026_05, baseUrl());
        Path picture = Files.write(dir.resolve("base.png"), new byte[] {1, 2, 3});
        String signed =
                "{\"output\":{\"signedUpload\":{\"method\":\"PUT\",\"url\":\""
                        + baseUrl()
                        + "/put/1\",\"requiredHeaders\":{},\"token\":\"up_1\"%s},"
                        + "\"storageReference\":{\"bucket\":\"b\",\"storagePath\":\"p\","
                        + "\"name\":\"base.png\",\"mimeType\":\"image/png\",\"extra\":1}}}";
        answer(200, signed.formatted(""));
        answer(200, signed.formatted(",\"expiresInSeconds\":600"));
        answer(200, "");
        answer(200, "{\"output\":{\"download_url\":\"https://cdn.example/u/1\"}}");

        UploadCall call = new UploadCall(picture, "image/png", "op-up", null);
        assertThat(provider.upload(call)).isInstanceOf(UploadAnswer.Refused.class);
        assertThat(provider.upload(call)).isInstanceOf(UploadAnswer.Uploaded.class);

        taken();
        taken();
        taken();
        JsonNode register = Json.read(taken().getBody().utf8(), "body");
        assertThat(register.at("/file/storageReference"))
                .isEqualTo(
                        Json.read(
                                "{\"bucket\":\"b\",\"mimeType\":\"image/png\","
                                        + "\"name\":\"base.png\",\"storagePath\":\"p\","
                                        + "\"sizeBytes\":null}",
                                "expected"));
    }

    @Test
    void aRefusalKeepsTheBodyCodeWhateverItsPrefix() throws Exception {
        answer(402, "{\"code\":\"billing_balance_insufficient\",\"error\":\"Not enough credits\"}");

        SubmitAnswer answer = provider.submit(call(null));

        SubmitAnswer.Refused refused = (SubmitAnswer.Refused) answer;
        assertThat(refused.failure().code()).isEqualTo("billing_balance_insufficient");
        assertThat(refused.failure().kind()).isEqualTo(FailureKind.QUOTA);
    }

    @Test
    void aContentBlockIsRecognisedByItsCodeOnly() throws Exception {
        answer(
                400,
                "{\"code\":\"" + HostedCode.CONTENT_POLICY.text() + "\",\"error\":\"Blocked\"}");
        answer(400, "{\"code\":\"other\",\"error\":\"Blocked by content policy\"}");

        SubmitAnswer typed = provider.submit(call(null));
        SubmitAnswer prose = provider.submit(call(null));

        assertThat(((SubmitAnswer.Refused) typed).failure().kind())
                .isEqualTo(FailureKind.CONTENT_POLICY);
        assertThat(((SubmitAnswer.Refused) prose).failure().kind()).isEqualTo(FailureKind.REFUSED);
    }

    @Test
    void aQuoteIsAChallengeAndItsConfirmationCarriesTheToken() throws Exception {
        answer(
                402,
                "{\"code\":\"postplus_cli_quote_confirmation_required\",\"quoteConfirmation\":"
                        + "{\"token\":\"qct_1\",\"operationId\":\"op-1\",\"accountId\":\"acc\","
                        + "\"estimatedMillicredits\":180500,\"requiredTierMillicredits\":100000}}");
        answer(200, "{\"output\":{\"id\":\"gen_1\",\"status\":\"queued\"}}");

        SubmitAnswer answer = provider.submit(call(null));
        provider.submit(call("qct_1"));

        SubmitAnswer.QuoteRequired quote = (SubmitAnswer.QuoteRequired) answer;
        assertThat(quote.challenge().estimatedCredits()).isEqualByComparingTo("180.5");
        assertThat(quote.challenge().toString()).doesNotContain("qct_1");
        taken();
        JsonNode confirmed = Json.read(taken().getBody().utf8(), "body");
        assertThat(confirmed.path("quoteConfirmationToken").asText()).isEqualTo("qct_1");
        assertThat(confirmed.path("operationId").asText()).isEqualTo("op-1");
    }

    @Test
    void aPriceOfRegisteringAnUploadIsConfirmedUnderItsOwnIdWithoutSendingTheBytesAgain()
            throws Exception {
        Path picture = Files.write(dir.resolve("base.png"), new byte[] {1, 2, 3});
        answer(
                200,
                "{\"output\":{\"signedUpload\":{\"method\":\"PUT\",\"url\":\""
                        + baseUrl()
                        + "/put/1?sig=secret\",\"requiredHeaders\":{}},"
                        + "\"storageReference\":{\"bucket\":\"b\",\"storagePath\":\"p\"},"
                        + "\"mediaReference\":\"postplus-media://b/p\"}}");
        answer(200, "");
        answer(402, "{\"quoteConfirmation\":{\"token\":\"qct_1\",\"accountId\":\"acc\"}}");
        answer(200, "{\"output\":{\"data\":{\"download_url\":\"https://cdn.example/u/1\"}}}");
        UploadCall call = new UploadCall(picture, "image/png", "op-up", null);

        UploadAnswer.QuoteRequired quote = (UploadAnswer.QuoteRequired) provider.upload(call);
        UploadAnswer answer = provider.upload(call.confirming(quote));

        assertThat(((UploadAnswer.Uploaded) answer).reference()).isEqualTo("postplus-media://b/p");
        assertThat(quote.place()).doesNotContain("secret");
        assertThat(call.hadConsentFor(quote)).isFalse();
        assertThat(call.confirming(quote).hadConsentFor(quote)).isTrue();
        taken();
        taken();
        JsonNode asked = Json.read(taken().getBody().utf8(), "body");
        JsonNode confirmed = Json.read(taken().getBody().utf8(), "body");
        assertThat(confirmed.path("quoteConfirmationToken").asText()).isEqualTo("qct_1");
        ((com.fasterxml.jackson.databind.node.ObjectNode) confirmed)
                .remove("quoteConfirmationToken");
        assertThat(confirmed).isEqualTo(asked);
        assertThat(server.getRequestCount()).isEqualTo(4);
    }

    @Test
    void aConnectionLostAfterSendingMayHaveBought() throws Exception {
        server.enqueue(
                new MockResponse.Builder()
                        .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
                        .build());

        SubmitAnswer answer = provider.submit(call(null));

        assertThat(answer).isInstanceOf(SubmitAnswer.Unknown.class);
        assertThat(server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void aServerFaultMayHaveBought() throws Exception {
        answer(500, "{\"error\":\"boom\"}");
        answer(200, "<html>proxy</html>");

        assertThat(provider.submit(call(null))).isInstanceOf(SubmitAnswer.Unknown.class);
        assertThat(provider.submit(call(null))).isInstanceOf(SubmitAnswer.Unknown.class);
    }

    @Test
    void aRefusedConnectionBoughtNothing() throws Exception {
        String closed = baseUrl();
        server.close();
        provider.close();
        provider = provider(Wire.V2026_07, closed);

        SubmitAnswer answer = provider.submit(call(null));

        assertThat(answer).isInstanceOf(SubmitAnswer.Refused.class);
        assertThat(((SubmitAnswer.Refused) answer).failure().kind())
                .isEqualTo(FailureKind.TRANSPORT);
    }

    @Test
    void anExpiredSignInIsRenewedOnceAndTheSameBodySentAgain() throws Exception {
        answer(401, "{\"code\":\"postplus_cli_auth_invalid_session\"}");
        answer(
                200,
                "{\"cliSessionToken\":\"ptk_new_0002\",\"accountId\":\"acc\",\"userId\":\"u\"}");
        answer(200, "{\"output\":{\"id\":\"gen_1\",\"status\":\"queued\"}}");

        SubmitAnswer answer = provider.submit(call(null));

        assertThat(answer).isInstanceOf(SubmitAnswer.Accepted.class);
        String first = taken().getBody().utf8();
        RecordedRequest refresh = taken();
        RecordedRequest second = taken();
        assertThat(refresh.getUrl().encodedPath()).isEqualTo("/api/postplus-cli/auth/refresh");
        assertThat(second.getBody().utf8()).isEqualTo(first);
        assertThat(second.getHeaders().get("authorization")).isEqualTo("Bearer ptk_new_0002");
        JsonNode stored = Json.read(Files.readString(dir.resolve("config.json")), "config.json");
        assertThat(stored.path("cliSessionToken").asText()).isEqualTo("ptk_new_0002");
        assertThat(stored.path("unknownField").asText()).isEqualTo("kept");
        assertThat(Files.getPosixFilePermissions(dir.resolve("config.json"))).hasSize(2);
    }

    @Test
    void aSecondRefusalOfTheSignInIsFinal() throws Exception {
        answer(401, "{}");
        answer(200, "{\"cliSessionToken\":\"ptk_new_0002\"}");
        answer(401, "{}");

        SubmitAnswer answer = provider.submit(call(null));

        assertThat(((SubmitAnswer.Refused) answer).failure().kind())
                .isEqualTo(FailureKind.AUTHORISATION);
        assertThat(server.getRequestCount()).isEqualTo(3);
    }

    @Test
    void theTokenNeverLeavesOverPlainHttpToAnotherHost() throws Exception {
        provider.close();
        provider = provider(Wire.V2026_07, "http://media.example");

        SubmitAnswer answer = provider.submit(call(null));

        assertThat(((SubmitAnswer.Refused) answer).failure().code())
                .isEqualTo("hosted_media_insecure_address");
    }

    @Test
    void withoutASignInItSaysHowToSignIn() throws Exception {
        Files.writeString(dir.resolve("config.json"), "{\"apiBaseUrl\":\"" + baseUrl() + "\"}");

        SubmitAnswer answer = provider.submit(call(null));

        assertThat(((SubmitAnswer.Refused) answer).failure().next())
                .contains("postplus auth login");
        assertThat(provider.readiness().isReady()).isFalse();
    }

    @Test
    void readsAFinishedJobInAnySpelling() throws Exception {
        answer(
                200,
                "{\"output\":{\"data\":{\"id\":\"gen_1\",\"status\":\" Completed \",\"outputs\":"
                        + "[\"https://cdn.example/1.png\",\"aGVsbG8=\",7]}},"
                        + "\"billing\":{\"estimatedCredits\":2,\"estimatedMillicredits\":2000,"
                        + "\"reservedCredits\":2,\"reservedMillicredits\":2000,"
                        + "\"finalizedCredits\":1.5,\"finalizedMillicredits\":1500}}");

        PollAnswer answer = provider.poll(new PollCall("gen_1", null, "op-2"));

        ProviderPayload payload = ((PollAnswer.Known) answer).payload();
        assertThat(payload.phase()).isEqualTo(Phase.COMPLETED);
        assertThat(payload.outputs())
                .extracting(Output::kind)
                .containsExactly(Output.Kind.URL, Output.Kind.BASE64, Output.Kind.UNSUPPORTED);
        assertThat(payload.paidCredits()).isEqualByComparingTo("1.5");
        JsonNode body = Json.read(taken().getBody().utf8(), "body");
        assertThat(body.properties().stream().map(Map.Entry::getKey))
                .containsExactly("capability", "operation", "handle", "operationId");
    }

    @Test
    void aStatusAddressStandsForItsHandle() throws Exception {
        answer(200, "{\"output\":{\"id\":\"gen 1\",\"status\":\"processing\"}}");

        provider.poll(
                new PollCall("https://api.example/v1/predictions/gen%201/result", null, "op-2"));

        JsonNode body = Json.read(taken().getBody().utf8(), "body");
        assertThat(body.path("handle").asText()).isEqualTo("gen 1");
    }

    @Test
    void onlyTheLegacyWireAsksByTheStatusAddress() throws Exception {
        for (Wire wire : Wire.values()) {
            provider.close();
            provider = provider(wire, baseUrl());
            answer(200, "{\"output\":{\"id\":\"gen_1\",\"status\":\"processing\"}}");

            provider.poll(new PollCall("gen_1", "https://api.example/runs/42", "op-2"));

            assertThat(Json.read(taken().getBody().utf8(), "body").path("handle").asText())
                    .isEqualTo(
                            switch (wire) {
                                case V2026_05 -> "https://api.example/runs/42";
                                case V2026_07 -> "gen_1";
                            });
        }
    }

    @Test
    void aVanishedJobIsNotAnOutage() throws Exception {
        answer(404, "{\"code\":\"some_run_not_found\"}");
        answer(503, "{\"error\":\"later\"}");

        assertThat(provider.poll(new PollCall("gen_1", null, "op-2")))
                .isInstanceOf(PollAnswer.HandleGone.class);
        assertThat(provider.poll(new PollCall("gen_1", null, "op-3")))
                .isInstanceOf(PollAnswer.Unavailable.class);
    }

    @Test
    void uploadsInThreeStepsWithoutShowingTheTokenToTheStorage() throws Exception {
        Path picture = Files.write(dir.resolve("base.png"), new byte[] {1, 2, 3});
        answer(
                200,
                "{\"output\":{\"signedUpload\":{\"method\":\"PUT\",\"url\":\""
                        + baseUrl()
                        + "/put/1?sig=x\",\"requiredHeaders\":{\"content-type\":\"image/png\"}},"
                        + "\"storageReference\":{\"bucket\":\"b\",\"storagePath\":\"p\"},"
                        + "\"mediaReference\":\"postplus-media://b/p\"}}");
        answer(200, "");
        answer(200, "{\"output\":{\"data\":{\"download_url\":\"https://cdn.example/u/1\"}}}");

        UploadAnswer answer = provider.upload(new UploadCall(picture, "image/png", "op-up", null));

        UploadAnswer.Uploaded uploaded = (UploadAnswer.Uploaded) answer;
        assertThat(uploaded.reference()).isEqualTo("postplus-media://b/p");
        assertThat(uploaded.downloadUrl()).isEqualTo("https://cdn.example/u/1");
        JsonNode create = Json.read(taken().getBody().utf8(), "body");
        RecordedRequest put = taken();
        JsonNode register = Json.read(taken().getBody().utf8(), "body");
        assertThat(create.at("/file/sizeBytes").asInt()).isEqualTo(3);
        assertThat(put.getMethod()).isEqualTo("PUT");
        assertThat(put.getHeaders().get("authorization")).isNull();
        assertThat(put.getHeaders().get("x-postplus-client-runtime")).isNull();
        assertThat(put.getHeaders().get("content-type")).isEqualTo("image/png");
        assertThat(register.path("operationId").asText())
                .isNotEqualTo(create.path("operationId").asText());
    }

    @Test
    void fetchesADirectAddressWithoutTheToken() throws Exception {
        answer(200, "picture");
        Path target = dir.resolve("out.bin");

        FetchAnswer answer =
                provider.fetch(
                        new FetchCall(
                                "gen_1",
                                new Output(0, Output.Kind.URL, baseUrl() + "/o/1.png"),
                                "a.png",
                                "op-4"),
                        target);

        assertThat(answer).isInstanceOf(FetchAnswer.Fetched.class);
        assertThat(target).hasContent("picture");
        assertThat(taken().getHeaders().get("authorization")).isNull();
    }

    @Test
    void resolvesADurableReferenceFirst() throws Exception {
        answer(200, "{\"output\":{\"signedUrl\":\"" + baseUrl() + "/signed/1\"}}");
        answer(200, "picture");

        FetchAnswer answer =
                provider.fetch(
                        new FetchCall(
                                "gen_1",
                                new Output(0, Output.Kind.MEDIA_REFERENCE, "postplus-media://b/p"),
                                "a.png",
                                "op-4"),
                        dir.resolve("out.bin"));

        assertThat(answer).isInstanceOf(FetchAnswer.Fetched.class);
        JsonNode body = Json.read(taken().getBody().utf8(), "body");
        assertThat(body.path("operation").asText()).isEqualTo("create-read-url");
    }

    @Test
    void stopsAtTheSixthRedirect() throws Exception {
        for (int i = 0; i < 10; i++) {
            server.enqueue(
                    new MockResponse.Builder()
                            .code(302)
                            .addHeader("location", baseUrl() + "/again/" + i)
                            .build());
        }

        FetchAnswer answer =
                provider.fetch(
                        new FetchCall(
                                "gen_1",
                                new Output(0, Output.Kind.URL, baseUrl() + "/o/1.png"),
                                "a.png",
                                "op-4"),
                        dir.resolve("out.bin"));

        assertThat(((FetchAnswer.Failed) answer).failure().code())
                .isEqualTo("postplus_cli_hosted_media_download_failed");
        assertThat(server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void anExpiredAddressSaysSo() throws Exception {
        answer(403, "expired");

        FetchAnswer answer =
                provider.fetch(
                        new FetchCall(
                                "gen_1",
                                new Output(0, Output.Kind.URL, baseUrl() + "/o/1.png?sig=planted"),
                                "a.png",
                                "op-4"),
                        dir.resolve("out.bin"));

        assertThat(((FetchAnswer.Failed) answer).expired()).isTrue();
        assertThat(answer.toString()).doesNotContain("planted");
    }

    private void answer(int status, String body) {
        server.enqueue(
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("content-type", "application/json")
                        .body(body)
                        .build());
    }

    private RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request).as("a request within ten seconds").isNotNull();
        return request;
    }

    private String baseUrl() {
        return "http://127.0.0.1:" + server.getPort();
    }

    private ImageProvider provider(Wire wire, String baseUrl) throws IOException {
        Files.writeString(
                dir.resolve("config.json"),
                "{\"cliSessionToken\":\""
                        + TOKEN
                        + "\",\"apiBaseUrl\":\""
                        + baseUrl
                        + "\",\"unknownField\":\"kept\"}");
        PostplusConfigFile file =
                new PostplusConfigFile(
                        Map.of("POSTPLUS_CONFIG_DIR", dir.toString()),
                        "Linux",
                        dir,
                        Clock.systemUTC());
        return HostedProviders.create(
                file,
                wire,
                ClientIdentity.of(wire, "test", Map.of()),
                new app.proofsheet.provider.AlwaysAsk(),
                HostedProviders.ids(wire));
    }

    private static SubmitCall call(@Nullable String quoteToken) {
        ImageRequest request =
                new ImageRequest(
                        new ImageRequest.Target(
                                "asset-1",
                                "image-run-001",
                                "image-run-001",
                                null,
                                null,
                                null,
                                null,
                                null),
                        new ImageRequest.Format("short_form_vertical", "vertical", "9:16"),
                        "a desk",
                        null,
                        new ImageRequest.Render(
                                HostedProvider.ID,
                                MODEL,
                                "text-to-image",
                                "1k",
                                null,
                                null,
                                null,
                                "png",
                                false,
                                false,
                                false),
                        "assets/asset-1",
                        "assets/asset-1",
                        List.of(),
                        new ImageRequest.Rules(List.of(), List.of(), List.of(), List.of()),
                        List.of(),
                        List.of(),
                        Map.of(),
                        null,
                        Map.of());
        return new SubmitCall(
                "op-1",
                quoteToken,
                EndpointTableReader.embedded().find(MODEL).orElseThrow(),
                request,
                List.of());
    }
}
