package app.proofsheet.provider.hosted;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;
import app.proofsheet.provider.FetchAnswer;
import app.proofsheet.provider.FetchCall;
import app.proofsheet.provider.ProviderPayload.Output;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.util.Locale;

/** Finds the address of a finished picture and downloads it (spec/hosted-media-api.md §8.2). */
final class HostedFetches {

    private final HostedTransport transport;
    private final MediaFiles mediaFiles;
    private final Wire wire;

    HostedFetches(HostedTransport transport, MediaFiles mediaFiles, Wire wire) {
        this.transport = transport;
        this.mediaFiles = mediaFiles;
        this.wire = wire;
    }

    /** Writes an output into a file that does not exist yet. */
    FetchAnswer fetch(FetchCall call, Path target) throws InterruptedException {
        try {
            return switch (mediaFiles.download(address(call), target)) {
                case MediaFiles.Download.Done(long bytes, String type) ->
                        new FetchAnswer.Fetched(bytes, type);
                case MediaFiles.Download.Refused refused ->
                        new FetchAnswer.Failed(refused.failure(), refused.expired());
            };
        } catch (HostedTrouble e) {
            return new FetchAnswer.Failed(e.failure(), false);
        }
    }

    private String address(FetchCall call) throws HostedTrouble, InterruptedException {
        Output output = call.output();
        return switch (output.kind()) {
            case MEDIA_REFERENCE -> {
                ObjectNode body = operation("create-read-url");
                body.putObject("file").put("mediaReference", output.value());
                body.put("operationId", call.operationId());
                yield signedUrl(HostedCall.READ_URL, body);
            }
            case URL -> wire == Wire.V2026_07 ? output.value() : storageCopy(call);
            case BASE64, LOCAL, UNSUPPORTED ->
                    throw HostedTrouble.notSent(
                            Failure.of(
                                            "hosted_media_output_unsupported",
                                            FailureKind.RECORD,
                                            "Output "
                                                    + (output.index() + 1)
                                                    + " of the hosted service is of a kind that"
                                                    + " cannot be fetched.")
                                    .withKept(HostedCall.READ_URL.kept())
                                    .withNext("Look at the provider's answer."));
        };
    }

    /** The legacy wire has outputs copied into its own storage first. */
    private String storageCopy(FetchCall call) throws HostedTrouble, InterruptedException {
        ObjectNode body = operation("download-to-storage");
        String name = String.format(Locale.ROOT, "img-%03d", call.output().index() + 1);
        String extension = call.fileName().replaceAll(".*\\.", "");
        body.putObject("file")
                .put("name", name + "." + extension)
                .put("mimeType", "application/octet-stream");
        body.put("url", call.output().value());
        body.put("operationId", call.operationId());
        return signedUrl(HostedCall.STORAGE_COPY, body);
    }

    private String signedUrl(HostedCall call, ObjectNode body)
            throws HostedTrouble, InterruptedException {
        HostedReply reply = transport.capability(call, body);
        if (!reply.isSuccess()) {
            throw HostedTrouble.unusable(HostedErrors.of(reply, call));
        }
        String url =
                HostedPayloads.text(HostedErrors.parse(reply.body()).path("output"), "signedUrl");
        if (url == null) {
            throw HostedTrouble.unusable(HostedErrors.unreadable(reply, call));
        }
        return url;
    }

    private static ObjectNode operation(String operation) {
        return Json.object().put("capability", "media-file").put("operation", operation);
    }
}
