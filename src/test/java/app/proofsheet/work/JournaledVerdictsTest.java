package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.json;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.asset.Pictures;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class JournaledVerdictsTest {

    private static final String ASSET = "assets/mara";

    @TempDir Path work;
    private Path root;
    private FolderCatalogue catalogue;
    private JournaledVerdicts verdicts;

    @BeforeEach
    void open() {
        root = work.resolve(ASSET);
        reopen();
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private void reopen() {
        WorkPaths paths = new WorkPaths(work);
        catalogue = new FolderCatalogue(paths);
        verdicts = new JournaledVerdicts(paths, catalogue, CLOCK, () -> "kim");
    }

    @Test
    void approvalMovesTheFileAndRecordsIt() throws IOException {
        run("image-run-001", 2);
        PictureId id = candidate("image-run-001-a01-001.png");
        String sha256 = Pictures.sha256(catalogue.file(id));

        Verdicts.Outcome outcome = verdicts.approve(id, "calm face");

        assertThat(outcome.after().path()).isEqualTo("images/approved/image-run-001-a01-001.png");
        assertThat(catalogue.file(outcome.after())).exists();
        assertThat(catalogue.file(id)).doesNotExist();
        ObjectNode journal = json(root.resolve("qa/decisions.json"));
        assertThat(journal.path("assetId").asText()).isEqualTo("mara-desk-cover-v1");
        assertThat(journal.path("schemaVersion").asInt()).isEqualTo(1);
        ObjectNode entry = (ObjectNode) journal.path("decisions").get(0);
        assertThat(entry.path("decisionId").asText()).isEqualTo("decision-000001");
        assertThat(entry.path("action").asText()).isEqualTo("approve");
        assertThat(entry.path("path").asText())
                .isEqualTo("images/candidates/image-run-001-a01-001.png");
        assertThat(entry.path("movedTo").asText()).isEqualTo(outcome.after().path());
        assertThat(entry.path("sha256").asText()).isEqualTo(sha256);
        assertThat(entry.path("originRunId").asText()).isEqualTo("image-run-001");
        assertThat(entry.path("reviewer").asText()).isEqualTo("kim");
        assertThat(entry.path("decidedAt").asText()).isEqualTo("2026-08-02T09:14:05.120Z");
        assertThat(entry.path("reason").asText()).isEqualTo("calm face");
        ObjectNode asset = json(root.resolve("asset.json"));
        assertThat(asset.path("heroImagePath").asText()).isEqualTo(outcome.after().path());
        assertThat(asset.path("status").asText()).isEqualTo("approved");
        assertThat(json(root.resolve("index.json")).path("images").get(0).path("kind").asText())
                .isEqualTo("approved");
        assertThat(root.resolve("qa/.pending-decision.json")).doesNotExist();
        assertThat(root.resolve("qa/review.md"))
                .content()
                .contains("## Approved (1)", "(hero)", "calm face", "1 without verdict");
    }

    @Test
    void aPictureThatCannotBeShownIsNotApproved() throws IOException {
        PictureId id = candidate("image-run-001-a01-001.png");
        Path file = catalogue.file(id);
        Files.createDirectories(file.getParent());
        Files.write(file, new byte[0]);

        assertThatThrownBy(() -> verdicts.approve(id, null))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("picture_unreadable"));
        assertThat(file).exists();
        assertThat(verdicts.reject(id, "empty").after().path()).startsWith("images/rejected/");
    }

    @Test
    void thePictureKeepsItsRunAfterTheMove() {
        run("image-run-007", 3);

        PictureId moved = verdicts.reject(candidate("image-run-007-a01-003.png"), null).after();

        PictureSnapshot picture = catalogue.picture(moved).orElseThrow();
        assertThat(picture.state()).isEqualTo(PictureState.REJECTED);
        assertThat(picture.label()).isEqualTo("007-03");
        assertThat(picture.isNew()).isFalse();
        assertThat(json(root.resolve("runs/image/image-run-007/manifest.json")).path("assets"))
                .anyMatch(entry ->
                        entry.path("assetRelativePath")
                                .asText()
                                .equals("images/candidates/image-run-007-a01-003.png"));
    }

    @Test
    void aTakenNameGetsANumber() throws IOException {
        run("image-run-001", 1);
        Path taken = png(root.resolve("images/approved/image-run-001-a01-001.png"), 77);
        byte[] before = Files.readAllBytes(taken);

        PictureId moved = verdicts.approve(candidate("image-run-001-a01-001.png"), null).after();

        assertThat(moved.path()).isEqualTo("images/approved/image-run-001-a01-001-2.png");
        assertThat(Files.readAllBytes(taken)).isEqualTo(before);
        assertThat(catalogue.picture(moved).orElseThrow().label()).isEqualTo("001-01");
    }

    @Test
    void theHeroHandsOverToTheNewestOtherApproved() {
        run("image-run-001", 3);
        PictureId first = verdicts.approve(candidate("image-run-001-a01-001.png"), null).after();
        verdicts.approve(candidate("image-run-001-a01-003.png"), null);
        PictureId second = verdicts.approve(candidate("image-run-001-a01-002.png"), null).after();
        assertThat(hero()).isEqualTo(first.path());

        verdicts.reject(first, null);
        assertThat(hero()).isEqualTo(second.path());

        verdicts.undo(ASSET);
        assertThat(hero()).isEqualTo(first.path());
    }

    @Test
    void anApprovalTakesThePlaceOfAHeroThatIsGone() throws IOException {
        run("image-run-001", 2);
        PictureId first = verdicts.approve(candidate("image-run-001-a01-001.png"), null).after();
        Files.delete(catalogue.file(first));
        assertThat(catalogue.assets().getFirst().hero()).isNull();

        PictureId second = verdicts.approve(candidate("image-run-001-a01-002.png"), null).after();

        assertThat(hero()).isEqualTo(second.path());
    }

    @Test
    void withoutApprovedPicturesThereIsNoHero() {
        run("image-run-001", 1);
        PictureId approved = verdicts.approve(candidate("image-run-001-a01-001.png"), null).after();

        verdicts.restore(approved);

        assertThat(json(root.resolve("asset.json")).path("heroImagePath").isNull()).isTrue();
        assertThat(json(root.resolve("asset.json")).path("status").asText())
                .isEqualTo("review_pending");
    }

    @Test
    void ratingsHoldUntilTakenBack() {
        run("image-run-001", 1);
        PictureId id = candidate("image-run-001-a01-001.png");
        verdicts.rate(id, 3);
        verdicts.rate(id, 5);
        PictureId approved = verdicts.approve(id, null).after();
        assertThat(catalogue.picture(approved).orElseThrow().rating()).isEqualTo(5);

        verdicts.undo(ASSET);
        Verdicts.Outcome back = verdicts.undo(ASSET).orElseThrow();

        assertThat(back.decision().rating()).isEqualTo(3);
        assertThat(catalogue.picture(id).orElseThrow().rating()).isEqualTo(3);
        verdicts.rate(id, 0);
        assertThat(catalogue.picture(id).orElseThrow().rating()).isZero();
        assertThatThrownBy(() -> verdicts.rate(id, 6)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void undoAndRedoGoOnAfterARestart() {
        run("image-run-001", 2);
        PictureId first = candidate("image-run-001-a01-001.png");
        PictureId second = candidate("image-run-001-a01-002.png");
        verdicts.approve(first, null);
        verdicts.reject(second, null);

        catalogue.close();
        reopen();
        assertThat(verdicts.undo(ASSET).orElseThrow().after()).isEqualTo(second);
        catalogue.close();
        reopen();
        assertThat(verdicts.undo(ASSET).orElseThrow().after()).isEqualTo(first);
        assertThat(verdicts.undo(ASSET)).isEmpty();

        catalogue.close();
        reopen();
        assertThat(verdicts.redo(ASSET).orElseThrow().after().path())
                .isEqualTo("images/approved/image-run-001-a01-001.png");
        assertThat(verdicts.redo(ASSET).orElseThrow().after().path())
                .isEqualTo("images/rejected/image-run-001-a01-002.png");
        assertThat(verdicts.redo(ASSET)).isEmpty();
        List<Decision> history = verdicts.history(ASSET);
        assertThat(history).extracting(Decision::decisionId).doesNotHaveDuplicates().hasSize(6);
        assertThat(history.get(2).action()).isEqualTo(Verdict.UNDO);
        assertThat(history.get(2).undoes()).isEqualTo("decision-000002");
    }

    @Test
    void aNewVerdictEndsRedo() {
        run("image-run-001", 2);
        verdicts.approve(candidate("image-run-001-a01-001.png"), null);
        verdicts.undo(ASSET);
        verdicts.rate(candidate("image-run-001-a01-002.png"), 4);

        assertThat(verdicts.redo(ASSET)).isEmpty();
        assertThat(verdicts.undo(ASSET).orElseThrow().decision().undoes())
                .isEqualTo("decision-000003");
    }

    @Test
    void undoSaysWhenTheFileIsGoneOrChanged() throws IOException {
        run("image-run-001", 1);
        PictureId moved = verdicts.approve(candidate("image-run-001-a01-001.png"), null).after();
        png(catalogue.file(moved), 999);

        refused("picture_changed", () -> verdicts.undo(ASSET));

        Files.delete(catalogue.file(moved));
        assertThatThrownBy(() -> verdicts.undo(ASSET))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().code()).isEqualTo("picture_missing");
                            assertThat(e.failure().sentence()).contains(moved.path());
                        });
        assertThatThrownBy(() -> verdicts.approve(moved, null))
                .isInstanceOf(FailureException.class);
        assertThat(verdicts.history(ASSET)).hasSize(1);
    }

    @Test
    void pathsThatLeaveTheAssetAreRefused() {
        run("image-run-001", 1);
        png(work.resolve("outside.png"), 1);

        refused(
                "unsafe_path",
                () -> verdicts.approve(new PictureId(ASSET, "../../outside.png"), null));
        assertThat(work.resolve("outside.png")).exists();
    }

    @Test
    void continuesAFolderOfTheReferenceTools() {
        ReferenceFolders.overwritten(work);
        PictureId id = new PictureId("assets/mug-01", "images/candidates/img-002.png");

        PictureId moved = verdicts.approve(id, null).after();

        Path mug = work.resolve("assets/mug-01");
        ObjectNode asset = json(mug.resolve("asset.json"));
        assertThat(asset.path("heroImagePath").asText()).isEqualTo(moved.path());
        assertThat(asset.path("assetId").asText()).isEqualTo("mug-01");
        assertThat(json(mug.resolve("index.json")).path("images"))
                .anyMatch(e ->
                        e.path("path").asText().equals(moved.path())
                                && e.path("kind").asText().equals("approved")
                                && e.path("originRunId").asText().equals("run-002"));
        assertThat(catalogue.picture(moved).orElseThrow().label()).isEqualTo("002-02");

        verdicts.undo("assets/mug-01");
        assertThat(json(mug.resolve("asset.json")).path("heroImagePath").asText())
                .isEqualTo("images/candidates/img-001.png");
        assertThat(catalogue.file(id)).exists();
    }

    @Test
    void aBrokenJournalIsMovedAsideAndIdsGoOnRising() throws IOException {
        run("image-run-001", 2);
        write(
                root.resolve("qa/decisions.json"),
                "{\"decisions\": [{\"decisionId\": \"decision-000041\", ");
        assertThat(catalogue.assets().getFirst().problem()).contains("qa/decisions.json");
        refused("decisions_unreadable", () -> verdicts.undo(ASSET));

        Verdicts.Outcome outcome = verdicts.approve(candidate("image-run-001-a01-001.png"), null);

        assertThat(outcome.decision().decisionId()).isEqualTo("decision-000042");
        assertThat(root.resolve("qa/decisions.json.broken-20260802-091405-120"))
                .content()
                .contains("decision-000041");
        assertThat(catalogue.assets().getFirst().problem()).isNull();
    }

    @Test
    void unknownFieldsOfTheJournalStay() {
        run("image-run-001", 1);
        write(
                root.resolve("qa/decisions.json"),
                """
                {"assetId": "x", "schemaVersion": 1, "tool": "other", "decisions": [
                  {"decisionId": "decision-000007", "action": "rate", "path": "images/gone.png",
                   "sha256": "00", "rating": 2, "mood": "fine"},
                  {"decisionId": "decision-000008", "action": "unheard-of"}]}
                """);

        verdicts.approve(candidate("image-run-001-a01-001.png"), null);

        ObjectNode journal = json(root.resolve("qa/decisions.json"));
        assertThat(journal.path("tool").asText()).isEqualTo("other");
        assertThat(journal.path("decisions")).hasSize(3);
        assertThat(journal.path("decisions").get(0).path("mood").asText()).isEqualTo("fine");
    }

    @Test
    void listenersHearOfAVerdictAtOnce() throws Exception {
        run("image-run-001", 1);
        List<java.util.Set<String>> heard = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (AutoCloseable _ = catalogue.listen(heard::add)) {
            verdicts.approve(candidate("image-run-001-a01-001.png"), null);
            assertThat(heard).contains(java.util.Set.of(ASSET));
        }
    }

    private static void refused(String code, ThrowableAssert.ThrowingCallable verdict) {
        assertThatThrownBy(verdict)
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo(code));
    }

    private String hero() {
        return json(root.resolve("asset.json")).path("heroImagePath").asText();
    }

    private PictureId candidate(String name) {
        return new PictureId(ASSET, "images/candidates/" + name);
    }

    private void run(String runId, int count) {
        OwnRuns.write(
                work,
                ASSET,
                new AssetRecords(root, CLOCK),
                request(runId),
                count,
                "2026-08-02T09:00:00.000Z");
    }
}
