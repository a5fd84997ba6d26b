package app.proofsheet.ui.edit;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.session.StudioSession;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.List;

class EditViewModelTest {

    @TempDir Path folder;
    private FakeWorkspace work;
    private StudioSession session;
    private EditViewModel model;

    @BeforeEach
    void open() {
        work = FakeWorkspace.sample(folder);
        session = new StudioSession(PanelTest.INLINE);
        session.workspaceProperty().set(work);
        session.pictures()
                .setAll(work.catalogue().pictures(work.catalogue().assets().getFirst().dir()));
        model = new EditViewModel(session, (question, yes) -> {});
        session.editingProperty().set(picture("002-03").id());
    }

    private PictureSnapshot picture(String label) {
        return session.pictures().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aSubjectWithoutANoteCannotBeQueued() {
        assertThat(model.offerProperty().get().sentence())
                .isEqualTo("Choose what the feedback is about.");
        model.toggle(EditSubject.LIGHTING);
        assertThat(model.offerProperty().get().isReady()).isFalse();
        model.queue();
        assertThat(work.editOrders()).isEmpty();
        model.note(EditSubject.LIGHTING).set("Softer.");
        assertThat(model.offerProperty().get().isReady()).isTrue();
        assertThat(model.offerProperty().get().sentence())
                .isEqualTo("Ready: 1 upload, then 2 edits");
        assertThat(model.offerProperty().get().label())
                .isEqualTo("Queue 2 edits · ≈ 0.28 credits (2 × 0.14)");
    }

    @Test
    void thePromptFollowsNotesAndPhrasesUntilItIsEdited() {
        model.toggle(EditSubject.WARDROBE);
        model.note(EditSubject.WARDROBE).set("A navy knit");
        assertThat(model.promptProperty().get()).contains("A navy knit", "same face");
        model.form().addedPhrases().add("mug on the left");
        assertThat(model.promptProperty().get()).contains("mug on the left");
        model.editPrompt();
        model.form().ownPromptProperty().set("My words");
        model.note(EditSubject.WARDROBE).set("A green knit");
        assertThat(model.promptProperty().get()).isEqualTo("My words");
        model.putPromptBack();
        assertThat(model.promptProperty().get()).contains("A green knit");
    }

    @Test
    void theOrderHoldsEverythingAndTheFormIsReadyForTheNext() {
        model.toggle(EditSubject.WARDROBE);
        model.note(EditSubject.WARDROBE).set("A navy knit");
        model.form().countProperty().set(1);
        model.queue();
        assertThat(work.editOrders()).hasSize(1);
        assertThat(work.editOrders().getFirst().source()).isEqualTo(picture("002-03").id());
        assertThat(work.editOrders().getFirst().model()).isEqualTo("image-nano-banana-2-edit");
        assertThat(work.editOrders().getFirst().resolution()).isEqualTo("4k");
        assertThat(work.editOrders().getFirst().prompt()).isNull();
        assertThat(work.editOrders().getFirst().mustNotChange()).contains("same face");
        assertThat(model.answerProperty().get()).startsWith("1 edit queued");
        assertThat(model.form().chosen()).isEmpty();
    }

    @Test
    void whatRunsIsShownForItsPicture() {
        model.toggle(EditSubject.WARDROBE);
        model.note(EditSubject.WARDROBE).set("A navy knit");
        model.queue();
        session.jobs().setAll(work.jobs().jobs());
        assertThat(model.running()).hasSize(1).allMatch(RunningEdit::isOfThisPicture);
        session.editingProperty().set(picture("003-03").id());
        assertThat(model.running()).isEmpty();
    }

    @Test
    void eachPictureKeepsWhatWasWrittenForIt() {
        model.toggle(EditSubject.BACKGROUND);
        model.note(EditSubject.BACKGROUND).set("Plain wall");
        session.editingProperty().set(picture("003-03").id());
        assertThat(model.form().chosen()).isEmpty();
        assertThat(model.note(EditSubject.BACKGROUND).get()).isEmpty();
        session.editingProperty().set(picture("002-03").id());
        assertThat(model.note(EditSubject.BACKGROUND).get()).isEqualTo("Plain wall");
    }

    @Test
    void runningEditsAreShownAtTheirPictureAfterARestart() {
        model.toggle(EditSubject.WARDROBE);
        model.note(EditSubject.WARDROBE).set("A navy knit");
        model.queue();
        model.dispose();
        EditViewModel next = new EditViewModel(session, (question, yes) -> {});
        session.jobs().setAll(work.jobs().jobs());
        assertThat(next.running()).hasSize(1).allMatch(RunningEdit::isOfThisPicture);
        session.editingProperty().set(picture("003-03").id());
        assertThat(next.running()).isEmpty();
        next.dispose();
    }

    @Test
    void phrasesOfTheBriefCanBeLeftOutOfOneEditAndPutBack() {
        model.form().leaveOut("window light from left");
        assertThat(model.form().keep()).containsExactly("same face", "natural skin texture");
        session.editingProperty().set(picture("003-03").id());
        assertThat(model.form().keep()).contains("window light from left");
        session.editingProperty().set(picture("002-03").id());
        assertThat(model.form().keep()).doesNotContain("window light from left");
        model.toggle(EditSubject.LIGHTING);
        assertThat(model.keepHint()).isEmpty();
        model.form().keepAllOfBrief();
        assertThat(model.keepHint())
                .isEqualTo("“window light from left” stays; the edit may only change the rest.");
    }

    @Test
    void bindingReferencesGoAlongExcludedOnesNeverAndTheOrderIsThePersons() {
        String lamp = "inputs/references/lamp.png";
        String copied = picture("003-03").id().workPath();
        work.references().add(new Brief.Reference(lamp, Brief.ReferenceUse.BINDING));
        work.references().add(new Brief.Reference(copied, Brief.ReferenceUse.EXCLUDED));
        session.editingProperty().set(picture("002-04").id());
        EditReferences references = model.references();
        assertThat(references.rows()).extracting(EditReference::path).containsExactly(lamp);
        assertThat(references.noteProperty().get()).startsWith("Never sent");
        session.selection().setAll(picture("003-03").id());
        references.addSelected();
        assertThat(references.noteProperty().get()).contains("is excluded");
        session.selection().setAll(picture("002-03").id());
        references.addSelected();
        String face = picture("002-03").id().workPath();
        references.move(face, -1);
        references.move(face, -1);
        assertThat(references.rows()).extracting(EditReference::path).containsExactly(face, lamp);
        assertThat(references.drop(List.of(folder.resolve("../elsewhere.png")))).isFalse();
        assertThat(references.noteProperty().get()).contains("outside the work folder");
        references.makeFirst(references.rows().getFirst());
        assertThat(session.editingProperty().get()).isEqualTo(picture("002-03").id());
        assertThat(references.rows())
                .extracting(EditReference::path)
                .containsExactly(picture("002-04").id().workPath(), lamp);
        model.toggle(EditSubject.OTHER);
        model.note(EditSubject.OTHER).set("Warmer");
        assertThat(model.offerProperty().get().sentence())
                .isEqualTo("Ready: 3 uploads, then 2 edits");
        assertThat(model.limitsProperty().get().sentence())
                .isEqualTo("Asks for 9:16 · 4k. 3 of at most 3 pictures sent.");
        model.queue();
        assertThat(work.editOrders().getFirst().references())
                .containsExactly(picture("002-04").id().workPath(), lamp);
    }
}
