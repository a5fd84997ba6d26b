package app.proofsheet.folder.asset;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.DecisionLog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads one asset folder into snapshots: the pictures on disk are the truth, the records tell about
 * them. Only reads; broken records are named in the asset's problem. Reading an unchanged folder
 * again looks at file attributes only.
 */
public final class AssetReader {

    private final Path root;
    private final String assetDir;
    private final SeenPictures seen;
    private final RunArchive archive;
    private final PictureLooks looks = new PictureLooks();
    private List<RunArchive.Run> runsKept = List.of();
    private @Nullable PictureClaims claimsKept;
    private @Nullable FileStamp journalStamp;
    private DecisionJournal.@Nullable Reading journalKept;

    /**
     * Reads an asset.
     *
     * @param assetDir work-relative, {@code ""} for the work folder itself
     */
    public AssetReader(Path assetRoot, String assetDir, SeenPictures seen) {
        this.root = assetRoot;
        this.assetDir = assetDir;
        this.seen = seen;
        this.archive = new RunArchive(assetRoot);
    }

    /** One look at an asset: the asset and its pictures, newest run first. */
    public record View(AssetSnapshot asset, List<PictureSnapshot> pictures) {

        /** Copies the list. */
        public View {
            pictures = List.copyOf(pictures);
        }
    }

    /** Looks at the folder as it is now. */
    public synchronized View read() {
        List<Pictures.Found> found = Pictures.in(root);
        List<RunArchive.Run> runs = archive.runs();
        JsonRecord assetRecord = archive.read(root.resolve(AssetDocuments.ASSET), "asset.json");
        JsonRecord indexRecord =
                AssetDocuments.asIndex(
                        archive.read(root.resolve(AssetDocuments.INDEX), "index.json"));
        JsonRecord brief = archive.read(root.resolve("inputs/brief.json"), "inputs/brief.json");
        DecisionJournal.Reading journal = journal();

        PictureTeller teller =
                new PictureTeller(
                        assetDir,
                        new PictureTeller.Records(
                                claims(runs),
                                new OriginReader(assetDir, runs, OriginReader.uploads(archive)),
                                entries(indexRecord)),
                        journal.log(),
                        looks,
                        seen);
        List<PictureSnapshot> pictures = teller.tell(found);
        looks.keepOnly(found.stream().map(Pictures.Found::file).collect(Collectors.toSet()));
        String problem =
                problem(
                        Stream.concat(
                                Stream.of(assetRecord, indexRecord, brief),
                                runs.stream().flatMap(r -> Stream.of(r.manifest(), r.request()))),
                        journal.problem());
        return new View(asset(assetRecord, brief, pictures, problem), pictures);
    }

    private AssetSnapshot asset(
            JsonRecord assetRecord,
            JsonRecord brief,
            List<PictureSnapshot> pictures,
            @Nullable String problem) {
        Map<PictureState, Integer> counts = new EnumMap<>(PictureState.class);
        for (PictureState state : PictureState.values()) {
            counts.put(state, 0);
        }
        pictures.forEach(picture -> counts.merge(picture.state(), 1, Integer::sum));
        String id =
                text(assetRecord, "assetId")
                        .or(() -> text(brief, "assetId"))
                        .orElseGet(() ->
                                String.valueOf(root.toAbsolutePath().normalize().getFileName()));
        AssetPurpose purpose =
                text(assetRecord, "assetPurpose")
                        .or(() -> text(brief, "assetPurpose"))
                        .flatMap(AssetPurpose::of)
                        .orElse(null);
        return new AssetSnapshot(
                assetDir,
                id,
                purpose,
                counts,
                (int) pictures.stream().filter(PictureSnapshot::isNew).count(),
                hero(assetRecord, pictures),
                Files.isRegularFile(root.resolve("inputs/brief.json")),
                problem);
    }

    private @Nullable String hero(JsonRecord assetRecord, List<PictureSnapshot> pictures) {
        String recorded =
                text(assetRecord, "heroImagePath")
                        .flatMap(path -> WorkPaths.assetRelative(root, path))
                        .orElse(null);
        if (recorded == null) {
            return null;
        }
        if (pictures.stream().anyMatch(p -> p.id().path().equals(recorded))) {
            return recorded;
        }
        // Moved by hand to approved: still the same hero.
        String name = recorded.substring(recorded.lastIndexOf('/') + 1);
        return pictures.stream()
                .filter(p -> p.state() == PictureState.APPROVED)
                .map(PictureSnapshot::id)
                .filter(id -> id.fileName().equals(name))
                .map(PictureId::path)
                .findFirst()
                .orElse(null);
    }

    /** Unchanged runs are the same objects, so comparing them looks at references only. */
    private PictureClaims claims(List<RunArchive.Run> runs) {
        PictureClaims kept = claimsKept;
        if (kept == null || !runs.equals(runsKept)) {
            kept = new PictureClaims(root, runs);
            claimsKept = kept;
            runsKept = runs;
        }
        return kept;
    }

    /** The journal, read again only when its file changed. */
    public synchronized DecisionJournal.Reading journal() {
        FileStamp stamp = FileStamp.of(root.resolve(DecisionJournal.PATH)).orElse(null);
        DecisionJournal.Reading kept = journalKept;
        if (kept != null && Objects.equals(stamp, journalStamp)) {
            return kept;
        }
        DecisionJournal.Reading reading =
                stamp == null
                        ? new DecisionJournal.Reading(new DecisionLog(List.of()), null)
                        : new DecisionJournal(root, Clock.systemUTC()).read();
        journalStamp = stamp;
        journalKept = reading;
        return reading;
    }

    private static Map<String, ObjectNode> entries(JsonRecord index) {
        Map<String, ObjectNode> entries = new HashMap<>();
        index.object()
                .ifPresent(document -> {
                    for (JsonNode entry : document.path("images")) {
                        if (entry instanceof ObjectNode object) {
                            entries.putIfAbsent(entry.path("path").asText(), object);
                        }
                    }
                });
        return entries;
    }

    private static @Nullable String problem(
            Stream<JsonRecord> records, @Nullable String journalProblem) {
        return Stream.concat(
                        records.map(JsonRecord::problemSentence).flatMap(Optional::stream),
                        Stream.ofNullable(journalProblem))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> text(JsonRecord record, String field) {
        return record.object()
                .map(node -> node.get(field))
                .filter(JsonNode::isTextual)
                .map(JsonNode::textValue)
                .filter(value -> !value.isBlank());
    }
}
