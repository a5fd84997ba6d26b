package app.proofsheet.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCombination;

import org.jspecify.annotations.Nullable;

/** A key as it is printed on a keyboard: at least as wide as it is high, never shortened. */
public class KeycapLabel extends Label {

    private static final double LEAST_WIDTH = 16;

    private final BooleanProperty room = new SimpleBooleanProperty(true);

    /** A keycap with a short text: {@code P}, {@code Ctrl+F}. */
    @SuppressWarnings("this-escape") // only style and size are set
    public KeycapLabel(String key) {
        super(key);
        getStyleClass().add("ps-keycap");
        setMinWidth(USE_PREF_SIZE);
        setFocusTraversable(false);
    }

    /** A keycap of a combination. */
    public KeycapLabel(KeyCombination key) {
        this(KeyNames.of(key));
    }

    /** A keycap that follows a key and is away while there is none. */
    public static KeycapLabel of(ObservableValue<@Nullable KeyCombination> key) {
        KeycapLabel cap = new KeycapLabel("");
        cap.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> {
                                    KeyCombination now = key.getValue();
                                    return now == null ? "" : KeyNames.of(now);
                                },
                                key));
        cap.visibleProperty().bind(cap.textProperty().isNotEmpty().and(cap.room));
        cap.managedProperty().bind(cap.visibleProperty());
        return cap;
    }

    /** Whether there is room for it; without room a keycap that follows a key is away too. */
    public BooleanProperty roomProperty() {
        return room;
    }

    @Override
    protected double computePrefWidth(double height) {
        return Math.max(LEAST_WIDTH, Math.ceil(super.computePrefWidth(height)));
    }
}
