package app.proofsheet.folder.asset;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * {@code asset.json} and {@code index.json} of one asset as documents: read as they are, or opened
 * for writing. A broken one that has to be written is moved aside first and built again from the
 * run manifests and the pictures in the folder. Callers that write hold the asset's lock.
 */
public final class AssetDocuments {

    /** Name of the asset record. */
    public static final String ASSET = "asset.json";

    /** Name of the browse layer. */
    public static final String INDEX = "index.json";

    private static final List<String> ASSET_ORDER =
            List.of(
                    "assetId",
                    "customerId",
                    "campaignId",
                    "personaId",
                    "conceptId",
                    "assetPurpose",
                    "creativeFormat",
                    "creativeFormatLabel",
                    "targetAspectRatio",
                    "status",
                    "reviewStatus",
                    "runHealth",
                    "sourceBasis",
                    "localAssetDir",
                    "heroImagePath",
                    "heroVideoPath",
                    "latestCandidatePath",
                    "createdAt",
                    "updatedAt",
                    "lastRunStatus",
                    "lastRecoverableError");

    private static final List<String> INDEX_LISTS = List.of("images", "videos", "audio", "uploads");

    private final Path root;
    private final Clock clock;

    /** The documents of an asset root. */
    public AssetDocuments(Path assetRoot, Clock clock) {
        this.root = assetRoot;
        this.clock = clock;
    }

    /** {@code asset.json} as it is. */
    public JsonRecord readAsset() {
        return JsonRecord.read(root.resolve(ASSET), ASSET);
    }

    /** {@code index.json} as it is; a shape that is not an index counts as broken. */
    public JsonRecord readIndex() {
        return asIndex(JsonRecord.read(root.resolve(INDEX), INDEX));
    }

    /** A record as an index: broken when its shape is not one. */
    static JsonRecord asIndex(JsonRecord record) {
        return switch (record) {
            case JsonRecord.Present present -> checked(present);
            case JsonRecord.Absent _, JsonRecord.Broken _ -> record;
        };
    }

    /** {@code asset.json} for changing; built from the runs when it is absent or broken. */
    public ObjectNode assetForWriting() throws IOException {
        return switch (readAsset()) {
            case JsonRecord.Present present -> present.node();
            case JsonRecord.Absent _ -> new RecordRebuild(root).asset(indexForWriting());
            case JsonRecord.Broken _ -> {
                JsonRecord.quarantine(root.resolve(ASSET), clock);
                yield new RecordRebuild(root).asset(indexForWriting());
            }
        };
    }

    /** {@code index.json} for changing; built from manifests and folder when absent or broken. */
    public ObjectNode indexForWriting() throws IOException {
        return switch (readIndex()) {
            case JsonRecord.Present present -> withLists(present.node());
            case JsonRecord.Absent _ -> withLists(new RecordRebuild(root).index());
            case JsonRecord.Broken _ -> {
                JsonRecord.quarantine(root.resolve(INDEX), clock);
                yield withLists(new RecordRebuild(root).index());
            }
        };
    }

    /** Writes {@code asset.json}, known fields first, the others after them as they came. */
    public void writeAsset(ObjectNode asset) throws IOException {
        String now = Timestamps.now(clock);
        if (!asset.hasNonNull("createdAt")) {
            asset.put("createdAt", now);
        }
        asset.put("updatedAt", now);
        AtomicFiles.write(root.resolve(ASSET), Json.write(ordered(asset)));
    }

    /** Writes {@code asset.json} after a verdict: its review status follows the approved set. */
    public void writeReviewed(ObjectNode asset, ObjectNode index, boolean hasApproved)
            throws IOException {
        AssetStatus.reviewed(asset, index, hasApproved);
        writeAsset(asset);
    }

    /** Writes {@code index.json}. */
    public void writeIndex(ObjectNode index) throws IOException {
        AtomicFiles.write(root.resolve(INDEX), Json.write(index));
    }

    private static JsonRecord checked(JsonRecord.Present present) {
        for (String list : INDEX_LISTS) {
            JsonNode value = present.node().get(list);
            if (value != null && !value.isArray()) {
                return new JsonRecord.Broken(
                        INDEX + " cannot be used: its field \"" + list + "\" is not a list.");
            }
        }
        return present;
    }

    private static ObjectNode withLists(ObjectNode index) {
        for (String list : INDEX_LISTS) {
            if (!(index.get(list) instanceof ArrayNode)) {
                index.putArray(list);
            }
        }
        return index;
    }

    private static ObjectNode ordered(ObjectNode asset) {
        ObjectNode result = Json.object();
        for (String field : ASSET_ORDER) {
            JsonNode value = asset.get(field);
            if (value != null) {
                result.set(field, value);
            }
        }
        asset.properties()
                .forEach(field -> {
                    if (!result.has(field.getKey())) {
                        result.set(field.getKey(), field.getValue());
                    }
                });
        return result;
    }
}
