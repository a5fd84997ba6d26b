package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.png;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.asset.AssetRecords.NewPicture;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Writes finished runs as this program leaves them: pictures, manifest, request, attempt. */
final class OwnRuns {

    private OwnRuns() {}

    /** A finished run of one attempt with {@code count} pictures, 0.14 credits each. */
    static void write(
            Path work,
            String assetDir,
            AssetRecords records,
            ImageRequest request,
            int count,
            String createdAt) {
        try {
            Path root = work.resolve(assetDir);
            String runId = request.target().runId();
            Path run = root.resolve("runs/image").resolve(runId);
            Path attempt = run.resolve("attempts/attempt-001");
            ObjectNode manifest = manifest(request, createdAt);
            ArrayNode assets = manifest.putArray("assets");
            manifest.putObject("providerBilling").put("finalizedCredits", 0.14 * count);
            List<NewPicture> pictures = new ArrayList<>();
            for (int i = 1; i <= count; i++) {
                String path =
                        String.format(Locale.ROOT, "images/candidates/%s-a01-%03d.png", runId, i);
                Path file = png(root.resolve(path), runId.hashCode() + i);
                String sha256 = Pictures.sha256(file);
                pictures.add(new NewPicture(path, i, sha256, Instant.now()));
                ObjectNode entry = assets.addObject();
                entry.put("assetRelativePath", path);
                entry.put("promptHash", promptHash(request.prompt()));
                entry.put("sha256", sha256);
                entry.put("bytes", Files.size(file));
                entry.put("index", i);
            }
            put(run.resolve("manifest.json"), manifest);
            put(attempt.resolve("manifest.json"), manifest);
            put(run.resolve("request.json"), requestDocument(request));
            put(attempt.resolve("request.json"), requestDocument(request));
            put(run.resolve("response.json"), Json.object().put("status", "completed"));
            put(attempt.resolve("attempt.json"), attempt(createdAt));
            put(attempt.resolve("submit-response.json"), Json.object().put("status", "processing"));
            put(
                    attempt.resolve("poll-response-002.json"),
                    Json.object().put("status", "completed"));
            records.addPictures(request, "attempt-001", pictures);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recorded hash of a prompt. */
    static String promptHash(String prompt) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(prompt.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode manifest(ImageRequest request, String createdAt) {
        ObjectNode manifest = Json.object();
        manifest.put("assetId", request.target().assetId());
        manifest.put("runId", request.target().runId());
        manifest.put("provider", request.render().provider());
        manifest.put("model", request.render().model());
        manifest.put("mode", request.render().mode());
        manifest.put("createdAt", createdAt);
        manifest.put("attemptId", "attempt-001");
        manifest.put("attemptState", "materialized");
        ArrayNode derived = manifest.putArray("derivedFrom");
        if (request.derivedFrom() != null) {
            derived.add(request.derivedFrom());
        }
        return manifest;
    }

    private static ObjectNode requestDocument(ImageRequest request) {
        ObjectNode node = Json.object();
        node.put("provider", request.render().provider());
        node.put("model", request.render().model());
        node.put("mode", request.render().mode());
        node.put("assetId", request.target().assetId());
        node.put("prompt", request.prompt());
        node.putPOJO("sourceBasis", request.sourceBasis());
        ArrayNode feedback = node.putArray("feedback");
        request.rules().feedback().forEach(feedback::add);
        ObjectNode variant = node.putObject("variant");
        request.variant().forEach(variant::put);
        node.put("derivedFrom", request.derivedFrom());
        return node;
    }

    private static ObjectNode attempt(String createdAt) {
        ObjectNode node = Json.object();
        node.put("attemptId", "attempt-001");
        node.put("sequence", 1);
        node.put("state", "materialized");
        node.put("submitted", true);
        node.put("nextAction", "done");
        node.put("providerStatus", "completed");
        node.put("createdAt", createdAt);
        node.put("updatedAt", createdAt);
        ArrayNode history = node.putArray("responseHistory");
        for (String kind : List.of("submit", "poll")) {
            ObjectNode line = history.addObject();
            line.put("kind", kind);
            line.put(
                    "path",
                    "runs/image/x/attempts/attempt-001/"
                            + (kind.equals("submit")
                                    ? "submit-response.json"
                                    : "poll-response-002.json"));
            line.put("recordedAt", createdAt);
        }
        return node;
    }

    private static void put(Path file, ObjectNode node) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.write(node));
    }
}
