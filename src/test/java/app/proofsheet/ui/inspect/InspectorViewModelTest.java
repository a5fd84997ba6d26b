package app.proofsheet.ui.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.document.JsonOutline;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.text.WordDiff;
import app.proofsheet.work.Dossiers;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

class InspectorViewModelTest {

    @TempDir Path folder;

    /** Finished work whose answers are handed over when the test says so, in any order. */
    private final Deque<Runnable> answers = new ArrayDeque<>();

    private StudioSession session;
    private InspectorViewModel model;

    @BeforeEach
    void open() {
        FakeWorkspace work = FakeWorkspace.sample(folder);
        session =
                new StudioSession(
                        new Tasks() {
                            @Override
                            public <T> void run(String what, Callable<T> job, Consumer<T> onFx) {
                                try {
                                    T result = job.call();
                                    answers.add(() -> onFx.accept(result));
                                } catch (Exception e) {
                                    throw new IllegalStateException(what, e);
                                }
                            }

                            @Override
                            public void onFx(Runnable action) {
                                action.run();
                            }
                        });
        session.workspaceProperty().set(work);
        session.assets().setAll(work.catalogue().assets());
        session.assetProperty().set(session.assets().getFirst());
        session.pictures().setAll(work.catalogue().pictures(session.assets().getFirst().dir()));
        model = new InspectorViewModel(session, Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
    }

    private PictureSnapshot picture(String label) {
        return session.pictures().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theNewestChoiceWinsWhateverAnswersFirst() {
        session.focusProperty().set(picture("003-03"));
        Runnable first = answers.removeLast();
        session.focusProperty().set(picture("006-01"));
        answers.removeLast().run();
        first.run();
        Dossiers.Dossier shown = model.dossierProperty().get();
        assertThat(shown).isNotNull();
        assertThat(shown.picture().label()).isEqualTo("006-01");
    }

    @Test
    void anEditKnowsItsWholeFamily() {
        session.focusProperty().set(picture("006-01"));
        answers.removeLast().run();
        Dossiers.Dossier shown = model.dossierProperty().get();
        assertThat(shown).isNotNull();
        List<String> family = new ArrayList<>();
        model.family(shown)
                .forEach(row ->
                        family.add(
                                row.depth()
                                        + " "
                                        + row.picture().label()
                                        + (row.isThis() ? " this" : "")));
        assertThat(family).containsExactly("0 002-03", "1 006-01 this", "1 004-01");
    }

    @Test
    void comparingTwoPicturesOpensTheirDifferencesAndLeavingClosesThem() {
        session.focusProperty().set(picture("006-01"));
        session.selection().setAll(picture("002-03").id(), picture("006-01").id());
        assertThat(model.pairProperty().get()).isNull();
        session.viewProperty().set(ViewMode.COMPARE);
        answers.forEach(Runnable::run);
        assertThat(model.tabProperty().get()).isEqualTo(InspectorViewModel.Tab.DIFFERENCES);
        assertThat(model.differencesProperty().get())
                .extracting(RequestDifference::label)
                .contains("Run");
        assertThat(model.differencesAsText()).contains("- image-run-002", "+ image-run-006");
        session.viewProperty().set(ViewMode.LOUPE);
        assertThat(model.tabProperty().get()).isEqualTo(InspectorViewModel.Tab.DETAILS);
        assertThat(model.differencesProperty().get()).isEmpty();
    }

    @Test
    void inASurveyTheFirstIsComparedWithTheOneInFocus() {
        session.focusProperty().set(picture("003-02"));
        session.viewProperty().set(ViewMode.COMPARE);
        session.compared().setAll(picture("005-03"), picture("005-04"), picture("003-02"));
        answers.forEach(Runnable::run);
        InspectorViewModel.Pair pair = model.pairProperty().get();
        assertThat(pair).isNotNull();
        assertThat(pair.left().label()).isEqualTo("005-03");
        assertThat(pair.right().label()).isEqualTo("003-02");
        session.focusProperty().set(picture("005-04"));
        answers.forEach(Runnable::run);
        assertThat(model.differencesProperty().get()).allMatch(RequestDifference::isSame);
    }

    @Test
    void theLockAndTheReferencesAreNamed() {
        List<RequestDifference> all =
                RequestDifference.of(
                        Map.of("personaLock", "path: lock.md, sha256: 1", "inputFiles", "a.png"),
                        Map.of("personaLock", "path: lock.md, sha256: 2", "inputFiles", "b.png"),
                        Texts.of("inspect"));
        assertThat(all)
                .extracting(RequestDifference::label)
                .containsExactly("Persona lock", "References");
        assertThat(all).noneMatch(RequestDifference::isSame);
    }

    @Test
    void requestsAreComparedFieldByFieldWithThePromptLast() {
        List<RequestDifference> all =
                RequestDifference.of(
                        Map.of("prompt", "a desk", "model", "x", "imageStyle", "soft"),
                        Map.of("prompt", "a wide desk", "model", "x", "imageStyle", "hard"),
                        Texts.of("inspect"));
        assertThat(all)
                .extracting(RequestDifference::label)
                .containsExactly("Model", "Image style", "Prompt");
        assertThat(all.getFirst().isSame()).isTrue();
        assertThat(all.getLast().right())
                .filteredOn(WordDiff.Span::isChanged)
                .extracting(span -> span.text().strip())
                .containsExactly("wide");
    }

    @Test
    void aRequestInItsEnvelopeReadsLikeABareOne() {
        JsonOutline bare =
                new JsonOutline.ObjectNode(
                        List.of(
                                new JsonOutline.Field("model", new JsonOutline.Text("m")),
                                new JsonOutline.Field(
                                        "mustKeep",
                                        new JsonOutline.ArrayNode(
                                                List.of(
                                                        new JsonOutline.Text("same face"),
                                                        new JsonOutline.Text("desk")))),
                                new JsonOutline.Field("size", new JsonOutline.Literal("null"))));
        JsonOutline envelope =
                new JsonOutline.ObjectNode(
                        List.of(
                                new JsonOutline.Field(
                                        "schemaVersion", new JsonOutline.Literal("1")),
                                new JsonOutline.Field("input", bare)));
        assertThat(RequestFields.of(bare))
                .containsExactlyEntriesOf(
                        new java.util.TreeMap<>(
                                Map.of("model", "m", "mustKeep", "same face, desk")));
        assertThat(RequestFields.of(envelope)).isEqualTo(RequestFields.of(bare));
        assertThat(RequestFields.of((JsonOutline) null)).isEmpty();
    }

    @Test
    void anOfflinePictureIsCalledASketch() {
        session.focusProperty().set(picture("003-02"));
        answers.removeLast().run();
        Dossiers.Dossier shown = model.dossierProperty().get();
        assertThat(shown).isNotNull();
        assertThat(model.words().facts(shown))
                .contains(new Fact("Provider", "offline sketch, no model"))
                .contains(new Fact("Run", "image-run-003"));
    }
}
