package app.proofsheet.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.session.ViewMode;

import javafx.scene.control.Label;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

class InspectorViewTest extends PanelTest {

    private final List<String> asked = new ArrayList<>();
    private InspectorViewModel model;
    private InspectorView view;

    @BeforeEach
    void open() {
        InspectorActions actions =
                new InspectorActions() {
                    @Override
                    public void reveal(PictureId id) {
                        asked.add("reveal " + id.path());
                    }

                    @Override
                    public void copy(String text) {
                        asked.add("copy " + text);
                    }
                };
        doOnFx(() -> {
            model = new InspectorViewModel(session, Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
            view = new InspectorView(model, actions, loader, new Label("review"));
            session.focusProperty().set(picture("006-01"));
        });
    }

    @AfterEach
    void close() {
        doOnFx(() -> {
            view.dispose();
            model.dispose();
        });
    }

    @Test
    void detailsTellWhereAPictureCameFrom() {
        show(view.root(), 400, 720);
        photograph("inspect-details");
        assertEverythingIsNamed(view.root());
        assertThat(lookup("#inspect-prompt").queryAs(Label.class).getText())
                .startsWith("Edit the picture.");
        assertThat(lookup("#inspect-asked .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("Quality: asked high, not sent.");
        clickOn("#inspect-reveal");
        assertThat(asked).containsExactly("reveal " + picture("006-01").id().path());
    }

    @Test
    void aParentCanBeComparedAndVisited() {
        show(view.root(), 400, 720);
        clickOn("Lineage");
        photograph("inspect-lineage");
        clickOn("Compare with parent");
        assertThat(session.viewProperty().get()).isEqualTo(ViewMode.COMPARE);
        assertThat(model.tabProperty().get()).isEqualTo(InspectorViewModel.Tab.DIFFERENCES);
        photograph("inspect-differences");
        assertEverythingIsNamed(view.root());
        doOnFx(() -> session.viewProperty().set(ViewMode.GRID));
        assertThat(model.tabProperty().get()).isEqualTo(InspectorViewModel.Tab.DETAILS);
    }

    @Test
    void theWholeFamilyIsWalkedWithTheKeyboard() {
        show(view.root(), 400, 640);
        clickOn("Lineage");
        TreeView<?> tree = lookup("#inspect-lineage-tree").queryAs(TreeView.class);
        int here = onFx(() -> tree.getSelectionModel().getSelectedIndex());
        doOnFx(tree::requestFocus);
        type(KeyCode.UP, KeyCode.ENTER);
        assertThat(onFx(() -> session.focusProperty().get()).label()).isEqualTo("002-03");
        assertThat(onFx(() -> tree.getSelectionModel().getSelectedIndex())).isEqualTo(here - 1);
        type(KeyCode.LEFT);
        assertThat(onFx(() -> tree.getSelectionModel().getSelectedItem().isExpanded())).isFalse();
        assertThat(lookup("Lock changed").queryAll()).isNotEmpty();
        assertEverythingIsNamed(view.root());
    }

    @Test
    void aPictureIsExplainedAndItsExplanationCopied() {
        show(view.root(), 400, 720);
        assertThat(lookup("#inspect-explanation").query().getParent().isVisible()).isFalse();
        clickOn("#inspect-explain .hyperlink");
        photograph("inspect-explained");
        clickOn("#inspect-explanation-copy");
        assertThat(asked)
                .containsExactly("copy " + picture("006-01").id().path() + " was made by a test.");
        assertThat(lookup("#inspect-lock .label").queryAllAs(Label.class))
                .extracting(Label::getText)
                .contains("The persona lock persona/practical-work-friend.md has changed.");
    }

    @Test
    void oneValueOfARecordIsCopiedWithItsPath() {
        show(view.root(), 960, 640);
        clickOn("Manifest");
        clickOn("response.json");
        assertThat(model.expandedProperty().get()).isTrue();
        clickOn("\"image-run-006\"");
        photograph("inspect-value");
        clickOn("#inspect-json-value");
        clickOn("#inspect-json-path");
        assertThat(asked).containsExactly("copy image-run-006", "copy runId");
    }

    @Test
    void theManifestIsReadableWideAndNarrow() {
        show(view.root(), 950, 720);
        clickOn("Manifest");
        photograph("inspect-manifest-narrow");
        clickOn("#inspect-expand");
        photograph("inspect-manifest");
        assertEverythingIsNamed(view.root());
        clickOn("#inspect-json-copy");
        assertThat(asked).hasSize(1).first().asString().startsWith("copy {");
    }

    @Test
    void nothingChosenSaysSo() {
        show(view.root(), 320, 500);
        doOnFx(() -> session.focusProperty().set(null));
        photograph("inspect-empty");
        assertThat(lookup("No picture chosen").queryAll()).isNotEmpty();
    }
}
