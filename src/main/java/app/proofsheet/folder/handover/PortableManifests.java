package app.proofsheet.folder.handover;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.RunArchive;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Manifests in the portable shape of the contract (spec/asset-folder.md §4): paths are relative to
 * the asset's folder of the hand-off, and only fields that are named here go out. The prompt goes
 * with them, for it is the evidence of how a picture came to be; what belongs to the service (its
 * addresses, ids, answers and bills) and to the work folder (requests, sources) stays.
 */
final class PortableManifests {

    private static final List<String> IDS =
            List.of("campaignId", "personaId", "conceptId", "assetPurpose");

    private static final List<String> ASKED =
            List.of("creativeFormat", "targetAspectRatio", "resolution", "quality", "size");

    private final HandOverAsset asset;
    private final Map<String, String> outside;
    private final Map<String, RunArchive.Run> runs = new LinkedHashMap<>();

    /**
     * Manifests of an asset.
     *
     * @param handed paths in the whole hand-off by work-relative path, for pictures that edits of
     *     other assets were made from
     */
    PortableManifests(HandOverAsset asset, Map<String, String> handed) {
        this.asset = asset;
        this.outside = handed;
        new RunArchive(asset.root()).runs().forEach(run -> runs.put(run.runId(), run));
    }

    /** One document for each run and attempt that made a picture, by its path in the asset. */
    SortedMap<String, ObjectNode> documents() {
        Map<Maker, List<PictureSnapshot>> made = new LinkedHashMap<>();
        for (PictureSnapshot picture : asset.pictures()) {
            PictureSnapshot.Origin origin = picture.origin();
            if (origin != null && WorkPaths.isSafeId(origin.runId())) {
                made.computeIfAbsent(
                                new Maker(origin.runId(), attempt(origin)), _ -> new ArrayList<>())
                        .add(picture);
            }
        }
        SortedMap<String, ObjectNode> documents = new TreeMap<>();
        made.forEach((maker, pictures) -> {
            boolean isOnly = made.keySet().stream().filter(maker::isSameRun).count() == 1;
            String name = isOnly ? maker.runId() : maker.runId() + "-" + maker.attemptId();
            documents.put("manifests/" + name + ".json", document(maker, pictures));
        });
        return documents;
    }

    private record Maker(String runId, String attemptId) {
        boolean isSameRun(Maker other) {
            return runId.equals(other.runId);
        }
    }

    private static String attempt(PictureSnapshot.Origin origin) {
        String id = origin.attemptId();
        return id != null && WorkPaths.isSafeId(id) ? id : "attempt";
    }

    private ObjectNode document(Maker maker, List<PictureSnapshot> pictures) {
        PictureSnapshot first = pictures.getFirst();
        ObjectNode manifest = manifest(maker).orElseGet(Json::object);
        ObjectNode request = request(maker).orElseGet(Json::object);
        PictureSnapshot.Origin origin = first.origin();
        if (origin == null) {
            throw new IllegalStateException("a picture without a run");
        }
        ObjectNode node = Json.object();
        node.put("schemaVersion", 1);
        node.put("runId", maker.runId());
        node.put("assetId", asset.assetId());
        IDS.forEach(id -> copy(node, id, manifest, request));
        node.put("mediaType", "image");
        node.put("provider", origin.provider());
        copy(node, "providerLabel", manifest, request);
        node.put("model", origin.model());
        node.put("mode", origin.mode());
        node.put("createdAt", text(manifest, "createdAt"));
        node.put("prompt", origin.prompt());
        copy(node, "negativePrompt", request, manifest);
        node.put("promptHash", promptHash(manifest));
        ASKED.forEach(field -> copy(node, field, request, manifest));
        if (!origin.variant().isEmpty()) {
            ObjectNode variant = node.putObject("variant");
            origin.variant().forEach(variant::put);
        }
        List<String> from = derivedFrom(pictures);
        ObjectNode inputs = node.putObject("inputs");
        inputs.set("imagePaths", list(from));
        inputs.putArray("audioPaths");
        inputs.putArray("referencePaths");
        ArrayNode outputs = node.putArray("outputs");
        pictures.forEach(picture -> outputs.add(output(picture)));
        node.set("derivedFrom", list(from));
        copy(node, "providerStatus", manifest, request);
        return node;
    }

    private ObjectNode output(PictureSnapshot picture) {
        ObjectNode output = Json.object();
        output.put("path", asset.path(picture));
        output.put("role", "approved");
        output.put("mimeType", HandOverDocuments.mimeType(picture));
        output.put("bytes", picture.bytes());
        if (picture.size() != null) {
            output.put("width", picture.size().width());
            output.put("height", picture.size().height());
        }
        return output;
    }

    /** The pictures these were edited from, as far as they are in the hand-off too. */
    private List<String> derivedFrom(List<PictureSnapshot> pictures) {
        return pictures.stream()
                .map(PictureSnapshot::origin)
                .flatMap(origin ->
                        Optional.ofNullable(origin == null ? null : origin.derivedFrom()).stream())
                .flatMap(path -> Optional.ofNullable(outside.get(path)).stream())
                .map(this::fromAsset)
                .distinct()
                .toList();
    }

    private String fromAsset(String path) {
        String own = asset.folder() + "/";
        return path.startsWith(own) ? path.substring(own.length()) : "../" + path;
    }

    private Optional<ObjectNode> manifest(Maker maker) {
        RunArchive.Run run = runs.get(maker.runId());
        if (run == null) {
            return Optional.empty();
        }
        return run.attemptManifests().stream()
                .filter(manifest -> maker.attemptId().equals(text(manifest, "attemptId")))
                .findFirst()
                .or(() -> run.manifest().object());
    }

    private Optional<ObjectNode> request(Maker maker) {
        RunArchive.Run run = runs.get(maker.runId());
        if (run == null) {
            return Optional.empty();
        }
        String name = "attempts/" + maker.attemptId() + "/request.json";
        Path own = run.folder().resolve(name);
        return JsonRecord.read(own, name).object().or(() -> run.request().object());
    }

    private static @Nullable String promptHash(ObjectNode manifest) {
        return text(manifest.path("assets").path(0), "promptHash");
    }

    private static void copy(ObjectNode node, String field, JsonNode first, JsonNode second) {
        String value = text(first, field);
        String text = value == null ? text(second, field) : value;
        if (text != null) {
            node.put(field, text);
        }
    }

    private static ArrayNode list(List<String> texts) {
        ArrayNode list = Json.mapper().createArrayNode();
        texts.forEach(list::add);
        return list;
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
