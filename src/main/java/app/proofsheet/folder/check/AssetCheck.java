package app.proofsheet.folder.check;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetDocuments;
import app.proofsheet.folder.asset.PictureClaim;
import app.proofsheet.folder.asset.PictureClaims;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.asset.RunArchive;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.DecisionLog;
import app.proofsheet.media.PictureHeader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * One asset, every file against its records. Reads every picture's bytes; writes nothing. One thing
 * that differs is told once per kind.
 */
public final class AssetCheck {

    private final Path root;
    private final List<RunArchive.Run> runs;
    private final List<Pictures.Found> pictures;
    private final PictureClaims claims;
    private final Map<String, ObjectNode> entries = new HashMap<>();
    private final Map<String, String> actual = new TreeMap<>();
    private final List<CheckFinding> findings = new ArrayList<>();

    /** Reads the records of an asset root. */
    public AssetCheck(Path assetRoot) {
        this.root = assetRoot;
        this.runs = new RunArchive(assetRoot).runs();
        this.pictures = Pictures.in(assetRoot);
        this.claims = new PictureClaims(assetRoot, runs);
    }

    /** Number of pictures checked. */
    public int pictures() {
        return pictures.size();
    }

    /** Number of runs checked. */
    public int runs() {
        return runs.size();
    }

    /**
     * Looks at everything; what differs, in the order it was found.
     *
     * @param executor reads the pictures
     * @param done told after each picture that was read, on the executor's threads
     */
    public List<CheckFinding> run(Executor executor, Runnable done) {
        findings.clear();
        entries.clear();
        actual.clear();
        PictureHashes hashes = new PictureHashes(pictures, executor, done);
        findings.addAll(new RecordCheck(root).run());
        readEntries();
        checkLostRuns();
        Set<PictureClaim> found = new HashSet<>();
        DecisionLog log = new DecisionJournal(root, Clock.systemUTC()).read().log();
        for (Pictures.Found picture : pictures) {
            checkPicture(picture, hashes, found);
        }
        new VerdictCheck(root, actual).run().forEach(this::addNew);
        for (PictureClaim claim : claims.all()) {
            if (!found.contains(claim) && !log.wasPurged(claim.path(), claim.sha256())) {
                checkLostClaim(claim);
            }
        }
        checkEntries();
        checkHero();
        return List.copyOf(findings);
    }

    private void readEntries() {
        new AssetDocuments(root, Clock.systemUTC())
                .readIndex()
                .object()
                .ifPresent(index -> {
                    for (JsonNode entry : index.path("images")) {
                        if (entry instanceof ObjectNode object) {
                            entries.putIfAbsent(entry.path("path").asText(), object);
                        }
                    }
                });
    }

    /** Runs that the index knows and that have no folder: what made the pictures is gone. */
    private void checkLostRuns() {
        Set<String> there = new HashSet<>();
        runs.forEach(run -> there.add(run.runId()));
        Map<String, Integer> lost = new TreeMap<>();
        for (ObjectNode entry : entries.values()) {
            String run = entry.path("originRunId").textValue();
            if (run != null && !there.contains(run)) {
                lost.merge(run, 1, Integer::sum);
            }
        }
        lost.forEach((run, count) ->
                add(
                        "missing",
                        WorkPaths.isSafeId(run) ? "runs/image/" + run : AssetDocuments.INDEX,
                        "index.json says that "
                                + (count == 1 ? "a picture" : count + " pictures")
                                + " came from this run, and its records are gone. Put them"
                                + " back from a copy."));
    }

    private void checkPicture(
            Pictures.Found picture, PictureHashes hashes, Set<PictureClaim> found) {
        String problem = PictureHeader.read(picture.file()).problem();
        if (problem != null) {
            add("unreadable", picture.path(), problem + " Look for a copy, or remove the file.");
        }
        String sha256;
        try {
            sha256 = hashes.of(picture.file());
        } catch (IOException e) {
            add("unreadable", picture.path(), "The file cannot be read from the disk.");
            return;
        }
        actual.put(picture.path(), sha256);
        ObjectNode entry = entries.get(picture.path());
        PictureClaim claim = claims.origin(picture, entry, _ -> sha256).orElse(null);
        if (claim != null) {
            found.add(claim);
        }
        String recorded = entry == null ? null : entry.path("sha256").textValue();
        if (recorded == null && claim != null) {
            recorded = claim.sha256();
        }
        if (recorded != null && !recorded.equals(sha256)) {
            add(
                    "changed",
                    picture.path(),
                    "The file has other bytes than its record says; it was changed or replaced"
                            + " after it was saved.");
        }
        boolean isKnown = entry != null || claim != null;
        if (!isKnown && picture.state() != PictureState.SOURCE) {
            add(
                    "unregistered",
                    picture.path(),
                    "No record names this picture; where it came from cannot be told.");
        }
    }

    private void checkLostClaim(PictureClaim claim) {
        boolean isThere = pictures.stream().anyMatch(p -> p.path().equals(claim.path()));
        List<PictureClaim> onPath = claims.on(claim.path());
        if (isThere && onPath.size() > 1) {
            add(
                    "changed",
                    claim.path(),
                    maker(claim)
                            + " also claims this file, but "
                            + maker(onPath.getLast())
                            + " wrote over it; the earlier picture is lost.");
        } else {
            add(
                    "missing",
                    claim.path(),
                    maker(claim)
                            + " made this picture, and it is nowhere in the asset. Put it back from"
                            + " a copy, or fetch it again.");
        }
    }

    private static String maker(PictureClaim claim) {
        return claim.attemptId() == null
                ? claim.runId()
                : claim.runId() + " (" + claim.attemptId() + ")";
    }

    private void checkEntries() {
        Set<String> there = new HashSet<>();
        pictures.forEach(picture -> there.add(picture.path()));
        Set<String> reported = new HashSet<>();
        findings.stream()
                .filter(finding -> finding.kind().equals("missing"))
                .forEach(finding -> reported.add(finding.path()));
        for (Map.Entry<String, ObjectNode> known : new TreeMap<>(entries).entrySet()) {
            String stored = known.getKey();
            String path = WorkPaths.assetRelative(root, stored).orElse(stored);
            if (there.contains(path) || reported.contains(path)) {
                continue;
            }
            String sha256 = known.getValue().path("sha256").asText("");
            Optional<String> elsewhere =
                    actual.entrySet().stream()
                            .filter(entry -> entry.getValue().equals(sha256))
                            .map(Map.Entry::getKey)
                            .findFirst();
            if (elsewhere.isPresent()) {
                addNew(
                        new CheckFinding(
                                "misplaced",
                                elsewhere.get(),
                                "index.json names this picture as "
                                        + path
                                        + "; it was moved or renamed by hand."));
            } else {
                add(
                        "missing",
                        path,
                        "index.json names this picture, and it is not there. It was deleted by"
                                + " hand.");
            }
        }
    }

    private void checkHero() {
        JsonRecord asset = JsonRecord.read(root.resolve("asset.json"), "asset.json");
        String hero =
                asset.object().map(node -> node.path("heroImagePath").textValue()).orElse(null);
        if (hero == null) {
            return;
        }
        String path = WorkPaths.assetRelative(root, hero).orElse(null);
        if (path == null || WorkPaths.find(root, path).filter(Files::isRegularFile).isEmpty()) {
            add(
                    "missing",
                    path == null ? "asset.json" : path,
                    "asset.json names this picture as hero, and it is not there. Approve another"
                            + " one.");
        }
    }

    private void addNew(CheckFinding finding) {
        boolean isKnown =
                findings.stream()
                        .anyMatch(known ->
                                known.kind().equals(finding.kind())
                                        && known.path().equals(finding.path()));
        if (!isKnown) {
            findings.add(finding);
        }
    }

    private void add(String kind, @Nullable String path, String sentence) {
        findings.add(new CheckFinding(kind, path == null ? "" : path, sentence));
    }
}
