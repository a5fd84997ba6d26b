package app.proofsheet.ui.control;

import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A combo box that tells a person's choice from a value that is only shown. A value that is not
 * among the offered ones is shown all the same, at the end: nothing is swapped silently.
 *
 * @param <T> the type of a choice
 */
public final class Picker<T> extends ComboBox<T> {

    private final Function<T, String> words;
    private boolean isOffering;
    private Consumer<T> chosen = value -> {};

    /** A picker with a name for people who cannot see it, and the words of a choice. */
    public Picker(String name, Function<T, String> words) {
        this.words = words;
        setAccessibleText(name);
        setMaxWidth(Double.MAX_VALUE);
        setMinWidth(0);
        setCellFactory(list -> new WordsCell());
        setButtonCell(new WordsCell());
        valueProperty()
                .subscribe(value -> {
                    if (!isOffering && value != null) {
                        chosen.accept(value);
                    }
                });
    }

    /** What happens when a person chooses. */
    public Picker<T> onChoose(Consumer<T> action) {
        chosen = action;
        return this;
    }

    /** Offers choices and shows one of them, none when null; nobody is told. */
    public void offer(List<? extends T> choices, @Nullable T shown) {
        isOffering = true;
        try {
            List<T> all = new ArrayList<>(choices);
            if (shown != null && !all.contains(shown)) {
                all.add(shown);
            }
            if (!getItems().equals(all)) {
                getItems().setAll(all);
            }
            setValue(shown);
            setButtonCell(new WordsCell());
        } finally {
            isOffering = false;
        }
    }

    private final class WordsCell extends ListCell<T> {
        @Override
        protected void updateItem(@Nullable T item, boolean empty) {
            super.updateItem(item, empty);
            setText(empty || item == null ? getPromptText() : words.apply(item));
        }
    }
}
