package app.proofsheet.ui.control;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** A small whole number with less and more; Up and Down work in the field. */
public final class Stepper extends HBox {

    private static final int MOST_DIGITS = 4;

    private final IntegerProperty value = new SimpleIntegerProperty();
    private final TextField field = new TextField();
    private final Button less = new Button();
    private final Button more = new Button();
    private final int min;
    private final int max;

    /**
     * A stepper from {@code min} to {@code max}, both allowed.
     *
     * @param name for people who cannot see it, as are the names of its two buttons
     */
    public Stepper(String name, String lessName, String moreName, int min, int max) {
        this.min = min;
        this.max = max;
        getStyleClass().add("ps-stepper");
        setAccessibleRole(AccessibleRole.SPINNER);
        setAccessibleText(name);
        step(less, "minus", lessName, -1);
        step(more, "plus", moreName, 1);
        field.setAccessibleText(name);
        field.setPrefColumnCount(2);
        field.setMinWidth(0);
        field.setTextFormatter(new TextFormatter<>(Stepper::digitsOnly));
        HBox.setHgrow(field, Priority.ALWAYS);
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        field.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        commit();
                    }
                });
        value.set(min);
        value.subscribe(this::update);
        getChildren().addAll(less, field, more);
    }

    private void step(Button button, String icon, String name, int by) {
        button.setGraphic(Icons.of(icon, 14));
        button.setAccessibleText(name);
        button.setFocusTraversable(false);
        button.setOnAction(pressed -> move(by));
    }

    /** Leaves out what is no digit, and what would make the number too long. */
    private static TextFormatter.Change digitsOnly(TextFormatter.Change change) {
        boolean fits = change.getControlNewText().length() <= MOST_DIGITS;
        String digits = fits ? change.getText().replaceAll("\\D", "") : "";
        if (!digits.equals(change.getText())) {
            change.setText(digits);
            int end = change.getControlNewText().length();
            change.selectRange(
                    Math.min(change.getAnchor(), end), Math.min(change.getCaretPosition(), end));
        }
        return change;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.UP) {
            event.consume();
            move(1);
        } else if (event.getCode() == KeyCode.DOWN) {
            event.consume();
            move(-1);
        } else if (event.getCode() == KeyCode.ENTER) {
            commit();
        }
    }

    private void move(int by) {
        commit();
        value.set(Math.clamp(value.get() + by, min, max));
    }

    private void commit() {
        String text = field.getText();
        if (!text.isEmpty()) {
            value.set(Math.clamp(Integer.parseInt(text), min, max));
        }
        update();
    }

    private void update() {
        field.setText(Integer.toString(value.get()));
        less.setDisable(value.get() <= min);
        more.setDisable(value.get() >= max);
    }

    /** The number. */
    public IntegerProperty valueProperty() {
        return value;
    }

    /** The text field, for labels and tests. */
    public TextField field() {
        return field;
    }
}
