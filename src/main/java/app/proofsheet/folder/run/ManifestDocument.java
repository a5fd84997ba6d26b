package app.proofsheet.folder.run;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.sent.Difference;
import app.proofsheet.domain.sent.SentAndAsked;
import app.proofsheet.folder.Addresses;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.CanonicalJson;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The manifest of an attempt: the keys of the reference in their order (spec/asset-folder.md §4),
 * then those of the portable contract. All paths are relative to the asset root, except {@code
 * localAssetDir}, which is the request's own word.
 */
final class ManifestDocument {

    private static final String SAVING_FAILED = "provider_completed_asset_materialization_failed";

    private static final List<String> PLACES =
            List.of("candidates", "approved", "rejected", "source");

    private final RunFolder folder;
    private final ImageRequest request;
    private final ObjectNode attempt;
    private final Attempt read;

    ManifestDocument(RunFolder folder, ImageRequest request, ObjectNode attempt) {
        this.folder = folder;
        this.request = request;
        this.attempt = attempt;
        this.read = AttemptCodec.read(attempt);
    }

    /**
     * The manifest.
     *
     * @param label honest label of the service
     * @param createdAt when the attempt's first manifest was written (defect D26)
     */
    ObjectNode node(String label, String createdAt) {
        ObjectNode node = base(createdAt);
        node.set("assets", assets());
        copy(node, "generationHandle");
        copy(node, "providerStatus");
        node.set("providerUrls", urls());
        node.put("mediaType", "image");
        if (read.state() == AttemptState.PROVIDER_FAILED && attempt.has("failure")) {
            node.set("error", attempt.get("failure"));
        }
        boolean isComplete = isComplete();
        if (isComplete) {
            node.set("providerOutputs", plain(Outputs.recorded(read.outputs())));
        }
        node.set("providerOutputUrls", plain(Outputs.urls(read.outputs())));
        if (isComplete) {
            node.set("providerBilling", orNull(attempt.get("providerBilling")));
        }
        if (read.state() == AttemptState.MATERIALIZATION_FAILED) {
            node.put("materializationStatus", SAVING_FAILED);
            node.set("recoverableFailure", orNull(attempt.get("recoverableFailure")));
        }
        node.put("attemptId", read.id());
        node.put("attemptState", read.state().id());
        copy(node, "nextAction");
        copy(node, "hostedOperationId");
        copy(node, "lastHostedOperationId");
        Path dir = folder.attempt(read.id());
        node.put("attemptPath", folder.relative(dir.resolve("attempt.json")));
        node.put("attemptIndexPath", folder.relative(folder.attemptIndex()));
        node.put("attemptManifestPath", folder.relative(dir.resolve("manifest.json")));
        copy(node, "materializationError");
        portable(node, label);
        return node;
    }

    private ObjectNode base(String createdAt) {
        ImageRequest.Target target = request.target();
        ObjectNode node = Json.object();
        node.put("assetId", target.assetId());
        node.put("runId", folder.runId());
        node.put("jobId", target.jobId());
        node.put("campaignId", target.campaignId());
        node.put("personaId", target.personaId());
        node.put("conceptId", target.conceptId());
        node.put("assetPurpose", target.assetPurpose());
        node.put("provider", request.render().provider());
        node.put("model", request.render().model());
        node.put("mode", request.render().mode());
        node.put("creativeFormat", request.format().id());
        node.put("creativeFormatLabel", request.format().label());
        node.put("targetAspectRatio", request.format().aspectRatio());
        node.put("localAssetDir", request.localAssetDir());
        node.put("requestPath", folder.relative(folder.request()));
        node.put("responsePath", folder.relative(folder.response()));
        node.put("createdAt", createdAt);
        return node;
    }

    private ArrayNode assets() {
        ArrayNode assets = Json.mapper().createArrayNode();
        String hash = promptHash(request.prompt());
        for (SavedPicture picture : saved()) {
            ObjectNode entry = assets.addObject();
            entry.put("assetId", String.format(Locale.ROOT, "img-%03d", picture.index() + 1));
            entry.put("localPath", picture.path());
            entry.put("assetRelativePath", picture.path());
            String remote = picture.remoteUrl();
            entry.put("remoteUrl", remote == null ? null : Addresses.plain(remote));
            entry.put("mimeType", picture.mimeType());
            entry.put("promptHash", hash);
            entry.set("sourceBasis", RequestWriter.array(request.sourceBasis()));
            entry.put("sha256", picture.sha256());
            entry.put("bytes", picture.bytes());
            entry.put("width", picture.width());
            entry.put("height", picture.height());
            entry.put("createdAt", Timestamps.text(picture.createdAt()));
            entry.put("index", picture.index() + 1);
        }
        return assets;
    }

    private void portable(ObjectNode node, String label) {
        node.put("providerLabel", label);
        ObjectNode inputs = node.putObject("inputs");
        inputs.set(
                "imagePaths",
                RequestWriter.array(request.inputFiles().stream().map(folder::fromAsset).toList()));
        inputs.putArray("audioPaths");
        inputs.set("referencePaths", plain(RequestWriter.array(request.inputUrls())));
        ArrayNode outputs = node.putArray("outputs");
        for (SavedPicture picture : saved()) {
            ObjectNode output = outputs.addObject();
            output.put("path", picture.path());
            output.put("role", "candidate");
            output.put("mimeType", picture.mimeType());
            output.put("sha256", picture.sha256());
            output.put("bytes", picture.bytes());
            output.put("width", picture.width());
            output.put("height", picture.height());
        }
        String source = request.derivedFrom();
        node.set(
                "derivedFrom",
                RequestWriter.array(
                        source == null ? List.of() : List.of(folder.fromAsset(source))));
        node.set("predictionId", orNull(attempt.get("generationHandle")));
        if (!request.variant().isEmpty()) {
            ObjectNode variant = node.putObject("variant");
            request.variant().forEach(variant::put);
        }
        if (attempt.has("sent")) {
            node.set("sent", plain(attempt.get("sent")));
        }
        if (attempt.path("sent").has("requestHash")) {
            node.set("requestHash", attempt.path("sent").get("requestHash"));
        }
        if (attempt.has("billing")) {
            node.set("billing", attempt.get("billing"));
        }
        if (attempt.has("failedRun")) {
            node.set("failedRun", attempt.get("failedRun"));
        }
        SentRequest.read(folder, read.id()).ifPresent(sent -> differences(node, sent));
    }

    private void differences(ObjectNode node, SentAndAsked.Sent sent) {
        List<SentAndAsked.Picture> came = saved().stream().map(ManifestDocument::came).toList();
        boolean isFinished = read.state() == AttemptState.MATERIALIZED;
        ArrayNode differences = node.putArray("differences");
        for (Difference difference :
                new SentAndAsked(request, sent, came, isFinished).differences()) {
            ObjectNode entry = differences.addObject();
            entry.put("field", difference.field());
            entry.put("asked", difference.asked());
            entry.put("sent", difference.sent());
            entry.put("came", difference.came());
            entry.put("sentence", difference.sentence());
        }
    }

    private static SentAndAsked.Picture came(SavedPicture picture) {
        Integer width = picture.width();
        Integer height = picture.height();
        return new SentAndAsked.Picture(
                width == null || height == null ? null : new PixelSize(width, height),
                picture.mimeType().replaceFirst("^image/", ""));
    }

    private static JsonNode plain(JsonNode node) {
        return Addresses.plain(node);
    }

    /** Pictures that have their name; one that was only about to get it is left out. */
    private List<SavedPicture> saved() {
        return read.state() == AttemptState.MATERIALIZED
                ? read.saved()
                : read.saved().stream().filter(this::isThere).toList();
    }

    private boolean isThere(SavedPicture picture) {
        String name = picture.path().substring(picture.path().lastIndexOf('/') + 1);
        return PLACES.stream()
                .map(place -> folder.assetRoot().resolve("images").resolve(place).resolve(name))
                .anyMatch(Files::isRegularFile);
    }

    private boolean isComplete() {
        return switch (read.state()) {
            case PROVIDER_COMPLETED,
                    PROVIDER_COMPLETED_WITHOUT_OUTPUTS,
                    MATERIALIZATION_FAILED,
                    MATERIALIZED ->
                    true;
            case SUBMITTING,
                    NOT_SUBMITTED,
                    SUBMIT_OUTCOME_UNKNOWN,
                    SUBMITTED_PROCESSING,
                    PROVIDER_FAILED,
                    HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    false;
        };
    }

    private JsonNode urls() {
        JsonNode urls = attempt.path("providerUrls");
        return urls.isObject() ? plain(urls) : Json.object();
    }

    private void copy(ObjectNode node, String name) {
        node.set(name, orNull(attempt.get(name)));
    }

    private static JsonNode orNull(@Nullable JsonNode node) {
        return node == null ? Json.mapper().nullNode() : node;
    }

    /** Hash of the prompt exactly as it is stored (spec/asset-folder.md §4). */
    static String promptHash(String prompt) {
        return CanonicalJson.hash(prompt);
    }
}
