package app.proofsheet.folder.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Earlier states of a brief, a file each in {@code inputs/brief-history}: what {@code brief.json}
 * held is kept just before it is replaced, whoever wrote it. At most {@value #MOST} are kept: the
 * newest {@value #NEWEST} always, of the older ones those that lie furthest apart in time. Called
 * under the asset's lock when it writes.
 */
final class BriefHistory {

    /** Asset-relative folder. */
    static final String FOLDER = "inputs/brief-history";

    /** States that are kept. */
    static final int MOST = 60;

    /** States that are never thinned out. */
    static final int NEWEST = 30;

    private static final String SCHEMA = "proofsheet-brief-version/1";
    private static final Pattern NAME = Pattern.compile("(\\d{6,9})\\.json");

    private final Path folder;

    BriefHistory(Path assetRoot) {
        this.folder = assetRoot.resolve(FOLDER);
    }

    /**
     * Keeps a state that is about to be replaced, unless it is the newest one already.
     *
     * @param document {@code brief.json} as it is
     * @param savedAt when it was written
     */
    void keep(ObjectNode document, Instant savedAt) throws IOException {
        NavigableMap<Integer, Path> files = files();
        Map.Entry<Integer, Path> last = files.lastEntry();
        if (last != null && document.equals(document(last.getValue()).orElse(null))) {
            // The program was ended between keeping this state and replacing it.
            return;
        }
        int number = last == null ? 1 : last.getKey() + 1;
        Path file = folder.resolve("%06d.json".formatted(number));
        ObjectNode node = Json.object();
        node.put("schema", SCHEMA);
        node.put("savedAt", Timestamps.text(savedAt));
        node.set("brief", document);
        AtomicFiles.write(file, Json.write(node));
        files.put(number, file);
        thin(files);
    }

    /** The states that can be read, newest first. */
    List<BriefVersion> versions() throws IOException {
        List<BriefVersion> versions = new ArrayList<>();
        for (Map.Entry<Integer, Path> entry : files().descendingMap().entrySet()) {
            version(entry.getKey(), entry.getValue()).ifPresent(versions::add);
        }
        return versions;
    }

    private void thin(NavigableMap<Integer, Path> files) throws IOException {
        while (files.size() > MOST) {
            Path closest = closest(List.copyOf(files.values()).subList(0, files.size() - NEWEST));
            Files.deleteIfExists(closest);
            files.values().remove(closest);
        }
    }

    /** Of the old states the one that the next made superfluous soonest; never the very first. */
    private static Path closest(List<Path> old) {
        int found = 1;
        Duration shortest = Duration.ofSeconds(Long.MAX_VALUE);
        for (int i = 1; i + 1 < old.size(); i++) {
            Instant here = savedAt(old.get(i));
            Instant next = savedAt(old.get(i + 1));
            Duration gap =
                    here == null || next == null
                            ? Duration.ZERO
                            : Duration.between(here, next).abs();
            if (gap.compareTo(shortest) < 0) {
                shortest = gap;
                found = i;
            }
        }
        return old.get(found);
    }

    private static @Nullable Instant savedAt(Path file) {
        return JsonRecord.read(file, String.valueOf(file.getFileName()))
                .object()
                .flatMap(node -> Timestamps.read(node.path("savedAt")))
                .orElse(null);
    }

    /** A file somebody damaged is no version; it stays where it is. */
    private static Optional<BriefVersion> version(int number, Path file) {
        Optional<ObjectNode> brief = document(file);
        if (brief.isEmpty()) {
            return Optional.empty();
        }
        try {
            Brief read = BriefCodec.read(Json.write(brief.get()), FOLDER);
            return Optional.of(new BriefVersion(number, savedAt(file), read));
        } catch (FailureException damaged) {
            return Optional.empty();
        }
    }

    private static Optional<ObjectNode> document(Path file) {
        return JsonRecord.read(file, String.valueOf(file.getFileName()))
                .object()
                .filter(node -> node.path("schema").asText().equals(SCHEMA))
                .map(node -> node.path("brief") instanceof ObjectNode brief ? brief : null);
    }

    private NavigableMap<Integer, Path> files() throws IOException {
        NavigableMap<Integer, Path> files = new TreeMap<>(Comparator.naturalOrder());
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
            for (Path file : all) {
                Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    files.put(Integer.parseInt(name.group(1)), file);
                }
            }
        } catch (NoSuchFileException e) {
            // Nothing was kept yet.
        }
        return files;
    }
}
