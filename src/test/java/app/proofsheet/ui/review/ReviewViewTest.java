package app.proofsheet.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.review.Answer;
import app.proofsheet.domain.review.BlameStage;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.inspect.InspectorViewModel;
import app.proofsheet.ui.inspect.PictureHead;
import app.proofsheet.work.Reviews;

import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

class ReviewViewTest extends PanelTest {

    private final List<String> asked = new ArrayList<>();
    private ReviewViewModel model;
    private InspectorViewModel inspector;
    private PictureHead head;
    private ReviewView view;

    /** Keeps in the fake folder at once, and tells what else was asked. */
    private final class Asked implements ReviewActions {
        @Override
        public void approve() {
            asked.add("approve");
        }

        @Override
        public void reject() {
            asked.add("reject");
        }

        @Override
        public void putBack() {
            asked.add("put back");
        }

        @Override
        public void edit() {
            asked.add("edit");
        }

        @Override
        public void compare() {
            asked.add("compare");
        }

        @Override
        public void keep(PictureId picture, ReviewSheet sheet, Consumer<Reviews.Review> kept) {
            kept.accept(work.reviews().keep(picture, sheet));
        }

        @Override
        public void confirm(PictureId picture, ReviewSheet sheet, Runnable then) {
            asked.add("confirm " + sheet.verdict());
            work.reviews().confirm(picture, sheet);
            then.run();
        }
    }

    @BeforeEach
    void open() {
        doOnFx(() -> {
            model = new ReviewViewModel(session, new Asked(), ZoneOffset.UTC);
            inspector =
                    new InspectorViewModel(session, Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
            head = new PictureHead(inspector, loader);
            view = new ReviewView(model, head.root());
            session.focusProperty().set(picture("003-02"));
        });
        show(view.root(), 320, 720);
    }

    @AfterEach
    void close() {
        doOnFx(() -> {
            view.dispose();
            head.dispose();
            inspector.dispose();
            model.dispose();
        });
    }

    private QaReport kept(String label) {
        return java.util.Objects.requireNonNull(work.reviews().look(picture(label).id()).report());
    }

    @Test
    void answersAndNotesAreKeptAsADraftAtOnce() {
        clickOn("#review-realism-pass");
        type(KeyCode.RIGHT, KeyCode.RIGHT);
        clickOn("#review-repeatability-concern");
        clickOn("#review-note-repeatability").write("framed print is hard to keep\n");
        clickOn("#review-reviewer-note").write("Best of the run.");
        assertThat(model.summaryProperty().get()).isEqualTo("2 of 5 answered · 1 concern");
        assertThat(model.standingProperty().get()).startsWith("Draft,");
        photograph("review");
        assertEverythingIsNamed(view.root());
        QaReport report = kept("003-02");
        assertThat(report.isFinal()).isFalse();
        assertThat(report.sheet().answers()).containsEntry(Criterion.REPEATABILITY, Answer.CONCERN);
        assertThat(report.sheet().note()).isEqualTo("Best of the run.");
    }

    @Test
    void digitsScoreAndGoToTheNextQuestion() {
        doOnFx(view::begin);
        type(KeyCode.DIGIT5, KeyCode.DIGIT3, KeyCode.DIGIT4, KeyCode.DIGIT1, KeyCode.UP);
        type(KeyCode.DIGIT0, KeyCode.DOWN, KeyCode.DIGIT5, KeyCode.NUMPAD5);
        ReviewSheet sheet = model.sheetProperty().get();
        assertThat(sheet.answers())
                .containsEntry(Criterion.REALISM, Answer.PASS)
                .containsEntry(Criterion.BENCHMARK_FIT, Answer.CONCERN)
                .doesNotContainKey(Criterion.REPEATABILITY)
                .containsEntry(Criterion.COPIED_CREATOR_RISK, Answer.PASS)
                .containsEntry(Criterion.AD_LIKE_DRIFT, Answer.PASS);
    }

    @Test
    void aRevisionNeedsAReasonAndACategoryBeforeItIsFinal() {
        assertThat(lookup("#review-confirm").queryButton().isDisabled()).isTrue();
        clickOn("#review-verdict-revise");
        assertThat(model.missingProperty().get())
                .contains("Write what is wrong", "Choose what is wrong");
        doOnFx(() -> {
            model.category(IssueCategory.AD_LIKE, true);
            model.blame(BlameStage.IMAGE, true);
            model.reviewerNote("Too glossy");
        });
        photograph("review-revise");
        assertEverythingIsNamed(view.root());
        assertThat(model.missingProperty().get()).isEmpty();
        doOnFx(() -> lookup("#review-confirm").queryButton().fire());
        assertThat(asked).containsExactly("confirm REVISE");
        assertThat(kept("003-02").isFinal()).isTrue();
        assertThat(model.standingProperty().get()).startsWith("Final: to be revised, by tester");
        photograph("review-final");
        doOnFx(() -> model.answer(Criterion.REALISM, Answer.FAIL));
        assertThat(model.standingProperty().get()).startsWith("Draft,");
    }

    @Test
    void whereTheRubricComesFirstFiveAnswersAreMissing() {
        doOnFx(() -> {
            session.policyProperty().set(new ReviewPolicy(true, false));
            model.verdict(ReportVerdict.APPROVED);
        });
        assertThat(model.missingProperty().get()).contains("all five answers");
    }

    @Test
    void aReportOnAnOlderVersionOfTheFileIsShownAsSuch() {
        doOnFx(() -> {
            model.answer(Criterion.REALISM, Answer.PASS);
            model.verdict(ReportVerdict.APPROVED);
            work.reviews().outdate(picture("003-02").id());
            session.focusProperty().set(picture("003-03"));
            session.focusProperty().set(picture("003-02"));
        });
        assertThat(model.standingProperty().get())
                .startsWith("For an older version of this file: approved");
        assertThat(model.sheetProperty().get()).isEqualTo(ReviewSheet.EMPTY);
        photograph("review-outdated");
    }

    @Test
    void answersStayWithTheirPicture() {
        clickOn("#review-realism-fail");
        doOnFx(() -> session.focusProperty().set(picture("003-03")));
        assertThat(model.summaryProperty().get()).isEqualTo("0 of 5 answered");
        photograph("review-approved");
        clickOn("#review-putback");
        assertThat(asked).containsExactly("put back");
        doOnFx(() -> session.focusProperty().set(picture("003-02")));
        assertThat(model.summaryProperty().get()).isEqualTo("1 of 5 answered · 1 fail");
    }
}
