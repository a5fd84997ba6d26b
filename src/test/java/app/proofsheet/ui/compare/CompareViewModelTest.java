package app.proofsheet.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.SteppedTasks;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.session.PictureFilter;
import app.proofsheet.ui.session.SessionFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictDesk;
import app.proofsheet.ui.session.ViewMode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class CompareViewModelTest {

    @TempDir Path dir;

    private final StudioSession session = new StudioSession(new SteppedTasks());
    private final List<Notice> notices = new ArrayList<>();
    private final VerdictDesk desk = new VerdictDesk(session, notices::add);
    private CompareViewModel compare;

    @BeforeEach
    void open() {
        FakeWorkspace work = FakeWorkspace.sample(dir);
        new SessionFeed(session, desk).attach(work, SessionFeed.Start.read(work), null);
        compare = new CompareViewModel(session, notices::add);
    }

    private PictureSnapshot picture(String label) {
        return session.pictures().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private void select(String... labels) {
        session.focusProperty().set(picture(labels[0]));
        session.selection()
                .setAll(
                        List.of(labels).stream()
                                .map(this::picture)
                                .map(PictureSnapshot::id)
                                .toList());
    }

    private List<String> compared() {
        return compare.pictures().stream().map(PictureSnapshot::label).toList();
    }

    private String focused() {
        PictureSnapshot focus = session.focusProperty().get();
        return focus == null ? "" : focus.label();
    }

    @Test
    void anEditIsComparedWithItsSourceAndJudgedItself() {
        session.choose(picture("006-01"));
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(compared()).containsExactly("002-03", "006-01");
        assertThat(compare.editProperty().get()).isTrue();
        assertThat(compare.role(0)).isEqualTo("Before");
        assertThat(focused()).isEqualTo("006-01");
        assertThat(session.selection()).containsExactly(picture("006-01").id());
        assertThat(compare.strip().stream().map(PictureSnapshot::label).limit(2))
                .containsExactly("002-03", "006-01");
        assertThat(compare.strip()).hasSize(20);
    }

    @Test
    void upToFourChosenPicturesKeepTheirOrder() {
        select("005-03", "005-04", "005-02", "003-02", "003-04");
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(compared()).containsExactly("005-03", "005-04", "005-02", "003-02");
        assertThat(compare.role(2)).isEqualTo("C");
        assertThat(focused()).isEqualTo("005-03");
    }

    @Test
    void aPairOfSourceAndEditIsTurnedRight() {
        select("006-01", "002-03");
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(compared()).containsExactly("002-03", "006-01");
    }

    @Test
    void verdictsGoToTheTargetAndTheComparisonFollowsTheFile() {
        select("005-03", "005-04");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.targetProperty().set(1);
        assertThat(focused()).isEqualTo("005-04");
        desk.approve();
        assertThat(compared()).containsExactly("005-03", "005-04");
        assertThat(compare.pictures().get(1).id().path()).startsWith("images/approved/");
        assertThat(focused()).isEqualTo("005-04");
        assertThat(session.viewProperty().get()).isEqualTo(ViewMode.COMPARE);
    }

    @Test
    void anotherPictureOfTheStripTakesTheTargetsPlace() {
        select("005-03", "005-04");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.targetProperty().set(1);
        session.choose(picture("003-02"));
        assertThat(compared()).containsExactly("005-03", "003-02");
    }

    @Test
    void onePictureAloneIsComparedWithItsNeighbour() {
        session.choose(picture("007-03"));
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(compared()).containsExactly("007-03", "007-02");
    }

    @Test
    void withOnePictureShownTheViewStaysAndSaysWhy() {
        session.filterProperty().set(PictureFilter.ALL.withText("image-run-001-a01-003"));
        session.choose(picture("001-03"));
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(session.viewProperty().get()).isEqualTo(ViewMode.GRID);
        assertThat(notices).hasSize(1);
    }

    @Test
    void swappingExchangesBothAndKeepsTheTarget() {
        select("005-03", "005-04");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.swap();
        assertThat(compared()).containsExactly("005-04", "005-03");
        assertThat(focused()).isEqualTo("005-03");
        assertThat(compare.targetProperty().get()).isEqualTo(1);
    }

    @Test
    void leavingForgetsWhatWasCompared() {
        select("005-03", "005-04");
        session.viewProperty().set(ViewMode.COMPARE);
        session.viewProperty().set(ViewMode.GRID);
        assertThat(session.compared()).isEmpty();
        assertThat(focused()).isEqualTo("005-03");
    }
}
