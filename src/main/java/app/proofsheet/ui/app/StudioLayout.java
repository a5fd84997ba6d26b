package app.proofsheet.ui.app;

import app.proofsheet.ui.theme.TextSize;

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
        sceneProperty()
                .flatMap(TextSize::of)
                .orElse(TextSize.NORMAL)
                .subscribe(size -> panes.setTextFactor(size.factor()));
        leftEdge.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> panes.dragLeft(x(e)));
        rightEdge.addEventHandler(
                MouseEvent.MOUSE_DRAGGED, e -> panes.dragRight(getWidth() - x(e)));
        queueEdge.addEventHandler(
                MouseEvent.MOUSE_DRAGGED,
                e ->
                        panes.dragQueue(
                                (int)
                                        Math.round(
                                                (getHeight() - y(e) - QUEUE_HEADING * factor())
                                                        / (QUEUE_ROW * factor()))));
    }

    private double factor() {
        return TextSize.factor(this);
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
        double bar = BAR * factor();
        top.resizeRelocate(0, 0, width, bar);
        double l = Math.round(sizes.left());
        double r = Math.round(sizes.right());
        double q = queueHeight(height);
        place(left, l > 0, 0, bar, l, height - bar);
        place(right, r > 0, width - r, bar, r, height - bar - q);
        place(queue, q > 0, l, height - q, width - l, q);
        place(centre, true, l, bar, width - l - r, height - bar - q);
        place(leftEdge, l > 0, l - GRIP / 2, bar, GRIP, height - bar);
        place(rightEdge, r > 0, width - r - GRIP / 2, bar, GRIP, height - bar - q);
        place(queueEdge, q > 0, l, height - q - GRIP / 2, width - l, GRIP);
    }

    private double queueHeight(double height) {
        if (!queue.isVisible()) {
            return 0;
        }
        double heading = QUEUE_HEADING * factor();
        if (!panes.queueOpenProperty().get()) {
            return heading;
        }
        double row = QUEUE_ROW * factor();
        double rows = Math.floor((height - BAR * factor() - LEAST_BODY - heading) / row);
        return heading + Math.clamp((long) rows, 0, panes.shownRows().intValue()) * row;
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
