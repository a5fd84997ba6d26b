package app.proofsheet.folder.asset;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.folder.Addresses;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Builds {@code index.json} and {@code asset.json} from what is certain: the run manifests and the
 * pictures in the folder (spec/asset-folder.md §8: the index must be rebuildable).
 */
public final class RecordRebuild {

    private final Path root;
    private final List<RunArchive.Run> runs;
    private final List<ObjectNode> uploads;

    /** Reads the runs of an asset root. */
    public RecordRebuild(Path assetRoot) {
        this.root = assetRoot;
        RunArchive archive = new RunArchive(assetRoot);
        this.runs = archive.runs();
        this.uploads = archive.uploads();
    }

    /** A new index document. Writes nothing. */
    public ObjectNode index() throws IOException {
        ObjectNode index = Json.object();
        index.put("assetId", String.valueOf(root.toAbsolutePath().normalize().getFileName()));
        for (String list : List.of("images", "videos", "audio", "uploads")) {
            index.putArray(list);
        }
        refresh(index);
        return index;
    }

    /** Brings an index document in line with folder and manifests, keeping unknown fields. */
    public void refresh(ObjectNode index) throws IOException {
        IndexEntries before = new IndexEntries(index.deepCopy());
        PictureClaims claims = new PictureClaims(root, runs);
        ArrayNode images = Json.mapper().createArrayNode();
        for (Pictures.Found picture : Pictures.in(root)) {
            ObjectNode old = before.find(picture.path()).orElse(null);
            ObjectNode entry = old == null ? Json.object() : old;
            entry.put("path", picture.path());
            entry.put("kind", Pictures.kindOf(picture.path()));
            String sha256 = Pictures.sha256(picture.file());
            Optional<PictureClaim> origin = claims.origin(picture, old, found -> sha256);
            origin.ifPresentOrElse(
                    claim -> {
                        entry.put("originRunId", claim.runId());
                        entry.put("attemptId", claim.attemptId());
                        entry.put("index", claim.index());
                    },
                    () -> {
                        if (!entry.has("originRunId")) {
                            entry.putNull("originRunId");
                        }
                    });
            entry.put("sha256", sha256);
            origin.map(PictureClaim::savedAt).ifPresent(at -> entry.put("createdAt", at));
            images.add(entry);
        }
        index.set("images", images);
        uploads.forEach(manifest -> UploadEntries.put(index, manifest));
        set(index, AssetRecords.RECOVERABLE, told("recoverableFailure"));
        set(index, AssetRecords.FAILED_RUNS, told("failedRun"));
    }

    /**
     * A new asset document from the runs, oldest first, with the newest approved picture as hero.
     */
    public ObjectNode asset(ObjectNode index) {
        ObjectNode asset = Json.object();
        String folderName = String.valueOf(root.toAbsolutePath().normalize().getFileName());
        asset.putNull("heroImagePath");
        runs.stream()
                .sorted(
                        Comparator.comparing(run ->
                                run.manifest()
                                        .object()
                                        .map(m -> m.path("createdAt").asText())
                                        .orElse("")))
                .forEach(run ->
                        run.request()
                                .object()
                                .or(() -> run.manifest().object())
                                .ifPresent(request ->
                                        AssetIdentity.merge(asset, request, folderName)));
        List<Pictures.Found> approved =
                Pictures.in(root).stream()
                        .filter(p -> p.state() == PictureState.APPROVED)
                        .sorted(Comparator.comparing(p -> p.stamp().modified()))
                        .toList();
        if (!approved.isEmpty()) {
            asset.put("heroImagePath", approved.getLast().path());
        }
        AssetStatus.reviewed(asset, index, !approved.isEmpty());
        return asset;
    }

    private static void set(ObjectNode index, String list, ArrayNode entries) {
        if (entries.isEmpty()) {
            index.remove(list);
        } else {
            index.set(list, entries);
        }
    }

    /** What the manifests of runs that are not saved tell in a field. */
    private ArrayNode told(String field) {
        ArrayNode told = Json.mapper().createArrayNode();
        for (RunArchive.Run run : runs) {
            run.manifest()
                    .object()
                    .filter(m -> !m.path("attemptState").asText().equals("materialized"))
                    .map(m -> m.path(field))
                    .filter(JsonNode::isObject)
                    .map(Addresses::plain)
                    .ifPresent(told::add);
        }
        return told;
    }
}
