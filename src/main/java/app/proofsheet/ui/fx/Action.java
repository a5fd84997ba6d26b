package app.proofsheet.ui.fx;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Something the person can do, declared once; buttons, menus, keys and tooltips are made from it
 * (see {@link ActionMap}).
 *
 * @param id stable name, for example {@code verdict.approve}
 * @param text verb for buttons and menus
 * @param icon feather icon name without prefix, for example {@code check}; null for none
 * @param keys its keys unless a person chose others, the one that is shown first; empty for none. A
 *     plain letter or digit does nothing while typing
 * @param canRun whether it makes sense now
 * @param run what it does; only called while {@code canRun} is true
 */
public record Action(
        String id,
        String text,
        @Nullable String icon,
        List<KeyCombination> keys,
        ObservableBooleanValue canRun,
        Runnable run) {

    /** Copies the keys. */
    public Action {
        keys = List.copyOf(keys);
    }

    /** An action that can always run. */
    public static Action of(
            String id,
            String text,
            @Nullable String icon,
            @Nullable KeyCombination key,
            Runnable run) {
        return new Action(
                id,
                text,
                icon,
                key == null ? List.of() : List.of(key),
                new ReadOnlyBooleanWrapper(true).getReadOnlyProperty(),
                run);
    }

    /**
     * The same action with one more key, as JavaFX writes it: {@code "P"}, {@code "Shortcut+Z"}.
     */
    public Action withKey(String combination) {
        return withKey(KeyCombination.valueOf(combination));
    }

    /** The same action with one more key. */
    public Action withKey(KeyCombination key) {
        List<KeyCombination> all = new ArrayList<>(keys);
        all.add(key);
        return new Action(id, text, icon, all, canRun, run);
    }

    /** The same action, allowed only while the value is true. */
    public Action when(ObservableBooleanValue allowed) {
        return new Action(id, text, icon, keys, allowed, run);
    }

    /** Does it when it can run now. */
    public void fire() {
        if (canRun.get()) {
            run.run();
        }
    }
}
