package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.settings.PostplusConfig;
import app.proofsheet.settings.PostplusConfigFile;
import app.proofsheet.settings.Secret;

import com.fasterxml.jackson.databind.node.ObjectNode;

import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.RequestBody;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * Bearer-carrying calls: address, headers, size limit, one renewal and one re-send of the same body
 * on 401 (spec/hosted-media-api.md §1–§5). Reads that nobody else repeats are repeated here, see
 * {@link ReadRetries}.
 */
final class HostedTransport implements AutoCloseable {

    static final String CAPABILITY = "/api/postplus-cli/hosted/capability";
    private static final String REFRESH = "/api/postplus-cli/auth/refresh";
    private static final String DEFAULT_ADDRESS = "https://postplus.io";
    private static final int LARGEST_BODY = 4 * 1024 * 1024;
    private static final MediaType JSON = MediaType.get("application/json");

    private final HostedExchange exchange;
    private final ReadRetries retries;
    private final PostplusConfigFile configFile;
    private final SignInRenewal renewal;
    private final Wire wire;
    private final ClientIdentity identity;

    HostedTransport(
            HostedExchange exchange,
            ReadRetries retries,
            PostplusConfigFile configFile,
            Wire wire,
            ClientIdentity identity) {
        this.exchange = exchange;
        this.retries = retries;
        this.configFile = configFile;
        this.renewal = new SignInRenewal(configFile);
        this.wire = wire;
        this.identity = identity;
    }

    /** What a request asks for. */
    private sealed interface Question {
        /** A JSON body. */
        record Post(String path, String json) implements Question {}

        /** A path of segments under one of the service's, and a query. */
        record Get(String path, List<String> segments, Map<String, String> query)
                implements Question {}
    }

    /** Sends one capability call. */
    HostedReply capability(HostedCall call, ObjectNode body)
            throws HostedTrouble, InterruptedException {
        return post(call, CAPABILITY, body);
    }

    /** Posts a JSON body. */
    HostedReply post(HostedCall call, String path, ObjectNode body)
            throws HostedTrouble, InterruptedException {
        String text = Json.compact(body);
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LARGEST_BODY) {
            throw HostedTrouble.notSent(
                    Failure.of(
                                    HostedCode.PAYLOAD_TOO_LARGE.text(),
                                    FailureKind.INPUT,
                                    "The request is "
                                            + bytes
                                            + " bytes long; the hosted service takes at most "
                                            + LARGEST_BODY
                                            + ".")
                            .withKept("Nothing was sent.")
                            .withNext(HostedCode.PAYLOAD_TOO_LARGE.next()));
        }
        return ask(call, new Question.Post(path, text));
    }

    /**
     * Reads a resource.
     *
     * @param segments path segments below {@code path}, percent-encoded here
     */
    HostedReply get(HostedCall call, String path, List<String> segments, Map<String, String> query)
            throws HostedTrouble, InterruptedException {
        return ask(call, new Question.Get(path, segments, query));
    }

    private HostedReply ask(HostedCall call, Question question)
            throws HostedTrouble, InterruptedException {
        return call.isRepeated()
                ? retries.run(() -> askOnce(call, question))
                : askOnce(call, question);
    }

    private HostedReply askOnce(HostedCall call, Question question)
            throws HostedTrouble, InterruptedException {
        PostplusConfig config = config();
        HostedReply reply = send(call, question, config);
        if (reply.status() != 401) {
            return reply;
        }
        PostplusConfig renewed;
        try {
            renewed = renewal.after(tokenOf(config), this::renew);
        } catch (FailureException e) {
            throw HostedTrouble.notSent(e.failure());
        }
        return send(call, question, renewed);
    }

    private HostedReply renew(PostplusConfig current) throws HostedTrouble, InterruptedException {
        return send(HostedCall.REFRESH, new Question.Post(REFRESH, "{}"), current);
    }

    /** What stands in the config file, with its troubles as values. */
    PostplusConfig config() throws HostedTrouble {
        try {
            return configFile.read();
        } catch (FailureException e) {
            throw HostedTrouble.notSent(e.failure());
        }
    }

    /** The base address of this wire. */
    HttpUrl baseUrl(PostplusConfig config) throws HostedTrouble {
        String url = config.apiBaseUrl();
        if (url == null && wire == Wire.V2026_07) {
            url = DEFAULT_ADDRESS;
        }
        if (url == null) {
            throw notReady("No address of the hosted service is configured.");
        }
        HttpUrl parsed = HttpUrl.parse(url);
        if (parsed == null) {
            throw notReady("The address of the hosted service is not a web address.");
        }
        if (!parsed.isHttps() && !Loopback.isLoopback(parsed.host())) {
            throw HostedTrouble.notSent(
                    Failure.of(
                                    "hosted_media_insecure_address",
                                    FailureKind.AUTHORISATION,
                                    "The hosted service at "
                                            + parsed.host()
                                            + " would get your sign-in without encryption.")
                            .withKept("Nothing was sent.")
                            .withNext("Use an https address."));
        }
        return parsed;
    }

    private static Secret tokenOf(PostplusConfig config) throws HostedTrouble {
        Secret token = config.token();
        if (token == null) {
            throw notReady("You are not signed in to the hosted service.");
        }
        if (!Secret.isUsable(token.reveal())) {
            throw notReady("The sign-in in the config file has characters no sign-in can have.");
        }
        return token;
    }

    private static HostedTrouble notReady(String sentence) {
        return HostedTrouble.notSent(
                Failure.of(
                                "skill_server_capability_bridge_unavailable",
                                FailureKind.AUTHORISATION,
                                sentence)
                        .withKept("Nothing was sent.")
                        .withNext("Sign in with the service's own program: postplus auth login"));
    }

    private HostedReply send(HostedCall call, Question question, PostplusConfig config)
            throws HostedTrouble, InterruptedException {
        Secret token = tokenOf(config);
        Request.Builder request =
                new Request.Builder()
                        .url(address(question, baseUrl(config)))
                        .header("authorization", "Bearer " + token.reveal())
                        .header("x-postplus-client-contract-version", "2");
        header(request, "x-postplus-client-runtime", identity.runtime());
        if (question instanceof Question.Post(String _, String json)) {
            request.post(RequestBody.create(json.getBytes(StandardCharsets.UTF_8), JSON));
        }
        if (wire == Wire.V2026_07) {
            request.header("accept", "application/json");
            header(
                    request,
                    "x-postplus-skill-name",
                    call.namesSkill() ? identity.skillName() : null);
        }
        header(request, "x-postplus-cli-version", versionOf(config));
        header(request, "x-postplus-skills-release-id", config.skillsReleaseId());
        return exchange.send(request.build(), call, call == HostedCall.REFRESH ? null : token);
    }

    private static HttpUrl address(Question question, HttpUrl base) {
        return switch (question) {
            case Question.Post(String path, String _) -> at(base, path).build();
            case Question.Get(String path, List<String> segments, Map<String, String> query) -> {
                HttpUrl.Builder url = at(base, path);
                segments.forEach(url::addPathSegment);
                query.forEach(url::addQueryParameter);
                yield url.build();
            }
        };
    }

    /** Base and path joined, so that a path of the base survives as on the legacy wire (§1). */
    private static HttpUrl.Builder at(HttpUrl base, String path) {
        return base.newBuilder().query(null).fragment(null).addPathSegments(path.substring(1));
    }

    private @Nullable String versionOf(PostplusConfig config) {
        return identity.version() != null ? identity.version() : config.cliVersion();
    }

    /** Left out when it is not set or could not stand in a header. */
    private static void header(Request.Builder request, String name, @Nullable String value) {
        if (value != null && Secret.isUsable(value)) {
            request.header(name, value);
        }
    }

    @Override
    public void close() {
        exchange.close();
    }
}
