package app.proofsheet.folder.story;

import app.proofsheet.domain.sent.Difference;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.PictureClaim;
import app.proofsheet.folder.asset.RunArchive;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.json.CanonicalJson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The records of the run that made a picture. Only reads. */
public final class PictureStory {

    private static final List<String> ERRORS =
            List.of("submission-error.json", "status-error.json", "materialization-error.json");

    private final Path root;
    private final @Nullable String runId;
    private final @Nullable String attemptId;
    private final int index;

    /**
     * The story of a picture of a run.
     *
     * @param runId null when no record names a run
     * @param attemptId null when the run has no attempts
     * @param index 1-based place among the attempt's pictures
     */
    public PictureStory(
            Path assetRoot, @Nullable String runId, @Nullable String attemptId, int index) {
        this.root = assetRoot;
        this.runId = runId == null || !WorkPaths.isSafeId(runId) ? null : runId;
        this.attemptId = attemptId == null || !WorkPaths.isSafeId(attemptId) ? null : attemptId;
        this.index = index;
    }

    /** The records: manifest, request, response, attempts oldest first, then the asset's own. */
    public List<RecordText> files() {
        List<RecordText> files = new ArrayList<>();
        if (runId != null) {
            add(files, "Manifest", own("manifest.json"));
            add(files, "Request", own("request.json"));
            add(files, "Response", run() + "response.json");
            int number = 0;
            for (Path attempt : attempts()) {
                number++;
                attempt(files, "Attempt " + number, attempt);
            }
        }
        add(files, "Asset", "asset.json");
        add(files, "Decisions", DecisionJournal.PATH);
        return files;
    }

    /** The attempts of the run, oldest first; none in folders from before attempts. */
    public List<AttemptTimeline> timelines() {
        return runId == null
                ? List.of()
                : attempts().stream().map(AttemptTimeline::read).flatMap(Optional::stream).toList();
    }

    /** The prompt hash that the manifest records for the picture, null when it records none. */
    public @Nullable String recordedPromptHash() {
        return object(own("manifest.json"))
                .map(manifest -> entry(manifest.path("assets")))
                .map(entry -> entry.path("promptHash").textValue())
                .orElse(null);
    }

    /** The hash of the prompt that the request records, null when there is none. */
    public @Nullable String computedPromptHash() {
        return object(own("request.json"))
                .map(request -> request.path("prompt").textValue())
                .map(PictureStory::promptHash)
                .orElse(null);
    }

    /** What was asked, sent and made differently, as the manifest tells it. */
    public List<Difference> differences() {
        List<Difference> differences = new ArrayList<>();
        object(own("manifest.json"))
                .ifPresent(manifest ->
                        manifest.path("differences")
                                .forEach(entry ->
                                        differences.add(
                                                new Difference(
                                                        entry.path("field").asText(""),
                                                        entry.path("asked").textValue(),
                                                        entry.path("sent").textValue(),
                                                        entry.path("came").textValue(),
                                                        entry.path("sentence").asText("")))));
        return differences;
    }

    /** True when the manifest tells whether the picture was sent and made as asked. */
    public boolean isCompared() {
        return object(own("manifest.json"))
                .filter(manifest -> manifest.path("differences").isArray())
                .isPresent();
    }

    /** The recorded hash of what left, and the hash of what is on record as having left. */
    public SentHash sentHash() {
        String attempt = attemptId;
        return attempt == null || runId == null
                ? SentHash.NONE
                : SentHash.read(root.resolve(run() + "attempts/" + attempt));
    }

    /** What was asked, null when no record tells. */
    public @Nullable AskedFacts asked() {
        return object(own("request.json")).map(AskedFacts::of).orElse(null);
    }

    /** When the run was recorded as made, null when no record tells. */
    public @Nullable Instant madeAt() {
        return object(own("manifest.json"))
                .flatMap(manifest ->
                        Timestamps.read(entry(manifest.path("assets")).get("createdAt"))
                                .or(() -> Timestamps.read(manifest.get("createdAt"))))
                .orElse(null);
    }

    /** The evidence recorded with the request, as given. */
    public List<String> sourceBasis() {
        List<String> entries = new ArrayList<>();
        object(own("request.json"))
                .or(() -> object(own("manifest.json")))
                .ifPresent(request ->
                        request.path("sourceBasis")
                                .forEach(entry ->
                                        entries.add(
                                                entry.isTextual()
                                                        ? entry.textValue()
                                                        : entry.toString())));
        return entries;
    }

    /** The recorded form of a prompt's hash: {@code sha256:} and lower-case hex of its UTF-8. */
    public static String promptHash(String prompt) {
        return CanonicalJson.hash(prompt);
    }

    private void attempt(List<RecordText> files, String name, Path attempt) {
        String path = run() + "attempts/" + attempt.getFileName() + "/";
        add(files, name, path + "attempt.json");
        add(
                files,
                attempt.getFileName().toString().equals(attemptId) ? "Sent" : name + ", sent",
                path + "sent.json");
        object(path + "attempt.json")
                .ifPresent(record -> {
                    int polls = 0;
                    for (JsonNode entry : record.path("responseHistory")) {
                        String kind = entry.path("kind").asText("");
                        String stored = entry.path("path").asText("").replace('\\', '/');
                        String file = stored.substring(stored.lastIndexOf('/') + 1);
                        if (WorkPaths.isSafeId(file)) {
                            polls += kind.equals("poll") ? 1 : 0;
                            String answer = name + ", " + answerName(kind, polls);
                            add(files, answer, path + file);
                            add(
                                    files,
                                    answer + ", how it came",
                                    path + file.replaceFirst("\\.json$", ".meta.json"));
                        }
                    }
                });
        for (String error : ERRORS) {
            add(files, name + ", error", path + error);
        }
    }

    private static String answerName(String kind, int polls) {
        return switch (kind) {
            case "submit" -> "answer to submit";
            case "find" -> "found again";
            case "poll" -> "poll " + polls;
            default -> "earlier answer";
        };
    }

    private void add(List<RecordText> files, String name, String path) {
        RecordText.read(root, name, path).ifPresent(files::add);
    }

    private List<Path> attempts() {
        return RunArchive.folders(root.resolve(run() + "attempts"));
    }

    private String run() {
        return "runs/image/" + runId + "/";
    }

    /** The attempt's own file when it has one, else the run's. */
    private String own(String file) {
        if (attemptId != null) {
            String path = run() + "attempts/" + attemptId + "/" + file;
            if (WorkPaths.find(root, path).filter(Files::isRegularFile).isPresent()) {
                return path;
            }
        }
        return run() + file;
    }

    private Optional<ObjectNode> object(String path) {
        return runId == null
                ? Optional.empty()
                : WorkPaths.find(root, path).flatMap(file -> JsonRecord.read(file, path).object());
    }

    private JsonNode entry(JsonNode assets) {
        for (int i = 0; i < assets.size(); i++) {
            if (PictureClaim.indexOf(assets.get(i), i + 1) == index) {
                return assets.get(i);
            }
        }
        return assets.path(0);
    }
}
