package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.palette.PaletteEntry;
import app.proofsheet.ui.session.ViewMode;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Path;
import java.util.List;

/** The palette and the card of keys in the studio. */
class PaletteJourneyTest {

    @TempDir Path dir;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    private StudioFixture studio() {
        return new StudioFixture(dir, 1440, 900).opened();
    }

    private static void search(StudioFixture at, String words) {
        at.doOnFx(() -> ((TextField) at.find("#palette .text-field")).setText(words));
        at.idle();
    }

    private static List<String> found(StudioFixture at) {
        ListView<?> list = (ListView<?>) at.find("#palette-list");
        return list.getItems().stream().map(e -> ((PaletteEntry) e).title()).toList();
    }

    @Test
    void findsActionsAssetsRunsAndPicturesAndGoesThere() {
        try (StudioFixture at = studio()) {
            at.press(KeyCode.K, KeyCode.CONTROL);
            at.idle();
            assertThat(found(at)).contains("Approve", "Open the sample");
            at.photograph("palette");

            search(at, at.picture("007-01").id().fileName());
            assertThat(found(at)).containsExactly("007-01");
            search(at, "007-01");
            at.photograph("palette-search");
            assertThat(found(at)).first().isEqualTo("007-01");
            at.press(KeyCode.ENTER);
            at.idle();
            assertThat(at.focused()).isEqualTo("007-01");
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.LOUPE);
            assertThat(at.studio.overlay().isShowing()).isFalse();

            at.press(KeyCode.K, KeyCode.CONTROL);
            search(at, "grid");
            at.press(KeyCode.ENTER);
            assertThat(at.studio.session().viewProperty().get()).isEqualTo(ViewMode.GRID);

            at.press(KeyCode.K, KeyCode.CONTROL);
            search(at, "image-run-006");
            assertThat(found(at)).first().isEqualTo("image-run-006");
            at.press(KeyCode.ENTER);
            assertThat(at.studio.session().filterProperty().get().run()).isEqualTo("image-run-006");
            assertThat(at.studio.session().shown()).isNotEmpty();
        }
    }

    @Test
    void arrowsChooseAndEscCloses() {
        try (StudioFixture at = studio()) {
            at.press(KeyCode.K, KeyCode.CONTROL);
            at.idle();
            ListView<?> list = (ListView<?>) at.find("#palette-list");
            assertThat(list.getSelectionModel().getSelectedIndex()).isZero();
            at.press(KeyCode.DOWN);
            assertThat(list.getSelectionModel().getSelectedIndex()).isEqualTo(1);
            at.press(KeyCode.UP);
            at.press(KeyCode.UP);
            assertThat(list.getSelectionModel().getSelectedIndex()).isZero();
            at.press(KeyCode.ESCAPE);
            assertThat(at.studio.overlay().isShowing()).isFalse();
        }
    }

    @Test
    void aKeyIsGivenToAnotherActionAndKept() {
        try (StudioFixture at = studio()) {
            at.doOnFx(() -> at.studio.actions().get("keys.change").fire());
            at.photograph("keys-change");
            ListView<?> list = (ListView<?>) at.find("#key-list");
            at.doOnFx(() -> {
                int reject = 0;
                for (int i = 0; i < list.getItems().size(); i++) {
                    if (list.getItems().get(i).toString().contains("verdict.reject")) {
                        reject = i;
                    }
                }
                list.getSelectionModel().clearAndSelect(reject);
                list.scrollTo(reject);
            });
            Label said = (Label) at.find("#key-said");
            at.press(KeyCode.ENTER);
            assertThat(said.getText()).contains("Reject");
            at.press(KeyCode.LEFT);
            assertThat(said.getText()).contains("cannot");
            at.press(KeyCode.P);
            assertThat(said.getText()).contains("Approve");
            at.photograph("keys-taken");
            at.press(KeyCode.P);
            assertThat(said.getText()).contains("taken from");
            at.press(KeyCode.ESCAPE);
            at.idle();

            String first = at.focused();
            at.press(KeyCode.P);
            at.idle();
            assertThat(at.picture(first).state().folder()).isEqualTo("rejected");
            at.press(KeyCode.A);
            at.idle();
            assertThat(at.memory.load().keys()).containsKeys("verdict.reject", "verdict.approve");
        }
    }
}
