package app.proofsheet.folder.asset;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which candidates a person has looked at, one JSON line each in {@code
 * .postplus/image-batch-runner/seen.jsonl}. It may be lost: then candidates count as new again. A
 * folder that refuses writing keeps it in memory only.
 */
public final class SeenPictures {

    private static final String FILE = ".postplus/image-batch-runner/seen.jsonl";

    private final Path file;
    private final Map<String, String> seen = new HashMap<>();

    /** Reads what was seen in a work folder. */
    public SeenPictures(Path workFolder) {
        this.file = workFolder.resolve(FILE);
        try {
            if (Files.isRegularFile(file)) {
                JsonFile.record(file, "seen.jsonl").lines().forEach(this::remember);
            }
        } catch (IOException | FailureException e) {
            // Lost: everything is new once more, which harms nobody.
        }
    }

    /** True when this very file was seen; one that was overwritten since is new. */
    public synchronized boolean isSeen(String workPath, FileStamp stamp) {
        return key(stamp).equals(seen.get(workPath));
    }

    /** Notes files as seen. */
    public synchronized void mark(Map<String, FileStamp> files) {
        StringBuilder lines = new StringBuilder();
        files.forEach((path, stamp) -> {
            if (!key(stamp).equals(seen.put(path, key(stamp)))) {
                ObjectNode line = Json.object();
                line.put("path", path);
                line.put("stamp", key(stamp));
                lines.append(Json.compact(line)).append('\n');
            }
        });
        if (lines.isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            // Remembered in memory for this session; see the class comment.
        }
    }

    private void remember(String line) {
        try {
            ObjectNode node = Json.readObject(line, "seen.jsonl");
            seen.put(node.path("path").asText(), node.path("stamp").asText());
        } catch (FailureException e) {
            // A line cut off by a crash; its picture is new once more.
        }
    }

    private static String key(FileStamp stamp) {
        return List.of(stamp.length(), stamp.modified().toEpochMilli()).toString();
    }
}
