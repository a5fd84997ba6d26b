package app.proofsheet.folder.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.json.Json;
import app.proofsheet.json.JsonFile;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** The brief's files of one asset folder (spec/brief.md §1). Writes under the asset's lock. */
public final class BriefFolder {

    /** Asset-relative place of the brief. */
    public static final String BRIEF = "inputs/brief.json";

    private final Path root;
    private final Clock clock;

    /** The files of an asset root, which is created with the first write. */
    public BriefFolder(Path assetRoot, Clock clock) {
        this.root = assetRoot;
        this.clock = clock;
    }

    /**
     * The saved brief, empty when there is none.
     *
     * @throws FailureException {@code brief_unreadable}, {@code brief_newer} or a storage code; the
     *     file stays as it is
     */
    public Optional<Brief> load() {
        Path file = root.resolve(BRIEF);
        return DiskFailures.guard(
                root,
                () -> {
                    try {
                        return Optional.of(BriefCodec.read(text(file), BRIEF));
                    } catch (NoSuchFileException e) {
                        return Optional.empty();
                    }
                });
    }

    /**
     * Saves {@code brief.json} and {@code brief.md}. Unknown fields of the file are kept; an
     * unreadable file is first renamed to {@code brief.json.broken-<time>}; a readable one that
     * says something else is first kept as an earlier state.
     *
     * @param prompt the prompt of the first candidate, for the page
     * @throws FailureException {@code brief_newer} when the file is of a newer version: nothing is
     *     written; or a storage code
     */
    public void save(Brief brief, String prompt) {
        locked(() -> {
            Path file = root.resolve(BRIEF);
            ObjectNode previous = forReplacing(file, BRIEF);
            String text = BriefCodec.write(brief, previous);
            if (previous != null && !Json.write(previous).equals(text)) {
                new BriefHistory(root).keep(previous, Files.getLastModifiedTime(file).toInstant());
            }
            AtomicFiles.write(file, text);
            AtomicFiles.write(root.resolve("inputs/brief.md"), BriefPage.markdown(brief, prompt));
        });
    }

    /**
     * Earlier states of the brief that can be read, newest first; the present one is not among
     * them.
     */
    public List<BriefVersion> history() {
        return DiskFailures.guard(root, () -> new BriefHistory(root).versions());
    }

    /** Writes the gate's answer and the reference contract. */
    public void saveAnswer(Brief brief, GateReport report) {
        locked(() -> {
            AtomicFiles.write(
                    root.resolve("inputs/requests/preflight.json"),
                    BriefCodec.preflight(brief, report, Timestamps.now(clock)));
            String contract = ReferenceContract.FILE;
            Path file = root.resolve(contract);
            ObjectNode previous =
                    switch (JsonRecord.read(file, contract)) {
                        case JsonRecord.Present present -> present.node();
                        case JsonRecord.Absent _ -> null;
                        case JsonRecord.Broken _ -> quarantined(file);
                    };
            AtomicFiles.write(file, BriefCodec.contract(brief, previous));
        });
    }

    /** Writes the last queued request in its envelope. */
    public void saveCurrentRequest(ImageRequest request) {
        locked(() ->
                AtomicFiles.write(
                        root.resolve("inputs/requests/image-request.current.json"),
                        RequestDocument.envelope(request)));
    }

    private static String text(Path file) throws IOException {
        try {
            return JsonFile.record(file, BRIEF);
        } catch (FailureException e) {
            throw BriefReader.unreadable(e);
        }
    }

    /** What a new brief keeps of the file it replaces, after moving an unreadable one aside. */
    private @Nullable ObjectNode forReplacing(Path file, String name) throws IOException {
        return switch (JsonRecord.read(file, name)) {
            case JsonRecord.Absent _ -> null;
            case JsonRecord.Broken _ -> quarantined(file);
            case JsonRecord.Present present -> {
                Optional<Integer> version = BriefReader.version(present.node());
                if (version.isPresent() && version.get() > 1) {
                    throw BriefReader.newer(name, present.node().path("schema").asText());
                }
                yield isReadable(file, name) ? present.node() : quarantined(file);
            }
        };
    }

    private static boolean isReadable(Path file, String name) throws IOException {
        try {
            BriefCodec.read(text(file), name);
            return true;
        } catch (FailureException e) {
            return false;
        }
    }

    private @Nullable ObjectNode quarantined(Path file) throws IOException {
        JsonRecord.quarantine(file, clock);
        return null;
    }

    private void locked(DiskFailures.DiskDeed deed) {
        DiskFailures.guard(
                root,
                () -> {
                    try (AssetLock _ = AssetLock.take(root)) {
                        deed.run();
                    }
                });
    }
}
