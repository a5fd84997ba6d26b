package app.proofsheet.work;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.json;
import static app.proofsheet.folder.FolderFixture.png;
import static app.proofsheet.folder.FolderFixture.request;
import static app.proofsheet.folder.FolderFixture.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Answer;
import app.proofsheet.domain.review.BlameStage;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.WorkSettings;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.check.AssetCheck;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

class FolderReviewsTest {

    private static final String ASSET = "assets/mara";
    private static final String NAME = "image-run-001-a01-001";
    private static final String REPORT = "qa-mara-desk-cover-v1-" + NAME + "-v1";

    @TempDir Path work;
    @TempDir Path bin;
    private Path root;
    private FolderCatalogue catalogue;
    private JournaledVerdicts verdicts;
    private FolderReviews reviews;
    private PictureId picture;

    @BeforeEach
    void open() {
        root = work.resolve(ASSET);
        reopen();
        OwnRuns.write(
                work,
                ASSET,
                new AssetRecords(root, CLOCK),
                request("image-run-001"),
                2,
                "2026-08-02T09:00:00.000Z");
        picture = new PictureId(ASSET, "images/candidates/" + NAME + ".png");
    }

    @AfterEach
    void close() {
        catalogue.close();
    }

    private void reopen() {
        if (catalogue != null) {
            catalogue.close();
        }
        WorkPaths paths = new WorkPaths(work);
        catalogue = new FolderCatalogue(paths);
        verdicts = new JournaledVerdicts(paths, catalogue, CLOCK, () -> "kim");
        reviews = new FolderReviews(paths, catalogue, CLOCK, () -> "kim", this::toBin);
    }

    private boolean toBin(Path file) throws IOException {
        Files.move(file, bin.resolve(file.getFileName()));
        return true;
    }

    private static ReviewSheet answered(Answer answer) {
        ReviewSheet sheet = ReviewSheet.EMPTY;
        for (Criterion criterion : Criterion.values()) {
            sheet = sheet.withAnswer(criterion, answer);
        }
        return sheet;
    }

    private ObjectNode report(String id) {
        return json(root.resolve("qa/reports/" + id + ".json"));
    }

    @Test
    void aDraftSurvivesARestartAndIsNotFinal() {
        ReviewSheet sheet =
                ReviewSheet.EMPTY
                        .withAnswer(Criterion.REALISM, Answer.PASS)
                        .withAnswer(Criterion.AD_LIKE_DRIFT, Answer.FAIL)
                        .withNote(Criterion.REALISM, "Skin holds at 100 %")
                        .withNote("Keep the light.");
        assertThat(reviews.keep(picture, sheet).report()).isNotNull();

        reopen();

        assertThat(reviews.look(picture).sheet()).isEqualTo(sheet);
        ObjectNode report = report(REPORT);
        assertThat(report.path("qaReportId").asText()).isEqualTo(REPORT);
        assertThat(report.path("status").asText()).isEqualTo("draft");
        assertThat(report.path("verdict").isNull()).isTrue();
        assertThat(report.path("scores")).hasToString("{\"realism\":5,\"adLikeDrift\":1}");
        assertThat(verdicts.history(ASSET)).isEmpty();
    }

    @Test
    void aFinalReportHoldsWhatTheNextStageReads() throws IOException {
        ReviewSheet sheet =
                answered(Answer.PASS)
                        .withAnswer(Criterion.REPEATABILITY, Answer.CONCERN)
                        .withNote(Criterion.REALISM, "Skin holds")
                        .withNote(Criterion.REPEATABILITY, "The print is hard to keep.")
                        .withNote("Take the print off the wall")
                        .withVerdict(ReportVerdict.REVISE)
                        .withCategory(IssueCategory.UGC_NATIVE_FEEL, true)
                        .withBlame(BlameStage.IMAGE, true);
        Decision decision = reviews.confirm(picture, sheet).decision();

        assertThat(decision.action()).isEqualTo(Verdict.REVISE);
        assertThat(decision.qaReportId()).isEqualTo(REPORT);
        assertThat(decision.movedTo()).isNull();
        ObjectNode report = report(REPORT);
        assertThat(report.path("targetObjectType").asText()).isEqualTo("image");
        assertThat(report.path("targetObjectId").asText()).isEqualTo(picture.path());
        assertThat(report.path("targetVersion").asText())
                .isEqualTo(Pictures.sha256(catalogue.file(picture)));
        assertThat(report.path("campaignId").asText()).isEqualTo("spring-launch");
        assertThat(report.path("personaId").asText()).isEqualTo("mara-v2");
        assertThat(report.path("conceptId").asText()).isEqualTo("hook-07");
        assertThat(report.path("reviewer").asText()).isEqualTo("kim");
        assertThat(report.path("reviewedAt").asText()).isEqualTo("2026-08-02T09:14:05.120Z");
        assertThat(report.path("verdict").asText()).isEqualTo("revise");
        assertThat(report.path("goodReasons")).hasToString("[\"Realism: Skin holds.\"]");
        assertThat(report.path("badReasons"))
                .hasToString(
                        "[\"Take the print off the wall.\",\"Repeatability across 10 videos: The"
                                + " print is hard to keep.\"]");
        assertThat(report.path("issueCategories")).hasToString("[\"ugc_native_feel\"]");
        assertThat(report.path("blameStage")).hasToString("[\"image\"]");
        assertThat(report.path("scores"))
                .hasToString(
                        "{\"realism\":5,\"benchmarkFit\":5,\"repeatability\":3,"
                                + "\"copiedCreatorRisk\":5,\"adLikeDrift\":5}");
        assertThat(report.path("proposedAction").asText()).startsWith("Edit with: Take the print");
        assertThat(report.path("status").asText()).isEqualTo("final");
    }

    @Test
    void aReportWithoutReasonOrCategoryIsNotFinal() {
        ReviewSheet sheet = ReviewSheet.EMPTY.withVerdict(ReportVerdict.REJECT);
        assertThatThrownBy(() -> reviews.confirm(picture, sheet))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> {
                            assertThat(e.failure().code()).isEqualTo("report_incomplete");
                            assertThat(e.failure().sentence()).contains("reason", "category");
                        });
        assertThat(verdicts.history(ASSET)).isEmpty();
        assertThat(root.resolve("qa/reports")).doesNotExist();
    }

    @Test
    void confirmingMovesThePictureAndTheReportFollows() {
        PictureId approved =
                reviews.confirm(picture, answered(Answer.PASS).withVerdict(ReportVerdict.APPROVED))
                        .after();
        assertThat(approved.path()).startsWith("images/approved/");
        assertThat(report(REPORT).path("targetObjectId").asText()).isEqualTo(approved.path());
        PictureId back = verdicts.restore(approved).after();
        assertThat(report(REPORT).path("targetObjectId").asText()).isEqualTo(back.path());
        assertThat(reviews.look(back).report().isFinal()).isTrue();
    }

    @Test
    void undoOpensTheReportAgainAndRedoMakesItFinalAlsoAfterARestart() {
        reviews.confirm(picture, answered(Answer.PASS).withVerdict(ReportVerdict.APPROVED));
        reopen();

        assertThat(verdicts.undo(ASSET).orElseThrow().after()).isEqualTo(picture);
        assertThat(report(REPORT).path("status").asText()).isEqualTo("draft");
        reopen();
        assertThat(verdicts.redo(ASSET)).isPresent();
        assertThat(report(REPORT).path("status").asText()).isEqualTo("final");
        assertThat(verdicts.redo(ASSET)).isEmpty();
    }

    @Test
    void whoChangesAConfirmedReportBeginsTheNextVersion() {
        ReviewSheet sheet = answered(Answer.PASS).withVerdict(ReportVerdict.APPROVED);
        PictureId approved = reviews.confirm(picture, sheet).after();
        String confirmed = report(REPORT).toString();

        reviews.keep(approved, sheet.withAnswer(Criterion.REALISM, Answer.FAIL));

        assertThat(report(REPORT).toString()).isEqualTo(confirmed);
        assertThat(report(REPORT.replace("-v1", "-v1").replaceFirst("1$", "2")).path("status"))
                .hasToString("\"draft\"");
        verdicts.undo(ASSET);
        assertThat(reviews.look(picture).sheet().answers())
                .containsEntry(Criterion.REALISM, Answer.FAIL);
    }

    @Test
    void aChangedFileMakesItsReportOneForAnOlderVersion() {
        reviews.keep(picture, answered(Answer.PASS));
        png(catalogue.file(picture), 4711);

        Reviews.Review review = reviews.look(picture);

        assertThat(review.report()).isNull();
        assertThat(review.older().qaReportId()).isEqualTo(REPORT);
        assertThat(review.sheet()).isEqualTo(ReviewSheet.EMPTY);
        Reviews.Review next =
                reviews.keep(
                        picture, ReviewSheet.EMPTY.withAnswer(Criterion.REALISM, Answer.CONCERN));
        assertThat(next.report().qaReportId()).endsWith("-v2");
        assertThat(report(REPORT).path("scores")).hasSize(5);
    }

    @Test
    void fieldsScoresAndCategoriesOfOtherToolsStay() throws IOException {
        reviews.keep(picture, answered(Answer.PASS).withNote("Fine"));
        Path file = root.resolve("qa/reports/" + REPORT + ".json");
        ObjectNode report = json(file);
        report.put("pipeline", "video-2");
        report.putArray("issueCategories").add("lip_sync").add("mixed");
        report.putArray("goodReasons").add("The hook lands.");
        ((ObjectNode) report.path("scores")).put("realism", 4).put("pace", 2);
        write(file, Json.write(report));

        reviews.keep(picture, reviews.look(picture).sheet().withNote("Fine, warm"));

        ObjectNode now = report(REPORT);
        assertThat(now.path("pipeline").asText()).isEqualTo("video-2");
        assertThat(now.path("issueCategories")).hasToString("[\"mixed\",\"lip_sync\"]");
        assertThat(now.path("goodReasons")).hasToString("[\"Fine, warm.\",\"The hook lands.\"]");
        assertThat(now.path("scores").path("realism").asInt()).isEqualTo(4);
        assertThat(now.path("scores").path("pace").asInt()).isEqualTo(2);
    }

    @Test
    void aBrokenReportIsNeverWrittenOn() {
        Path file = root.resolve("qa/reports/" + REPORT + ".json");
        write(file, "{\"qaReportId\": \"" + REPORT);
        assertThat(reviews.look(picture).report()).isNull();
        assertThat(reviews.keep(picture, answered(Answer.PASS)).report().qaReportId())
                .endsWith("-v2");
        assertThat(file).content().isEqualTo("{\"qaReportId\": \"" + REPORT);
    }

    @Test
    void aReasonForARejectionIsAFinalReportThatTheDecisionNames() {
        PictureId rejected = verdicts.reject(picture, null).after();
        Decision why =
                verdicts.rejectFor(
                                rejected,
                                new RejectGrounds("", Set.of(IssueCategory.VISUAL_REALISM)))
                        .decision();

        assertThat(why.action()).isEqualTo(Verdict.REJECT);
        assertThat(why.movedTo()).isNull();
        assertThat(why.reason()).isEqualTo("It does not look real.");
        ObjectNode report = report(why.qaReportId());
        assertThat(report.path("status").asText()).isEqualTo("final");
        assertThat(report.path("badReasons")).hasToString("[\"It does not look real.\"]");
        assertThat(report.path("issueCategories")).hasToString("[\"visual_realism\"]");
        verdicts.undo(ASSET);
        assertThat(catalogue.file(rejected)).exists();
        assertThat(report(why.qaReportId()).path("status").asText()).isEqualTo("draft");
        verdicts.undo(ASSET);
        assertThat(catalogue.file(picture)).exists();
    }

    @Test
    void whereTheRubricComesFirstApprovalWaitsForIt() {
        reviews.setPolicy(new ReviewPolicy(true, false));
        assertThat(reviews.policy()).isEqualTo(new ReviewPolicy(true, false));
        assertRubricRequired();
        reviews.keep(picture, answered(Answer.PASS).withVerdict(ReportVerdict.APPROVED));
        assertRubricRequired();
        assertThatThrownBy(() ->
                        reviews.confirm(
                                picture,
                                ReviewSheet.EMPTY
                                        .withAnswer(Criterion.REALISM, Answer.PASS)
                                        .withVerdict(ReportVerdict.APPROVED)))
                .hasMessageContaining("five questions");

        PictureId approved =
                reviews.confirm(picture, answered(Answer.PASS).withVerdict(ReportVerdict.APPROVED))
                        .after();
        PictureId back = verdicts.restore(approved).after();
        assertThat(verdicts.approve(back, null).decision().qaReportId()).isEqualTo(REPORT);
    }

    private void assertRubricRequired() {
        assertThatThrownBy(() -> verdicts.approve(picture, null))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("rubric_required"));
        assertThat(catalogue.file(picture)).exists();
    }

    @Test
    void thePolicyKeepsTheOtherSettings() {
        Path file = work.resolve(WorkSettings.FILE);
        write(file, "{\"ceilings\": {\"dayCredits\": \"20.0\"}, \"review\": {\"own\": 1}}");
        reviews.setPolicy(new ReviewPolicy(false, true));
        assertThat(json(file).path("ceilings").path("dayCredits").asText()).isEqualTo("20.0");
        assertThat(json(file).path("review").path("own").asInt()).isEqualTo(1);
        write(file, "{broken");
        assertThatThrownBy(() -> verdicts.approve(picture, null))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("policy_unreadable"));
    }

    @Test
    void purgedPicturesGoToTheTrashAndAreRemembered() throws IOException {
        PictureId rejected = verdicts.reject(picture, "blurred").after();
        PictureId other =
                verdicts.approve(
                                new PictureId(ASSET, "images/candidates/image-run-001-a01-002.png"),
                                null)
                        .after();
        String sha256 = Pictures.sha256(catalogue.file(rejected));
        Reviews.Purge purge = reviews.lookPurge(ASSET);
        assertThat(purge.pictures()).containsExactly(rejected);
        assertThat(purge.bytes()).isEqualTo(Files.size(catalogue.file(rejected)));

        Reviews.Purged purged = reviews.purge(purge);

        assertThat(purged).isEqualTo(new Reviews.Purged(1, purge.bytes(), true));
        assertThat(bin.resolve(NAME + ".png")).exists();
        assertThat(catalogue.file(rejected)).doesNotExist();
        Decision last = verdicts.history(ASSET).getLast();
        assertThat(last.action()).isEqualTo(Verdict.PURGE);
        assertThat(last.path()).isEqualTo(rejected.path());
        assertThat(last.sha256()).isEqualTo(sha256);
        assertThat(last.originRunId()).isEqualTo("image-run-001");
        assertThat(new AssetCheck(root).run(Runnable::run, () -> {})).isEmpty();
        assertThat(catalogue.pictures(ASSET)).hasSize(1);
        // What was decided about the purged picture is passed over, the rest can be taken back.
        assertThat(verdicts.undo(ASSET).orElseThrow().before()).isEqualTo(other);
        assertThat(verdicts.undo(ASSET)).isEmpty();
        assertThat(reviews.purge(reviews.lookPurge(ASSET)).pictures()).isZero();
    }

    @Test
    void whoGotAPurgedPictureBackCanGoOnWithIt() throws IOException {
        PictureId rejected = verdicts.reject(picture, "blurred").after();
        reviews.purge(reviews.lookPurge(ASSET));
        Files.move(bin.resolve(NAME + ".png"), catalogue.file(rejected));
        assertThat(verdicts.undo(ASSET).orElseThrow().after()).isEqualTo(picture);
    }

    @Test
    void onlyRejectedPicturesCanBePurged() {
        assertThatThrownBy(() -> reviews.purge(new Reviews.Purge(ASSET, List.of(picture), 0)))
                .isInstanceOfSatisfying(
                        FailureException.class,
                        e -> assertThat(e.failure().code()).isEqualTo("not_rejected"));
        assertThat(catalogue.file(picture)).exists();
    }

    @Test
    void nextSaysWhatUndoAndRedoWouldDo() {
        assertThat(verdicts.next(ASSET)).isEqualTo(Verdicts.Next.NOTHING);
        PictureId rejected = verdicts.reject(picture, "blurred").after();
        assertThat(verdicts.next(ASSET).undo().action()).isEqualTo(Verdict.REJECT);
        assertThat(verdicts.next(ASSET).redo()).isNull();
        verdicts.undo(ASSET);
        assertThat(verdicts.next(ASSET).undo()).isNull();
        assertThat(verdicts.next(ASSET).redo().movedTo()).isEqualTo(rejected.path());
    }

    @Test
    void thePageShowsReportsAndOpenPointsAndNothingOnItActs() throws IOException {
        reviews.confirm(
                picture,
                answered(Answer.PASS)
                        .withAnswer(Criterion.REALISM, Answer.CONCERN)
                        .withNote(Criterion.REALISM, "<img src=x> # [a](b)\n- *hm*")
                        .withVerdict(ReportVerdict.REVISE)
                        .withCategory(IssueCategory.VISUAL_REALISM, true));
        verdicts.reject(new PictureId(ASSET, "images/candidates/image-run-001-a01-002.png"), null);
        String page = Files.readString(root.resolve("qa/review.md"));
        assertThat(page)
                .contains(
                        "## Candidates (1)",
                        "(<reports/" + REPORT + ".json>): final, revise",
                        "Realism concern (3), Benchmark fit pass (5)",
                        "&lt;img src=x&gt; \\# \\[a\\](b) - \\*hm\\*",
                        "about: visual\\_realism",
                        ": to be revised. Edit with",
                        ": rejected without a reason");
        verdicts.undo(ASSET);
        verdicts.redo(ASSET);
        assertThat(Files.readString(root.resolve("qa/review.md")).lines().toList())
                .containsSubsequence(page.lines().limit(12).toList());
    }

    @Test
    void twoProgramsReviewingAtOnceLoseNothing() throws Exception {
        FolderReviews other =
                new FolderReviews(new WorkPaths(work), catalogue, CLOCK, () -> "ada", this::toBin);
        PictureId second = new PictureId(ASSET, "images/candidates/image-run-001-a01-002.png");
        Thread ada =
                Thread.ofVirtual()
                        .start(() -> {
                            for (int i = 0; i < 20; i++) {
                                other.keep(second, ReviewSheet.EMPTY.withNote("b" + i));
                            }
                        });
        for (int i = 0; i < 20; i++) {
            reviews.keep(picture, ReviewSheet.EMPTY.withNote("a" + i));
        }
        ada.join();
        assertThat(reviews.look(picture).sheet().note()).isEqualTo("a19");
        assertThat(reviews.look(second).sheet().note()).isEqualTo("b19");
        try (Stream<Path> files = Files.list(root.resolve("qa/reports"))) {
            assertThat(files).hasSize(2);
        }
    }
}
