package app.proofsheet.folder.asset;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What runs write into {@code asset.json} and {@code index.json} (spec/asset-folder.md §8). Every
 * change reads the records again under the asset's lock and writes them atomically (D1, D2).
 *
 * <p>All methods throw {@link app.proofsheet.domain.failure.FailureException} with a storage code
 * ({@code folder_read_only}, {@code disk_full}, {@code disk_refused}) when the disk refuses.
 */
public final class AssetRecords {

    /** Paid runs whose pictures could not be saved, in {@code index.json}. */
    static final String RECOVERABLE = "recoverableFailures";

    /** Runs that ended without a picture, in {@code index.json}. */
    static final String FAILED_RUNS = "failedRuns";

    private final Path root;
    private final Clock clock;

    /** The records of an asset root, which is created with the first write. */
    public AssetRecords(Path assetRoot, Clock clock) {
        this.root = assetRoot;
        this.clock = clock;
    }

    /**
     * One saved picture.
     *
     * @param path asset-relative
     * @param index 1-based place among the attempt's pictures
     * @param sha256 lower-case hex of the file's bytes
     * @param savedAt when it was saved; what the manifest says, so that both stay equal
     */
    public record NewPicture(String path, int index, String sha256, Instant savedAt) {}

    /**
     * Notes that a run belongs to this asset: creates {@code asset.json} and {@code index.json} or
     * merges into them. Neither the hero nor the review status changes (D9, D10, D11).
     */
    public void noteRun(ImageRequest request) {
        WorkPaths.requireId(request.target().runId(), "runId");
        change((asset, _) -> describe(asset, request));
    }

    /**
     * Notes pictures of a run that are on disk now: index entries with run, attempt and hash,
     * unique by path, and the newest of them as {@code latestCandidatePath}.
     */
    public void addPictures(ImageRequest request, String attemptId, List<NewPicture> pictures) {
        WorkPaths.requireId(request.target().runId(), "runId");
        change((asset, index) -> {
            describe(asset, request);
            IndexEntries entries = new IndexEntries(index);
            for (NewPicture picture : pictures) {
                ObjectNode entry = entries.at(picture.path());
                entry.put("kind", Pictures.kindOf(picture.path()));
                entry.put("originRunId", request.target().runId());
                entry.put("attemptId", attemptId);
                entry.put("index", picture.index());
                entry.put("sha256", picture.sha256());
                entry.put("createdAt", Timestamps.text(picture.savedAt()));
            }
            if (!pictures.isEmpty()) {
                asset.put("latestCandidatePath", pictures.getLast().path());
                asset.put("lastRunStatus", "completed");
            }
        });
    }

    /**
     * Notes an upload run. It knows little of the asset, so nothing but a missing asset id is
     * filled in (defect D9).
     *
     * @param manifest the upload's manifest as it is on disk
     */
    public void noteUpload(ObjectNode manifest) {
        change((asset, index) -> {
            if (!asset.hasNonNull("assetId")) {
                asset.set("assetId", manifest.path("assetId"));
            }
            UploadEntries.put(index, manifest);
            String source = manifest.path("sourceAssetRelativePath").asText("");
            boolean isPicture = manifest.path("mimeType").asText("").startsWith("image/");
            IndexEntries entries = new IndexEntries(index);
            if (isPicture
                    && Pictures.stateOf(source).isPresent()
                    && entries.find(source).isEmpty()) {
                ObjectNode entry = entries.at(source);
                entry.put("kind", Pictures.kindOf(source));
                entry.putNull("originRunId");
                entry.set("sha256", manifest.path("sha256"));
            }
        });
    }

    /**
     * Keeps a pointer to a paid run whose pictures could not be saved, in both records, once per
     * run and code.
     *
     * @param pointer the {@code recoverableFailure} object of spec/asset-folder.md §7.2
     */
    public void noteRecoverableFailure(String runId, JsonNode pointer) {
        change((asset, index) -> {
            ArrayNode open = openFailures(index);
            String code = pointer.path("code").asText();
            removeFailures(open, runId, code);
            open.add(pointer);
            asset.set("lastRecoverableError", pointer);
            asset.put("lastRunStatus", code);
        });
    }

    /**
     * Keeps a trace of a run that ended without a picture: failed, refused or lost (defect D27).
     * One per run, the newest; it says nothing about the review of the asset.
     *
     * @param trace {@code {runId, attemptId, attemptState, code, message, failedAt}}
     */
    public void noteFailedRun(JsonNode trace) {
        change((asset, index) -> {
            ArrayNode failed =
                    index.get(FAILED_RUNS) instanceof ArrayNode known
                            ? known
                            : index.putArray(FAILED_RUNS);
            removeFailures(failed, trace.path("runId").asText(), null);
            failed.add(trace);
            asset.put("lastRunStatus", trace.path("code").asText());
        });
    }

    /** Takes the pointers and traces of a run back after its pictures were saved. */
    public void clearFailures(String runId) {
        change((asset, index) -> {
            for (String list : List.of(RECOVERABLE, FAILED_RUNS)) {
                if (index.get(list) instanceof ArrayNode failures) {
                    removeFailures(failures, runId, null);
                    if (failures.isEmpty()) {
                        index.remove(list);
                    }
                }
            }
            asset.set("lastRecoverableError", AssetStatus.newestFailure(index));
        });
    }

    /**
     * Builds {@code index.json} anew from the run manifests and the pictures in the folder, keeping
     * entries and unknown fields of files that are still there. A broken file is moved aside first.
     */
    public void rebuildIndex() {
        change((_, index) -> new RecordRebuild(root).refresh(index));
    }

    /** A change of both documents. */
    interface Change {
        /** Changes them; both are written afterwards. */
        void apply(ObjectNode asset, ObjectNode index) throws IOException;
    }

    private void change(Change change) {
        DiskFailures.guard(
                root,
                () -> {
                    try (AssetLock _ = AssetLock.take(root)) {
                        AssetDocuments documents = new AssetDocuments(root, clock);
                        ObjectNode index = documents.indexForWriting();
                        ObjectNode asset = documents.assetForWriting();
                        change.apply(asset, index);
                        if (!asset.hasNonNull("assetId")) {
                            asset.put("assetId", folderName());
                        }
                        index.put("assetId", asset.path("assetId").asText());
                        AssetStatus.derive(asset, index);
                        documents.writeIndex(index);
                        documents.writeAsset(asset);
                    }
                });
    }

    private void describe(ObjectNode asset, ImageRequest request) {
        AssetIdentity.merge(asset, identity(request), folderName());
    }

    private static ObjectNode identity(ImageRequest request) {
        ObjectNode node = Json.object();
        ImageRequest.Target target = request.target();
        node.put("assetId", target.assetId());
        node.put("mode", request.render().mode());
        put(node, "customerId", target.customerId());
        put(node, "campaignId", target.campaignId());
        put(node, "personaId", target.personaId());
        put(node, "conceptId", target.conceptId());
        put(node, "assetPurpose", target.assetPurpose());
        node.put("creativeFormat", request.format().id());
        node.put("creativeFormatLabel", request.format().label());
        node.put("targetAspectRatio", request.format().aspectRatio());
        node.put("localAssetDir", request.localAssetDir());
        ArrayNode basis = node.putArray("sourceBasis");
        request.sourceBasis().forEach(basis::add);
        return node;
    }

    private static void put(ObjectNode node, String field, @Nullable String value) {
        if (value != null) {
            node.put(field, value);
        }
    }

    private static ArrayNode openFailures(ObjectNode index) {
        return index.get(RECOVERABLE) instanceof ArrayNode open
                ? open
                : index.putArray(RECOVERABLE);
    }

    private static void removeFailures(ArrayNode open, String runId, @Nullable String code) {
        for (int i = open.size() - 1; i >= 0; i--) {
            JsonNode failure = open.get(i);
            if (failure.path("runId").asText().equals(runId)
                    && (code == null || failure.path("code").asText().equals(code))) {
                open.remove(i);
            }
        }
    }

    private String folderName() {
        return String.valueOf(root.toAbsolutePath().normalize().getFileName());
    }
}
