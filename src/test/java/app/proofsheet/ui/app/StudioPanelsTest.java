package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.brief.BriefViewModel;
import app.proofsheet.ui.brief.FileChoice;
import app.proofsheet.ui.session.ViewMode;

import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The side panes as they are wired in the studio. */
class StudioPanelsTest {

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

    private StudioFixture studio(StudioPanels panels) {
        return new StudioFixture(
                        StudioFixture.sample(dir), dir, panels, StudioMemory.none(), 1440, 900)
                .opened();
    }

    @Test
    void theInspectorFollowsTheFocus() {
        try (StudioFixture at = studio(new StudioPanels(new NoFiles()))) {
            for (String label : List.of("005-03", "007-01", "003-03")) {
                at.doOnFx(() -> at.studio.session().choose(at.picture(label)));
                at.idle();
                at.layOut();
                String shown = ((Label) at.find("#inspect-name")).getText();
                assertThat(shown).isEqualTo(at.picture(label).id().fileName());
            }
            at.press(KeyCode.P);
            at.idle();
            at.press(KeyCode.RIGHT);
            at.idle();
            at.layOut();
            String shown = ((Label) at.find("#inspect-name")).getText();
            assertThat(shown).isEqualTo(at.picture(at.focused()).id().fileName());
        }
    }

    @Test
    void theBriefFormShowsWhatItHolds() {
        StudioPanels panels = new StudioPanels(new NoFiles());
        try (StudioFixture at = studio(panels)) {
            BriefViewModel brief = panels.brief().orElseThrow();
            at.await(() -> brief.stageProperty().get() == BriefViewModel.Stage.FORM);
            at.idle();
            at.layOut();
            assertThat(sourceRows(at)).isEqualTo(3);
            at.doOnFx(() -> brief.form().sourceBasis().clear());
            at.await(() ->
                    brief.gate().findings().stream()
                            .anyMatch(f -> f.code().equals("no_source_basis")));
            at.layOut();
            assertThat(sourceRows(at)).isZero();
        }
    }

    @Test
    void anEditIsQueuedAndThePanelClosesByKey() {
        try (StudioFixture at = studio(new StudioPanels(new NoFiles()))) {
            at.doOnFx(() -> at.studio.session().choose(at.picture("003-03")));
            at.press(KeyCode.E);
            at.idle();
            at.layOut();
            at.doOnFx(() -> ((ButtonBase) at.find("#edit-subject-wardrobe")).fire());
            at.layOut();
            at.doOnFx(() -> ((TextInputControl) at.find("#edit-note-wardrobe")).setText("A knit."));
            at.await(() -> !((Button) at.find("#edit-queue")).isDisabled());
            at.doOnFx(() -> ((Button) at.find("#edit-queue")).fire());
            at.idle();
            assertThat(at.work.editOrders()).hasSize(1);
            assertThat(at.work.editOrders().getFirst().notes())
                    .containsEntry("wardrobe", "A knit.");
            at.press(KeyCode.ESCAPE);
            assertThat(at.studio.session().editingProperty().get()).isNull();
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.GRID);
        }
    }

    private static int sourceRows(StudioFixture at) {
        return StudioFixture.onFx(
                () -> at.studio.root().lookupAll(".brief-source .ps-source-row").size());
    }
}
