package app.proofsheet.ui.keys;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** The key that types a question mark, wherever a keyboard has it. */
public final class QuestionKey extends KeyCombination {

    static final String NAME = "?";

    /** The key. */
    public QuestionKey() {
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
        return NAME.equals(event.getText())
                || event.getCode() == KeyCode.SLASH && event.isShiftDown();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public String getDisplayText() {
        return NAME;
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
        return NAME;
    }
}
