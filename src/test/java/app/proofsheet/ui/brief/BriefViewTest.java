package app.proofsheet.ui.brief;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;

import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

class BriefViewTest extends PanelTest {

    private final HandPause save = new HandPause();
    private final HandPause check = new HandPause();
    private BriefViewModel model;
    private BriefView view;

    @BeforeEach
    void open() {
        FileChoice files =
                new FileChoice() {
                    @Override
                    public Optional<Path> oneFile(String title, Path startFolder) {
                        return Optional.of(startFolder.resolve("found/desk.jpg"));
                    }

                    @Override
                    public List<Path> manyFiles(String title, Path startFolder) {
                        return List.of(startFolder.resolve("research/more.md"));
                    }
                };
        doOnFx(() -> {
            Clock clock = Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC);
            model =
                    new BriefViewModel(
                            session, (question, yes) -> {}, clock, save, check, new HandPause());
            view = new BriefView(model, session, files, loader);
        });
        show(view.root(), 352, 720);
    }

    @AfterEach
    void close() {
        doOnFx(() -> {
            view.dispose();
            model.dispose();
        });
    }

    @Test
    void everyControlHasAName() {
        photograph("brief");
        assertEverythingIsNamed(view.root());
    }

    @Test
    void ctrlEnterQueuesAndSaysSo() {
        clickOn("#brief-direction");
        press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        assertThat(model.queueing().confirmationProperty().get()).startsWith("4 candidates queued");
        assertThat(work.jobs().jobs()).hasSize(4);
        photograph("brief-queued");
    }

    @Test
    void aStoppedBriefLeadsToTheFieldThatIsMissing() {
        doOnFx(() -> {
            model.form().sourceBasis().clear();
            check.end();
        });
        assertThat(lookup("#brief-queue").queryAs(Button.class).isDisabled()).isTrue();
        photograph("brief-stopped");
        clickOn("#brief-gate-source");
        assertThat(onFx(() -> view.root().getScene().getFocusOwner().getId()))
                .isEqualTo("brief-source-input");
    }

    @Test
    void theComposedPromptCanBeEditedAndPutBack() {
        doOnFx(() -> lookup("#brief-prompt-act").queryAs(Hyperlink.class).fire());
        write(" Softer.");
        assertThat(model.form().ownPromptProperty().get()).endsWith(" Softer.");
        photograph("brief-prompt");
        clickOn("#brief-prompt-act");
        assertThat(lookup("#brief-prompt").queryAs(TextInputControl.class).getText())
                .isEqualTo(model.promptProperty().get())
                .doesNotContain("Softer");
    }
}
