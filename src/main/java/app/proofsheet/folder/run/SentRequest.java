package app.proofsheet.folder.run;

import app.proofsheet.domain.sent.SentAndAsked;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.CanonicalJson;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a submit sends, in {@code sent.json} beside the attempt before anything leaves. The body may
 * hold signed addresses of references, so only the owner may read the file.
 *
 * @param provider provider id
 * @param bodyJson the body as the provider will send it
 * @param references what the body refers to, in order
 */
public record SentRequest(
        String provider,
        String endpointKey,
        String operationId,
        String bodyJson,
        List<Reference> references) {

    /** The file in the attempt's folder. */
    static final String NAME = "sent.json";

    /** Copies the list. */
    public SentRequest {
        references = List.copyOf(references);
    }

    /**
     * A picture the body refers to.
     *
     * @param value as it is sent
     * @param sha256 lower-case hex of its bytes, null when they are not known
     */
    public record Reference(String value, @Nullable String sha256) {}

    /** Hash of the body. */
    public String bodyHash() {
        return CanonicalJson.hash(body());
    }

    /**
     * Hash of the whole request: provider, endpoint and body, references by their bytes where those
     * are known. Equal hashes mean equal requests, whatever address a picture was uploaded to
     * (defect D41).
     */
    public String requestHash() {
        Map<String, String> contents = new LinkedHashMap<>();
        for (Reference reference : references) {
            String sha256 = reference.sha256();
            if (sha256 != null) {
                contents.put(reference.value(), sha256);
            }
        }
        ObjectNode request = Json.object();
        request.put("provider", provider);
        request.put("endpointKey", endpointKey);
        request.set("body", withContents(body(), contents));
        return CanonicalJson.hash(request);
    }

    /** Writes it down. */
    public void write(RunFolder folder, String attemptId, Instant now) {
        ObjectNode node = Json.object();
        node.put("endpointKey", endpointKey);
        node.put("operationId", operationId);
        node.set("body", body());
        node.put("bodyHash", bodyHash());
        node.put("requestHash", requestHash());
        node.put("writtenAt", Timestamps.text(now));
        Path file = folder.attempt(attemptId).resolve(NAME);
        DiskFailures.guard(
                folder.assetRoot(),
                () ->
                        Uninterrupted.run(() -> {
                            AtomicFiles.writePrivate(file, Json.write(node));
                            return true;
                        }));
    }

    /** What left with an attempt, empty when no record tells. */
    static Optional<SentAndAsked.Sent> read(RunFolder folder, String attemptId) {
        return JsonRecord.read(folder.attempt(attemptId).resolve(NAME), NAME)
                .object()
                .filter(node -> node.path("body").isObject())
                .map(node -> sent(node.path("body")));
    }

    private static SentAndAsked.Sent sent(JsonNode body) {
        Map<String, String> fields = new LinkedHashMap<>();
        body.properties()
                .forEach(field -> {
                    if (field.getValue().isValueNode() && !field.getValue().isNull()) {
                        fields.put(field.getKey(), field.getValue().asText());
                    }
                });
        return new SentAndAsked.Sent(fields, body.path("images").size());
    }

    private JsonNode body() {
        JsonNode tree = PayloadReader.tree(bodyJson);
        return tree.isMissingNode() ? Json.mapper().getNodeFactory().textNode(bodyJson) : tree;
    }

    private static JsonNode withContents(JsonNode node, Map<String, String> contents) {
        if (node instanceof ObjectNode object) {
            ObjectNode replaced = Json.object();
            object.properties()
                    .forEach(field ->
                            replaced.set(field.getKey(), withContents(field.getValue(), contents)));
            return replaced;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode replaced = Json.mapper().createArrayNode();
            array.forEach(item -> replaced.add(withContents(item, contents)));
            return replaced;
        }
        String sha256 = node.isTextual() ? contents.get(node.textValue()) : null;
        if (sha256 == null) {
            return node;
        }
        ObjectNode content = Json.object();
        content.put("sha256", sha256);
        return content;
    }
}
