package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.UploadAnswer;
import app.proofsheet.provider.UploadCall;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;

/** Hands a local picture over in three steps (spec/hosted-media-api.md §8.1). */
final class HostedUploads {

    private final HostedTransport transport;
    private final MediaFiles mediaFiles;
    private final Wire wire;
    private final OperationIds ids;

    HostedUploads(HostedTransport transport, MediaFiles mediaFiles, Wire wire, OperationIds ids) {
        this.transport = transport;
        this.mediaFiles = mediaFiles;
        this.wire = wire;
        this.ids = ids;
    }

    /** Asks for a target, sends the bytes there, and has the upload registered. */
    UploadAnswer upload(UploadCall call) throws InterruptedException {
        try {
            return upload(call, Files.size(call.file()));
        } catch (IOException e) {
            return new UploadAnswer.Refused(
                    Failure.of(
                                    "upload_source_unreadable",
                                    FailureKind.STORAGE,
                                    "The picture to upload cannot be read.")
                            .withKept("Nothing was sent.")
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
        String place = call.place();
        if (place != null) {
            return register(name, mime, Json.readObject(place, "the place of the upload"), call);
        }
        ObjectNode create = operation("create-upload-url");
        create.putObject("file").put("name", name).put("mimeType", mime).put("sizeBytes", size);
        create.put("operationId", call.operationId());
        if (call.quoteToken() != null) {
            create.put("quoteConfirmationToken", call.quoteToken());
        }
        HostedReply created = transport.capability(HostedCall.UPLOAD, create);
        if (!created.isSuccess()) {
            return refused(created, call.operationId(), null);
        }
        JsonNode output = HostedErrors.parse(created.body()).path("output");
        JsonNode signed = output.path("signedUpload");
        JsonNode storage = output.path("storageReference");
        Map<String, String> headers = headers(signed.path("requiredHeaders"));
        if (!signed.path("method").asText("").equals("PUT")
                || signed.path("url").asText("").isBlank()
                || headers == null
                || !storage.isObject()
                || (wire == Wire.V2026_05 && !LegacyUploads.isComplete(signed, storage))) {
            return unreadable(created);
        }
        Failure put = mediaFiles.upload(signed.path("url").asText(), headers, call.file());
        if (put != null) {
            return new UploadAnswer.Refused(put, null);
        }
        return register(name, mime, output, null);
    }

    /** Registers the bytes; under the id of the call and its consent where that is for it. */
    private UploadAnswer register(
            String name, String mime, JsonNode created, @Nullable UploadCall confirmed)
            throws HostedTrouble, InterruptedException {
        JsonNode storage = created.path("storageReference");
        ObjectNode register = operation("upload");
        ObjectNode file = register.putObject("file").put("name", name).put("mimeType", mime);
        file.set(
                "storageReference",
                wire == Wire.V2026_05 ? LegacyUploads.reference(storage) : storage);
        // Two operations never share an id (§5.1).
        String operationId =
                confirmed == null ? ids.next("media-file", "upload") : confirmed.operationId();
        register.put("operationId", operationId);
        if (confirmed != null && confirmed.quoteToken() != null) {
            register.put("quoteConfirmationToken", confirmed.quoteToken());
        }
        HostedReply reply = transport.capability(HostedCall.UPLOAD, register);
        if (!reply.isSuccess()) {
            return refused(reply, operationId, place(created));
        }
        JsonNode output = HostedErrors.parse(reply.body()).path("output");
        String url = HostedPayloads.text(output.path("data"), "download_url");
        if (url == null) {
            url = HostedPayloads.text(output, "download_url");
        }
        String durable = HostedPayloads.text(created, "mediaReference");
        String reference = durable == null ? url : durable;
        return reference == null
                ? unreadable(reply)
                : new UploadAnswer.Uploaded(
                        reference, url, durable, Json.compact(storage), Json.write(output));
    }

    private static ObjectNode operation(String operation) {
        return Json.object().put("capability", "media-file").put("operation", operation);
    }

    /** What registering needs of the first answer, without the signed address. */
    private static String place(JsonNode created) {
        ObjectNode place = Json.object();
        place.set("storageReference", created.path("storageReference"));
        String durable = HostedPayloads.text(created, "mediaReference");
        if (durable != null) {
            place.put("mediaReference", durable);
        }
        return Json.compact(place);
    }

    private static UploadAnswer refused(
            HostedReply reply, String operationId, @Nullable String place) {
        Failure failure = HostedErrors.of(reply, HostedCall.UPLOAD);
        return Quotes.challenge(reply, operationId)
                .<UploadAnswer>map(c -> new UploadAnswer.QuoteRequired(c, failure, place))
                .orElseGet(() -> new UploadAnswer.Refused(failure, reply.status()));
    }

    private static UploadAnswer unreadable(HostedReply reply) {
        return new UploadAnswer.Refused(
                HostedErrors.unreadable(reply, HostedCall.UPLOAD), reply.status());
    }

    /** The headers the storage wants, null when one of them is no text (§8.1). */
    private static @Nullable Map<String, String> headers(JsonNode required) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : required.properties()) {
            if (!header.getValue().isTextual()) {
                return null;
            }
            headers.put(header.getKey(), header.getValue().textValue());
        }
        return headers;
    }
}
