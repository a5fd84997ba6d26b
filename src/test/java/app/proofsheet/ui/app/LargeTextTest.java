package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.brief.FileChoice;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.theme.TextSize;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The whole studio with text of twice the size. */
class LargeTextTest {

    @TempDir Path dir;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private static final class NoFiles implements FileChoice {
        @Override
        public Optional<Path> oneFile(String title, Path startFolder) {
            return Optional.empty();
        }

        @Override
        public List<Path> manyFiles(String title, Path startFolder) {
            return List.of();
        }
    }

    private StudioFixture studio(double width, double height) {
        StudioFixture at =
                new StudioFixture(
                                StudioFixture.sample(dir),
                                dir,
                                new StudioPanels(new NoFiles()),
                                StudioMemory.none(),
                                width,
                                height)
                        .opened();
        at.doOnFx(() -> at.studio.theme().textSizeProperty().set(TextSize.LARGEST));
        at.doOnFx(() -> at.studio.session().choose(at.studio.session().pictures().get(9)));
        return at;
    }

    @Test
    void everyTextGrowsAndShrinksAgain() {
        try (StudioFixture at = studio(1440, 900)) {
            at.layOut();
            Label assets = (Label) at.find(".assets .ps-section");
            assertThat(assets.getFont().getSize()).isEqualTo(26);
            assertThat(((javafx.scene.layout.Region) at.find(".ps-topbar")).getHeight())
                    .isEqualTo(88);
            assertThat(at.find("#queue-drawer .list-view"))
                    .extracting("fixedCellSize")
                    .isEqualTo(68.0);
            at.doOnFx(() -> at.studio.theme().textSizeProperty().set(TextSize.NORMAL));
            at.layOut();
            assertThat(assets.getFont().getSize()).isEqualTo(13);
            assertThat(((javafx.scene.layout.Region) at.find(".ps-topbar")).getHeight())
                    .isEqualTo(44);
        }
    }

    @ParameterizedTest
    @CsvSource({"1440, 900, wide", "960, 640, small"})
    void nothingIsCutWithoutAWayToReadIt(double width, double height, String name) {
        try (StudioFixture at = studio(width, height)) {
            List<String> cut = new ArrayList<>();
            look(at, name + "-grid", cut);
            at.press(KeyCode.F7);
            look(at, name + "-inspector", cut);
            at.press(KeyCode.SPACE);
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.LOUPE);
            look(at, name + "-loupe", cut);
            at.press(KeyCode.C);
            look(at, name + "-compare", cut);
            at.press(KeyCode.ESCAPE);
            at.press(KeyCode.E);
            at.idle();
            look(at, name + "-edit", cut);
            at.press(KeyCode.ESCAPE);
            at.doOnFx(() -> at.studio.actions().get("keys").fire());
            look(at, name + "-keys", cut);
            at.press(KeyCode.ESCAPE);
            at.doOnFx(() -> at.studio.actions().get("keys.change").fire());
            look(at, name + "-keys-change", cut);
            at.press(KeyCode.ESCAPE);
            at.doOnFx(() -> at.studio.actions().get("palette").fire());
            look(at, name + "-palette", cut);
            at.press(KeyCode.ESCAPE);
            at.doOnFx(() -> at.studio.actions().get("costs").fire());
            look(at, name + "-costs", cut);
            assertThat(cut).isEmpty();
        }
    }

    private static void look(StudioFixture at, String name, List<String> cut) {
        at.photograph("large-text-" + name);
        StudioFixture.onFx(() -> {
            collect(at, name, at.studio.root(), cut);
            return true;
        });
    }

    private static void collect(StudioFixture at, String where, Node node, List<String> cut) {
        if (!node.isVisible() || !isSeen(at, node)) {
            return;
        }
        if (node instanceof Labeled label && isCut(label)) {
            cut.add(where + ": " + label.getText() + " " + label.getStyleClass() + label.getId());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(at, where, child, cut));
        }
    }

    private static boolean isSeen(StudioFixture at, Node node) {
        Bounds bounds = node.localToScene(node.getBoundsInLocal());
        return bounds.getMaxX() > 0
                && bounds.getMaxY() > 0
                && bounds.getMinX() < at.scene.getWidth()
                && bounds.getMinY() < at.scene.getHeight();
    }

    /** What is cut shows itself whole under the mouse, unless something says more already. */
    private static boolean isCut(Labeled label) {
        if (!label.isTextTruncated() || label.getTooltip() != null) {
            return false;
        }
        javafx.event.Event.fireEvent(
                label,
                new MouseEvent(
                        MouseEvent.MOUSE_ENTERED_TARGET,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.NONE,
                        0,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        false,
                        null));
        return label.getTooltip() == null || !label.getTooltip().getText().equals(label.getText());
    }
}
