package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.json.Json;
import app.proofsheet.provider.BalanceAnswer;
import app.proofsheet.provider.CancelAnswer;
import app.proofsheet.provider.Capabilities;
import app.proofsheet.provider.EstimateAnswer;
import app.proofsheet.provider.EstimateCall;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.FindAnswer;
import app.proofsheet.provider.FindCall;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.PollAnswer;
import app.proofsheet.provider.PollCall;
import app.proofsheet.provider.ProviderBody;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.QuoteConsent;
import app.proofsheet.provider.Readiness;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;
import app.proofsheet.settings.PostplusConfig;
import app.proofsheet.settings.Secret;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The hosted media service over its wire (spec/hosted-media-api.md). Price, balance, run list and
 * readiness are of the current wire alone; the legacy wire says so without a request.
 */
public final class HostedProvider implements ImageProvider {

    /** Provider id in requests and records. */
    public static final String ID = "hosted-media";

    private static final Pattern RESULT_PATH = Pattern.compile(".*/predictions/([^/]+)/result$");

    private final HostedTransport transport;
    private final Wire wire;
    private final QuoteConsent consent;
    private final HostedAccount account;
    private final HostedRuns runs;
    private final HostedUploads uploads;
    private final HostedFetches fetches;

    HostedProvider(
            HostedTransport transport,
            MediaFiles mediaFiles,
            Wire wire,
            QuoteConsent consent,
            OperationIds ids) {
        this.transport = transport;
        this.wire = wire;
        this.consent = consent;
        this.account = new HostedAccount(transport);
        this.runs = new HostedRuns(transport);
        this.uploads = new HostedUploads(transport, mediaFiles, wire, ids);
        this.fetches = new HostedFetches(transport, mediaFiles, wire);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "PostPlus Cloud";
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                true,
                false,
                true,
                4,
                wire == Wire.V2026_07 ? Duration.ofSeconds(8) : Duration.ofSeconds(2),
                wire == Wire.V2026_05,
                "hosted model");
    }

    @Override
    public SubmitAnswer submit(SubmitCall call) throws InterruptedException {
        ObjectNode input = input(call.endpoint(), call.request(), call.references());
        ObjectNode body = operation("request");
        body.put("endpointKey", call.endpoint().key());
        body.set("input", input);
        if (wire == Wire.V2026_05) {
            body.set("requestDimensions", dimensions(call.endpoint(), input));
        }
        body.put("operationId", call.operationId());
        if (call.quoteToken() != null) {
            body.put("quoteConfirmationToken", call.quoteToken());
        }
        try {
            return answer(transport.capability(HostedCall.SUBMIT, body), call.operationId());
        } catch (HostedTrouble e) {
            return e.mayHaveArrived()
                    ? new SubmitAnswer.Unknown(e.failure(), null)
                    : new SubmitAnswer.Refused(e.failure(), null, null, null);
        }
    }

    private static SubmitAnswer answer(HostedReply reply, String operationId) {
        if (reply.isSuccess()) {
            JsonNode envelope = HostedErrors.parse(reply.body());
            return envelope.hasNonNull("output")
                    ? new SubmitAnswer.Accepted(HostedPayloads.read(envelope, reply.receipt()))
                    : new SubmitAnswer.Unknown(
                            HostedErrors.unreadable(reply, HostedCall.SUBMIT), reply.status());
        }
        Failure failure = HostedErrors.of(reply, HostedCall.SUBMIT);
        Optional<QuoteChallenge> challenge = Quotes.challenge(reply, operationId);
        if (challenge.isPresent()) {
            return new SubmitAnswer.QuoteRequired(challenge.get(), failure);
        }
        return HostedErrors.isDefiniteRefusal(reply)
                ? new SubmitAnswer.Refused(
                        failure, HostedErrors.retryAfter(reply), reply.body(), reply.status())
                : new SubmitAnswer.Unknown(failure, reply.status());
    }

    @Override
    public String body(SubmitCall call) {
        return Json.write(input(call.endpoint(), call.request(), call.references()));
    }

    private ObjectNode input(Endpoint endpoint, ImageRequest request, List<String> references) {
        ProviderBody.Mode mode =
                switch (wire) {
                    case V2026_07 -> ProviderBody.Mode.CURRENT;
                    case V2026_05 -> ProviderBody.Mode.LEGACY;
                };
        return ProviderBody.of(endpoint, request, references, mode);
    }

    /** Sent once: the caller repeats the search when it is unavailable. */
    @Override
    public FindAnswer find(FindCall call) throws InterruptedException {
        return switch (wire) {
            case V2026_07 -> runs.find(call);
            case V2026_05 -> new FindAnswer.NotPossible();
        };
    }

    @Override
    public EstimateAnswer estimate(EstimateCall call) throws InterruptedException {
        return switch (wire) {
            case V2026_07 ->
                    account.estimate(
                            call.endpoint().key(),
                            input(call.endpoint(), call.request(), call.references()));
            case V2026_05 -> new EstimateAnswer.Unknown(notToldHere("prices"));
        };
    }

    @Override
    public BalanceAnswer balance() throws InterruptedException {
        return switch (wire) {
            case V2026_07 -> account.balance();
            case V2026_05 -> new BalanceAnswer.Unknown(notToldHere("a balance"));
        };
    }

    private static Failure notToldHere(String what) {
        return Failure.of(
                        "hosted_media_wire_too_old",
                        FailureKind.STATE,
                        "The 2026-05 wire of the hosted service does not tell " + what + ".")
                .withNext("Use the current wire: leave --wire out.");
    }

    /** Sent once: the caller waits and looks again when it is unavailable. */
    @Override
    public PollAnswer poll(PollCall call) throws InterruptedException {
        ObjectNode body = operation("status");
        body.put("handle", handle(asked(call)));
        body.put("operationId", call.operationId());
        try {
            HostedReply reply = transport.capability(HostedCall.STATUS, body);
            if (reply.isSuccess()) {
                JsonNode envelope = HostedErrors.parse(reply.body());
                return envelope.hasNonNull("output")
                        ? new PollAnswer.Known(HostedPayloads.read(envelope, reply.receipt()))
                        : new PollAnswer.Unavailable(
                                HostedErrors.unreadable(reply, HostedCall.STATUS),
                                null,
                                reply.status());
            }
            Failure failure = HostedErrors.of(reply, HostedCall.STATUS);
            return HostedErrors.isHandleGone(reply)
                    ? new PollAnswer.HandleGone(failure, reply.status())
                    : new PollAnswer.Unavailable(
                            failure, HostedErrors.retryAfter(reply), reply.status());
        } catch (HostedTrouble e) {
            return new PollAnswer.Unavailable(e.failure(), null, null);
        }
    }

    /** The 2026-05 wire asks by the status address where there is one (asset-folder.md §7). */
    private String asked(PollCall call) {
        String getUrl = call.getUrl();
        return wire == Wire.V2026_05 && getUrl != null && !getUrl.isBlank()
                ? getUrl
                : call.handle();
    }

    /** A status address of the form {@code …/predictions/<x>/result} stands for {@code x} (§7). */
    private static String handle(String given) {
        Matcher result = RESULT_PATH.matcher(given.replaceAll("[?#].*$", ""));
        if (!given.contains("://") || !result.matches()) {
            return given;
        }
        try {
            return URLDecoder.decode(result.group(1), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return given;
        }
    }

    @Override
    public UploadAnswer upload(UploadCall call) throws InterruptedException {
        return uploads.upload(call);
    }

    @Override
    public FetchAnswer fetch(FetchCall call, Path target) throws InterruptedException {
        return fetches.fetch(call, target);
    }

    @Override
    public CancelAnswer cancel(String handle) {
        return CancelAnswer.NOT_POSSIBLE;
    }

    @Override
    public QuoteConsent consent() {
        return consent;
    }

    @Override
    public Readiness readiness() throws InterruptedException {
        try {
            PostplusConfig config = transport.config();
            String host = transport.baseUrl(config).host();
            Secret token = config.token();
            if (token == null) {
                return new Readiness(false, "Not signed in. Sign in with: postplus auth login");
            }
            return switch (wire) {
                case V2026_07 -> account.readiness(config, token);
                case V2026_05 ->
                        new Readiness(
                                true,
                                "Signed in as "
                                        + token.masked()
                                        + " at "
                                        + host
                                        + "; the 2026-05 wire tells no more.");
            };
        } catch (HostedTrouble e) {
            return new Readiness(false, e.failure().sentence());
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private static ObjectNode operation(String operation) {
        return Json.object().put("capability", "media-generation").put("operation", operation);
    }

    private static ObjectNode dimensions(Endpoint endpoint, ObjectNode input) {
        ObjectNode dimensions = Json.object().put("billableUnitCount", 1);
        dimensions.put("imageSize", input.path("resolution").asText("2k"));
        if (input.has("quality")) {
            dimensions.set("quality", input.get("quality"));
        }
        dimensions.put("operationKey", endpoint.key());
        dimensions.put("requestBytes", Json.compact(input).getBytes(StandardCharsets.UTF_8).length);
        return dimensions;
    }
}
