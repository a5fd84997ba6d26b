package app.proofsheet.ui.review;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.SteppedTasks;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.review.ReasonViewModel.Stage;
import app.proofsheet.ui.session.SessionFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.UndoTexts;
import app.proofsheet.ui.session.VerdictDesk;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

class ReasonViewModelTest {

    @TempDir Path dir;
    private final List<Notice> notices = new ArrayList<>();
    private final StudioSession session = new StudioSession(new SteppedTasks());
    private final VerdictDesk desk = new VerdictDesk(session, notices::add);
    private final ReasonViewModel model = new ReasonViewModel(session, desk);
    private final UndoTexts undo = new UndoTexts(session);
    private FakeWorkspace work;

    @BeforeEach
    void open() {
        work = FakeWorkspace.sample(dir);
        desk.onSettled(undo::refresh);
        new SessionFeed(session, desk).attach(work, SessionFeed.Start.read(work), null);
    }

    private PictureSnapshot picture(String label) {
        return session.pictures().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private RejectGrounds grounds(String label) {
        return work.verdicts().grounds().get(picture(label).id().fileName());
    }

    @Test
    void rejectingNeverWaitsAndOffersToSayWhy() {
        session.choose(picture("007-03"));
        model.reject();
        assertThat(picture("007-03").state()).isEqualTo(PictureState.REJECTED);
        assertThat(session.focusProperty().get().label()).isEqualTo("007-02");
        assertThat(model.stageProperty().get()).isEqualTo(Stage.OFFERING);
        assertThat(model.sentenceProperty().get()).contains("007-03");
        assertThat(notices).isEmpty();

        // Culling on without an answer: the offer is about the next picture.
        model.reject();
        assertThat(model.sentenceProperty().get()).contains("007-02");

        model.ask();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.ASKING);
        model.confirm();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.ASKING);
        model.toggle(IssueCategory.AD_LIKE);
        model.textProperty().set("Too glossy.");
        model.confirm();
        assertThat(grounds("007-02"))
                .isEqualTo(new RejectGrounds("Too glossy.", Set.of(IssueCategory.AD_LIKE)));
        assertThat(grounds("007-03")).isNull();
        assertThat(model.stageProperty().get()).isEqualTo(Stage.HIDDEN);
    }

    @Test
    void theLastChoiceIsOfferedAgainAndLeavingKeepsTheRejection() {
        session.choose(picture("007-03"));
        model.reject();
        model.ask();
        model.toggle(IssueCategory.PERSONA_DRIFT);
        model.confirm();
        model.reject();
        model.ask();
        assertThat(model.chosenProperty().get()).containsExactly(IssueCategory.PERSONA_DRIFT);
        model.close();
        assertThat(picture("007-02").state()).isEqualTo(PictureState.REJECTED);
        assertThat(grounds("007-02")).isNull();

        // Who thinks of it later, on the next picture, is asked about the last rejection.
        assertThat(session.focusProperty().get().label()).isEqualTo("007-01");
        model.ask();
        assertThat(model.sentenceProperty().get()).contains("007-02");
    }

    @Test
    void severalRejectedPicturesGetOneReason() {
        session.selection().setAll(picture("005-01").id(), picture("003-01").id());
        model.ask();
        assertThat(model.sentenceProperty().get()).contains("2 pictures");
        model.toggle(IssueCategory.MIXED);
        model.confirm();
        assertThat(grounds("005-01").categories()).containsExactly(IssueCategory.MIXED);
        assertThat(grounds("003-01").reason()).isEqualTo("Several things are wrong with it.");
        assertThat(notices.getLast().sentence()).contains("2 pictures");
    }

    @Test
    void whereAReasonComesFirstNothingIsRejectedBefore() {
        session.policyProperty().set(new ReviewPolicy(false, true));
        session.choose(picture("007-03"));
        model.reject();
        assertThat(picture("007-03").state()).isEqualTo(PictureState.CANDIDATE);
        assertThat(model.stageProperty().get()).isEqualTo(Stage.ASKING);
        model.close();
        assertThat(picture("007-03").state()).isEqualTo(PictureState.CANDIDATE);
        model.reject();
        model.toggle(IssueCategory.HOOK_WEAK);
        model.reject();
        assertThat(picture("007-03").state()).isEqualTo(PictureState.REJECTED);
        assertThat(grounds("007-03").categories()).containsExactly(IssueCategory.HOOK_WEAK);
    }

    @Test
    void undoAndRedoAreNamedInWords() {
        assertThat(undo.undoProperty().get()).isEqualTo("Undo");
        session.choose(picture("007-03"));
        desk.approve();
        assertThat(undo.undoProperty().get()).isEqualTo("Undo approve image-run-007-a01-003.png");
        desk.undo();
        assertThat(undo.undoProperty().get()).isEqualTo("Undo");
        assertThat(undo.redoProperty().get()).isEqualTo("Redo approve image-run-007-a01-003.png");
    }
}
