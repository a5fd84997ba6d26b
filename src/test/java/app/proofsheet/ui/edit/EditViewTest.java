package app.proofsheet.ui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.PanelTest;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EditViewTest extends PanelTest {

    private EditViewModel model;
    private EditView view;

    @BeforeEach
    void open() {
        doOnFx(() -> {
            model = new EditViewModel(session, (question, yes) -> {});
            view = new EditView(model, loader);
            session.editingProperty().set(picture("002-03").id());
        });
        show(view.root(), 640, 700);
    }

    @AfterEach
    void close() {
        doOnFx(() -> {
            view.dispose();
            model.dispose();
        });
    }

    @Test
    void subjectsNotesAndCtrlEnterQueueTheEdits() {
        photograph("edit-empty");
        assertThat(lookup("#edit-queue").queryAs(Button.class).isDisabled()).isTrue();
        clickOn("#edit-subject-wardrobe").write("Swap the hoodie for a navy crew knit.");
        clickOn("#edit-subject-lighting").write("Lift the shadow a little.");
        photograph("edit");
        assertEverythingIsNamed(view.root());
        press(KeyCode.CONTROL, KeyCode.ENTER).release(KeyCode.ENTER, KeyCode.CONTROL);
        assertThat(work.editOrders()).hasSize(1);
        assertThat(work.editOrders().getFirst().notes())
                .containsEntry("wardrobe", "Swap the hoodie for a navy crew knit.")
                .containsEntry("lighting", "Lift the shadow a little.");
        assertThat(work.editOrders().getFirst().count()).isEqualTo(2);
        doOnFx(() -> session.jobs().setAll(work.jobs().jobs()));
        photograph("edit-running");
        assertThat(model.running()).hasSize(1);
    }

    @Test
    void escapeClosesAndWhatWasWrittenStays() {
        clickOn("#edit-subject-background").write("Plain wall.");
        type(KeyCode.ESCAPE);
        assertThat(session.editingProperty().get()).isNull();
        doOnFx(() -> session.editingProperty().set(picture("002-03").id()));
        assertThat(model.note(EditSubject.BACKGROUND).get()).isEqualTo("Plain wall.");
        assertThat(model.form().chosen()).containsExactly(EditSubject.BACKGROUND);
    }

    @Test
    void picturesOfTheGalleryGoAlongAndOneOfThemCanBeEditedInstead() {
        doOnFx(() -> session.selection().setAll(picture("003-03").id(), picture("002-04").id()));
        clickOn("#edit-references-add");
        clickOn("#edit-subject-lighting").write("Softer.");
        doOnFx(() -> lookup("#edit-references").query().requestFocus());
        photograph("edit-references");
        assertEverythingIsNamed(view.root());
        doOnFx(() -> lookup(".edit-reference").queryAll().iterator().next().requestFocus());
        press(KeyCode.ALT, KeyCode.DOWN).release(KeyCode.DOWN, KeyCode.ALT);
        assertThat(model.references().rows())
                .extracting(r -> r.picture() == null ? "" : r.picture().label())
                .containsExactly("002-04", "003-03");
        type(KeyCode.DELETE);
        assertThat(model.references().rows()).hasSize(1);
        doOnFx(() -> model.changeSource(picture("003-03")));
        assertThat(session.editingProperty().get()).isEqualTo(picture("003-03").id());
    }
}
