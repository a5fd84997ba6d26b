package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The attempt records of runs on disk. Each attempt's own file is the truth; the list beside them
 * is built from them with every change and fills in only for attempts whose file is gone.
 */
final class AttemptStore {

    private static final Pattern NUMBERED = Pattern.compile("attempt-(\\d{1,9})");

    private final Clock clock;

    AttemptStore(Clock clock) {
        this.clock = clock;
    }

    /**
     * All attempts by sequence, as records.
     *
     * @throws FailureException {@code attempt_record_broken} when it cannot be told what was bought
     */
    Map<Integer, ObjectNode> load(RunFolder folder) throws IOException {
        Map<Integer, ObjectNode> attempts = new TreeMap<>(Comparator.naturalOrder());
        JsonRecord list = JsonRecord.read(folder.attemptIndex(), name(folder, "index.json"));
        JsonNode entries = list.object().map(o -> o.path("attempts")).orElse(Json.object());
        for (JsonNode entry : entries) {
            String id = entry.path("attemptId").asText("");
            int sequence = entry.path("sequence").asInt(sequenceOf(id));
            if (entry instanceof ObjectNode node && sequence > 0 && WorkPaths.isSafeId(id)) {
                attempts.put(sequence, node.deepCopy());
            }
        }
        boolean hasFolders = false;
        if (Files.isDirectory(folder.attempts())) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(folder.attempts())) {
                for (Path child : children) {
                    hasFolders |= read(folder, child, attempts);
                }
            }
        }
        if (list instanceof JsonRecord.Broken broken && !hasFolders) {
            throw broken(broken.problem());
        }
        return attempts;
    }

    private static boolean read(RunFolder folder, Path dir, Map<Integer, ObjectNode> attempts) {
        String id = String.valueOf(dir.getFileName());
        int sequence = sequenceOf(id);
        if (sequence <= 0 || !Files.isDirectory(dir)) {
            return false;
        }
        return switch (JsonRecord.read(
                dir.resolve("attempt.json"), name(folder, id + "/attempt.json"))) {
            case JsonRecord.Present present -> {
                attempts.put(sequence, present.node());
                yield true;
            }
            // Made but not written: nothing can have left.
            case JsonRecord.Absent _ -> false;
            case JsonRecord.Broken broken -> {
                if (!attempts.containsKey(sequence)) {
                    throw broken(broken.problem());
                }
                yield true;
            }
        };
    }

    /** Makes the next attempt; its folder is created exclusively (defect D2). */
    ObjectNode begin(RunFolder folder, ImageRequest request) throws IOException {
        try (AssetLock _ = AssetLock.take(folder.assetRoot())) {
            Map<Integer, ObjectNode> attempts = load(folder);
            int sequence = attempts.keySet().stream().reduce(0, Math::max) + 1;
            Files.createDirectories(folder.attempts());
            while (true) {
                String id = "attempt-" + "0".repeat(Math.max(0, 3 - digits(sequence))) + sequence;
                try {
                    Files.createDirectory(folder.attempt(id));
                } catch (FileAlreadyExistsException e) {
                    if (!isLeftUnwritten(folder.attempt(id))) {
                        sequence++;
                        continue;
                    }
                }
                AtomicFiles.write(
                        folder.attempt(id).resolve("request.json"), RequestDocument.text(request));
                ObjectNode node =
                        AttemptCodec.create(folder, id, sequence, request, clock.instant());
                attempts.put(sequence, node);
                write(folder, id, node, attempts);
                return node;
            }
        }
    }

    /** A program was killed before it wrote the record, so nothing can have left. */
    private static boolean isLeftUnwritten(Path attempt) throws IOException {
        try (Stream<Path> files = Files.list(attempt)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .allMatch(name -> name.equals("request.json") || name.endsWith(".tmp"));
        }
    }

    /** Changes one attempt under the lock, reading it again first. */
    ObjectNode edit(RunFolder folder, String attemptId, Consumer<AttemptEdit> change)
            throws IOException {
        try (AssetLock _ = AssetLock.take(folder.assetRoot())) {
            Map<Integer, ObjectNode> attempts = load(folder);
            ObjectNode node =
                    find(attempts, attemptId)
                            .orElseThrow(() -> broken("The record of " + attemptId + " is gone."));
            AttemptEdit edit = new AttemptEdit(folder, attemptId, node, clock.instant());
            change.accept(edit);
            edit.touch();
            write(folder, attemptId, node, attempts);
            return node;
        }
    }

    static Optional<ObjectNode> find(Map<Integer, ObjectNode> attempts, String attemptId) {
        return attempts.values().stream()
                .filter(node -> node.path("attemptId").asText("").equals(attemptId))
                .findFirst();
    }

    private void write(
            RunFolder folder, String id, ObjectNode node, Map<Integer, ObjectNode> attempts)
            throws IOException {
        Path file = folder.attempt(id).resolve("attempt.json");
        moveAsideWhenBroken(file);
        AtomicFiles.write(file, Json.write(node));
        moveAsideWhenBroken(folder.attemptIndex());
        AtomicFiles.write(folder.attemptIndex(), Json.write(index(folder, attempts)));
    }

    private void moveAsideWhenBroken(Path file) throws IOException {
        if (JsonRecord.read(file, file.toString()) instanceof JsonRecord.Broken) {
            JsonRecord.quarantine(file, clock);
        }
    }

    private ObjectNode index(RunFolder folder, Map<Integer, ObjectNode> attempts) {
        ObjectNode index = Json.object();
        index.put("schemaVersion", 1);
        index.put("assetId", "");
        index.put("runId", folder.runId());
        index.put("mediaType", "image");
        index.putNull("activeAttemptId");
        index.put("attemptsDir", folder.relative(folder.attempts()));
        ArrayNode entries = index.putArray("attempts");
        for (ObjectNode node : attempts.values()) {
            entries.add(AttemptCodec.entry(node));
            if (node.path("submitted").asBoolean(false)) {
                index.put("activeAttemptId", node.path("attemptId").asText());
            }
            if (node.path("assetId").isTextual()) {
                index.put("assetId", node.path("assetId").textValue());
            }
        }
        JsonRecord.read(folder.attemptIndex(), "index.json")
                .object()
                .ifPresent(before -> keepOthers(before, index));
        index.put("updatedAt", Timestamps.now(clock));
        return index;
    }

    private static void keepOthers(ObjectNode before, ObjectNode index) {
        if (index.path("assetId").asText("").isEmpty() && before.has("assetId")) {
            index.set("assetId", before.get("assetId"));
        }
        before.properties().stream()
                .filter(e -> !index.has(e.getKey()) && !e.getKey().equals("updatedAt"))
                .toList()
                .forEach(e -> index.set(e.getKey(), e.getValue()));
    }

    private static int digits(int number) {
        return Integer.toString(number).length();
    }

    private static int sequenceOf(String id) {
        Matcher numbered = NUMBERED.matcher(id);
        return numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0;
    }

    private static String name(RunFolder folder, String file) {
        return "runs/image/" + folder.runId() + "/attempts/" + file;
    }

    private static FailureException broken(String sentence) {
        return new FailureException(
                Failure.of("attempt_record_broken", FailureKind.RECORD, sentence)
                        .withKept("The file stays as it is and nothing was sent.")
                        .withNext(
                                "Mend the file or move it away; until then it cannot be told what"
                                        + " was bought."));
    }
}
