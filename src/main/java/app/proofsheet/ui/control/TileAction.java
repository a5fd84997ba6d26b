package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;

import javafx.beans.value.ObservableValue;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A button of the bar that shows while the mouse is over a picture.
 *
 * @param icon feather icon name
 * @param text name and tooltip
 * @param key shown in the tooltip while there is one
 * @param canRun whether it makes sense for a picture
 * @param run what it does with the picture under the mouse
 */
public record TileAction(
        String icon,
        String text,
        ObservableValue<@Nullable KeyCombination> key,
        Predicate<PictureSnapshot> canRun,
        Consumer<PictureSnapshot> run) {

    /** An action that makes sense for every picture. */
    public TileAction(
            String icon,
            String text,
            ObservableValue<@Nullable KeyCombination> key,
            Consumer<PictureSnapshot> run) {
        this(icon, text, key, _ -> true, run);
    }
}
