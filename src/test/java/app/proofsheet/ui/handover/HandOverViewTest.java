package app.proofsheet.ui.handover;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.handover.HandOverViewModel.Kind;
import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.session.Desktop;

import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;

class HandOverViewTest extends PanelTest {

    private final Overlay overlay = new Overlay();

    private void open(Kind kind) {
        show(overlay.root(), 760, 480);
        doOnFx(() -> {
            HandOverView view =
                    new HandOverView(
                            new HandOverViewModel(kind, session, Runnable::run, Clock.systemUTC()),
                            new Nothing(),
                            overlay::close);
            overlay.show(view.root(), view.first());
        });
    }

    @Test
    void aZipIsHandedOverFromTheKeyboardAndAnnounced() {
        open(Kind.PACKAGE);
        assertEverythingIsNamed(overlay.root());
        photograph("handover");
        clickOn("Zip");
        assertThat(lookup("#handover-target").queryAs(TextField.class).getText()).endsWith(".zip");
        assertThat(lookup("#handover-reveal").query().isVisible()).isFalse();
        doOnFx(() -> lookup("#handover-deed").query().requestFocus());
        push(KeyCode.SPACE);
        assertThat(work.handOver().orders()).hasSize(1);
        assertThat(lookup("#handover-reveal").query().isVisible()).isTrue();
        photograph("handover-done");
        push(KeyCode.ESCAPE);
        assertThat(overlay.isShowing()).isFalse();
    }

    @Test
    void aSheetOfTheSelectionIsMadeAsPng() {
        doOnFx(() -> session.choose(session.pictures().getFirst()));
        open(Kind.SHEET);
        photograph("sheet");
        clickOn("PNG");
        clickOn("#handover-deed");
        assertThat(work.handOver().sheets()).hasSize(1);
        assertThat(work.handOver().sheets().getFirst().pictures()).hasSize(1);
    }

    private static final class Nothing implements Desktop {
        @Override
        public void reveal(Path path) {}

        @Override
        public void chooseFolder(String title, Consumer<Path> chosen) {}

        @Override
        public void copy(String text) {}

        @Override
        public void copyFiles(List<Path> files) {}
    }
}
