package app.proofsheet.ui.fx;

import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

/**
 * Something the person can do, declared once; buttons, menus, keys and tooltips are made from it
 * (see {@link ActionMap}).
 *
 * @param id stable name, for example {@code verdict.approve}
 * @param text verb for buttons and menus
 * @param icon feather icon name without prefix, for example {@code check}; null for none
 * @param key its key, null for none; a plain letter or digit does nothing while typing
 * @param canRun whether it makes sense now
 * @param run what it does; only called while {@code canRun} is true
 */
public record Action(
        String id,
        String text,
        @Nullable String icon,
        @Nullable KeyCombination key,
        ObservableBooleanValue canRun,
        Runnable run) {

    /** An action that can always run. */
    public static Action of(
            String id,
            String text,
            @Nullable String icon,
            @Nullable KeyCombination key,
            Runnable run) {
        return new Action(
                id, text, icon, key, new ReadOnlyBooleanWrapper(true).getReadOnlyProperty(), run);
    }

    /** The same action with a key written as JavaFX does: {@code "P"}, {@code "Shortcut+Z"}. */
    public Action withKey(String combination) {
        return new Action(id, text, icon, KeyCombination.valueOf(combination), canRun, run);
    }

    /** The same action, allowed only while the value is true. */
    public Action when(ObservableBooleanValue allowed) {
        return new Action(id, text, icon, key, allowed, run);
    }

    /** Does it when it can run now. */
    public void fire() {
        if (canRun.get()) {
            run.run();
        }
    }
}
