package app.proofsheet.folder.check;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetDocuments;
import app.proofsheet.folder.asset.RunArchive;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.story.PictureStory;
import app.proofsheet.folder.verdict.PictureVerdicts;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The records of an asset for themselves: readable, finished, consistent. */
final class RecordCheck {

    private static final List<String> FOLDERS = List.of("runs", "qa", "inputs", "images");

    private final Path root;
    private final List<CheckFinding> findings = new ArrayList<>();

    RecordCheck(Path assetRoot) {
        this.root = assetRoot;
    }

    List<CheckFinding> run() {
        readable(root.resolve(AssetDocuments.ASSET));
        index();
        journal();
        walk(root, 1);
        for (String folder : FOLDERS) {
            walk(root.resolve(folder), Integer.MAX_VALUE);
        }
        if (Files.exists(root.resolve(PictureVerdicts.PENDING))) {
            add(
                    "unfinished",
                    PictureVerdicts.PENDING,
                    "A verdict was interrupted; opening the folder for work repairs it.");
        }
        for (RunArchive.Run run : new RunArchive(root).runs()) {
            run(run);
        }
        return findings;
    }

    private void index() {
        new AssetDocuments(root, Clock.systemUTC())
                .readIndex()
                .problemSentence()
                .ifPresent(problem ->
                        add(
                                "unreadable",
                                AssetDocuments.INDEX,
                                problem + " It is built again with the next verdict or" + " run."));
    }

    /** A journal that is JSON and yet no journal; others are named where files are read. */
    private void journal() {
        JsonRecord record = JsonRecord.read(root.resolve(DecisionJournal.PATH), "");
        String problem = new DecisionJournal(root, Clock.systemUTC()).read().problem();
        if (problem != null && record instanceof JsonRecord.Present) {
            add(
                    "unreadable",
                    DecisionJournal.PATH,
                    problem + " It is kept under another name with the next verdict.");
        }
    }

    private void walk(Path folder, int depth) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder, depth)) {
            files.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .forEach(this::file);
        } catch (IOException | java.io.UncheckedIOException e) {
            add("unreadable", relative(folder), "The folder cannot be read from the disk.");
        }
    }

    private void file(Path file) {
        String name = String.valueOf(file.getFileName());
        if (Files.isSymbolicLink(file)) {
            add(
                    "unreadable",
                    relative(file),
                    "It is a link; what lies behind it is not part of this asset. Put the file"
                            + " itself here.");
        } else if (name.contains(".broken-")) {
            add(
                    "set_aside",
                    relative(file),
                    "A record that could not be read was kept under this name. Delete it when"
                            + " nothing in it is needed any more.");
        } else if (name.endsWith(".tmp")) {
            add(
                    "unfinished",
                    relative(file),
                    "A half-written file was left behind; when no program works on this folder it"
                            + " can be deleted.");
        } else if (name.endsWith(".json")
                && !name.startsWith(".")
                && !root.equals(file.getParent())) {
            readable(file);
        }
    }

    private void readable(Path file) {
        if (!Files.exists(file)) {
            return;
        }
        try {
            Json.read(JsonFile.record(file, relative(file)), relative(file));
        } catch (IOException e) {
            add("unreadable", relative(file), "The file cannot be read from the disk.");
        } catch (FailureException e) {
            String next = e.failure().next();
            add(
                    "unreadable",
                    relative(file),
                    e.failure().sentence() + (next == null ? "" : " " + next));
        }
    }

    private void run(RunArchive.Run run) {
        String path = "runs/image/" + run.runId();
        List<Path> attempts = RunArchive.folders(run.folder().resolve("attempts"));
        for (Path attempt : attempts) {
            String name = path + "/attempts/" + attempt.getFileName();
            attempt(name, attempt);
            promptHash(
                    JsonRecord.read(attempt.resolve("request.json"), name),
                    JsonRecord.read(attempt.resolve("manifest.json"), name),
                    name);
        }
        if (attempts.isEmpty()) {
            withoutAttempts(run, path);
        }
        promptHash(run.request(), run.manifest(), path);
    }

    private void attempt(String path, Path folder) {
        ObjectNode attempt =
                JsonRecord.read(folder.resolve("attempt.json"), "attempt.json")
                        .object()
                        .orElse(null);
        if (attempt == null) {
            if (!Files.exists(folder.resolve("attempt.json")) && !isOnlyReserved(folder)) {
                add("missing", path + "/attempt.json", "The attempt has no record of its state.");
            }
            return;
        }
        Optional<AttemptState> state = AttemptState.of(attempt.path("state").asText(""));
        boolean isOpen = state.map(RecordCheck::isOpen).orElse(true);
        if (isOpen && !attempt.has("markedLostAt")) {
            String next = attempt.path("nextAction").asText("");
            add(
                    "unfinished",
                    path,
                    "The attempt stands at \""
                            + attempt.path("state").asText("unknown")
                            + "\""
                            + (next.isEmpty() ? "." : "; next: " + next + "."));
        }
    }

    /** A number that was taken before the disk refused the first record: nothing was sent. */
    private static boolean isOnlyReserved(Path attempt) {
        Path list = attempt.resolveSibling("index.json");
        String id = String.valueOf(attempt.getFileName());
        boolean isListed =
                JsonRecord.read(list, "index.json").object().stream()
                        .flatMap(index -> index.path("attempts").valueStream())
                        .anyMatch(entry -> id.equals(entry.path("attemptId").textValue()));
        try (Stream<Path> files = Files.list(attempt)) {
            return !isListed && files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isOpen(AttemptState state) {
        return switch (state) {
            case SUBMITTING,
                    SUBMIT_OUTCOME_UNKNOWN,
                    SUBMITTED_PROCESSING,
                    PROVIDER_COMPLETED,
                    MATERIALIZATION_FAILED ->
                    true;
            case NOT_SUBMITTED,
                    PROVIDER_COMPLETED_WITHOUT_OUTPUTS,
                    PROVIDER_FAILED,
                    MATERIALIZED,
                    HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    false;
        };
    }

    /** A run waiting in the queue, or one of a folder from before attempts. */
    private void withoutAttempts(RunArchive.Run run, String path) {
        Optional<ObjectNode> manifest = run.manifest().object();
        if (manifest.isEmpty()) {
            if (run.request().object().isPresent()) {
                add("unfinished", path, "The run has a request that was not sent yet.");
            }
            return;
        }
        String status = manifest.get().path("providerStatus").asText("");
        boolean isDone =
                !manifest.get().path("assets").isEmpty() || status.equalsIgnoreCase("failed");
        if (!isDone) {
            add(
                    "unfinished",
                    path,
                    "The run saved no picture; the provider last said \"" + status + "\".");
        }
    }

    private void promptHash(JsonRecord request, JsonRecord manifest, String path) {
        Optional<String> prompt = request.object().map(r -> r.path("prompt").textValue());
        Optional<JsonNode> assets = manifest.object().map(m -> m.path("assets"));
        if (prompt.isEmpty() || assets.isEmpty()) {
            return;
        }
        String computed = PictureStory.promptHash(prompt.get());
        for (JsonNode entry : assets.get()) {
            String recorded = entry.path("promptHash").textValue();
            if (recorded != null && !recorded.equals(computed)) {
                add(
                        "changed",
                        path + "/request.json",
                        "The prompt is not the one the manifest's hash was made from.");
                return;
            }
        }
    }

    private String relative(Path file) {
        return WorkPaths.relative(root, file).orElseGet(file::toString);
    }

    private void add(String kind, String path, String sentence) {
        findings.add(new CheckFinding(kind, path, sentence));
    }
}
