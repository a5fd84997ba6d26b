package app.proofsheet.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

import org.jspecify.annotations.Nullable;

/**
 * A field for searching: magnifier, prompt, its key while it is empty, a count of hits, and a cross
 * that empties it. Escape empties it, and lets go of the focus when it is empty.
 */
public final class SearchField extends HBox {

    private final TextField field = new TextField();
    private final Label hits = new Label();

    /** A field with a prompt and the name of the key that leads to it, none when null. */
    public SearchField(String prompt, @Nullable String key) {
        getStyleClass().add("ps-search");
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.getStyleClass().add("ps-search-text");
        HBox.setHgrow(field, Priority.ALWAYS);
        hits.getStyleClass().add("ps-search-hits");
        hits.setMinWidth(USE_PREF_SIZE);
        hits.visibleProperty().bind(hits.textProperty().isNotEmpty());
        hits.managedProperty().bind(hits.visibleProperty());
        Button clear = new Button();
        clear.setGraphic(Icons.of("x", 14));
        clear.getStyleClass().addAll("flat", "ps-tiny-button");
        clear.setAccessibleText(ControlTexts.get("search.clear"));
        clear.setFocusTraversable(false);
        clear.setOnAction(_ -> field.clear());
        clear.visibleProperty().bind(field.textProperty().isNotEmpty());
        clear.managedProperty().bind(clear.visibleProperty());
        getChildren().addAll(Icons.of("search"), field, hits, clear);
        if (key != null) {
            Keycap cap = new Keycap(key);
            cap.visibleProperty()
                    .bind(
                            Bindings.and(
                                    field.textProperty().isEmpty(), field.focusedProperty().not()));
            cap.managedProperty().bind(cap.visibleProperty());
            getChildren().add(cap);
        }
        field.focusedProperty()
                .subscribe(focused ->
                        pseudoClassStateChanged(
                                javafx.css.PseudoClass.getPseudoClass("editing"), focused));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        setOnMousePressed(_ -> field.requestFocus());
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            if (field.getText().isEmpty()) {
                if (getParent() != null) {
                    getParent().requestFocus();
                }
            } else {
                field.clear();
            }
        }
    }

    /** What is searched for, never null. */
    public StringProperty textProperty() {
        return field.textProperty();
    }

    /** A short word on the hits at the right, for example {@code 2 of 4}; empty for none. */
    public StringProperty hitsProperty() {
        return hits.textProperty();
    }

    /** The field itself, for keys and focus. */
    public TextField field() {
        return field;
    }

    /** Puts the cursor into the field and selects what is there. */
    public void begin() {
        field.requestFocus();
        field.selectAll();
    }
}
