package app.proofsheet.ui.session;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.ReviewPolicy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class VerdictDeskTest {

    @TempDir Path dir;

    @Test
    void approvingMovesTheFileAndGoesToTheNextShownPicture() {
        SessionFixture at = new SessionFixture(dir).choose("007-03");
        at.desk.approve();

        PictureSnapshot approved = at.picture("007-03");
        assertThat(approved.state()).isEqualTo(PictureState.APPROVED);
        assertThat(approved.id().path()).startsWith("images/approved/");
        assertThat(at.work.catalogue().file(approved.id())).exists();
        assertThat(at.focused()).isEqualTo("007-02");
        assertThat(at.session.selection()).containsExactly(at.picture("007-02").id());
        assertThat(at.lastNotice()).isEqualTo("Approved 007-03.");
    }

    @Test
    void theScreenChangesBeforeTheDiskDoes() {
        SessionFixture at = new SessionFixture(dir).choose("007-03");
        Path before = at.work.catalogue().file(at.picture("007-03").id());
        at.tasks.hold();
        at.desk.reject();

        assertThat(at.picture("007-03").state()).isEqualTo(PictureState.REJECTED);
        assertThat(at.picture("007-03").isNew()).isFalse();
        assertThat(at.focused()).isEqualTo("007-02");
        assertThat(before).exists();
        at.feed.reload();
        at.tasks.runAll();
        assertThat(Files.exists(before)).isFalse();
        assertThat(at.picture("007-03").state()).isEqualTo(PictureState.REJECTED);
        assertThat(at.desk.isBusy()).isFalse();
    }

    @Test
    void verdictsGivenFasterThanTheDiskComeInOrder() {
        SessionFixture at = new SessionFixture(dir).choose("007-03");
        at.session.autoAdvanceProperty().set(false);
        at.tasks.hold();
        at.desk.approve();
        at.desk.rate(4);
        at.desk.reject();
        at.tasks.runAll();

        PictureSnapshot picture = at.picture("007-03");
        assertThat(picture.state()).isEqualTo(PictureState.REJECTED);
        assertThat(picture.rating()).isEqualTo(4);
        assertThat(at.work.catalogue().file(picture.id())).exists();
        assertThat(at.work.verdicts().history(picture.id().assetDir())).hasSize(3);
    }

    @Test
    void afterTheLastPictureTheOneBeforeIsNext() {
        SessionFixture at = new SessionFixture(dir);
        PictureSnapshot last = at.session.shown().getLast();
        PictureSnapshot before = at.session.shown().get(at.session.shown().size() - 2);
        at.session.filterProperty().set(PictureFilter.ALL);
        at.session.choose(last);
        at.desk.reject();
        assertThat(at.focused()).isEqualTo(before.label());
    }

    @Test
    void judgingTheLastOfAFilterNeverLeavesAnEmptyLoupe() {
        SessionFixture at = new SessionFixture(dir);
        at.session.filterProperty().set(PictureFilter.ALL.withRun("image-run-006"));
        at.session
                .filterProperty()
                .set(at.session.filterProperty().get().withState(PictureState.CANDIDATE));
        at.choose("006-01");
        at.session.viewProperty().set(ViewMode.LOUPE);
        at.desk.approve();
        assertThat(at.session.shown()).isEmpty();
        assertThat(at.session.viewProperty().get()).isEqualTo(ViewMode.GRID);
        assertThat(at.session.focusProperty().get()).isNull();
    }

    @Test
    void withoutAutoAdvanceTheFocusStays() {
        SessionFixture at = new SessionFixture(dir).choose("005-03");
        at.session.autoAdvanceProperty().set(false);
        at.desk.approve();
        assertThat(at.focused()).isEqualTo("005-03");
    }

    @Test
    void aVerdictOnSeveralIsOneDeedToTakeBack() {
        SessionFixture at = new SessionFixture(dir);
        at.session
                .selection()
                .setAll(List.of(at.picture("005-02").id(), at.picture("005-03").id()));
        at.desk.reject();
        assertThat(at.picture("005-02").state()).isEqualTo(PictureState.REJECTED);
        assertThat(at.picture("005-03").state()).isEqualTo(PictureState.REJECTED);
        assertThat(at.lastNotice()).isEqualTo("Rejected 2 pictures. The files are kept.");

        at.desk.undo();
        assertThat(at.picture("005-02").state()).isEqualTo(PictureState.CANDIDATE);
        assertThat(at.picture("005-03").state()).isEqualTo(PictureState.CANDIDATE);
        at.desk.redo();
        assertThat(at.picture("005-02").state()).isEqualTo(PictureState.REJECTED);
        assertThat(at.picture("005-03").state()).isEqualTo(PictureState.REJECTED);
    }

    @Test
    void undoGoesBackToThePictureAndItsFormerRating() {
        SessionFixture at = new SessionFixture(dir).choose("003-02");
        at.desk.rate(1);
        assertThat(at.picture("003-02").rating()).isEqualTo(1);
        assertThat(at.lastNotice()).isEqualTo("Rated 003-02 with one star.");
        at.choose("007-01");
        at.desk.undo();
        assertThat(at.picture("003-02").rating()).isEqualTo(4);
        assertThat(at.focused()).isEqualTo("003-02");
    }

    @Test
    void anImmediateUndoWaitsForItsVerdict() {
        SessionFixture at = new SessionFixture(dir);
        at.session
                .selection()
                .setAll(List.of(at.picture("005-02").id(), at.picture("005-03").id()));
        at.tasks.hold();
        at.desk.approve();
        at.desk.undo();
        at.tasks.runAll();
        assertThat(at.picture("005-02").state()).isEqualTo(PictureState.CANDIDATE);
        assertThat(at.picture("005-03").state()).isEqualTo(PictureState.CANDIDATE);
    }

    @Test
    void aFailedVerdictIsPutBackAndSaidOnce() {
        SessionFixture at = new SessionFixture(dir).choose("007-02");
        at.work.failNext(
                Failure.of("folder_read_only", FailureKind.STORAGE, "The folder is read-only.")
                        .withNext("Make it writable."));
        at.desk.approve();
        assertThat(at.picture("007-02").state()).isEqualTo(PictureState.CANDIDATE);
        assertThat(at.notices).hasSize(1);
        assertThat(at.notices.getFirst().more())
                .isEqualTo("The picture is where it was. Make it writable.");
        assertThat(at.tasks.failures()).isEmpty();
    }

    @Test
    void anApprovalThatWaitsForTheRubricTakesThePersonThere() {
        SessionFixture at = new SessionFixture(dir).choose("007-03");
        List<String> asked = new java.util.ArrayList<>();
        at.desk.onRubricMissing(picture -> asked.add(picture.label()));
        at.work.reviews().setPolicy(new ReviewPolicy(true, false));
        at.desk.approve();
        assertThat(at.picture("007-03").state()).isEqualTo(PictureState.CANDIDATE);
        assertThat(asked).containsExactly("007-03");
        assertThat(at.lastNotice()).contains("no final review");
    }

    @Test
    void nothingToTakeBackIsSaid() {
        SessionFixture at = new SessionFixture(dir).choose("007-02");
        at.desk.undo();
        assertThat(at.lastNotice()).isEqualTo("There is nothing to take back.");
    }

    @Test
    void aVerdictThatChangesNothingWritesNothing() {
        SessionFixture at = new SessionFixture(dir).choose("003-03");
        at.desk.approve();
        assertThat(at.work.verdicts().history("")).isEmpty();
        assertThat(at.notices).isEmpty();
    }

    @Test
    void thePictureBeingEditedKeepsItsPanelWhenItMoves() {
        SessionFixture at = new SessionFixture(dir).choose("007-02");
        at.session.editingProperty().set(at.picture("007-02").id());
        at.desk.approve();
        assertThat(at.session.editingProperty().get()).isEqualTo(at.picture("007-02").id());
    }
}
