package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PixelSize;

import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Two to four pictures beside each other, in as many columns as let them be largest; a line of 1 px
 * between them.
 */
final class SurveyPane extends Region {

    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("focus");
    private static final double LINE = 1;

    private final List<Cell> cells = new ArrayList<>();
    private final IntConsumer onPick;
    private PixelSize shape = new PixelSize(9, 16);

    SurveyPane(IntConsumer onPick) {
        this.onPick = onPick;
        getStyleClass().add("ps-compare-side");
    }

    /** One picture with its role. */
    static final class Cell extends StackPane {

        private final ZoomPane pane;
        private final Label role = SwipeOverlay.badge();

        private Cell(ZoomPane pane) {
            this.pane = pane;
            // A ring over the picture, so that the focus moves nothing.
            Region ring = new Region();
            ring.getStyleClass().add("ps-focus-ring");
            ring.setMouseTransparent(true);
            StackPane.setAlignment(role, Pos.TOP_LEFT);
            StackPane.setMargin(role, new Insets(8));
            getStyleClass().add("ps-compare-cell");
            getChildren().addAll(pane, role, ring);
        }

        ZoomPane pane() {
            return pane;
        }

        void name(String word) {
            role.setText(word);
        }
    }

    /** Adds a picture's place. */
    void add(ZoomPane pane) {
        Cell cell = new Cell(pane);
        cell.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> onPick.accept(cells.indexOf(cell)));
        cells.add(cell);
        getChildren().add(cell);
    }

    void removeLast() {
        Cell gone = cells.removeLast();
        gone.pane.dispose();
        getChildren().remove(gone);
    }

    List<Cell> cells() {
        return cells;
    }

    /** Which one the verdict is for. */
    void mark(int index) {
        for (int i = 0; i < cells.size(); i++) {
            cells.get(i).pseudoClassStateChanged(FOCUS, i == index);
        }
    }

    /** The proportion that decides how they are arranged. */
    void setShape(PixelSize of) {
        shape = of;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        int count = cells.size();
        if (count == 0) {
            return;
        }
        int columns = columns(count, getWidth(), getHeight(), shape);
        int rows = Math.ceilDiv(count, columns);
        double least = Math.floor((getWidth() - (columns - 1) * LINE) / columns);
        double lowest = Math.floor((getHeight() - (rows - 1) * LINE) / rows);
        for (int i = 0; i < count; i++) {
            // Rounding makes cells differ by a pixel; the pictures in them must not.
            cells.get(i).pane.setMaxSize(least, lowest);
            int row = i / columns;
            int inRow = row < rows - 1 ? columns : count - row * columns;
            double left = edge(i % columns, inRow, getWidth());
            double right = edge(i % columns + 1, inRow, getWidth()) - LINE;
            double top = edge(row, rows, getHeight());
            double bottom = edge(row + 1, rows, getHeight()) - LINE;
            cells.get(i).resizeRelocate(left, top, right - left, bottom - top);
        }
    }

    /** Where a part begins; the last one ends a line's width beyond, so that no line is there. */
    private static double edge(int part, int parts, double extent) {
        return Math.round(part * (extent + LINE) / parts);
    }

    /** The number of columns that shows pictures of a shape largest. */
    static int columns(int count, double width, double height, PixelSize shape) {
        int best = count;
        double largest = 0;
        for (int columns = count; columns >= 1; columns--) {
            double rows = Math.ceilDiv(count, columns);
            double scale =
                    Math.min(width / columns / shape.width(), height / rows / shape.height());
            if (scale > largest * 1.001) {
                largest = scale;
                best = columns;
            }
        }
        return best;
    }
}
