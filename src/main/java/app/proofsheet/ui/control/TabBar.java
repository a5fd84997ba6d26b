package app.proofsheet.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableIntegerValue;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;

/**
 * Tabs 40 px high, the chosen one underlined in accent (design/tokens.md §8); what they show is up
 * to the listener of the value.
 *
 * @param <T> the type of a choice
 */
public final class TabBar<T> extends ChoiceBar<T> {

    private static final String PART = "ps-tab";

    /** Tabs with the first value; add the tabs afterwards. */
    public TabBar(T initial) {
        super(initial);
        getStyleClass().add("ps-tabs");
    }

    /** Adds a tab. */
    public TabBar<T> tab(T choice, String text) {
        ToggleButton button = new ToggleButton(text);
        button.setAccessibleText(text);
        add(choice, button, PART);
        return this;
    }

    /** Adds a tab with a count that is shown beside its text and spoken with it. */
    public TabBar<T> tab(T choice, String text, ObservableIntegerValue count) {
        Label number = new Label();
        number.getStyleClass().add("count");
        number.textProperty().bind(Bindings.convert(count));
        ToggleButton button = new ToggleButton(text, number);
        button.setContentDisplay(ContentDisplay.RIGHT);
        button.accessibleTextProperty().bind(Bindings.concat(text, " ", count));
        add(choice, button, PART);
        return this;
    }
}
