package app.proofsheet.folder.story;

import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.run.SentRequest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The hash of what left with an attempt.
 *
 * @param recorded as the attempt records it, null when it does not
 * @param computed over what {@code sent.json} holds now, null when that is not there
 */
public record SentHash(@Nullable String recorded, @Nullable String computed) {

    /** Nothing is recorded. */
    static final SentHash NONE = new SentHash(null, null);

    /** Reads the records of an attempt. */
    static SentHash read(Path attemptFolder) {
        ObjectNode attempt = object(attemptFolder, "attempt.json");
        ObjectNode sent = object(attemptFolder, "sent.json");
        if (attempt == null) {
            return NONE;
        }
        JsonNode told = attempt.path("sent");
        String recorded = told.path("requestHash").textValue();
        if (sent == null || recorded == null || sent.path("body").isMissingNode()) {
            return new SentHash(recorded, null);
        }
        SentRequest request =
                new SentRequest(
                        attempt.path("provider").asText(""),
                        sent.path("endpointKey").asText(""),
                        sent.path("operationId").asText(""),
                        sent.path("body").toString(),
                        references(told.path("references"), attemptFolder));
        boolean isWhole = request.references().stream().allMatch(r -> r.sha256() != null);
        boolean isSameBody = request.bodyHash().equals(told.path("bodyHash").textValue());
        // Bytes of a reference that no record knows: then the body as it left is what can be held
        // against its hash.
        return new SentHash(recorded, !isWhole && isSameBody ? recorded : request.requestHash());
    }

    private static List<SentRequest.Reference> references(JsonNode values, Path attemptFolder) {
        Map<String, String> contents = new HashMap<>();
        ObjectNode uploads = object(attemptFolder, "uploads.json");
        if (uploads != null) {
            for (JsonNode upload : uploads.path("uploads")) {
                String sha256 = upload.path("sha256").textValue();
                for (String name : List.of("reference", "mediaReference", "url")) {
                    String value = upload.path(name).textValue();
                    if (sha256 != null && value != null) {
                        contents.put(value, sha256);
                    }
                }
            }
        }
        List<SentRequest.Reference> references = new ArrayList<>();
        values.forEach(value ->
                references.add(
                        new SentRequest.Reference(value.asText(), contents.get(value.asText()))));
        return references;
    }

    private static @Nullable ObjectNode object(Path folder, String name) {
        return JsonRecord.read(folder.resolve(name), name).object().orElse(null);
    }
}
