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

    @Test
    void anEditedPromptIsComparedWordByWordAndPutBackOrKept() {
        doOnFx(() -> lookup("#brief-prompt-act").queryAs(Hyperlink.class).fire());
        write(" Softer light.");
        doOnFx(() -> lookup("#brief-prompt-compare").queryAs(Hyperlink.class).fire());
        assertThat(lookup("#brief-prompt-difference").query().isVisible()).isTrue();
        assertEverythingIsNamed(view.root());
        photograph("brief-difference");
        doOnFx(() -> lookup("#brief-prompt-keep").queryButton().fire());
        assertThat(lookup("#brief-prompt-difference").query().isVisible()).isFalse();
        assertThat(model.form().ownPromptProperty().get()).endsWith(" Softer light.");
        doOnFx(() -> {
            lookup("#brief-prompt-compare").queryAs(Hyperlink.class).fire();
            lookup("#brief-prompt-back-all").queryButton().fire();
        });
        assertThat(model.form().ownPromptProperty().get()).isNull();
        assertThat(lookup("#brief-prompt-compare").query().isVisible()).isFalse();
    }

    @Test
    void theLockIsReadWithItsPicturesBeforeItIsChosen() {
        work.briefs().benchmark.addAll(session.pictures().subList(0, 3));
        doOnFx(() -> lookup("#brief-lock-preview-link").queryAs(Hyperlink.class).fire());
        assertThat(model.lockPreviews().previewProperty().get()).isPresent();
        await(() ->
                lookup("#brief-lock-preview .ps-thumbnail").queryAll().stream()
                        .allMatch(n -> ((javafx.scene.image.ImageView) n).getImage() != null));
        assertEverythingIsNamed(view.root());
        photograph("brief-lock");
        doOnFx(() -> model.form().personaLockProperty().set(null));
        assertThat(model.lockPreviews().previewProperty().get()).isEmpty();
    }

    @Test
    void earlierVersionsTemplatesAndACopyAreReachedByKeyboard() {
        for (String notes : List.of("one", "two")) {
            doOnFx(() -> {
                model.form().notesProperty().set(notes);
                model.form().mustKeep().add("grey hoodie " + notes);
                save.end();
            });
        }
        doOnFx(() -> model.sheets().open(BriefSheets.Sheet.HISTORY));
        assertEverythingIsNamed(view.root());
        photograph("brief-history");
        press(KeyCode.TAB).release(KeyCode.TAB);
        assertThat(onFx(() -> view.root().getScene().getFocusOwner().getId()))
                .startsWith("brief-restore-");
        press(KeyCode.SPACE).release(KeyCode.SPACE);
        assertThat(model.form().notesProperty().get()).isEqualTo("one");
        press(KeyCode.ESCAPE).release(KeyCode.ESCAPE);
        assertThat(onFx(() -> view.root().getScene().getFocusOwner().getId()))
                .isEqualTo("brief-more");
        doOnFx(() -> model.sheets().open(BriefSheets.Sheet.SAVE_TEMPLATE));
        write("Desk cover");
        photograph("brief-save-template");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(lookup("#brief-template-desk-cover").queryButton().isVisible()).isTrue();
        assertEverythingIsNamed(view.root());
        photograph("brief-templates");
        doOnFx(() -> model.sheets().open(BriefSheets.Sheet.DUPLICATE));
        assertEverythingIsNamed(view.root());
        photograph("brief-duplicate");
    }

    @Test
    void goingOnPastAnApprovedFaceNeedsAReason() {
        work.briefs().approvedFace = true;
        doOnFx(() -> {
            model.form().notesProperty().set("again");
            check.end();
            model.queueing().queue();
        });
        Button generate = lookup("#brief-generate-anyway").queryButton();
        assertThat(generate.isDisabled()).isTrue();
        clickOn("#brief-generate-reason").write("Another person is wanted");
        assertThat(generate.isDisabled()).isFalse();
        assertEverythingIsNamed(view.root());
        photograph("brief-question");
        press(KeyCode.ENTER).release(KeyCode.ENTER);
        assertThat(work.briefs().reason).isEqualTo("Another person is wanted");
        assertThat(work.jobs().jobs()).hasSize(4);
    }
}
