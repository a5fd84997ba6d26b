package app.proofsheet.provider.hosted;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** What the legacy wire asks of an upload target and hands back (spec/hosted-media-api.md §8.1). */
final class LegacyUploads {

    private static final List<String> TEXTS = List.of("bucket", "mimeType", "name", "storagePath");

    private LegacyUploads() {}

    /** True when everything is there that clients of this wire rely on. */
    static boolean isComplete(JsonNode signedUpload, JsonNode storageReference) {
        JsonNode size = storageReference.path("sizeBytes");
        return signedUpload.path("token").isTextual()
                && signedUpload.path("expiresInSeconds").isNumber()
                && TEXTS.stream().allMatch(name -> storageReference.path(name).isTextual())
                && (size.isNumber() || size.isNull() || size.isMissingNode());
    }

    /** The five known fields of a reference; an unknown size is sent as null. */
    static ObjectNode reference(JsonNode storageReference) {
        ObjectNode reference = Json.object();
        TEXTS.forEach(name -> reference.set(name, storageReference.path(name)));
        JsonNode size = storageReference.path("sizeBytes");
        if (size.isNumber()) {
            reference.set("sizeBytes", size);
        } else {
            reference.putNull("sizeBytes");
        }
        return reference;
    }
}
