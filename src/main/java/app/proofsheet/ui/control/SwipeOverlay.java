package app.proofsheet.ui.control;

import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.List;
import java.util.function.DoubleConsumer;

/** What lies over two pictures on the same place: their roles, and the divider of a swipe. */
final class SwipeOverlay extends Pane {

    private static final double HANDLE = 36;

    /** How far down the handle is, as a part of the picture (design/tokens.md §8). */
    private static final double HANDLE_AT = 0.62;

    private final Region line = new Region();
    private final StackPane handle =
            new StackPane(new HBox(2, Icons.of("chevron-left", 14), Icons.of("chevron-right", 14)));
    private final Label left = badge();
    private final Label right = badge();
    private Rectangle2D place = Rectangle2D.EMPTY;

    SwipeOverlay(DoubleConsumer onSplit) {
        setPickOnBounds(false);
        line.getStyleClass().add("ps-swipe-line");
        line.setMouseTransparent(true);
        handle.getStyleClass().add("ps-swipe-handle");
        handle.setCursor(Cursor.H_RESIZE);
        handle.setAccessibleText(ControlTexts.get("compare.swipe.handle"));
        ((HBox) handle.getChildren().getFirst()).setAlignment(Pos.CENTER);
        handle.setOnMouseDragged(event -> drag(event, onSplit));
        handle.setOnMouseClicked(MouseEvent::consume);
        for (Region part : List.of(line, handle, left, right)) {
            part.setManaged(false);
        }
        getChildren().addAll(line, handle, left, right);
    }

    /** A role on a picture. */
    static Label badge() {
        Label badge = new Label();
        badge.getStyleClass().addAll("ps-scrim-badge", "ps-role");
        badge.setMouseTransparent(true);
        return badge;
    }

    private void drag(MouseEvent event, DoubleConsumer onSplit) {
        event.consume();
        double x = sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        if (place.getWidth() > 0) {
            onSplit.accept((x - place.getMinX()) / place.getWidth());
        }
    }

    /**
     * Puts everything where the picture is.
     *
     * @param picture where it lies; empty when there is none
     * @param split part of its width where the divider is; negative for none
     * @param leftRole word at the left, empty for none
     * @param rightRole word at the right, empty for none
     */
    void put(Rectangle2D picture, double split, String leftRole, String rightRole) {
        place = picture;
        boolean isPlaced = picture.getWidth() > 0;
        line.setVisible(isPlaced && split >= 0);
        handle.setVisible(line.isVisible());
        left.setVisible(isPlaced && !leftRole.isEmpty());
        right.setVisible(isPlaced && !rightRole.isEmpty());
        if (!isPlaced) {
            return;
        }
        double top = Math.max(0, picture.getMinY());
        double bottom = Math.min(getHeight(), picture.getMaxY());
        double from = Math.max(0, picture.getMinX());
        double to = Math.min(getWidth(), picture.getMaxX());
        double at = Math.clamp(picture.getMinX() + split * picture.getWidth(), from, to);
        double lineTop = Math.max(0, top - 8);
        line.resizeRelocate(
                Math.round(at) - 2, lineTop, 4, Math.min(getHeight(), bottom + 8) - lineTop);
        double down = top + HANDLE_AT * (bottom - top) - HANDLE / 2;
        handle.resizeRelocate(Math.round(at - HANDLE / 2), Math.round(down), HANDLE, HANDLE);
        left.setText(leftRole);
        right.setText(rightRole);
        corner(left, from + 8, top + 8);
        corner(right, to - 8 - right.prefWidth(-1), top + 8);
    }

    private static void corner(Label badge, double x, double y) {
        badge.resizeRelocate(Math.round(x), Math.round(y), badge.prefWidth(-1), 20);
    }
}
