package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.control.CompareMode;
import app.proofsheet.ui.control.ComparePane;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.KeyNames;
import app.proofsheet.ui.keys.KeySheet;
import app.proofsheet.ui.session.ViewMode;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Comparing in the studio, by keys and buttons. */
class CompareJourneyTest {

    @TempDir Path dir;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private StudioFixture comparing(String... labels) {
        return comparing(1440, 900, labels);
    }

    private StudioFixture comparing(double width, double height, String... labels) {
        StudioFixture at = new StudioFixture(dir, width, height).opened();
        at.doOnFx(() -> {
            at.studio.session().focusProperty().set(find(at, labels[labels.length - 1]));
            List<PictureId> chosen = new ArrayList<>();
            for (String label : labels) {
                chosen.add(find(at, label).id());
            }
            at.studio.session().selection().setAll(chosen);
        });
        at.press(KeyCode.C);
        at.layOut();
        return at;
    }

    private static PictureSnapshot find(StudioFixture at, String label) {
        return at.studio.session().pictures().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> compared(StudioFixture at) {
        return StudioFixture.onFx(
                () -> at.studio.session().compared().stream().map(PictureSnapshot::label).toList());
    }

    private static ComparePane pane(StudioFixture at) {
        return (ComparePane) at.find("#compare-pictures");
    }

    private static CompareMode mode(StudioFixture at) {
        return StudioFixture.onFx(() -> pane(at).modeProperty().get());
    }

    @Test
    void anEditOpensAsSwipeAndEveryModeHasAKey() {
        try (StudioFixture at = comparing("006-01")) {
            assertThat(compared(at)).containsExactly("002-03", "006-01");
            assertThat(mode(at)).isEqualTo(CompareMode.SWIPE);
            at.press(KeyCode.RIGHT);
            assertThat(pane(at).split()).isGreaterThan(0.5);
            at.press(KeyCode.O);
            assertThat(mode(at)).isEqualTo(CompareMode.ONION_SKIN);
            at.press(KeyCode.CLOSE_BRACKET);
            assertThat(pane(at).strengthProperty().get()).isEqualTo(0.55);
            at.press(KeyCode.B);
            assertThat(mode(at)).isEqualTo(CompareMode.BLINK);
            at.press(KeyCode.B);
            assertThat(pane(at).blinkPausedProperty().get()).isTrue();
            at.press(KeyCode.D);
            at.await(() -> {
                at.studio.root().layout();
                return pane(at).changedTextProperty().get().startsWith("Changed: ");
            });
            assertThat(((Label) at.find("#compare-changed")).isVisible()).isTrue();
            at.press(KeyCode.OPEN_BRACKET);
            assertThat(((Slider) at.find("#compare-threshold")).getValue()).isEqualTo(11);
            at.press(KeyCode.S);
            assertThat(mode(at)).isEqualTo(CompareMode.SIDE_BY_SIDE);
            at.press(KeyCode.L);
            assertThat(pane(at).lockedProperty().get()).isFalse();
            at.press(KeyCode.L);
            at.press(KeyCode.W);
            at.press(KeyCode.T);
            assertThat(compared(at)).containsExactly("006-01", "002-03");
        }
    }

    @Test
    void aTournamentByKeysAlone() {
        try (StudioFixture at = comparing("007-03", "007-02")) {
            assertThat(mode(at)).isEqualTo(CompareMode.SIDE_BY_SIDE);
            at.press(KeyCode.RIGHT);
            assertThat(compared(at)).containsExactly("007-03", "007-01");
            at.press(KeyCode.UP);
            assertThat(compared(at)).containsExactly("007-03", "007-02");
            at.press(KeyCode.ENTER);
            assertThat(compared(at)).containsExactly("007-02", "007-01");
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.COMPARE);
            at.press(KeyCode.X);
            at.idle();
            assertThat(at.picture("007-01").state()).isEqualTo(PictureState.REJECTED);
            assertThat(compared(at)).containsExactly("007-02", "006-01");
            at.press(KeyCode.Z, KeyCode.CONTROL);
            at.idle();
            assertThat(at.picture("007-01").state()).isEqualTo(PictureState.CANDIDATE);
            assertThat(compared(at)).containsExactly("007-02", "007-01");
            at.press(KeyCode.DIGIT4);
            at.idle();
            assertThat(at.picture("007-01").rating()).isEqualTo(4);
            at.press(KeyCode.ESCAPE);
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.GRID);
            at.press(KeyCode.ENTER);
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.LOUPE);
        }
    }

    @Test
    void zoomIsKeptFromChallengerToChallenger() {
        try (StudioFixture at = comparing("005-03", "005-04")) {
            at.doOnFx(() -> pane(at).model().zoomTo(2, 0.4, 0.3));
            at.press(KeyCode.DOWN);
            assertThat(pane(at).model().zoomProperty().get()).isEqualTo(2);
            assertThat(pane(at).model().centreYProperty().get()).isEqualTo(0.3);
            at.layOut();
            at.await(() -> pane(at).zoomTextProperty().get().startsWith("200 %"));
            at.press(KeyCode.Z);
            assertThat(pane(at).model().isActual()).isTrue();
            at.press(KeyCode.Z);
            assertThat(pane(at).model().fitProperty().get()).isTrue();
        }
    }

    @Test
    void aVerdictUnderAFilterLeavesThePictureInPlace() {
        try (StudioFixture at = comparing("005-03", "005-04")) {
            at.doOnFx(() -> {
                at.studio.session().autoAdvanceProperty().set(false);
                at.studio
                        .session()
                        .filterProperty()
                        .set(
                                at.studio
                                        .session()
                                        .filterProperty()
                                        .get()
                                        .withState(PictureState.CANDIDATE));
            });
            at.press(KeyCode.X);
            at.idle();
            assertThat(compared(at)).containsExactly("005-03", "005-04");
            assertThat(at.focused()).isEqualTo("005-04");
            assertThat(at.picture("005-04").state()).isEqualTo(PictureState.REJECTED);
        }
    }

    @Test
    void aSurveyOfFourFitsASmallWindowAndNarrowsToAPair() {
        try (StudioFixture at = comparing(960, 640, "005-03", "005-04", "005-02", "003-02")) {
            assertThat(at.find("#compare-pictures").lookupAll(".ps-compare-cell")).hasSize(4);
            at.layOut();
            for (Node cell : at.find("#compare-pictures").lookupAll(".ps-compare-cell")) {
                assertThat(cell.getLayoutBounds().getWidth()).isGreaterThan(80);
                assertThat(cell.getLayoutBounds().getHeight()).isGreaterThan(120);
            }
            at.press(KeyCode.LEFT);
            assertThat(at.focused()).isEqualTo("005-02");
            at.press(KeyCode.DELETE);
            at.press(KeyCode.DELETE);
            assertThat(compared(at)).containsExactly("005-03", "005-04");
            at.press(KeyCode.DELETE);
            assertThat(compared(at)).hasSize(2);
        }
    }

    @Test
    void whatVanishedIsNamedWithAWayOn() {
        try (StudioFixture at = comparing("005-03", "005-04")) {
            PictureId gone = at.picture("005-04").id();
            at.work.catalogue().remove(gone);
            at.work.catalogue().changed(gone.assetDir());
            at.await(() -> at.studio.session().compared().size() == 1);
            at.layOut();
            assertThat(((Label) at.find("#compare-trouble .ps-empty-title")).getText())
                    .isEqualTo("005-04 is no longer there");
            at.doOnFx(() -> ((Button) at.find("#compare-trouble .button")).fire());
            assertThat(compared(at)).hasSize(2).first().isEqualTo("005-03");
            assertThat(StudioFixture.onFx(() -> at.studio.root().lookup("#compare-trouble")))
                    .isNull();
        }
    }

    @Test
    void everyControlOfEveryModeHasAName() {
        try (StudioFixture at = comparing("005-03", "005-04")) {
            List<String> unnamed = new ArrayList<>();
            for (CompareMode mode : CompareMode.values()) {
                at.doOnFx(() -> pane(at).modeProperty().set(mode));
                at.layOut();
                at.doOnFx(() -> collectUnnamed(at.studio.root(), unnamed));
            }
            assertThat(unnamed).isEmpty();
            assertThat(pane(at).getAccessibleText())
                    .isEqualTo(
                            "Comparing Champion 005-03, Challenger 005-04,"
                                    + " verdict on Challenger");
        }
    }

    private static void collectUnnamed(Node node, List<String> unnamed) {
        boolean works = node instanceof ButtonBase || node instanceof Slider;
        String text = node instanceof ButtonBase button ? button.getText() : null;
        String name = node.getAccessibleText();
        if (works
                && (name == null || name.isBlank())
                && (text == null || text.isBlank())
                && !node.getStyleClass().contains("arrow-button")) {
            unnamed.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectUnnamed(child, unnamed));
        }
    }

    @Test
    void noKeyDoesTwoThingsAtOnceInAnyView() {
        try (StudioFixture at = comparing("005-03", "005-04")) {
            for (ViewMode view : ViewMode.values()) {
                at.doOnFx(() -> at.studio.session().viewProperty().set(view));
                Map<String, String> meaning = new HashMap<>();
                for (Action action : at.studio.actions().all()) {
                    if (!StudioFixture.onFx(action.canRun()::get)) {
                        continue;
                    }
                    for (KeyCombination key : action.keys()) {
                        String other = meaning.put(KeyNames.of(key), action.id());
                        // What is for comparing alone goes before what is for everywhere.
                        assertThat(other == null || action.id().startsWith("compare."))
                                .as(view + ": " + KeyNames.of(key) + " is also " + other)
                                .isTrue();
                    }
                }
            }
            assertThat(
                            KeySheet.comparing(at.studio.actions()).values().stream()
                                    .flatMap(List::stream))
                    .contains("S", "W", "O", "B", "D", "F", "L", "T", "Enter", "Del", "[", "]");
        }
    }
}
