package app.proofsheet.ui.control;

import app.proofsheet.ui.theme.TextSize;

import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

/** A text area of a form: as tall as its text within limits, and Tab leaves it. */
public final class GrowingArea extends TextArea {

    private static final double LINE = 17;
    private static final double SMALL_LINE = 15;
    private static final double PADDING = 16;

    private final double least;
    private final double most;
    private @Nullable Node text;

    /** An area of 13 px text, from {@code fewest} to {@code most} lines tall. */
    public static GrowingArea body(int fewest, int most) {
        return new GrowingArea(LINE * fewest + PADDING, LINE * most + PADDING);
    }

    /** An area of 12 px text, from {@code fewest} to {@code most} lines tall. */
    public static GrowingArea small(int fewest, int most) {
        GrowingArea area =
                new GrowingArea(SMALL_LINE * fewest + PADDING, SMALL_LINE * most + PADDING);
        area.getStyleClass().add("ps-small");
        return area;
    }

    private GrowingArea(double least, double most) {
        this.least = least;
        this.most = most;
        setWrapText(true);
        getStyleClass().add("ps-text-area");
        setMinHeight(least);
        setPrefHeight(least);
        addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (text == null) {
            Node found = lookup(".text");
            if (found != null) {
                text = found;
                found.layoutBoundsProperty().subscribe(bounds -> fit(bounds.getHeight()));
            }
        }
    }

    private void fit(double height) {
        double factor = TextSize.factor(this);
        double wanted = Math.clamp(Math.ceil(height) + PADDING, least * factor, most * factor);
        setMinHeight(wanted);
        setPrefHeight(wanted);
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
            event.consume();
            requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }
}
