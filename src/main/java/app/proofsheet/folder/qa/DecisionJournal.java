package app.proofsheet.folder.qa;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code qa/decisions.json} of one asset: read whole, only ever grows. */
public final class DecisionJournal {

    /** Asset-relative path of the journal. */
    public static final String PATH = "qa/decisions.json";

    private static final Pattern ID = Pattern.compile("\"decision-(\\d{1,15})\"");

    private final Path file;
    private final Clock clock;

    /** The journal of an asset root. */
    public DecisionJournal(Path assetRoot, Clock clock) {
        this.file = assetRoot.resolve(PATH);
        this.clock = clock;
    }

    /**
     * The journal as read.
     *
     * @param problem why it cannot be read, null when it can or is not there
     */
    public record Reading(DecisionLog log, @Nullable String problem) {}

    /** Reads the journal. */
    public Reading read() {
        JsonRecord record = JsonRecord.read(file, PATH);
        return switch (record) {
            case JsonRecord.Present present -> parse(present.node());
            case JsonRecord.Absent _ -> new Reading(new DecisionLog(List.of()), null);
            case JsonRecord.Broken broken ->
                    new Reading(new DecisionLog(List.of()), broken.problem());
        };
    }

    /**
     * Opens the journal for appending. A broken one is moved aside first; ids go on rising after
     * the highest one seen in it and in those moved aside before, also by a program that ended
     * before it wrote a new one. The caller holds the asset's lock.
     */
    public Appender open() throws IOException {
        Reading reading = read();
        if (reading.problem() == null && !reading.log().entries().isEmpty()) {
            return new Appender(reading.log(), reading.log().nextId());
        }
        if (reading.problem() != null) {
            JsonRecord.quarantine(file, clock);
        }
        return new Appender(new DecisionLog(List.of()), DecisionLog.id(highestAside() + 1));
    }

    private long highestAside() throws IOException {
        long highest = 0;
        Path folder = file.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return highest;
        }
        try (DirectoryStream<Path> aside =
                Files.newDirectoryStream(folder, file.getFileName() + ".broken-*")) {
            for (Path broken : aside) {
                Matcher ids = ID.matcher(lenient(broken));
                while (ids.find()) {
                    highest = Math.max(highest, Long.parseLong(ids.group(1)));
                }
            }
        }
        return highest;
    }

    /** As much of a broken file as can be looked through. */
    private static String lenient(Path broken) throws IOException {
        if (!Files.isRegularFile(broken)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(broken)) {
            return new String(in.readNBytes(JsonFile.MAX_BYTES), StandardCharsets.ISO_8859_1);
        }
    }

    /** The journal open for one more entry. */
    public final class Appender {

        private final DecisionLog log;
        private final String nextId;

        private Appender(DecisionLog log, String nextId) {
            this.log = log;
            this.nextId = nextId;
        }

        /** What is in it. */
        public DecisionLog log() {
            return log;
        }

        /** The id for the next entry. */
        public String nextId() {
            return nextId;
        }

        /** Appends an entry; it is on disk when this returns. */
        public DecisionLog append(DecisionEntry entry, String assetId) throws IOException {
            ObjectNode document =
                    JsonRecord.read(file, PATH)
                            .object()
                            .orElseGet(() -> {
                                ObjectNode fresh = Json.object();
                                fresh.put("assetId", assetId);
                                fresh.put("schemaVersion", 1);
                                return fresh;
                            });
            ArrayNode list =
                    document.get("decisions") instanceof ArrayNode decisions
                            ? decisions
                            : document.putArray("decisions");
            list.add(entry.node());
            AtomicFiles.write(file, Json.write(document));
            List<DecisionEntry> all = new ArrayList<>(log.entries());
            all.add(entry);
            return new DecisionLog(all);
        }
    }

    private static Reading parse(ObjectNode document) {
        JsonNode decisions = document.get("decisions");
        if (decisions != null && !decisions.isArray()) {
            return new Reading(
                    new DecisionLog(List.of()),
                    PATH + " cannot be used: its field \"decisions\" is not a list.");
        }
        List<DecisionEntry> entries = new ArrayList<>();
        if (decisions != null) {
            decisions.forEach(node -> DecisionEntry.read(node).ifPresent(entries::add));
        }
        return new Reading(new DecisionLog(entries), null);
    }
}
