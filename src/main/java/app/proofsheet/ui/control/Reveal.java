package app.proofsheet.ui.control;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ScrollPane;

import org.jspecify.annotations.Nullable;

/**
 * Scrolls a pane so that what has the focus is in view, however it got it: a link that leads to a
 * field is no use when the field stays below the edge.
 */
public final class Reveal {

    private static final double MARGIN = 24;

    private Reveal() {}

    /** Keeps what is focused inside the content of a pane in view. */
    public static void focused(ScrollPane pane) {
        ChangeListener<@Nullable Node> onFocus = (value, before, now) -> show(pane, now);
        ChangeListener<@Nullable Scene> onScene =
                (value, before, now) -> {
                    if (before != null) {
                        before.focusOwnerProperty().removeListener(onFocus);
                    }
                    if (now != null) {
                        now.focusOwnerProperty().addListener(onFocus);
                    }
                };
        pane.sceneProperty().addListener(onScene);
    }

    private static void show(ScrollPane pane, @Nullable Node focused) {
        Node content = pane.getContent();
        if (focused == null || content == null || !isInside(focused, content)) {
            return;
        }
        // A fold that opens with the link has its place only after a layout.
        pane.layout();
        Bounds place = content.sceneToLocal(focused.localToScene(focused.getLayoutBounds()));
        double seen = pane.getViewportBounds().getHeight();
        double hidden = content.getLayoutBounds().getHeight() - seen;
        if (hidden <= 0) {
            return;
        }
        double top = pane.getVvalue() * hidden;
        if (place.getMinY() < top) {
            pane.setVvalue(Math.clamp((place.getMinY() - MARGIN) / hidden, 0, 1));
        } else if (place.getMaxY() > top + seen) {
            pane.setVvalue(Math.clamp((place.getMaxY() + MARGIN - seen) / hidden, 0, 1));
        }
    }

    private static boolean isInside(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }
}
