package app.proofsheet.ui.compare;

import app.proofsheet.ui.control.CompareMode;
import app.proofsheet.ui.control.ComparePane;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.Locale;
import java.util.Map;

/** What can be done while comparing, with its keys; none of them acts in the other views. */
final class CompareActions {

    private static final double ZOOM_STEP = 1.25;

    private static final Map<CompareMode, KeyCode> MODE_KEYS =
            Map.of(
                    CompareMode.SIDE_BY_SIDE, KeyCode.S,
                    CompareMode.SWIPE, KeyCode.W,
                    CompareMode.ONION_SKIN, KeyCode.O,
                    CompareMode.BLINK, KeyCode.B,
                    CompareMode.DIFFERENCE, KeyCode.D);

    private final CompareViewModel model;
    private final ComparePane pane;
    private final ActionMap actions;
    private final Texts texts = Texts.of("compare");
    private final BooleanBinding isComparing;
    private final BooleanBinding isPair;
    private final BooleanBinding isSurvey;

    private CompareActions(
            StudioSession session, CompareViewModel model, ComparePane pane, ActionMap actions) {
        this.model = model;
        this.pane = pane;
        this.actions = actions;
        isComparing = session.viewProperty().isEqualTo(ViewMode.COMPARE);
        isPair = isComparing.and(Bindings.size(model.pictures()).isEqualTo(2));
        isSurvey = isComparing.and(Bindings.size(model.pictures()).greaterThan(2));
    }

    /** Adds all actions. */
    static void declare(
            StudioSession session, CompareViewModel model, ComparePane pane, ActionMap actions) {
        CompareActions all = new CompareActions(session, model, pane, actions);
        all.modes();
        all.steps();
        all.looks();
    }

    /** The key that chooses a mode. */
    static KeyCombination key(CompareMode mode) {
        return new KeyCodeCombination(MODE_KEYS.getOrDefault(mode, KeyCode.UNDEFINED));
    }

    private void modes() {
        for (CompareMode mode : CompareMode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            add("mode." + name, "columns", key(mode), isComparing, () -> choose(mode));
        }
        add("flip", "repeat", KeyCode.F, isComparing, pane::flip);
    }

    /** The key of blinking pauses it when it blinks already. */
    private void choose(CompareMode mode) {
        if (mode == CompareMode.BLINK && pane.effectiveMode() == mode) {
            pane.blinkPausedProperty().set(!pane.blinkPausedProperty().get());
        }
        pane.modeProperty().set(mode);
    }

    private void steps() {
        add("step", "chevron-left", KeyCode.UP, isComparing, () -> model.step(-1));
        add("step", "chevron-left", KeyCode.LEFT, isComparing, () -> sideways(-1));
        add("step", "chevron-right", KeyCode.DOWN, isComparing, () -> model.step(1));
        add("step", "chevron-right", KeyCode.RIGHT, isComparing, () -> sideways(1));
        add("promote", "award", KeyCode.ENTER, isComparing, model::promote);
        add("drop", "minus", KeyCode.DELETE, isSurvey, model::drop);
        add("swap", "repeat", KeyCode.T, isPair.or(isSurvey), model::swap);
    }

    /** In a swipe the divider goes sideways, wherever the keyboard is. */
    private void sideways(int step) {
        if (pane.effectiveMode() == CompareMode.SWIPE) {
            pane.nudge(step);
        } else {
            model.step(step);
        }
    }

    private void looks() {
        add("adjust", "minus", KeyCode.OPEN_BRACKET, isComparing, () -> pane.nudge(-1));
        add("adjust", "plus", KeyCode.CLOSE_BRACKET, isComparing, () -> pane.nudge(1));
        add("zoom", "zoom-out", KeyCode.MINUS, isComparing, () -> pane.zoomBy(1 / ZOOM_STEP));
        add(
                "zoom",
                "zoom-in",
                // Where plus is above the equals sign, both are meant.
                new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHIFT_ANY),
                isComparing,
                () -> pane.zoomBy(ZOOM_STEP));
        add("lock", "link", KeyCode.L, isComparing, this::toggleLock);
    }

    private void toggleLock() {
        pane.lockedProperty().set(!pane.lockedProperty().get());
    }

    private void add(String name, String icon, KeyCode key, BooleanBinding canRun, Runnable run) {
        add(name, icon, new KeyCodeCombination(key), canRun, run);
    }

    private void add(
            String name, String icon, KeyCombination key, BooleanBinding canRun, Runnable run) {
        String id = "compare." + name;
        String own = actions.find(id).isEmpty() ? id : id + "." + key.getName();
        actions.add(new Action(own, texts.get("action." + name), icon, key, canRun, run));
    }
}
