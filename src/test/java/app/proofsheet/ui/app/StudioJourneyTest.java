package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.ui.FakeJobQueue;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.keys.KeySheet;
import app.proofsheet.ui.session.ViewMode;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The studio by its keys and buttons, over a fake work folder. */
class StudioJourneyTest {

    @TempDir Path dir;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private StudioFixture studio() {
        return new StudioFixture(dir, 1440, 900).opened();
    }

    @Test
    void theGridHasTheKeyboardOnceItsPicturesAreThere() {
        try (StudioFixture at = studio()) {
            Node grid = at.find("#gallery-grid");
            List<Node> owners =
                    Stream.iterate(at.scene.getFocusOwner(), n -> n != null, Node::getParent)
                            .toList();
            assertThat(owners).contains(grid);
            at.press(KeyCode.RIGHT);
            assertThat(at.focused()).isEqualTo("007-02");
        }
    }

    @Test
    void aCullByKeysAlone() {
        try (StudioFixture at = studio()) {
            assertThat(at.focused()).isEqualTo("007-03");
            at.press(KeyCode.DIGIT4);
            at.idle();
            assertThat(at.picture("007-03").rating()).isEqualTo(4);
            at.press(KeyCode.P);
            at.idle();
            assertThat(at.picture("007-03").state()).isEqualTo(PictureState.APPROVED);
            assertThat(Files.exists(at.work.catalogue().file(at.picture("007-03").id()))).isTrue();
            assertThat(at.focused()).isEqualTo("007-02");
            at.press(KeyCode.X);
            at.idle();
            assertThat(at.picture("007-02").state()).isEqualTo(PictureState.REJECTED);
            at.press(KeyCode.A);
            at.idle();
            assertThat(at.picture("007-01").state()).isEqualTo(PictureState.APPROVED);
            at.press(KeyCode.Z, KeyCode.CONTROL);
            at.idle();
            assertThat(at.picture("007-01").state()).isEqualTo(PictureState.CANDIDATE);
            assertThat(at.focused()).isEqualTo("007-01");
            at.press(KeyCode.Y, KeyCode.CONTROL);
            at.idle();
            assertThat(at.picture("007-01").state()).isEqualTo(PictureState.APPROVED);
            at.press(KeyCode.Z, KeyCode.CONTROL);
            at.press(KeyCode.Z, KeyCode.CONTROL, KeyCode.SHIFT);
            at.idle();
            assertThat(at.picture("007-01").state()).isEqualTo(PictureState.APPROVED);
            at.doOnFx(() -> at.studio.session().choose(at.picture("007-02")));
            at.press(KeyCode.U);
            at.idle();
            assertThat(at.picture("007-02").state()).isEqualTo(PictureState.CANDIDATE);
            at.doOnFx(() -> at.studio.session().choose(at.picture("007-03")));
            at.press(KeyCode.DIGIT0);
            at.idle();
            assertThat(at.picture("007-03").rating()).isZero();
        }
    }

    @Test
    void spaceOpensTheLoupeAndArrowsGoThroughIt() {
        try (StudioFixture at = studio()) {
            at.press(KeyCode.SPACE);
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.LOUPE);
            assertThat(at.picture("007-03").isNew()).isFalse();
            assertThat(((Label) at.find("#loupe-place")).getText()).isEqualTo(" · 1 of 20");
            at.press(KeyCode.RIGHT);
            assertThat(at.focused()).isEqualTo("007-02");
            at.press(KeyCode.LEFT);
            assertThat(at.focused()).isEqualTo("007-03");
            at.press(KeyCode.ESCAPE);
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.GRID);
            at.idle();
            assertThat(at.work.catalogue().picture(at.picture("007-03").id()).orElseThrow().isNew())
                    .isFalse();
        }
    }

    @Test
    void compareEditAndBackByKeys() {
        try (StudioFixture at = studio()) {
            at.doOnFx(() -> at.studio.session().choose(at.picture("006-01")));
            at.press(KeyCode.C);
            assertThat(at.studio.session().compared()).hasSize(2);
            at.press(KeyCode.P);
            at.idle();
            assertThat(at.picture("006-01").state()).isEqualTo(PictureState.APPROVED);
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.COMPARE);
            at.press(KeyCode.ESCAPE);
            at.press(KeyCode.E);
            assertThat(at.studio.session().editingProperty().get())
                    .isEqualTo(at.picture("006-01").id());
            assertThat(at.find("#fake-edit")).isNotNull();
            at.press(KeyCode.ESCAPE);
            assertThat(at.studio.session().editingProperty().get()).isNull();
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.GRID);
            assertThat(((FakePanels) at.panels).disposed).containsExactly("edit");
        }
    }

    @Test
    void lettersInTheSearchFieldJudgeNothing() {
        try (StudioFixture at = studio()) {
            at.press(KeyCode.F, KeyCode.CONTROL);
            assertThat(at.scene.getFocusOwner()).isInstanceOf(TextField.class);
            at.press(KeyCode.P);
            at.press(KeyCode.X);
            at.doOnFx(() -> ((TextField) at.scene.getFocusOwner()).setText("wardrobe"));
            assertThat(at.studio.session().shown()).hasSize(1);
            assertThat(at.work.verdicts().history("")).isEmpty();
            at.doOnFx(() -> ((TextField) at.scene.getFocusOwner()).setText("nothing like it"));
            at.doOnFx(() -> ((Button) at.find(".ps-empty-actions .button")).fire());
            assertThat(at.studio.session().shown()).hasSize(20);
        }
    }

    @Test
    void panesFoldByTheirKeysAndEachViewRemembers() {
        try (StudioFixture at = studio()) {
            PaneViewModel panes = at.studio.panes();
            at.press(KeyCode.F6);
            assertThat(panes.sizesProperty().get().left()).isZero();
            at.press(KeyCode.F7);
            assertThat(panes.sizesProperty().get().right()).isZero();
            at.press(KeyCode.F8);
            assertThat(panes.queueOpenProperty().get()).isFalse();
            at.press(KeyCode.SPACE);
            assertThat(panes.sizesProperty().get().right()).isEqualTo(400);
            at.press(KeyCode.ESCAPE);
            assertThat(panes.sizesProperty().get().right()).isZero();
            at.press(KeyCode.I);
            assertThat(panes.sizesProperty().get().right()).isEqualTo(320);
            at.press(KeyCode.F6);
            at.press(KeyCode.F8);
            assertThat(panes.sizesProperty().get().left()).isEqualTo(352);
            assertThat(panes.queueOpenProperty().get()).isTrue();
        }
    }

    @Test
    void theSheetOfKeysOpensAndClosesAndNothingActsBehindIt() {
        try (StudioFixture at = studio()) {
            at.press(KeyCode.SLASH, KeyCode.SHIFT);
            assertThat(at.studio.overlay().isShowing()).isTrue();
            at.press(KeyCode.P);
            at.idle();
            assertThat(at.picture("007-03").state()).isEqualTo(PictureState.CANDIDATE);
            at.press(KeyCode.ESCAPE);
            assertThat(at.studio.overlay().isShowing()).isFalse();
            at.press(KeyCode.P);
            at.idle();
            assertThat(at.picture("007-03").state()).isEqualTo(PictureState.APPROVED);
        }
    }

    @Test
    void aRefusedVerdictIsSaidWithWhatWasKept() {
        try (StudioFixture at = studio()) {
            at.work.failNext(
                    Failure.of("folder_read_only", FailureKind.STORAGE, "The folder is read-only.")
                            .withNext("Make it writable."));
            at.press(KeyCode.P);
            at.idle();
            assertThat(at.picture("007-03").state()).isEqualTo(PictureState.CANDIDATE);
            assertThat(at.studio.notices().entries()).hasSize(1);
            at.layOut();
            assertThat(((Label) at.find(".ps-notice-sentence")).getText())
                    .isEqualTo("The folder is read-only.");
        }
    }

    @Test
    void theUndoOfANoticeTakesTheVerdictBack() {
        try (StudioFixture at = studio()) {
            at.press(KeyCode.P);
            at.idle();
            at.layOut();
            at.doOnFx(() -> ((Button) at.find(".ps-notice .button.small")).fire());
            at.idle();
            assertThat(at.picture("007-03").state()).isEqualTo(PictureState.CANDIDATE);
        }
    }

    @Test
    void theUndoBesideAReasonTakesTheRejectionBack() {
        try (StudioFixture at = studio()) {
            at.press(KeyCode.X);
            at.idle();
            at.doOnFx(() -> ((Button) at.find("#reason-undo")).fire());
            at.idle();
            assertThat(at.picture("007-03").state()).isEqualTo(PictureState.CANDIDATE);
        }
    }

    @Test
    void withoutAFolderThePageSaysWhatToDo() {
        try (StudioFixture at = new StudioFixture(dir, 1440, 900)) {
            at.layOut();
            assertThat(at.find("#start")).isNotNull();
            at.doOnFx(() -> at.studio.actions().get("workspace.sample").fire());
            at.await(() -> at.studio.session().workspaceProperty().get() == at.work);
        }
    }

    @Test
    void anEmptyFolderOffersANewAssetAndTheSample() {
        FakeWorkspace empty = FakeWorkspace.empty(dir);
        try (StudioFixture at =
                new StudioFixture(empty, dir, new FakePanels(), StudioMemory.none(), 960, 640)) {
            at.opened();
            at.layOut();
            assertThat(at.find("#empty-folder").lookupAll(".button")).hasSize(2);
        }
    }

    @Test
    void aFolderThatIsNotThereLeavesWhatIsOpen() {
        try (StudioFixture at = studio()) {
            at.doOnFx(() -> at.studio.open(dir.resolve("not there")));
            at.idle();
            assertThat(at.studio.session().workspaceProperty().get()).isSameAs(at.work);
            assertThat(at.studio.notices().entries().getFirst().notice().sentence())
                    .isEqualTo("The folder not there is not there.");
            assertThat(at.studio.openingProperty().get()).isEmpty();
        }
    }

    @Test
    void theQueueShowsWhatRunsAndItsNextAction() {
        try (StudioFixture at = studio()) {
            at.work
                    .jobs()
                    .publish(
                            FakeJobQueue.waiting(
                                    "job-000001",
                                    FakeJobQueue.order(
                                            "assets/example-co-th-001-persona-a",
                                            "image-run-008",
                                            "model",
                                            "text-to-image",
                                            2)));
            at.await(() -> at.studio.session().jobs().size() == 1);
            at.layOut();
            assertThat(((ListView<?>) at.find("#queue-rows")).getItems()).hasSize(1);
            assertThat(((Label) at.find("#queue-counts")).getText()).isEqualTo("1 waiting");
            at.doOnFx(() -> ((Button) at.find("#queue-pause")).fire());
            at.idle();
            assertThat(at.work.jobs().calls()).contains("pause *");
        }
    }

    @Test
    void closingWaitsForVerdictsAndReleasesEverything() {
        StudioFixture at = studio();
        at.work.hold();
        at.press(KeyCode.P);
        at.doOnFx(() -> {
            at.work.release();
        });
        at.close();
        assertThat(at.work.isClosed()).isTrue();
        assertThat(at.work.verdicts().history("")).hasSize(1);
        assertThat(at.work.catalogue().listeners()).isZero();
        assertThat(at.work.jobs().listeners()).isZero();
        assertThat(((FakePanels) at.panels).disposed)
                .containsExactlyInAnyOrder("assets", "brief", "inspector");
    }

    @Test
    void whatWasOpenIsOpenAgain() {
        FakeWorkspace work = StudioFixture.sample(dir);
        StudioMemory memory = StudioMemory.none();
        try (StudioFixture first =
                new StudioFixture(work, dir, new FakePanels(), memory, 1440, 900)) {
            first.opened();
            first.doOnFx(() ->
                    first.studio
                            .session()
                            .assetProperty()
                            .set(first.studio.session().assets().get(1)));
            first.idle();
            first.press(KeyCode.F6);
        }
        try (StudioFixture second =
                new StudioFixture(work, dir, new FakePanels(), memory, 1440, 900)) {
            second.doOnFx(() -> second.studio.start(null));
            second.await(() -> second.studio.session().workspaceProperty().get() == work);
            second.idle();
            assertThat(second.studio.session().assetProperty().get())
                    .isEqualTo(second.studio.session().assets().get(1));
            assertThat(second.studio.panes().sizesProperty().get().left()).isZero();
        }
    }

    @Test
    void everythingThatCanBePressedHasAName() {
        try (StudioFixture at = studio()) {
            List<String> unnamed = new ArrayList<>();
            for (KeyCode view : new KeyCode[] {KeyCode.ESCAPE, KeyCode.SPACE, KeyCode.C}) {
                at.press(view);
                at.layOut();
                at.doOnFx(() -> collectUnnamed(at.studio.root(), unnamed));
            }
            assertThat(unnamed).isEmpty();
        }
    }

    private static void collectUnnamed(Node node, List<String> unnamed) {
        boolean works =
                node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof Slider
                        || node instanceof ListView<?>;
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
    void aNarrowVerdictBarGivesUpItsKeycapsBeforeItsWords() {
        try (StudioFixture at = new StudioFixture(dir, 900, 700).opened()) {
            at.press(KeyCode.SPACE);
            at.photograph("narrow-verdicts");
            Node bar = at.find(".ps-verdict-bar");
            List<Node> caps = List.copyOf(bar.lookupAll(".button .ps-keycap"));
            assertThat(caps).isNotEmpty().noneMatch(Node::isVisible);
        }
        try (StudioFixture at = new StudioFixture(dir.resolve("wide"), 1900, 900).opened()) {
            at.press(KeyCode.SPACE);
            at.photograph("wide-verdicts");
            assertThat(at.find(".ps-verdict-bar").lookupAll(".button .ps-keycap"))
                    .anyMatch(Node::isVisible);
        }
    }

    @Test
    void filesOfTheSelectionAreCopied() {
        try (StudioFixture at = studio()) {
            at.doOnFx(() ->
                    at.studio
                            .session()
                            .selection()
                            .setAll(at.picture("007-02").id(), at.picture("007-01").id()));
            at.press(KeyCode.C, KeyCode.CONTROL);
            assertThat(at.desktop.copiedFiles)
                    .hasSize(2)
                    .allMatch(Path::isAbsolute)
                    .allMatch(Files::isRegularFile);
        }
    }

    @Test
    void picturesStandUnderTheirRuns() {
        try (StudioFixture at = studio()) {
            MenuButton order = (MenuButton) at.find("#filter-order");
            at.doOnFx(() ->
                    order.getItems().stream()
                            .filter(i -> "Group by run".equals(i.getText()))
                            .findFirst()
                            .orElseThrow()
                            .fire());
            at.photograph("grouped");
            assertThat(((Label) at.find(".ps-grid-heading")).getText()).contains("image-run-");
        }
    }

    @Test
    void theFilterOffersWhatOccursAndSaysHowManyAreOn() {
        try (StudioFixture at = studio()) {
            MenuButton filter = (MenuButton) at.find("#filter-more");
            assertThat(filter.getText()).isNull();
            at.doOnFx(() -> filter.getOnShowing().handle(null));
            List<String> menus = filter.getItems().stream().map(MenuItem::getText).toList();
            assertThat(menus).contains("Rating", "Made", "Model");
            int all = at.studio.session().shown().size();
            at.doOnFx(() -> fire(filter, "Rating", "★★★ and more"));
            assertThat(at.studio.session().shown())
                    .isNotEmpty()
                    .hasSizeLessThan(all)
                    .allMatch(p -> p.rating() >= 3);
            assertThat(filter.getText()).isEqualTo("1");
            at.doOnFx(() -> {
                filter.getOnShowing().handle(null);
                fire(filter, "Made", "Edited");
            });
            assertThat(filter.getText()).isEqualTo("2");
            at.photograph("filter-on");
            at.doOnFx(() -> filter.getItems().getLast().fire());
            assertThat(at.studio.session().shown()).hasSize(all);
        }
    }

    private static void fire(MenuButton button, String menu, String item) {
        button.getItems().stream()
                .filter(m -> menu.equals(m.getText()))
                .flatMap(m -> ((Menu) m).getItems().stream())
                .filter(i -> item.equals(i.getText()))
                .findFirst()
                .orElseThrow()
                .fire();
    }

    @Test
    void everyKeyIsOnTheSheetAndNoneIsDeclaredTwice() {
        try (StudioFixture at = studio()) {
            List<String> keys =
                    KeySheet.keys(at.studio.actions()).values().stream()
                            .flatMap(List::stream)
                            .toList();
            assertThat(keys).doesNotHaveDuplicates();
            assertThat(keys)
                    .contains(
                            "P",
                            "A",
                            "X",
                            "U",
                            "E",
                            "C",
                            "I",
                            "Z",
                            "0",
                            "5",
                            "F6",
                            "F7",
                            "F8",
                            "Ctrl+Z",
                            "Ctrl+Y",
                            "Ctrl+Shift+Z",
                            "Ctrl+F",
                            "Ctrl+O",
                            "?",
                            "Esc",
                            "Space",
                            "Enter");
        }
    }
}
