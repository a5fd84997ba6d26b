package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.ui.brief.FileChoice;
import app.proofsheet.ui.theme.Theme;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Culling with reasons, and the rubric from the first answer to the final report. */
class ReviewJourneyTest {

    private static final FileChoice NO_FILES =
            new FileChoice() {
                @Override
                public Optional<Path> oneFile(String title, Path startFolder) {
                    return Optional.empty();
                }

                @Override
                public List<Path> manyFiles(String title, Path startFolder) {
                    return List.of();
                }
            };

    @TempDir Path dir;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private StudioFixture studio(double width, double height) {
        return new StudioFixture(
                        StudioFixture.sample(dir),
                        dir,
                        new StudioPanels(NO_FILES),
                        StudioMemory.none(),
                        width,
                        height)
                .opened();
    }

    private static void both(StudioFixture at, String name) {
        at.doOnFx(() -> at.studio.theme().choiceProperty().set(Theme.Choice.DARK));
        at.photograph(name);
        at.doOnFx(() -> at.studio.theme().choiceProperty().set(Theme.Choice.LIGHT));
        at.photograph(name + "-light");
        at.doOnFx(() -> at.studio.theme().choiceProperty().set(Theme.Choice.DARK));
    }

    private static String undoItem(StudioFixture at) {
        MenuButton menu = (MenuButton) at.find("#asset-menu");
        return menu.getItems().stream()
                .map(MenuItem::getText)
                .filter(text -> text != null && text.startsWith("Undo"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void rejectingGoesOnAndTheReasonIsTwoKeysAway() {
        try (StudioFixture at = studio(1440, 900)) {
            at.doOnFx(() -> at.studio.session().choose(at.studio.session().shown().getFirst()));
            at.press(KeyCode.X);
            at.press(KeyCode.X);
            at.idle();
            assertThat(at.picture("007-03").state()).isEqualTo(PictureState.REJECTED);
            assertThat(at.picture("007-02").state()).isEqualTo(PictureState.REJECTED);
            assertThat(at.find("#reason-pane").isVisible()).isTrue();
            at.press(KeyCode.R);
            at.layOut();
            at.press(KeyCode.DIGIT4);
            at.press(KeyCode.P);
            both(at, "reason-ask");
            at.press(KeyCode.ENTER);
            at.idle();
            assertThat(at.find("#reason-pane").isVisible()).isFalse();
            String file = at.picture("007-02").id().fileName();
            assertThat(at.work.verdicts().grounds().get(file).categories())
                    .containsExactly(IssueCategory.VISUAL_REALISM);
            assertThat(at.picture("007-01").state()).isEqualTo(PictureState.CANDIDATE);
        }
    }

    @Test
    void aReviewFromTheFirstAnswerToTheFinalReportAndBack() {
        try (StudioFixture at = studio(960, 640)) {
            at.layOut();
            at.doOnFx(() -> at.studio.session().choose(at.picture("005-03")));
            at.press(KeyCode.V);
            at.idle();
            at.layOut();
            assertThat(at.studio.panes().sizesProperty().get().right()).isPositive();
            assertThat(at.scene.getFocusOwner().getId()).isEqualTo("review-realism-pass");
            for (int i = 0; i < 5; i++) {
                at.press(i == 2 ? KeyCode.DIGIT3 : KeyCode.DIGIT5);
            }
            at.doOnFx(() -> ((ToggleButton) at.find("#review-verdict-approved")).fire());
            at.idle();
            both(at, "review-narrow");
            at.doOnFx(() -> ((Button) at.find("#review-confirm")).fire());
            at.idle();
            assertThat(at.picture("005-03").state()).isEqualTo(PictureState.APPROVED);
            assertThat(at.work.reviews().look(at.picture("005-03").id()).report().isFinal())
                    .isTrue();
            assertThat(undoItem(at)).isEqualTo("Undo approve image-run-005-a01-003.png");
            at.press(KeyCode.Z, KeyCode.CONTROL);
            at.idle();
            assertThat(at.picture("005-03").state()).isEqualTo(PictureState.CANDIDATE);
        }
    }

    @Test
    void whereTheRubricComesFirstApprovingLeadsToIt() {
        try (StudioFixture at = studio(1440, 900)) {
            at.work.reviews().setPolicy(new ReviewPolicy(true, false));
            at.doOnFx(() -> {
                at.studio.session().policyProperty().set(new ReviewPolicy(true, false));
                at.studio.session().choose(at.picture("005-03"));
            });
            at.press(KeyCode.P);
            at.idle();
            assertThat(at.picture("005-03").state()).isEqualTo(PictureState.CANDIDATE);
            assertThat(at.focused()).isEqualTo("005-03");
            at.layOut();
            assertThat(at.scene.getFocusOwner().getId()).isEqualTo("review-realism-pass");
            at.press(KeyCode.DIGIT5);
            at.doOnFx(() -> {
                ((ToggleButton) at.find("#review-verdict-revise")).fire();
                ((ButtonBase) at.find("#review-category-ad_like")).fire();
                ((TextField) at.find("#review-action")).setText("Edit with softer light.");
            });
            at.idle();
            both(at, "review-wide");
            assertThat(at.work.reviews().look(at.picture("005-03").id()).sheet().verdict())
                    .isEqualTo(ReportVerdict.REVISE);
        }
    }

    @Test
    void rejectedPicturesGoToTheTrashAfterAQuestion() {
        try (StudioFixture at = studio(1440, 900)) {
            at.doOnFx(at.studio.actions().get("rejected.purge")::fire);
            at.idle();
            both(at, "purge");
            at.doOnFx(() -> ((Button) at.find("#confirm-yes")).fire());
            at.idle();
            at.await(() ->
                    at.studio.session().pictures().stream()
                            .noneMatch(p -> p.state() == PictureState.REJECTED));
        }
    }
}
