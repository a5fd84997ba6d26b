package app.proofsheet.folder.verdict;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.json;
import static app.proofsheet.folder.FolderFixture.png;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.QaReports;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A crash in the middle of confirming a report or of a purge. */
class ReviewRepairTest {

    private static final String PICTURE = "images/rejected/a.png";

    @TempDir Path root;
    private PictureVerdicts verdicts;
    private String sha256;

    @BeforeEach
    void aRejectedPicture() throws IOException {
        sha256 = Pictures.sha256(png(root.resolve(PICTURE), 1));
        verdicts = new PictureVerdicts(root, CLOCK, "kim");
    }

    private DecisionEntry begin(Verdict action, @org.jspecify.annotations.Nullable String report)
            throws IOException {
        Decision decision =
                new Decision(
                        "decision-000001",
                        action,
                        PICTURE,
                        null,
                        sha256,
                        null,
                        "kim",
                        CLOCK.instant(),
                        null,
                        null,
                        report,
                        null);
        DecisionEntry entry = DecisionEntry.of(decision, null);
        PendingVerdict.write(root, entry);
        return entry;
    }

    private String draft() {
        ReviewSheet sheet =
                ReviewSheet.EMPTY
                        .withVerdict(ReportVerdict.REVISE)
                        .withNote("Too glossy.")
                        .withCategory(IssueCategory.AD_LIKE, true);
        return new PictureReviews(root, CLOCK, "kim")
                .keep(PICTURE, sheet)
                .orElseThrow()
                .qaReportId();
    }

    private boolean isFinal(String id) {
        return new QaReports(root).find(id).map(QaReport::isFinal).orElseThrow();
    }

    @Test
    void beforeTheDecisionTheReportStaysADraft() throws IOException {
        String id = draft();
        begin(Verdict.REVISE, id);

        assertThat(verdicts.repair()).get().asString().contains("dropped").contains(PICTURE);

        assertThat(isFinal(id)).isFalse();
        assertThat(new DecisionJournal(root, CLOCK).read().log().entries()).isEmpty();
        assertThat(root.resolve(PendingVerdict.PATH)).doesNotExist();
    }

    @Test
    void afterTheDecisionTheReportBecomesFinal() throws IOException {
        String id = draft();
        DecisionEntry entry = begin(Verdict.REVISE, id);
        new DecisionJournal(root, CLOCK).open().append(entry, "x");

        assertThat(verdicts.repair()).get().asString().contains("already recorded");

        assertThat(isFinal(id)).isTrue();
        assertThat(root.resolve("qa/review.md")).content().contains("final, revise");
        assertThat(verdicts.repair()).isEmpty();
    }

    @Test
    void aPurgeThatDidNotHappenIsDropped() throws IOException {
        begin(Verdict.PURGE, null);

        assertThat(verdicts.repair()).get().asString().contains("dropped");

        assertThat(root.resolve(PICTURE)).exists();
        assertThat(new DecisionJournal(root, CLOCK).read().log().entries()).isEmpty();
    }

    @Test
    void aPurgeThatHappenedIsRecorded() throws IOException {
        begin(Verdict.PURGE, null);
        Files.delete(root.resolve(PICTURE));

        assertThat(verdicts.repair()).get().asString().contains("purge was recorded");

        assertThat(json(root.resolve("qa/decisions.json")).path("decisions").get(0).path("action"))
                .hasToString("\"purge\"");
    }

    @Test
    void aTrashThatRefusesLeavesThePictureAndNothingPending() {
        PicturePurge purge =
                new PicturePurge(
                        root,
                        CLOCK,
                        "kim",
                        file -> {
                            throw new IOException("no room");
                        });
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> purge.purge(PICTURE))
                .isInstanceOf(app.proofsheet.domain.failure.FailureException.class);
        assertThat(root.resolve(PICTURE)).exists();
        assertThat(root.resolve(PendingVerdict.PATH)).doesNotExist();
    }
}
