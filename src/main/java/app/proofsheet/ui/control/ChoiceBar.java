package app.proofsheet.ui.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Toggle;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of buttons of which exactly one is chosen; Left and Right move between them.
 *
 * @param <T> the type of a choice
 */
abstract sealed class ChoiceBar<T> extends HBox permits SegmentedControl, TabBar {

    private final Map<T, ToggleButton> parts = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ObjectProperty<T> value;

    @SuppressWarnings("this-escape") // listeners run on the FX thread, after construction
    ChoiceBar(T initial) {
        value = new SimpleObjectProperty<>(initial);
        setAccessibleRole(AccessibleRole.PARENT);
        value.subscribe(this::choose);
        group.selectedToggleProperty().addListener((_, before, now) -> onToggle(before, now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** The chosen value. */
    public final ObjectProperty<T> valueProperty() {
        return value;
    }

    /** The button of a choice, for tooltips and for disabling it; null when it was not added. */
    public final @Nullable ToggleButton button(T choice) {
        return parts.get(choice);
    }

    final void add(T choice, ToggleButton button, String styleClass) {
        button.setToggleGroup(group);
        button.getStyleClass().add(styleClass);
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setUserData(choice);
        if (!parts.isEmpty()) {
            button.getStyleClass().add("not-first");
        }
        parts.put(choice, button);
        getChildren().add(button);
        choose(value.get());
    }

    private void choose(T choice) {
        ToggleButton button = parts.get(choice);
        if (button != null) {
            group.selectToggle(button);
        }
    }

    @SuppressWarnings("unchecked") // user data of a part is its choice, see add
    private void onToggle(@Nullable Toggle before, @Nullable Toggle now) {
        if (now == null) {
            group.selectToggle(before);
        } else {
            value.set((T) now.getUserData());
        }
    }

    private void onKey(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    default -> 0;
                };
        int at =
                event.getTarget() instanceof ToggleButton button
                        ? getChildren().indexOf(button)
                        : -1;
        if (step == 0 || at < 0) {
            return;
        }
        event.consume();
        int next = at + step;
        while (next >= 0 && next < getChildren().size()) {
            if (getChildren().get(next) instanceof ToggleButton button
                    && !button.isDisabled()
                    && button.isVisible()) {
                button.requestFocus();
                button.setSelected(true);
                return;
            }
            next += step;
        }
    }
}
