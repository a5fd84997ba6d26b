package app.proofsheet.ui.control;

import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;

/**
 * One of a few choices, always exactly one chosen, 28 px high (design/tokens.md §8). Left and Right
 * move between the parts.
 *
 * @param <T> the type of a choice
 */
public final class SegmentedControl<T> extends ChoiceBar<T> {

    private static final String PART = "ps-segment";

    /** A control with its first value; add the parts afterwards. */
    public SegmentedControl(T initial) {
        super(initial);
        getStyleClass().add("ps-segmented");
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
    }

    /** Adds a part with a text. */
    public SegmentedControl<T> part(T choice, String text) {
        ToggleButton button = new ToggleButton(text);
        button.setAccessibleText(text);
        add(choice, button, PART);
        return this;
    }

    /** Adds a part with a text and the key that chooses it. */
    public SegmentedControl<T> part(T choice, String text, Keycap key) {
        ToggleButton button = new ToggleButton(text, key);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.setAccessibleText(text);
        add(choice, button, PART);
        return this;
    }

    /** Adds a part 30 px wide with an icon; the name is its accessible text and tooltip. */
    public SegmentedControl<T> iconPart(T choice, String icon, String name) {
        ToggleButton button = new ToggleButton();
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().add("icon-part");
        button.setAccessibleText(name);
        button.setTooltip(Tips.of(name));
        add(choice, button, PART);
        return this;
    }
}
