package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.settings.PostplusConfig;
import app.proofsheet.settings.PostplusConfigFile;
import app.proofsheet.settings.Secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Bearer-carrying calls: address, headers, time-outs, size limit, one refresh and one re-send on
 * 401 (spec/hosted-media-api.md §1–§5, §13). Redirects are refused, nothing is retried.
 */
final class HostedTransport implements AutoCloseable {

    static final String CAPABILITY = "/api/postplus-cli/hosted/capability";
    private static final String REFRESH = "/api/postplus-cli/auth/refresh";
    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final long LARGEST_ANSWER = 32L * 1024 * 1024;
    private static final MediaType JSON = MediaType.get("application/json");

    /** Identity fields of a refresh answer that go back into the config file. */
    private static final List<String> REFRESHED =
            List.of(
                    "cliSessionToken",
                    "sessionExpiresAt",
                    "accountId",
                    "accountName",
                    "accountSlug",
                    "accountType",
                    "userId",
                    "userEmail");

    private final OkHttpClient client;
    private final PostplusConfigFile configFile;
    private final Wire wire;
    private final ClientIdentity identity;
    private final Object refreshing = new Object();

    HostedTransport(
            OkHttpClient base, PostplusConfigFile configFile, Wire wire, ClientIdentity identity) {
        this.client =
                base.newBuilder()
                        .followRedirects(false)
                        .followSslRedirects(false)
                        // A silent second send of a paid request would be a second purchase.
                        .retryOnConnectionFailure(false)
                        .connectTimeout(Duration.ofSeconds(20))
                        .readTimeout(Duration.ofSeconds(120))
                        .writeTimeout(Duration.ofSeconds(60))
                        .build();
        this.configFile = configFile;
        this.wire = wire;
        this.identity = identity;
    }

    /**
     * Sends one capability call.
     *
     * @param skillNamed true for submits, which carry the skill name on the current wire
     */
    HostedReply send(ObjectNode body, boolean skillNamed)
            throws HostedTrouble, InterruptedException {
        String text = Json.compact(body);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_BODY) {
            throw new HostedTrouble(
                    Failure.of(
                                    "postplus_cli_hosted_payload_too_large",
                                    FailureKind.INPUT,
                                    "The request is "
                                            + bytes
                                            + " bytes long; the hosted service takes at most "
                                            + LARGEST_BODY
                                            + ".")
                            .withNext("Shorten the prompt or the list of references."),
                    false);
        }
        PostplusConfig config = config();
        Secret token = tokenOf(config);
        HostedReply reply = post(CAPABILITY, text, config, token, skillNamed, 120);
        if (reply.status() != 401) {
            return reply;
        }
        PostplusConfig renewed = refreshed(token);
        return post(CAPABILITY, text, renewed, tokenOf(renewed), skillNamed, 120);
    }

    /** What stands in the config file, with its troubles as values. */
    PostplusConfig config() throws HostedTrouble {
        try {
            return configFile.read();
        } catch (FailureException e) {
            throw new HostedTrouble(e.failure(), false);
        }
    }

    /** The base address of this wire. */
    String baseUrl(PostplusConfig config) throws HostedTrouble {
        String url = config.apiBaseUrl();
        if (url == null && wire == Wire.V2026_07) {
            url = "https://postplus.io";
        }
        if (url == null) {
            throw notReady("No address of the hosted service is configured.");
        }
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw notReady("The address of the hosted service is not a web address.");
        }
        if (!parsed.isHttps() && !Loopback.isLoopback(parsed.host())) {
            throw new HostedTrouble(
                    Failure.of(
                                    "hosted_media_insecure_address",
                                    FailureKind.AUTHORISATION,
                                    "The hosted service at "
                                            + parsed.host()
                                            + " would get your sign-in without encryption.")
                            .withNext("Use an https address."),
                    false);
        }
        return url;
    }

    private Secret tokenOf(PostplusConfig config) throws HostedTrouble {
        Secret token = config.token();
        if (token == null) {
            throw notReady("You are not signed in to the hosted service.");
        }
        return token;
    }

    private static HostedTrouble notReady(String sentence) {
        return new HostedTrouble(
                Failure.of(
                                "skill_server_capability_bridge_unavailable",
                                FailureKind.AUTHORISATION,
                                sentence)
                        .withNext("Sign in with the service's own program: postplus auth login"),
                false);
    }

    private HostedReply post(
            String path,
            String body,
            PostplusConfig config,
            Secret token,
            boolean skillNamed,
            int seconds)
            throws HostedTrouble, InterruptedException {
        Request.Builder request =
                new Request.Builder()
                        .url(baseUrl(config) + path)
                        .header("authorization", "Bearer " + token.reveal())
                        .header("x-postplus-client-contract-version", "2")
                        .header("x-postplus-client-runtime", identity.runtime())
                        .post(RequestBody.create(body.getBytes(StandardCharsets.UTF_8), JSON));
        if (wire == Wire.V2026_07) {
            request.header("accept", "application/json");
        }
        header(request, "x-postplus-cli-version", versionOf(config));
        header(request, "x-postplus-skills-release-id", config.skillsReleaseId());
        header(request, "x-postplus-skill-name", skillNamed ? identity.skillName() : null);
        HostedReply reply = execute(request.build(), seconds);
        // An answer is kept as it came, so a token that it repeats is cut here.
        return path.equals(REFRESH)
                ? reply
                : new HostedReply(
                        reply.status(),
                        reply.body().replace(token.reveal(), "•••"),
                        reply.retryAfter());
    }

    private @Nullable String versionOf(PostplusConfig config) {
        return identity.version() != null ? identity.version() : config.cliVersion();
    }

    private static void header(Request.Builder request, String name, @Nullable String value) {
        if (value != null) {
            request.header(name, value);
        }
    }

    private HostedReply execute(Request request, int seconds)
            throws HostedTrouble, InterruptedException {
        AtomicBoolean started = new AtomicBoolean();
        OkHttpClient watched =
                client.newBuilder()
                        .callTimeout(Duration.ofSeconds(seconds))
                        .eventListener(
                                new EventListener() {
                                    @Override
                                    public void requestHeadersStart(Call call) {
                                        started.set(true);
                                    }
                                })
                        .build();
        try (Response response = watched.newCall(request).execute()) {
            return new HostedReply(
                    response.code(),
                    response.peekBody(LARGEST_ANSWER).string(),
                    retryAfter(response.header("retry-after")));
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException("interrupted while talking to the hosted service");
            }
            throw new HostedTrouble(
                    Failure.of(
                                    "hosted_media_network_failed",
                                    FailureKind.TRANSPORT,
                                    "The hosted service at "
                                            + request.url().host()
                                            + " did not answer.")
                            .withNext("Check the connection and look again.")
                            .withDetail(
                                    e.getClass().getSimpleName()
                                            + ": "
                                            + Redaction.of(String.valueOf(e.getMessage()))),
                    started.get());
        }
    }

    private static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null || !header.trim().matches("\\d{1,6}")) {
            return null;
        }
        return Duration.ofSeconds(Long.parseLong(header.trim()));
    }

    private PostplusConfig refreshed(Secret refused) throws HostedTrouble, InterruptedException {
        synchronized (refreshing) {
            PostplusConfig current = config();
            if (current.token() != null && !refused.equals(current.token())) {
                return current;
            }
            HostedReply reply = post(REFRESH, "{}", current, tokenOf(current), false, 15);
            JsonNode answer = HostedErrors.parse(reply.body());
            if (!reply.isSuccess() || answer.path("cliSessionToken").asText("").isBlank()) {
                throw new HostedTrouble(
                        Failure.of(
                                        reply.status() == 401
                                                ? "postplus_cli_auth_refresh_unauthorized"
                                                : "postplus_cli_auth_refresh_failed",
                                        FailureKind.AUTHORISATION,
                                        "The sign-in to the hosted service has run out and could"
                                                + " not be renewed.")
                                .withNext("Sign in again: postplus auth login")
                                .withDetail("HTTP " + reply.status()),
                        false);
            }
            store(answer);
            return config();
        }
    }

    private void store(JsonNode answer) throws HostedTrouble {
        ObjectNode fields = Json.object();
        for (String name : REFRESHED) {
            if (answer.has(name)) {
                fields.set(name, answer.get(name));
            }
        }
        try {
            configFile.storeRefreshed(fields);
        } catch (IOException e) {
            throw new HostedTrouble(
                    Failure.of(
                                    "postplus_cli_config_write_failed",
                                    FailureKind.STORAGE,
                                    "The renewed sign-in could not be saved.")
                            .withNext("Check the permissions of " + configFile.file() + "."),
                    false);
        }
    }

    @Override
    public void close() {
        client.dispatcher().executorService().shutdown();
        client.connectionPool().evictAll();
        try {
            client.dispatcher().executorService().awaitTermination(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
