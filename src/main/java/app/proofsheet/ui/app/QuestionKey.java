package app.proofsheet.ui.app;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The key that types a question mark, wherever a keyboard has it. */
final class QuestionKey extends KeyCombination {

    QuestionKey() {
        super(
                ModifierValue.ANY,
                ModifierValue.UP,
                ModifierValue.ANY,
                ModifierValue.UP,
                ModifierValue.ANY);
    }

    @Override
    public boolean match(KeyEvent event) {
        if (event.isControlDown() || event.isMetaDown()) {
            return false;
        }
        return "?".equals(event.getText())
                || event.getCode() == KeyCode.SLASH && event.isShiftDown();
    }

    @Override
    public String getName() {
        return "?";
    }

    @Override
    public String getDisplayText() {
        return "?";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof QuestionKey;
    }

    @Override
    public int hashCode() {
        return 1;
    }

    @Override
    public String toString() {
        return "?";
    }
}
