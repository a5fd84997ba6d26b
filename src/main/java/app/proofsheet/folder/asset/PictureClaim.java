package app.proofsheet.folder.asset;

import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.WorkPaths;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a manifest says about one picture: "this file is mine". Several runs of the reference tools
 * may claim one file (defect D3); who really wrote it last is for {@link PictureClaims} to tell.
 *
 * @param path asset-relative path at the time of saving
 * @param index 1-based place among the attempt's pictures
 * @param sha256 hash at the time of saving, null in old folders
 * @param bytes length at the time of saving, -1 in old folders
 * @param savedAt when the picture was saved, as the manifest writes it, null when it does not say
 * @param at when the manifest was written, null when it does not say
 * @param manifest the manifest
 */
public record PictureClaim(
        String runId,
        @Nullable String attemptId,
        String path,
        int index,
        @Nullable String sha256,
        long bytes,
        @Nullable String savedAt,
        @Nullable Instant at,
        ObjectNode manifest) {

    /** The claims of a run, those of its attempts first. */
    static List<PictureClaim> of(Path assetRoot, RunArchive.Run run) {
        List<PictureClaim> claims = new ArrayList<>();
        run.attemptManifests().forEach(m -> addAll(assetRoot, run.runId(), m, claims));
        run.manifest().object().ifPresent(m -> addAll(assetRoot, run.runId(), m, claims));
        return claims;
    }

    private static void addAll(
            Path assetRoot, String runId, ObjectNode manifest, List<PictureClaim> claims) {
        JsonNode assets = manifest.path("assets");
        JsonNode outputs = manifest.path("outputs");
        boolean listsAssets = assets.isArray() && !assets.isEmpty();
        JsonNode entries = listsAssets ? assets : outputs;
        for (int i = 0; i < entries.size(); i++) {
            JsonNode entry = entries.get(i);
            String stored = text(entry, listsAssets ? "assetRelativePath" : "path");
            if (stored == null) {
                stored = text(entry, "localPath");
            }
            if (stored == null) {
                continue;
            }
            int place = i + 1;
            WorkPaths.assetRelative(assetRoot, stored)
                    .map(path -> claim(runId, manifest, entry, path, place))
                    .filter(claim -> claims.stream().noneMatch(claim::sameAs))
                    .ifPresent(claims::add);
        }
    }

    private static PictureClaim claim(
            String runId, ObjectNode manifest, JsonNode entry, String path, int place) {
        return new PictureClaim(
                runId,
                text(manifest, "attemptId"),
                path,
                indexOf(entry, place),
                text(entry, "sha256"),
                entry.path("bytes").asLong(-1),
                text(entry, "createdAt"),
                Timestamps.read(manifest.get("createdAt")).orElse(null),
                manifest);
    }

    /** The 1-based place that a manifest entry names, else the place it stands at. */
    public static int indexOf(JsonNode entry, int place) {
        int index = entry.path("index").asInt(place);
        return index < 1 ? place : index;
    }

    private boolean sameAs(PictureClaim other) {
        boolean sameAttempt =
                attemptId == null || other.attemptId == null || attemptId.equals(other.attemptId);
        return runId.equals(other.runId) && path.equals(other.path) && sameAttempt;
    }

    private static @Nullable String text(JsonNode object, String field) {
        JsonNode value = object.get(field);
        return value != null && value.isTextual() ? value.textValue() : null;
    }
}
