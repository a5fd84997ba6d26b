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
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;

import java.util.List;
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

    /** Name of a mode's action, without the part that all have. */
    static String id(CompareMode mode) {
        return "mode." + mode.name().toLowerCase(Locale.ROOT);
    }

    private void modes() {
        for (CompareMode mode : CompareMode.values()) {
            KeyCode key = MODE_KEYS.getOrDefault(mode, KeyCode.UNDEFINED);
            add(id(mode), "columns", isComparing, () -> choose(mode), of(key));
        }
        add("flip", "repeat", isComparing, pane::flip, of(KeyCode.F));
    }

    /** The key of blinking pauses it when it blinks already. */
    private void choose(CompareMode mode) {
        if (mode == CompareMode.BLINK && pane.effectiveMode() == mode) {
            pane.blinkPausedProperty().set(!pane.blinkPausedProperty().get());
        }
        pane.modeProperty().set(mode);
    }

    private void steps() {
        // In a swipe the pane itself takes Left and Right for its divider.
        add(
                "previous",
                "chevron-left",
                isComparing,
                () -> model.step(-1),
                of(KeyCode.UP),
                of(KeyCode.LEFT));
        add(
                "next",
                "chevron-right",
                isComparing,
                () -> model.step(1),
                of(KeyCode.DOWN),
                of(KeyCode.RIGHT));
        add("promote", "award", isComparing, model::promote, of(KeyCode.ENTER));
        add("drop", "minus", isSurvey, model::drop, of(KeyCode.DELETE));
        add("swap", "repeat", isPair.or(isSurvey), model::swap, of(KeyCode.T));
    }

    private void looks() {
        add("less", "minus", isComparing, () -> pane.nudge(-1), of(KeyCode.OPEN_BRACKET));
        add("more", "plus", isComparing, () -> pane.nudge(1), of(KeyCode.CLOSE_BRACKET));
        add(
                "zoom.out",
                "zoom-out",
                isComparing,
                () -> pane.zoomBy(1 / ZOOM_STEP),
                of(KeyCode.MINUS));
        add(
                "zoom.in",
                "zoom-in",
                isComparing,
                () -> pane.zoomBy(ZOOM_STEP),
                // Where plus is above the equals sign, both are meant.
                new KeyCodeCombination(KeyCode.EQUALS, KeyCombination.SHIFT_ANY));
        add("lock", "link", isComparing, this::toggleLock, of(KeyCode.L));
    }

    private void toggleLock() {
        pane.lockedProperty().set(!pane.lockedProperty().get());
    }

    private static KeyCombination of(KeyCode code) {
        return new KeyCodeCombination(code);
    }

    private void add(
            String name,
            String icon,
            ObservableBooleanValue canRun,
            Runnable run,
            KeyCombination... keys) {
        String words = texts.get("action." + name);
        actions.add(new Action("compare." + name, words, icon, List.of(keys), canRun, run));
    }
}
