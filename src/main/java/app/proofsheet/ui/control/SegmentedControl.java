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
 * One of a few choices, always exactly one chosen, 28 px high (design/tokens.md §8). Left and Right
 * move between the parts.
 *
 * @param <T> the type of a choice
 */
public final class SegmentedControl<T> extends HBox {

    private final Map<T, ToggleButton> parts = new LinkedHashMap<>();
    private final ToggleGroup group = new ToggleGroup();
    private final ObjectProperty<T> value;

    /** A control with its first value; add the parts afterwards. */
    public SegmentedControl(T initial) {
        value = new SimpleObjectProperty<>(initial);
        getStyleClass().add("ps-segmented");
        setAccessibleRole(AccessibleRole.PARENT);
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        value.subscribe(this::choose);
        group.selectedToggleProperty().addListener((_, before, now) -> onToggle(before, now));
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    /** Adds a part with a text. */
    public SegmentedControl<T> part(T choice, String text) {
        ToggleButton button = new ToggleButton(text);
        button.setAccessibleText(text);
        return add(choice, button);
    }

    /** Adds a part with a text and the key that chooses it. */
    public SegmentedControl<T> part(T choice, String text, Keycap key) {
        ToggleButton button = new ToggleButton(text, key);
        button.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        button.setAccessibleText(text);
        return add(choice, button);
    }

    /** Adds a part 30 px wide with an icon; the name is its accessible text and tooltip. */
    public SegmentedControl<T> iconPart(T choice, String icon, String name) {
        ToggleButton button = new ToggleButton();
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().add("icon-part");
        button.setAccessibleText(name);
        button.setTooltip(Tips.of(name));
        return add(choice, button);
    }

    private SegmentedControl<T> add(T choice, ToggleButton button) {
        button.setToggleGroup(group);
        button.getStyleClass().add("ps-segment");
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setUserData(choice);
        if (!parts.isEmpty()) {
            button.getStyleClass().add("not-first");
        }
        parts.put(choice, button);
        getChildren().add(button);
        choose(value.get());
        return this;
    }

    /** The button of a part, for tooltips and for disabling it. */
    public @Nullable ToggleButton button(T choice) {
        return parts.get(choice);
    }

    /** The chosen value. */
    public ObjectProperty<T> valueProperty() {
        return value;
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
        int at = getChildren().indexOf(event.getTarget());
        if (step == 0 || at < 0 || at + step < 0 || at + step >= getChildren().size()) {
            return;
        }
        event.consume();
        ToggleButton next = (ToggleButton) getChildren().get(at + step);
        next.requestFocus();
        next.setSelected(true);
    }
}
