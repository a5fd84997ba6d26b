package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.pngBytes;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.work.FolderCheck.Difference;
import app.proofsheet.work.FolderCheck.Report;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

class FolderVerifierTest {

    private static final String ASSET = "assets/mara";
    private static final String CANDIDATES = ASSET + "/images/candidates/";

    @TempDir Path work;
    private Path root;
    private FolderVerifier verifier;

    @BeforeEach
    void run() {
        root = work.resolve(ASSET);
        verifier = new FolderVerifier(new WorkPaths(work));
        OwnRuns.write(
                work,
                ASSET,
                new AssetRecords(root, CLOCK),
                request("image-run-001"),
                3,
                "2026-08-02T09:00:00.000Z");
    }

    @Test
    void aSoundFolderHasNoDifferencesAlsoAfterVerdicts() throws Exception {
        WorkPaths paths = new WorkPaths(work);
        try (FolderCatalogue catalogue = new FolderCatalogue(paths)) {
            JournaledVerdicts verdicts =
                    new JournaledVerdicts(paths, catalogue, CLOCK, () -> "kim");
            png(root.resolve("images/approved/image-run-001-a01-001.png"), 70);
            png(root.resolve("images/source/base.png"), 71);
            verdicts.approve(
                    new PictureId(ASSET, "images/candidates/image-run-001-a01-001.png"), null);
            verdicts.reject(
                    new PictureId(ASSET, "images/candidates/image-run-001-a01-002.png"), null);
            Files.delete(root.resolve("images/approved/image-run-001-a01-001.png"));
        }

        Report report = verifier.verify(null, FolderCheck.Progress.SILENT);

        assertThat(report.differences()).isEmpty();
        assertThat(report.assets()).isEqualTo(1);
        assertThat(report.pictures()).isEqualTo(4);
        assertThat(report.runs()).isEqualTo(1);
    }

    @Test
    void findsWhatIsMissingChangedAndUnregistered() throws IOException {
        Files.delete(work.resolve(CANDIDATES + "image-run-001-a01-001.png"));
        Files.write(work.resolve(CANDIDATES + "image-run-001-a01-002.png"), pngBytes(5, 5, 9));
        png(work.resolve(CANDIDATES + "stranger.png"), 80);

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "missing " + CANDIDATES + "image-run-001-a01-001.png",
                        "changed " + CANDIDATES + "image-run-001-a01-002.png",
                        "unregistered " + CANDIDATES + "stranger.png");
    }

    @Test
    void findsWhatIsUnfinished() {
        write(
                root.resolve("runs/image/image-run-002/attempts/attempt-001/attempt.json"),
                "{\"attemptId\": \"attempt-001\", \"state\": \"submitted_processing\","
                        + " \"nextAction\": \"poll existing attempt\"}");
        write(root.resolve("runs/image/image-run-003/request.json"), "{\"prompt\": \"x\"}");
        write(root.resolve("qa/.pending-decision.json"), "{}");
        write(root.resolve("images/candidates/.a.png.1-1.tmp"), "half");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "unfinished " + ASSET + "/runs/image/image-run-002/attempts/attempt-001",
                        "unfinished " + ASSET + "/runs/image/image-run-003",
                        "unfinished " + ASSET + "/qa/.pending-decision.json",
                        "unfinished " + CANDIDATES + ".a.png.1-1.tmp");
        assertThat(verifier.verify(ASSET, FolderCheck.Progress.SILENT).differences())
                .anyMatch(d -> d.sentence().contains("poll existing attempt"));
    }

    @Test
    void findsWhatIsUnreadable() throws IOException {
        write(root.resolve("runs/image/image-run-001/response.json"), "{");
        write(root.resolve("inputs/brief.json"), "");
        write(root.resolve("index.json"), "{\"images\": {}}");
        Files.createFile(work.resolve(CANDIDATES + "empty.png"));

        assertThat(differences())
                .contains(
                        "unreadable " + ASSET + "/runs/image/image-run-001/response.json",
                        "unreadable " + ASSET + "/inputs/brief.json",
                        "unreadable " + ASSET + "/index.json",
                        "unreadable " + CANDIDATES + "empty.png");
        assertThat(root.resolve("index.json")).hasContent("{\"images\": {}}");
    }

    @Test
    void aChangedPromptIsADifference() throws IOException {
        Path request = root.resolve("runs/image/image-run-001/request.json");
        Files.writeString(request, Files.readString(request).replace("desk", "window"));

        assertThat(differences())
                .containsExactly("changed " + ASSET + "/runs/image/image-run-001/request.json");
    }

    @Test
    void namesWhatTheReferenceToolsOverwroteAndRewritesNothing() throws IOException {
        Path other = work.resolve("other");
        ReferenceFolders.overwritten(other);
        Map<String, String> before = ReferenceFolders.contents(other);

        List<Difference> differences =
                new FolderVerifier(new WorkPaths(other))
                        .verify(null, FolderCheck.Progress.SILENT)
                        .differences();

        assertThat(differences).hasSize(1);
        assertThat(differences.getFirst().kind()).isEqualTo("changed");
        assertThat(differences.getFirst().path())
                .isEqualTo("assets/mug-01/images/candidates/img-001.png");
        assertThat(differences.getFirst().sentence())
                .contains("run-001 (attempt-001) also claims this file")
                .contains("run-002 (attempt-001) wrote over it");
        assertThat(ReferenceFolders.contents(other)).isEqualTo(before);
    }

    @Test
    void findsAVerdictThatThePlaceOrTheBytesContradict() throws IOException {
        WorkPaths paths = new WorkPaths(work);
        try (FolderCatalogue catalogue = new FolderCatalogue(paths)) {
            JournaledVerdicts verdicts =
                    new JournaledVerdicts(paths, catalogue, CLOCK, () -> "kim");
            for (int i = 1; i <= 3; i++) {
                verdicts.approve(
                        new PictureId(ASSET, "images/candidates/image-run-001-a01-00" + i + ".png"),
                        null);
            }
        }
        Path approved = root.resolve("images/approved");
        Files.move(
                approved.resolve("image-run-001-a01-001.png"),
                root.resolve("images/candidates/image-run-001-a01-001.png"));
        Files.write(approved.resolve("image-run-001-a01-002.png"), pngBytes(5, 5, 9));
        Files.delete(approved.resolve("image-run-001-a01-003.png"));

        assertThat(differences())
                .contains(
                        "misplaced " + CANDIDATES + "image-run-001-a01-001.png",
                        "changed " + ASSET + "/images/approved/image-run-001-a01-002.png",
                        "missing " + ASSET + "/images/approved/image-run-001-a01-003.png")
                .doesNotHaveDuplicates();
    }

    @Test
    void aRenamedPictureIsMisplacedNotMissing() throws IOException {
        Files.move(
                work.resolve(CANDIDATES + "image-run-001-a01-001.png"),
                work.resolve(CANDIDATES + "calm.png"));

        assertThat(differences()).containsExactly("misplaced " + CANDIDATES + "calm.png");
    }

    @Test
    void findsThatTheRunsAreGone() throws IOException {
        Files.move(root.resolve("runs"), work.resolve("lost"));

        assertThat(differences()).containsExactly("missing " + ASSET + "/runs/image/image-run-001");
        assertThat(verifier.verify(ASSET, FolderCheck.Progress.SILENT).differences())
                .anyMatch(d -> d.sentence().contains("3 pictures came from this run"));
    }

    @Test
    void findsWhatWasSetAsideAndWhatWasLeftBehind() {
        write(root.resolve("asset.json.broken-20260802"), "{");
        write(root.resolve("qa/decisions.json.broken-20260802"), "{");
        write(root.resolve(".index.json.77-1.tmp"), "{");
        write(work.resolve(".postplus/image-batch-runner/queue.db.broken-1"), "x");

        assertThat(differences())
                .containsExactlyInAnyOrder(
                        "set_aside " + ASSET + "/asset.json.broken-20260802",
                        "set_aside " + ASSET + "/qa/decisions.json.broken-20260802",
                        "unfinished " + ASSET + "/.index.json.77-1.tmp");
        assertThat(verifier.verify(null, FolderCheck.Progress.SILENT).differences())
                .anyMatch(d ->
                        d.path().equals(".postplus/image-batch-runner/queue.db.broken-1")
                                && d.kind().equals("set_aside"));
    }

    @Test
    void findsJournalsThatAreNoneAndLinksThatLeadOut() throws IOException {
        write(root.resolve("qa/decisions.json"), "{\"decisions\": 7}");
        write(work.resolve("elsewhere.json"), "{}");
        Path asset = root.resolve("asset.json");
        Files.delete(asset);
        Files.createSymbolicLink(asset, work.resolve("elsewhere.json"));
        Path picture = work.resolve(CANDIDATES + "image-run-001-a01-001.png");
        Path moved = Files.move(picture, work.resolve("picture.png"));
        Files.createSymbolicLink(picture, moved);

        assertThat(differences())
                .contains(
                        "unreadable " + ASSET + "/qa/decisions.json",
                        "unreadable " + ASSET + "/asset.json",
                        "unreadable " + CANDIDATES + "image-run-001-a01-001.png",
                        "missing " + CANDIDATES + "image-run-001-a01-001.png");
    }

    @Test
    void tellsHowFarItIs() {
        List<String> told = new ArrayList<>();
        verifier.verify(null, (read, total) -> told.add(read + " of " + total));

        assertThat(told).containsExactly("1 of 3", "2 of 3", "3 of 3");
    }

    @Test
    void anUnknownAssetIsRefused() {
        assertThatThrownBy(() -> verifier.verify("assets/none", FolderCheck.Progress.SILENT))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("asset_missing"));
    }

    private List<String> differences() {
        return verifier.verify(ASSET, FolderCheck.Progress.SILENT).differences().stream()
                .map(d -> d.kind() + " " + d.path())
                .toList();
    }
}
