package app.proofsheet.ui.fx;

import javafx.scene.input.KeyCharacterCombination;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

import java.util.ArrayList;
import java.util.List;

/** Keys as keycaps show them: {@code Ctrl+Enter}, {@code P}, {@code ?}. */
public final class KeyNames {

    private KeyNames() {}

    /** The short name of a combination. */
    public static String of(KeyCombination key) {
        List<String> parts = new ArrayList<>();
        boolean isShortcut = key.getShortcut() == KeyCombination.ModifierValue.DOWN;
        if (isShortcut || key.getControl() == KeyCombination.ModifierValue.DOWN) {
            parts.add("Ctrl");
        }
        if (key.getAlt() == KeyCombination.ModifierValue.DOWN) {
            parts.add("Alt");
        }
        if (key.getShift() == KeyCombination.ModifierValue.DOWN) {
            parts.add("Shift");
        }
        if (key.getMeta() == KeyCombination.ModifierValue.DOWN) {
            parts.add("Meta");
        }
        parts.add(
                switch (key) {
                    case KeyCodeCombination code -> of(code.getCode());
                    case KeyCharacterCombination character -> character.getCharacter();
                    default -> key.getDisplayText();
                });
        return String.join("+", parts);
    }

    private static String of(KeyCode code) {
        return switch (code) {
            case ESCAPE -> "Esc";
            case LEFT -> "←";
            case RIGHT -> "→";
            case UP -> "↑";
            case DOWN -> "↓";
            case COMMA -> ",";
            case SLASH -> "/";
            case DELETE -> "Del";
            case OPEN_BRACKET -> "[";
            case CLOSE_BRACKET -> "]";
            case MINUS -> "-";
            case EQUALS, PLUS -> "+";
            default -> code.getName();
        };
    }

    /** True for a key of the keypad, which does what its twin does and is not shown. */
    public static boolean isKeypad(KeyCombination key) {
        return key instanceof KeyCodeCombination code && code.getCode().isKeypadKey();
    }

    /** True for a key that would type something into a field. */
    static boolean isTyping(KeyEvent event) {
        if (event.isControlDown() || event.isAltDown() || event.isMetaDown()) {
            return false;
        }
        return !event.getCode().isFunctionKey() && event.getCode() != KeyCode.ESCAPE;
    }
}
