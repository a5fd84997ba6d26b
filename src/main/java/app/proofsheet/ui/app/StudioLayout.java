package app.proofsheet.ui.app;

import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/**
 * Places top bar, left pane, centre, right pane and queue drawer (design/tokens.md §6). The edges
 * between them can be dragged.
 */
final class StudioLayout extends Region {

    static final double BAR = 44;
    static final double QUEUE_HEADING = 32;
    static final double QUEUE_ROW = 34;
    private static final double GRIP = 8;
    private static final double LEAST_BODY = 220;

    private final PaneViewModel panes;
    private final Region top;
    private final StackPane left = slot("left-pane");
    private final StackPane centre = slot("centre-pane");
    private final StackPane right = slot("right-pane");
    private final Region queue;
    private final Region leftEdge = edge(Cursor.H_RESIZE, "vertical");
    private final Region rightEdge = edge(Cursor.H_RESIZE, "vertical");
    private final Region queueEdge = edge(Cursor.V_RESIZE, "horizontal");

    StudioLayout(PaneViewModel panes, Region top, Region queue) {
        this.panes = panes;
        this.top = top;
        this.queue = queue;
        getStyleClass().add("ps-studio");
        getChildren().addAll(left, centre, right, queue, top, leftEdge, rightEdge, queueEdge);
        panes.sizesProperty().subscribe(this::requestLayout);
        panes.queueOpenProperty().subscribe(this::requestLayout);
        panes.shownRows().subscribe(this::requestLayout);
        widthProperty()
                .subscribe(width -> {
                    if (width.doubleValue() > 0) {
                        panes.setTotal(width.doubleValue());
                    }
                });
        leftEdge.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> panes.dragLeft(x(e)));
        rightEdge.addEventHandler(
                MouseEvent.MOUSE_DRAGGED, e -> panes.dragRight(getWidth() - x(e)));
        queueEdge.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                e ->
                        panes.dragQueue(
                                (int)
                                        Math.round(
                                                (getHeight() - y(e) - QUEUE_HEADING) / QUEUE_ROW)));
    }

    private double x(MouseEvent event) {
        return sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
    }

    private double y(MouseEvent event) {
        return sceneToLocal(event.getSceneX(), event.getSceneY()).getY();
    }

    private static StackPane slot(String id) {
        StackPane slot = new StackPane();
        slot.setId(id);
        slot.setMinSize(0, 0);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(slot.widthProperty());
        clip.heightProperty().bind(slot.heightProperty());
        slot.setClip(clip);
        return slot;
    }

    private static Region edge(Cursor cursor, String style) {
        Region edge = new Region();
        edge.getStyleClass().addAll("ps-edge", style);
        edge.setCursor(cursor);
        return edge;
    }

    /** Assets and brief. */
    StackPane left() {
        return left;
    }

    /** Toolbar and view. */
    StackPane centre() {
        return centre;
    }

    /** Inspector or edit panel. */
    StackPane right() {
        return right;
    }

    /** The queue drawer is only there while a work folder is open. */
    void showQueue(boolean visible) {
        queue.setVisible(visible);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        PaneSizes sizes = panes.sizesProperty().get();
        top.resizeRelocate(0, 0, width, BAR);
        double l = Math.round(sizes.left());
        double r = Math.round(sizes.right());
        double q = queueHeight(height);
        place(left, l > 0, 0, BAR, l, height - BAR);
        place(right, r > 0, width - r, BAR, r, height - BAR - q);
        place(queue, q > 0, l, height - q, width - l, q);
        place(centre, true, l, BAR, width - l - r, height - BAR - q);
        place(leftEdge, l > 0, l - GRIP / 2, BAR, GRIP, height - BAR);
        place(rightEdge, r > 0, width - r - GRIP / 2, BAR, GRIP, height - BAR - q);
        place(queueEdge, q > 0, l, height - q - GRIP / 2, width - l, GRIP);
    }

    private double queueHeight(double height) {
        if (!queue.isVisible()) {
            return 0;
        }
        if (!panes.queueOpenProperty().get()) {
            return QUEUE_HEADING;
        }
        double rows = Math.floor((height - BAR - LEAST_BODY - QUEUE_HEADING) / QUEUE_ROW);
        return QUEUE_HEADING + Math.clamp((long) rows, 0, panes.shownRows().intValue()) * QUEUE_ROW;
    }

    private static void place(Node node, boolean on, double x, double y, double w, double h) {
        if (node instanceof Region region && !"queue-drawer".equals(region.getId())) {
            region.setVisible(on);
        }
        if (on) {
            node.resizeRelocate(x, y, Math.max(0, w), Math.max(0, h));
        }
    }
}
