package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.brief.BriefViewModel;
import app.proofsheet.ui.brief.FileChoice;

import javafx.scene.control.Label;
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

    private static int sourceRows(StudioFixture at) {
        return StudioFixture.onFx(() -> at.studio.root().lookupAll(".ps-source-row").size());
    }
}
