package app.proofsheet.ui.fx;

import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * A key that a menu shows but never acts on: {@link ActionMap} alone acts on keys, because a menu
 * would also do so while a person is typing.
 */
final class ShownKey extends KeyCombination {

    private final String name;

    ShownKey(String name) {
        this.name = name;
    }

    @Override
    public boolean match(KeyEvent event) {
        return false;
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public String getDisplayText() {
        return name;
    }
}
