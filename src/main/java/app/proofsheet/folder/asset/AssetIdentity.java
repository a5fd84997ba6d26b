package app.proofsheet.folder.asset;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/**
 * Merges what a run says about its asset into {@code asset.json} (defect D9): a generation updates
 * what it names, an edit or upload only fills what is missing, nobody takes anything away, unknown
 * fields stay.
 */
final class AssetIdentity {

    private static final List<String> FIELDS =
            List.of(
                    "customerId",
                    "campaignId",
                    "personaId",
                    "conceptId",
                    "assetPurpose",
                    "creativeFormat",
                    "creativeFormatLabel",
                    "targetAspectRatio",
                    "sourceBasis");

    /** Fields that stand in the record as null when nobody named them. */
    private static final List<String> ALWAYS =
            List.of("campaignId", "personaId", "conceptId", "assetPurpose", "heroImagePath");

    private AssetIdentity() {}

    /**
     * Merges a request document (the shape of {@code request.json}).
     *
     * @param folderName used as asset id when nothing names one
     */
    static void merge(ObjectNode asset, ObjectNode request, String folderName) {
        // The id is the asset's durable name: whoever came first keeps it (defect D34).
        if (!asset.hasNonNull("assetId")) {
            JsonNode id = request.get("assetId");
            asset.put("assetId", named(id) ? id.asText() : folderName);
        }
        boolean fillsOnly = !request.path("mode").asText("text-to-image").equals("text-to-image");
        for (String field : FIELDS) {
            JsonNode value = request.get(field);
            if (named(value) && !(fillsOnly && named(asset.get(field)))) {
                asset.set(field, value);
            }
        }
        asset.put("localAssetDir", portable(request.path("localAssetDir").asText("")));
        for (String field : ALWAYS) {
            if (!asset.has(field)) {
                asset.putNull(field);
            }
        }
        if (!asset.has("sourceBasis")) {
            asset.set("sourceBasis", Json.mapper().createArrayNode());
        }
    }

    private static boolean named(JsonNode value) {
        return value != null
                && !value.isNull()
                && !(value.isTextual() && value.textValue().isBlank())
                && !(value.isArray() && value.isEmpty());
    }

    /** An absolute path says nothing on another machine; the record's own place is the truth. */
    private static String portable(String localAssetDir) {
        boolean absolute =
                localAssetDir.isBlank()
                        || localAssetDir.startsWith("/")
                        || localAssetDir.startsWith("\\")
                        || localAssetDir.matches("[A-Za-z]:.*");
        return absolute ? "." : localAssetDir;
    }
}
