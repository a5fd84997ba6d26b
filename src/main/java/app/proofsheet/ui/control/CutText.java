package app.proofsheet.ui.control;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/** Where a text does not fit its place, the mouse over it shows it whole. */
public final class CutText {

    private static final Object KEY = CutText.class;

    private CutText() {}

    /** Looks after all texts of a scene that have no tooltip of their own. */
    public static void tell(Scene scene) {
        scene.addEventFilter(
                MouseEvent.MOUSE_ENTERED_TARGET,
                event -> {
                    if (event.getTarget() instanceof Node node) {
                        tell(node);
                    }
                });
    }

    private static void tell(Node from) {
        for (Node node = from; node != null; node = node.getParent()) {
            if (node instanceof Labeled label) {
                refresh(label);
                return;
            }
        }
    }

    private static void refresh(Labeled label) {
        Tooltip own = label.getTooltip();
        boolean isOurs = own != null && own.getProperties().containsKey(KEY);
        if (label.isTextTruncated() && (own == null || isOurs)) {
            Tooltip whole = Tips.of(label.getText());
            whole.setWrapText(true);
            whole.setMaxWidth(480);
            whole.getProperties().put(KEY, true);
            label.setTooltip(whole);
        } else if (isOurs) {
            label.setTooltip(null);
        }
    }
}
