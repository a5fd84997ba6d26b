package app.proofsheet.ui.compare;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
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

    private FakeWorkspace work;

    @BeforeEach
    void open() {
        work = FakeWorkspace.sample(dir);
        new SessionFeed(session, desk).attach(work, SessionFeed.Start.read(work), null);
        compare = new CompareViewModel(session, notices::add);
        desk.tell(compare);
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
        session.autoAdvanceProperty().set(false);
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
    void onePictureAloneSaysWhatToDoAndTheFilterCanBeTakenOff() {
        session.filterProperty().set(PictureFilter.ALL.withText("image-run-001-a01-003"));
        session.choose(picture("001-03"));
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(trouble().title()).isEqualTo("One picture is not enough");
        assertThat(trouble().isFiltered()).isTrue();
        assertThat(trouble().canStep()).isFalse();

        compare.showAll();

        assertThat(compare.troubleProperty().get()).isNull();
        assertThat(compared()).hasSize(2).first().isEqualTo("001-03");
    }

    @Test
    void withoutAnyPictureTheViewSaysHowToBegin() {
        session.assetProperty().set(session.assets().get(2));
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(trouble().title()).isEqualTo("No picture to compare");
        assertThat(trouble().canStep()).isFalse();
    }

    private CompareViewModel.Trouble trouble() {
        CompareViewModel.Trouble trouble = compare.troubleProperty().get();
        assertThat(trouble).isNotNull();
        return trouble;
    }

    private void takeAway(String label) {
        PictureSnapshot gone = picture(label);
        work.catalogue().remove(gone.id());
        work.catalogue().changed(gone.id().assetDir());
    }

    @Test
    void aPictureThatVanishesIsNamedAndNobodyTakesItsPlaceUnasked() {
        select("005-03", "005-04");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.targetProperty().set(1);
        PictureSnapshot gone = picture("005-04");

        takeAway("005-04");

        assertThat(compared()).containsExactly("005-03");
        assertThat(trouble().title()).isEqualTo("005-04 is no longer there");
        assertThat(trouble().canStep()).isTrue();
        assertThat(focused()).isEqualTo("005-03");
        assertThat(session.viewProperty().get()).isEqualTo(ViewMode.COMPARE);

        work.catalogue().put(gone);
        work.catalogue().changed(gone.id().assetDir());
        assertThat(compared()).containsExactly("005-03", "005-04");
        assertThat(compare.troubleProperty().get()).isNull();

        takeAway("005-04");
        compare.step(1);
        assertThat(compared()).hasSize(2).first().isEqualTo("005-03");
    }

    @Test
    void ofASurveyTheOthersAreStillCompared() {
        select("005-03", "005-04", "005-02");
        session.viewProperty().set(ViewMode.COMPARE);
        takeAway("005-04");
        assertThat(compared()).containsExactly("005-03", "005-02");
        assertThat(notices).hasSize(1);
        assertThat(notices.getFirst().sentence())
                .isEqualTo(
                        "A compared picture is no longer in the folder."
                                + " The other 2 are still compared.");
    }

    @Test
    void theChallengerStepsThroughTheShownOrderAndTheChampionStays() {
        select("005-03", "005-02");
        session.viewProperty().set(ViewMode.COMPARE);
        assertThat(compare.role(0)).isEqualTo("Champion");
        assertThat(compare.role(1)).isEqualTo("Challenger");
        List<String> order = session.shown().stream().map(PictureSnapshot::label).toList();
        List<String> met = new ArrayList<>();
        compare.step(-100);
        for (int i = 1; i < order.size(); i++) {
            met.add(compared().get(1));
            assertThat(compare.challengerPlace()).isEqualTo(i + " of 19");
            compare.step(1);
        }
        assertThat(met)
                .containsExactlyElementsOf(
                        order.stream().filter(label -> !label.equals("005-03")).toList());
        assertThat(compared()).containsExactly("005-03", met.getLast());
        assertThat(focused()).isEqualTo(met.getLast());
        assertThat(compare.ahead(1)).isEmpty();
    }

    @Test
    void theFilterDecidesWhoCanChallenge() {
        session.filterProperty().set(PictureFilter.ALL.withRun("image-run-003"));
        session.choose(picture("003-04"));
        session.viewProperty().set(ViewMode.COMPARE);
        compare.step(10);
        assertThat(compared()).containsExactly("003-04", "003-01");
        assertThat(compare.challengerPlace()).isEqualTo("3 of 3");
    }

    @Test
    void enterMakesTheChallengerTheChampionAndTheNextOneChallenges() {
        select("007-03", "007-02");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.promote();
        assertThat(compared()).containsExactly("007-02", "007-01");
        assertThat(focused()).isEqualTo("007-01");
        compare.step(100);
        String last = compared().get(1);
        compare.promote();
        assertThat(compared().getFirst()).isEqualTo(last);
        assertThat(compared().get(1)).isNotIn(last, "007-02");
    }

    @Test
    void withOnlyTwoThePromotedOneHasMetAll() {
        session.filterProperty().set(PictureFilter.ALL.withRun("image-run-001"));
        select("001-03", "001-02");
        takeAway("001-01");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.promote();
        assertThat(compared()).containsExactly("001-02", "001-03");
        assertThat(notices.getLast().sentence()).startsWith("001-02 has met every picture shown.");
    }

    @Test
    void inASurveyStepsMoveTheVerdictAndPicturesCanLeave() {
        select("005-03", "005-04", "005-02", "003-02");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.step(2);
        assertThat(focused()).isEqualTo("005-02");
        compare.promote();
        assertThat(compared()).containsExactly("005-02", "005-03", "005-04", "003-02");
        compare.drop();
        assertThat(compared()).containsExactly("005-03", "005-04", "003-02");
        compare.drop();
        compare.drop();
        assertThat(compared()).containsExactly("005-04", "003-02");
    }

    @Test
    void withAutoAdvanceAVerdictOnTheChallengerBringsTheNextOneAndUndoBringsItBack() {
        session.filterProperty().set(PictureFilter.ALL.withState(PictureState.CANDIDATE));
        select("005-04", "005-03");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.targetProperty().set(1);
        List<String> order = session.shown().stream().map(PictureSnapshot::label).toList();
        String next = order.get(order.indexOf("005-03") + 1);

        desk.reject();

        assertThat(compared()).containsExactly("005-04", next);
        assertThat(focused()).isEqualTo(next);
        desk.undo();
        assertThat(compared()).containsExactly("005-04", "005-03");
        assertThat(focused()).isEqualTo("005-03");
    }

    @Test
    void aVerdictOnTheChampionOrAnEditMovesNothing() {
        select("005-03", "005-04");
        session.viewProperty().set(ViewMode.COMPARE);
        compare.targetProperty().set(0);
        desk.approve();
        assertThat(compared()).containsExactly("005-03", "005-04");
        session.viewProperty().set(ViewMode.GRID);
        session.choose(picture("006-01"));
        session.viewProperty().set(ViewMode.COMPARE);
        desk.reject();
        assertThat(compared()).containsExactly("002-03", "006-01");
        assertThat(focused()).isEqualTo("006-01");
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
