package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.keys.QuestionKey;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.VerdictDesk;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.Locale;

/**
 * Everything a person can do in the studio, declared once with text, icon and key
 * (design/studio.md, way through, 5). Letters decide, digits score.
 */
final class StudioActions {

    private final StudioSession session;
    private final VerdictDesk verdicts;
    private final Deeds deeds;
    private final Texts texts = Texts.of("app");
    private final ActionMap actions = new ActionMap();
    private final BooleanBinding hasTargets;
    private final BooleanBinding hasWorkspace;

    /** What the studio itself does when asked. */
    interface Deeds {
        void openFolder();

        void openSample();

        void newAsset();

        void search();

        void showKeys();

        void showCosts();

        void changeKeys();

        void showPalette();

        void back();

        void toggleZoom();

        void showBrief();

        void inspect();

        void edit();

        void reject();

        void sayWhy();

        void review();

        void purge();

        void handOver();

        void makeSheet();

        void reveal();

        void copyPath();

        void copyFile();

        void showNotices();

        void copyPrompt();
    }

    private StudioActions(StudioSession session, VerdictDesk verdicts, Deeds deeds) {
        this.session = session;
        this.verdicts = verdicts;
        this.deeds = deeds;
        hasTargets =
                Bindings.createBooleanBinding(
                        () -> !session.targets().isEmpty(),
                        session.focusProperty(),
                        session.selection(),
                        session.pictures());
        hasWorkspace = Bindings.isNotNull(session.workspaceProperty());
    }

    /** Declares all actions. */
    static ActionMap declare(
            StudioSession session, VerdictDesk verdicts, PaneViewModel panes, Deeds deeds) {
        StudioActions all = new StudioActions(session, verdicts, deeds);
        all.pictures();
        all.verdicts();
        all.window(panes);
        return all.actions;
    }

    private Action action(String id, String icon, String key, Runnable run) {
        Action action = Action.of(id, texts.get("action." + id), icon, null, run);
        return key.isEmpty() ? action : action.withKey(key);
    }

    /** The same deed by another key at a time of its own. */
    private Action also(String id, String key, BooleanBinding when) {
        Action main = actions.get(id);
        return Action.of(
                        id + "." + key.toLowerCase(Locale.ROOT),
                        main.text(),
                        main.icon(),
                        KeyCombination.valueOf(key),
                        main.run())
                .when(when);
    }

    private void pictures() {
        BooleanBinding inLoupe = session.viewProperty().isEqualTo(ViewMode.LOUPE);
        BooleanBinding notGrid = session.viewProperty().isNotEqualTo(ViewMode.GRID);
        BooleanBinding notCompare = session.viewProperty().isNotEqualTo(ViewMode.COMPARE);
        actions.add(
                // The grid has its own arrows; these work while the keyboard is elsewhere.
                action("picture.previous", "chevron-left", "Left", () -> session.step(-1))
                        .when(notCompare),
                action("picture.next", "chevron-right", "Right", () -> session.step(1))
                        .when(notCompare),
                action("view.grid", "grid", "", () -> session.viewProperty().set(ViewMode.GRID)),
                action("view.loupe", "maximize", "Space", this::toggleLoupe)
                        .withKey("Enter")
                        .when(hasTargets),
                action(
                                "view.compare",
                                "columns",
                                "C",
                                () -> session.viewProperty().set(ViewMode.COMPARE))
                        .when(hasTargets),
                action("zoom.actual", "zoom-in", "Z", deeds::toggleZoom).when(notGrid),
                action("inspect", "info", "I", deeds::inspect).when(hasWorkspace),
                action("picture.reveal", "folder", "", deeds::reveal).when(hasTargets),
                action("picture.copy.path", "copy", "Ctrl+Shift+C", deeds::copyPath)
                        .when(hasTargets),
                action("picture.copy.file", "copy", "Shortcut+C", deeds::copyFile).when(hasTargets),
                action("picture.copy.prompt", "copy", "", deeds::copyPrompt).when(hasTargets));
        actions.add(also("picture.previous", "Up", inLoupe), also("picture.next", "Down", inLoupe));
    }

    private void toggleLoupe() {
        ViewMode now = session.viewProperty().get();
        session.viewProperty().set(now == ViewMode.LOUPE ? ViewMode.GRID : ViewMode.LOUPE);
    }

    private void verdicts() {
        BooleanBinding canRestore =
                Bindings.createBooleanBinding(
                        () ->
                                session.targets().stream()
                                        .map(PictureSnapshot::state)
                                        .anyMatch(s -> s != PictureState.CANDIDATE),
                        session.focusProperty(),
                        session.selection(),
                        session.pictures());
        actions.add(
                action("verdict.approve", "check", "P", verdicts::approve)
                        .withKey("A")
                        .when(hasTargets),
                action("verdict.reject", "x", "X", deeds::reject).when(hasTargets),
                action("verdict.reason", "message-square", "R", deeds::sayWhy).when(hasTargets),
                action("review.open", "check-square", "V", deeds::review).when(hasTargets),
                action("rejected.purge", "trash-2", "", deeds::purge).when(hasWorkspace),
                action("verdict.restore", "rotate-ccw", "U", verdicts::restore).when(canRestore),
                action("edit.open", "edit-2", "E", deeds::edit).when(hasTargets));
        for (int stars = 0; stars <= 5; stars++) {
            int given = stars;
            actions.add(
                    Action.of(
                                    "verdict.rate." + stars,
                                    texts.get("action.verdict.rate", stars),
                                    "star",
                                    KeyCombination.valueOf(Integer.toString(stars)),
                                    () -> verdicts.rate(given))
                            .withKey(new KeyCodeCombination(KeyCode.valueOf("NUMPAD" + stars)))
                            .when(hasTargets));
        }
        actions.add(
                action("undo", "rotate-ccw", "Shortcut+Z", verdicts::undo).when(hasWorkspace),
                action("redo", "rotate-cw", "Shortcut+Y", verdicts::redo)
                        .withKey("Shortcut+Shift+Z")
                        .when(hasWorkspace));
    }

    private void window(PaneViewModel panes) {
        actions.add(
                action("back", "chevron-left", "Esc", deeds::back),
                action("search", "search", "Shortcut+F", deeds::search).when(hasWorkspace),
                action("pane.left", "sidebar", "F6", panes::toggleLeft).when(hasWorkspace),
                action("pane.inspector", "sidebar", "F7", panes::toggleInspector)
                        .when(hasWorkspace),
                action("pane.queue", "sidebar", "F8", panes::toggleQueue).when(hasWorkspace),
                action("notices", "bell", "F9", deeds::showNotices),
                action("costs", "credit-card", "", deeds::showCosts).when(hasWorkspace),
                action("handover.open", "package", "", deeds::handOver).when(hasWorkspace),
                action("handover.sheet", "layout", "", deeds::makeSheet).when(hasWorkspace),
                action("brief.show", "file-text", "", deeds::showBrief).when(hasWorkspace),
                action("workspace.open", "folder", "Shortcut+O", deeds::openFolder),
                action("workspace.sample", "gift", "", deeds::openSample),
                action("asset.new", "plus", "Shortcut+N", deeds::newAsset).when(hasWorkspace),
                action("palette", "command", "Shortcut+K", deeds::showPalette),
                Action.of(
                                "keys",
                                texts.get("action.keys"),
                                "help-circle",
                                new QuestionKey(),
                                deeds::showKeys)
                        .withKey("F1"),
                action("keys.change", "edit-2", "", deeds::changeKeys));
    }
}
