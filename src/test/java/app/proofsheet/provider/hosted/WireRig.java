package app.proofsheet.provider.hosted;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.EstimateCall;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.PollCall;
import app.proofsheet.provider.ProviderPayload.Output;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.settings.PostplusConfigFile;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okhttp3.OkHttpClient;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A hosted provider signed in at a server on this machine. */
final class WireRig implements AutoCloseable {

    static final String TOKEN = "ptk_secret_0001";
    static final String MODEL = "image-nano-banana-2-text";
    static final Instant NOW = Instant.parse("2026-07-21T10:00:00Z");

    /** Time-outs that no test reaches, and repeats that wait for nothing. */
    static final WireLimits PATIENT =
            new WireLimits(
                    everything(Duration.ofSeconds(60)),
                    new ReadRetries(3, Duration.ofMillis(1), Duration.ofSeconds(5)),
                    64 * 1024,
                    64 * 1024);

    final MockWebServer server = new MockWebServer();
    final Path dir;
    private final List<ImageProvider> opened = new ArrayList<>();

    WireRig(Path dir) throws IOException {
        this.dir = dir;
        server.start();
        signIn(baseUrl());
    }

    static Timeouts everything(Duration limit) {
        return new Timeouts(limit, limit, limit, limit, limit, limit, limit);
    }

    static WireLimits within(Duration limit) {
        return new WireLimits(everything(limit), ReadRetries.none(), 64 * 1024, 64 * 1024);
    }

    void signIn(String baseUrl) throws IOException {
        Files.writeString(
                dir.resolve("config.json"),
                "{\"cliSessionToken\":\""
                        + TOKEN
                        + "\",\"apiBaseUrl\":\""
                        + baseUrl
                        + "\",\"unknownField\":\"kept\"}");
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getPort();
    }

    PostplusConfigFile configFile() {
        return new PostplusConfigFile(
                Map.of("POSTPLUS_CONFIG_DIR", dir.toString()), "Linux", dir, clock());
    }

    static Clock clock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    ImageProvider provider() {
        return provider(Wire.V2026_07, PATIENT);
    }

    ImageProvider provider(Wire wire, WireLimits limits) {
        return provider(new OkHttpClient(), wire, limits);
    }

    ImageProvider provider(OkHttpClient client, Wire wire, WireLimits limits) {
        ImageProvider provider =
                HostedProviders.create(
                        client,
                        configFile(),
                        wire,
                        ClientIdentity.of(wire, "test", Map.of()),
                        new StoredQuoteConsent(configFile(), Map.of()),
                        HostedProviders.ids(wire),
                        limits,
                        clock());
        opened.add(provider);
        return provider;
    }

    void answer(int status, String json, String... headers) {
        server.enqueue(json(status, json, headers).build());
    }

    static MockResponse.Builder json(int status, String json, String... headers) {
        MockResponse.Builder response =
                new MockResponse.Builder()
                        .code(status)
                        .addHeader("content-type", "application/json")
                        .body(json);
        for (int i = 0; i < headers.length; i += 2) {
            response.addHeader(headers[i], headers[i + 1]);
        }
        return response;
    }

    RecordedRequest taken() throws InterruptedException {
        RecordedRequest request = server.takeRequest(10, TimeUnit.SECONDS);
        assertThat(request).as("a request within ten seconds").isNotNull();
        return request;
    }

    JsonNode takenBody() throws InterruptedException {
        return Json.read(taken().getBody().utf8(), "body");
    }

    static SubmitCall submit(@Nullable String quoteToken) {
        return new SubmitCall(
                "op-1",
                quoteToken,
                EndpointTableReader.embedded().find(MODEL).orElseThrow(),
                request(),
                List.of());
    }

    static EstimateCall estimate() {
        return new EstimateCall(
                EndpointTableReader.embedded().find(MODEL).orElseThrow(), request(), List.of());
    }

    static PollCall poll() {
        return new PollCall("gen_1", null, "op-2");
    }

    FetchCall fetch(String path) {
        return fetch(Output.Kind.URL, baseUrl() + path);
    }

    static FetchCall fetch(Output.Kind kind, String value) {
        return new FetchCall("gen_1", new Output(0, kind, value), "a.png", "op-4");
    }

    private static ImageRequest request() {
        return new ImageRequest(
                new ImageRequest.Target(
                        "asset-1", "image-run-001", "image-run-001", null, null, null, null, null),
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
    }

    @Override
    public void close() {
        opened.forEach(ImageProvider::close);
        server.close();
    }
}
