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
import app.proofsheet.provider.ProviderPayload;
import app.proofsheet.provider.QuoteChallenge;
import app.proofsheet.provider.Readiness;
import app.proofsheet.provider.SubmitAnswer;
import app.proofsheet.provider.SubmitCall;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;
import app.proofsheet.settings.PostplusConfig;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The hosted media service over its wire (spec/hosted-media-api.md). */
public final class HostedProvider implements ImageProvider {

    /** Provider id in requests and records. */
    public static final String ID = "hosted-media";

    private static final Pattern RESULT_PATH = Pattern.compile(".*/predictions/([^/]+)/result$");

    private final HostedTransport transport;
    private final MediaFiles mediaFiles;
    private final Wire wire;
    private final OperationIds ids;

    HostedProvider(HostedTransport transport, MediaFiles mediaFiles, Wire wire, OperationIds ids) {
        this.transport = transport;
        this.mediaFiles = mediaFiles;
        this.wire = wire;
        this.ids = ids;
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
                "hosted model");
    }

    @Override
    public SubmitAnswer submit(SubmitCall call) throws InterruptedException {
        ObjectNode input = input(call.endpoint(), call.request(), call.references());
        ObjectNode body = envelope("media-generation", "request");
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
            return submitAnswer(transport.send(body, true));
        } catch (HostedTrouble e) {
            return e.mayHaveArrived()
                    ? new SubmitAnswer.Unknown(e.failure(), null)
                    : new SubmitAnswer.Refused(e.failure(), null, null, null);
        }
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

    @Override
    public FindAnswer find(FindCall call) {
        return new FindAnswer.NotPossible();
    }

    @Override
    public EstimateAnswer estimate(EstimateCall call) {
        return new EstimateAnswer.Unknown(notAsked());
    }

    @Override
    public BalanceAnswer balance() {
        return new BalanceAnswer.Unknown(notAsked());
    }

    private static Failure notAsked() {
        return Failure.of(
                "price_not_told", FailureKind.TRANSPORT, "The hosted service was not asked.");
    }

    private static SubmitAnswer submitAnswer(HostedReply reply) {
        if (reply.isSuccess()) {
            JsonNode envelope = HostedErrors.parse(reply.body());
            return envelope.hasNonNull("output")
                    ? new SubmitAnswer.Accepted(HostedPayloads.read(envelope))
                    : new SubmitAnswer.Unknown(unreadable(reply), reply.status());
        }
        Failure failure = HostedErrors.of(reply);
        Optional<QuoteChallenge> challenge = Quotes.challenge(reply);
        if (challenge.isPresent()) {
            return new SubmitAnswer.QuoteRequired(challenge.get(), failure);
        }
        return HostedErrors.isDefiniteRefusal(reply)
                ? new SubmitAnswer.Refused(
                        failure, reply.retryAfter(), reply.body(), reply.status())
                : new SubmitAnswer.Unknown(failure, reply.status());
    }

    @Override
    public PollAnswer poll(PollCall call) throws InterruptedException {
        ObjectNode body = envelope("media-generation", "status");
        body.put("handle", handle(asked(call)));
        body.put("operationId", call.operationId());
        try {
            HostedReply reply = transport.send(body, false);
            if (reply.isSuccess()) {
                JsonNode envelope = HostedErrors.parse(reply.body());
                return envelope.hasNonNull("output")
                        ? new PollAnswer.Known(HostedPayloads.read(envelope))
                        : new PollAnswer.Unavailable(unreadable(reply), null, reply.status());
            }
            Failure failure = HostedErrors.of(reply);
            return HostedErrors.isHandleGone(reply)
                    ? new PollAnswer.HandleGone(failure, reply.status())
                    : new PollAnswer.Unavailable(failure, reply.retryAfter(), reply.status());
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
        return given.contains("://") && result.matches()
                ? URLDecoder.decode(result.group(1), StandardCharsets.UTF_8)
                : given;
    }

    @Override
    public UploadAnswer upload(UploadCall call) throws InterruptedException {
        try {
            return upload(call, Files.size(call.file()));
        } catch (IOException e) {
            return new UploadAnswer.Refused(
                    Failure.of(
                                    "upload_source_unreadable",
                                    FailureKind.STORAGE,
                                    "The picture to upload cannot be read.")
                            .withNext("Check " + call.file().getFileName() + "."),
                    null);
        } catch (HostedTrouble e) {
            return new UploadAnswer.Refused(e.failure(), null);
        }
    }

    private UploadAnswer upload(UploadCall call, long size)
            throws HostedTrouble, InterruptedException {
        String name = call.file().getFileName().toString();
        String mime = wire == Wire.V2026_07 ? call.mimeType() : "application/octet-stream";
        ObjectNode create = envelope("media-file", "create-upload-url");
        create.putObject("file").put("name", name).put("mimeType", mime).put("sizeBytes", size);
        create.put("operationId", call.operationId());
        if (call.quoteToken() != null) {
            create.put("quoteConfirmationToken", call.quoteToken());
        }
        HostedReply created = transport.send(create, false);
        if (!created.isSuccess()) {
            return refusedUpload(created);
        }
        JsonNode output = HostedErrors.parse(created.body()).path("output");
        JsonNode signed = output.path("signedUpload");
        JsonNode storage = output.path("storageReference");
        if (!signed.path("method").asText("").equals("PUT")
                || signed.path("url").asText("").isBlank()
                || !storage.isObject()
                || (wire == Wire.V2026_05 && !LegacyUploads.isComplete(signed, storage))) {
            return new UploadAnswer.Refused(unreadable(created), created.status());
        }
        Failure put =
                mediaFiles.upload(
                        signed.path("url").asText(),
                        headers(signed.path("requiredHeaders")),
                        call.file());
        if (put != null) {
            return new UploadAnswer.Refused(put, null);
        }
        ObjectNode register = envelope("media-file", "upload");
        ObjectNode file = register.putObject("file").put("name", name).put("mimeType", mime);
        file.set(
                "storageReference",
                wire == Wire.V2026_05 ? LegacyUploads.reference(storage) : storage);
        // Two operations never share an id (§5.1).
        register.put("operationId", ids.next("media-file", "upload"));
        HostedReply registered = transport.send(register, false);
        if (!registered.isSuccess()) {
            return refusedUpload(registered);
        }
        return uploaded(HostedErrors.parse(registered.body()).path("output"), output, registered);
    }

    private static UploadAnswer uploaded(JsonNode output, JsonNode created, HostedReply reply) {
        String url = HostedPayloads.text(output.path("data"), "download_url");
        if (url == null) {
            url = HostedPayloads.text(output, "download_url");
        }
        String durable = HostedPayloads.text(created, "mediaReference");
        String reference = durable == null ? url : durable;
        if (reference == null) {
            return new UploadAnswer.Refused(unreadable(reply), reply.status());
        }
        return new UploadAnswer.Uploaded(
                reference,
                url,
                durable,
                Json.compact(created.path("storageReference")),
                Json.write(output));
    }

    private static UploadAnswer refusedUpload(HostedReply reply) {
        Failure failure = HostedErrors.of(reply);
        return Quotes.challenge(reply)
                .<UploadAnswer>map(c -> new UploadAnswer.QuoteRequired(c, failure))
                .orElseGet(() -> new UploadAnswer.Refused(failure, reply.status()));
    }

    @Override
    public FetchAnswer fetch(FetchCall call, Path target) throws InterruptedException {
        try {
            MediaFiles.Download download = mediaFiles.download(address(call), target);
            return switch (download) {
                case MediaFiles.Download.Done(long bytes, String type) ->
                        new FetchAnswer.Fetched(bytes, type);
                case MediaFiles.Download.Refused(Failure failure, boolean expired) ->
                        new FetchAnswer.Failed(failure, expired);
            };
        } catch (HostedTrouble e) {
            return new FetchAnswer.Failed(e.failure(), false);
        }
    }

    private String address(FetchCall call) throws HostedTrouble, InterruptedException {
        ProviderPayload.Output output = call.output();
        return switch (output.kind()) {
            case MEDIA_REFERENCE -> {
                ObjectNode body = envelope("media-file", "create-read-url");
                body.putObject("file").put("mediaReference", output.value());
                body.put("operationId", call.operationId());
                yield signedUrl(transport.send(body, false));
            }
            case URL -> {
                if (wire == Wire.V2026_07) {
                    yield output.value();
                }
                ObjectNode body = envelope("media-file", "download-to-storage");
                String name = String.format(Locale.ROOT, "img-%03d", output.index() + 1);
                String extension = call.fileName().replaceAll(".*\\.", "");
                body.putObject("file")
                        .put("name", name + "." + extension)
                        .put("mimeType", "application/octet-stream");
                body.put("url", output.value());
                body.put("operationId", call.operationId());
                yield signedUrl(transport.send(body, false));
            }
            case BASE64, LOCAL, UNSUPPORTED ->
                    throw new HostedTrouble(
                            Failure.of(
                                    "hosted_media_output_unsupported",
                                    FailureKind.RECORD,
                                    "Output "
                                            + (output.index() + 1)
                                            + " of the hosted service is of a kind that cannot be"
                                            + " fetched."),
                            false);
        };
    }

    private static String signedUrl(HostedReply reply) throws HostedTrouble {
        if (!reply.isSuccess()) {
            throw new HostedTrouble(HostedErrors.of(reply), true);
        }
        String url =
                HostedPayloads.text(HostedErrors.parse(reply.body()).path("output"), "signedUrl");
        if (url == null) {
            throw new HostedTrouble(unreadable(reply), true);
        }
        return url;
    }

    @Override
    public CancelAnswer cancel(String handle) {
        return CancelAnswer.NOT_POSSIBLE;
    }

    @Override
    public Optional<BigDecimal> price(Endpoint endpoint, ImageRequest request) {
        return Optional.empty();
    }

    @Override
    public Readiness readiness() {
        try {
            PostplusConfig config = transport.config();
            String address = transport.baseUrl(config);
            return config.token() == null
                    ? new Readiness(false, "Not signed in. Sign in with: postplus auth login")
                    : new Readiness(
                            true,
                            "Signed in as " + config.token().masked() + " at " + address + ".");
        } catch (HostedTrouble e) {
            return new Readiness(false, e.failure().sentence());
        }
    }

    @Override
    public void close() {
        transport.close();
    }

    private static ObjectNode envelope(String capability, String operation) {
        return Json.object().put("capability", capability).put("operation", operation);
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

    private static Map<String, String> headers(JsonNode required) {
        Map<String, String> headers = new LinkedHashMap<>();
        required.properties().forEach(e -> headers.put(e.getKey(), e.getValue().asText()));
        return headers;
    }

    private static Failure unreadable(HostedReply reply) {
        return Failure.of(
                        "skill_server_capability_invalid_response",
                        FailureKind.TRANSPORT,
                        "The hosted service answered something that is not its own format.")
                .withNext("Look again.")
                .withDetail(
                        "HTTP " + reply.status() + ", " + reply.body().length() + " characters");
    }

    static @Nullable BigDecimal credits(JsonNode millicredits) {
        return millicredits.isNumber() ? millicredits.decimalValue().movePointLeft(3) : null;
    }
}
