package app.proofsheet.ui.brief;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.ui.FakeWorkspace;
import app.proofsheet.ui.PanelTest;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

class BriefSheetsTest {

    @TempDir Path folder;
    private final HandPause save = new HandPause();
    private FakeWorkspace work;
    private StudioSession session;
    private BriefViewModel model;
    private BriefSheets sheets;

    @BeforeEach
    void open() {
        work = FakeWorkspace.sample(folder);
        session = new StudioSession(PanelTest.INLINE);
        session.workspaceProperty().set(work);
        session.assets().setAll(work.catalogue().assets());
        model =
                new BriefViewModel(
                        session,
                        (question, yes) -> {},
                        Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC),
                        save,
                        new HandPause(),
                        new HandPause());
        session.assetProperty().set(session.assets().getFirst());
        sheets = model.sheets();
        type("first");
    }

    private void type(String notes) {
        model.form().notesProperty().set(notes);
        save.end();
    }

    private List<String> earlier() {
        return sheets.versionsProperty().get().stream().map(v -> v.brief().notes()).toList();
    }

    @Test
    void anEarlierVersionIsRestoredAndThatCanBeUndone() {
        type("second");
        type("third");
        sheets.open(BriefSheets.Sheet.HISTORY);
        assertThat(earlier()).containsExactly("second", "first");
        BriefVersion first = sheets.versionsProperty().get().getLast();
        sheets.restore(first);
        assertThat(model.form().notesProperty().get()).isEqualTo("first");
        assertThat(work.briefs().load(session.assets().getFirst().dir()).notes())
                .isEqualTo("first");
        assertThat(earlier()).containsExactly("third", "second", "first");
        sheets.restore(sheets.versionsProperty().get().getFirst());
        assertThat(model.form().notesProperty().get()).isEqualTo("third");
    }

    @Test
    void whatWasTypedJustBeforeRestoringBecomesAnEarlierVersionToo() {
        type("second");
        model.form().notesProperty().set("not saved yet");
        sheets.open(BriefSheets.Sheet.HISTORY);
        sheets.restore(sheets.versionsProperty().get().getLast());
        assertThat(earlier()).first().isEqualTo("not saved yet");
    }

    @Test
    void aTemplateFillsTheFormAndLeavesWhatBelongsToTheAsset() {
        model.form().mustKeep().setAll("grey hoodie");
        model.form().conceptIdProperty().set("own-concept");
        sheets.open(BriefSheets.Sheet.SAVE_TEMPLATE);
        sheets.nameProperty().set("Desk cover");
        sheets.saveTemplate(false);
        assertThat(sheets.sheetProperty().get()).isEqualTo(BriefSheets.Sheet.TEMPLATES);
        assertThat(sheets.templatesProperty().get())
                .extracting(BriefTemplate::name)
                .containsExactly("Desk cover");
        session.assetProperty().set(session.assets().get(1));
        String id = model.form().assetIdProperty().get();
        sheets.open(BriefSheets.Sheet.TEMPLATES);
        sheets.startFrom(sheets.templatesProperty().get().getFirst());
        assertThat(model.form().mustKeep()).containsExactly("grey hoodie");
        assertThat(model.form().assetIdProperty().get()).isEqualTo(id);
        assertThat(model.form().conceptIdProperty().get()).isNotEqualTo("own-concept");
        assertThat(model.form().localAssetDirProperty().get())
                .isEqualTo(session.assets().get(1).dir());
        assertThat(sheets.sheetProperty().get()).isEqualTo(BriefSheets.Sheet.NONE);
    }

    @Test
    void aTakenTemplateNameIsSaidAndReplacedOnlyOnRequest() {
        sheets.open(BriefSheets.Sheet.SAVE_TEMPLATE);
        sheets.nameProperty().set("Desk");
        sheets.saveTemplate(false);
        sheets.open(BriefSheets.Sheet.SAVE_TEMPLATE);
        sheets.nameProperty().set("Desk");
        sheets.saveTemplate(false);
        assertThat(sheets.problemProperty().get()).isNotEmpty();
        assertThat(sheets.nameTakenProperty().get()).isTrue();
        sheets.nameProperty().set("Desk 2");
        assertThat(sheets.nameTakenProperty().get()).isFalse();
        sheets.nameProperty().set("Desk");
        sheets.saveTemplate(true);
        assertThat(sheets.templatesProperty().get()).hasSize(1);
    }

    @Test
    void aCopyIsSuggestedTheNextFreeVersion() {
        assertThat(CopyName.next("mara-desk-v2", Set.of("mara-desk-v3"))).isEqualTo("mara-desk-v4");
        assertThat(CopyName.next("mara", Set.of())).isEqualTo("mara-v2");
        assertThat(CopyName.next("", Set.of())).isEqualTo("asset-v2");
    }

    @Test
    void goingToAnotherAssetClosesTheSheet() {
        sheets.open(BriefSheets.Sheet.DUPLICATE);
        assertThat(sheets.nameProperty().get()).isNotEmpty();
        AssetSnapshot other = session.assets().get(1);
        session.assetProperty().set(other);
        assertThat(sheets.sheetProperty().get()).isEqualTo(BriefSheets.Sheet.NONE);
    }

    @Test
    void changesAndTemplatesAreSaidInWords() {
        StateWords words = new StateWords(Texts.of("brief"), ZoneOffset.UTC);
        var before = model.form().brief();
        model.form().mustKeep().setAll("same face", "grey hoodie");
        model.form().countProperty().set(8);
        model.form().visualDirectionProperty().set("");
        assertThat(words.changes(before, model.form().brief()).lines())
                .containsExactly(
                        "Visual direction cleared",
                        "Must keep: added “grey hoodie”, removed “natural skin texture”, removed"
                                + " “desk framing”",
                        "How many: 8");
        assertThat(words.sets(model.form().brief()))
                .isEqualTo(
                        "Sets Persona candidate, lock persona/practical-work-friend.md, 3 sources,"
                                + " 2 must keep, 2 can vary, 2 must avoid, 8 candidates on"
                                + " image-nano-banana-2-text.");
    }
}
