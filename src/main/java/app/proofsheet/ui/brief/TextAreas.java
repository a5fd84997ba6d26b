package app.proofsheet.ui.brief;

import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** Manners of a text area in a form: it grows with its text, and Tab leaves it. */
final class TextAreas {

    /** Characters that fit a line of the narrowest form; only decides how tall it begins. */
    private static final int LINE = 46;

    private TextAreas() {}

    static void prepare(TextArea area, int fewestRows, int mostRows) {
        area.setWrapText(true);
        area.getStyleClass().add("ps-text-area");
        area.textProperty()
                .subscribe(
                        text -> area.setPrefRowCount(Math.clamp(rows(text), fewestRows, mostRows)));
        area.addEventFilter(KeyEvent.KEY_PRESSED, event -> onKey(area, event));
    }

    private static long rows(String text) {
        return text == null ? 1 : text.lines().mapToLong(l -> 1 + l.length() / LINE).sum();
    }

    private static void onKey(TextArea area, KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
            event.consume();
            area.requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}
