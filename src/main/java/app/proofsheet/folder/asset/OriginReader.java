package app.proofsheet.folder.asset;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot.Origin;
import app.proofsheet.folder.Addresses;
import app.proofsheet.folder.WorkPaths;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the story of a picture from the manifest and the request of its run. */
final class OriginReader {

    private final Map<String, ObjectNode> requests = new HashMap<>();
    private final String assetDir;
    private final Map<String, String> uploads;

    /**
     * Reads from the runs of an asset.
     *
     * @param assetDir work-relative
     * @param uploads asset-relative source paths by the address they were uploaded to
     */
    OriginReader(String assetDir, List<RunArchive.Run> runs, Map<String, String> uploads) {
        this.assetDir = assetDir;
        this.uploads = uploads;
        runs.forEach(run -> run.request().object().ifPresent(r -> requests.put(run.runId(), r)));
    }

    /** The origin behind a claim on a picture. */
    Origin origin(PictureClaim claim, PictureId picture) {
        ObjectNode manifest = claim.manifest();
        JsonNode request = requests.get(claim.runId());
        if (request == null) {
            request = manifest;
        }
        return new Origin(
                claim.runId(),
                claim.attemptId(),
                claim.index(),
                word(manifest, request, "provider", "unknown"),
                word(manifest, request, "model", "unknown"),
                word(manifest, request, "mode", "text-to-image"),
                text(request, "prompt"),
                variant(request),
                derivedFrom(manifest, request, picture),
                subjects(request.path("feedback")),
                cost(manifest));
    }

    /** An origin of which only the run is known, from an index entry. */
    Optional<Origin> origin(ObjectNode entry, PictureId picture) {
        String runId = text(entry, "originRunId");
        if (runId == null) {
            return Optional.empty();
        }
        JsonNode request = requests.getOrDefault(runId, entry);
        return Optional.of(
                new Origin(
                        runId,
                        text(entry, "attemptId"),
                        Math.max(1, entry.path("index").asInt(1)),
                        word(request, request, "provider", "unknown"),
                        word(request, request, "model", "unknown"),
                        word(request, request, "mode", "text-to-image"),
                        text(request, "prompt"),
                        variant(request),
                        derivedFrom(request, request, picture),
                        subjects(request.path("feedback")),
                        null));
    }

    private @Nullable String derivedFrom(JsonNode manifest, JsonNode request, PictureId picture) {
        String recorded = text(request, "derivedFrom");
        if (recorded == null) {
            recorded = fromAsset(manifest.path("derivedFrom").path(0).textValue());
        }
        if (recorded == null) {
            recorded = uploadedSource(request);
        }
        // The reference tools write an edit over its own source (defect D3): that parent is lost.
        return picture.workPath().equals(recorded) ? null : recorded;
    }

    /** Manifests see files from the asset root, also those of other assets: {@code ../x/a.png}. */
    private @Nullable String fromAsset(@Nullable String stored) {
        if (stored == null) {
            return null;
        }
        String[] up = assetDir.isEmpty() ? new String[0] : assetDir.split("/");
        int steps = 0;
        String rest = stored;
        while (rest.startsWith("../")) {
            rest = rest.substring(3);
            steps++;
        }
        if (steps > up.length || !WorkPaths.isSafePath(rest)) {
            return null;
        }
        String base = String.join("/", List.of(up).subList(0, up.length - steps));
        return base.isEmpty() ? rest : base + "/" + rest;
    }

    private @Nullable String uploadedSource(JsonNode request) {
        // Folders of the reference tools know only the address; the upload run knows the file.
        for (JsonNode url : request.path("inputUrls")) {
            String source = uploads.get(Addresses.plain(url.asText()));
            if (source != null) {
                return assetDir.isEmpty() ? source : assetDir + "/" + source;
            }
        }
        return null;
    }

    private static Map<String, String> variant(JsonNode request) {
        Map<String, String> variant = new LinkedHashMap<>();
        request.path("variant")
                .properties()
                .forEach(choice -> variant.put(choice.getKey(), choice.getValue().asText()));
        return variant;
    }

    /** Feedback lines are "subject: wish" or a subject alone. */
    private static List<String> subjects(JsonNode feedback) {
        List<String> subjects = new ArrayList<>();
        for (JsonNode line : feedback) {
            String text = line.isTextual() ? line.textValue() : text(line, "feedbackCategory");
            if (text != null && !text.isBlank()) {
                int colon = text.indexOf(':');
                subjects.add((colon > 0 ? text.substring(0, colon) : text).strip());
            }
        }
        return subjects;
    }

    /** What was paid, shared evenly among the pictures of the attempt. */
    private static @Nullable String cost(ObjectNode manifest) {
        BigDecimal credits = finalized(manifest.path("billing").path("finalized").asText(""));
        if (credits == null) {
            credits = ofService(manifest.path("providerBilling"));
        }
        return credits == null ? null : each(credits, manifest);
    }

    private static @Nullable BigDecimal ofService(JsonNode billing) {
        if (billing.path("estimatedOnly").asBoolean(false)) {
            return null;
        }
        if (billing.path("finalizedCredits").isNumber()) {
            return billing.path("finalizedCredits").decimalValue();
        }
        return billing.path("finalizedMillicredits").isNumber()
                ? billing.path("finalizedMillicredits").decimalValue().movePointLeft(3)
                : null;
    }

    private static @Nullable BigDecimal finalized(String decimal) {
        try {
            return decimal.isEmpty() ? null : new BigDecimal(decimal);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String each(BigDecimal credits, ObjectNode manifest) {
        int pictures = Math.max(1, manifest.path("assets").size());
        BigDecimal each = credits.divide(BigDecimal.valueOf(pictures), 6, RoundingMode.HALF_UP);
        return each.signum() == 0 ? "0" : each.stripTrailingZeros().toPlainString();
    }

    /** Asset-relative source files by the address each was uploaded to. */
    static Map<String, String> uploads(RunArchive archive) {
        Map<String, String> uploads = new HashMap<>();
        for (ObjectNode manifest : archive.uploads()) {
            String source = text(manifest, "sourceAssetRelativePath");
            if (source == null || !WorkPaths.isSafePath(source)) {
                continue;
            }
            for (String field : List.of("uploadedUrl", "mediaReference")) {
                String address = text(manifest, field);
                if (address != null) {
                    uploads.put(Addresses.plain(address), source);
                }
            }
        }
        return uploads;
    }

    private static String word(JsonNode first, JsonNode second, String field, String otherwise) {
        String found = text(first, field);
        if (found == null) {
            found = text(second, field);
        }
        return found == null ? otherwise : found;
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
