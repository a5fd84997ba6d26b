package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.costs.CostsView;
import app.proofsheet.ui.costs.CostsViewModel;
import app.proofsheet.ui.handover.HandOverViewModel;
import app.proofsheet.ui.keys.KeyCard;
import app.proofsheet.ui.keys.KeySheet;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.palette.PaletteView;
import app.proofsheet.ui.review.ReasonViewModel;
import app.proofsheet.ui.session.Desktop;
import app.proofsheet.ui.session.SpendFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.scene.layout.Region;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the studio's actions do beyond verdicts and views. */
final class StudioDeeds implements StudioActions.Deeds {

    private final Studio studio;
    private final StudioSession session;
    private final PaneViewModel panes;
    private final Overlay overlay;
    private final Notices notices;
    private final SpendFeed spending;
    private final Desktop desktop;
    private final ReasonViewModel reasons;
    private final PurgeDeed purge;
    private final HandOverDeed handOver;
    private final Texts texts = Texts.of("app");

    StudioDeeds(
            Studio studio,
            StudioSession session,
            PaneViewModel panes,
            Overlay overlay,
            Notices notices,
            SpendFeed spending,
            Desktop desktop,
            ReasonViewModel reasons,
            PurgeDeed purge,
            HandOverDeed handOver) {
        this.studio = studio;
        this.session = session;
        this.panes = panes;
        this.overlay = overlay;
        this.notices = notices;
        this.spending = spending;
        this.desktop = desktop;
        this.reasons = reasons;
        this.purge = purge;
        this.handOver = handOver;
    }

    @Override
    public void openFolder() {
        studio.chooseFolder();
    }

    @Override
    public void openSample() {
        studio.openSample();
    }

    @Override
    public void newAsset() {
        panes.showLeft();
        studio.window().beginAsset();
    }

    @Override
    public void search() {
        studio.window().beginSearch();
    }

    @Override
    public void showKeys() {
        Region card = KeySheet.card(studio.actions(), this::changeKeys);
        overlay.show(card, card);
    }

    @Override
    public void showCosts() {
        CostsView view = new CostsView(new CostsViewModel(session, spending), overlay::close);
        overlay.show(view.root(), view.first());
    }

    @Override
    public void changeKeys() {
        KeyCard card = new KeyCard(studio.keys());
        overlay.show(card, card.first());
    }

    @Override
    public void showPalette() {
        studio.palette().open();
        PaletteView card = new PaletteView(studio.palette(), overlay::close);
        overlay.show(card, card.first());
    }

    /** One step back: the innermost thing that is open closes. */
    @Override
    public void back() {
        PictureSnapshot focused = session.focusProperty().get();
        if (overlay.isShowing()) {
            overlay.close();
        } else if (session.editingProperty().get() != null) {
            session.editingProperty().set(null);
        } else if (panes.expandedProperty().get()) {
            panes.expandedProperty().set(false);
        } else if (session.viewProperty().get() != ViewMode.GRID) {
            session.viewProperty().set(ViewMode.GRID);
        } else if (!session.filterProperty().get().text().isEmpty()) {
            session.filterProperty().set(session.filterProperty().get().withText(""));
        } else if (session.selection().size() > 1 && focused != null) {
            session.choose(focused);
        }
        studio.window().begin();
    }

    @Override
    public void toggleZoom() {
        studio.window().toggleZoom();
    }

    @Override
    public void showBrief() {
        panes.showLeft();
        studio.window().beginBrief();
    }

    @Override
    public void inspect() {
        panes.showInspector();
        studio.window().layOut();
        studio.window().beginInspector();
    }

    @Override
    public void edit() {
        PictureSnapshot picture = session.focusProperty().get();
        if (picture == null) {
            picture = session.targets().getFirst();
            session.choose(picture);
        }
        if (picture.isReadable()) {
            session.editingProperty().set(picture.id());
        } else {
            notices.show(Notice.info(texts.get("edit.unreadable")));
        }
    }

    @Override
    public void reject() {
        reasons.reject();
    }

    @Override
    public void sayWhy() {
        reasons.ask();
    }

    @Override
    public void review() {
        PictureSnapshot picture = session.focusProperty().get();
        if (picture == null) {
            session.choose(session.targets().getFirst());
        }
        showReview();
    }

    /** Takes the person to the rubric of the picture in focus. */
    void showReview() {
        panes.showInspector();
        studio.window().layOut();
        session.requestReview();
    }

    @Override
    public void showNotices() {
        studio.window().beginNotices();
    }

    @Override
    public void purge() {
        purge.ask();
    }

    @Override
    public void handOver() {
        handOver.show(HandOverViewModel.Kind.PACKAGE);
    }

    @Override
    public void makeSheet() {
        handOver.show(HandOverViewModel.Kind.SHEET);
    }

    @Override
    public void reveal() {
        withFile(desktop::reveal);
    }

    @Override
    public void copyPath() {
        withFile(file -> {
            desktop.copy(file.toString());
            notices.show(Notice.info(texts.get("copied.path")));
        });
    }

    @Override
    public void copyFile() {
        List<Path> files = session.targetFiles();
        if (!files.isEmpty()) {
            desktop.copyFiles(files);
            notices.show(Notice.info(texts.get("copied.file", files.size())));
        }
    }

    private void withFile(Consumer<Path> then) {
        List<PictureSnapshot> targets = session.targets();
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null && !targets.isEmpty()) {
            PictureId id = targets.getFirst().id();
            session.tasks()
                    .run(
                            texts.get("action.picture.reveal"),
                            () -> workspace.catalogue().file(id),
                            then);
        }
    }

    @Override
    public void copyPrompt() {
        List<PictureSnapshot> targets = session.targets();
        PictureSnapshot.Origin origin = targets.isEmpty() ? null : targets.getFirst().origin();
        String prompt = origin == null ? null : origin.prompt();
        if (prompt == null) {
            notices.show(Notice.info(texts.get("no.prompt")));
        } else {
            desktop.copy(prompt);
            notices.show(Notice.info(texts.get("copied.prompt")));
        }
    }
}
