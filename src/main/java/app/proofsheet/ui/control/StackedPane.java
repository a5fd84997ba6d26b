package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureImage;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.image.PictureResult;

import javafx.geometry.Rectangle2D;

import org.jspecify.annotations.Nullable;

import java.util.function.DoubleConsumer;

/** Two pictures on the same place: swipe, onion skin, blink and the heat map of a difference. */
final class StackedPane extends ZoomPane {

    private final PictureLoader loader;
    private @Nullable PictureImage above;
    private @Nullable PictureImage heat;
    private LoadHandle loadAbove = LoadHandle.SETTLED;
    private LoadHandle comparing = LoadHandle.SETTLED;
    private CompareMode mode = CompareMode.SWIPE;
    private double split = 0.5;
    private double strength = 0.5;
    private boolean isAboveShown;
    private int threshold = 12;
    private Runnable onPainted = () -> {};
    private DoubleConsumer onChanged = _ -> {};

    StackedPane(PictureLoader loader, ZoomModel model) {
        super(loader, model);
        this.loader = loader;
    }

    void show(PictureSnapshot before, PictureSnapshot after) {
        above = null;
        heat = null;
        loadAbove.cancel();
        comparing.cancel();
        show(before);
        loadAbove =
                loader.full(
                        after,
                        result -> {
                            if (result instanceof PictureResult.Ready ready) {
                                above = ready.picture();
                                reference(ready.picture().natural());
                                compare();
                            }
                            requestLayout();
                        });
    }

    /** The larger one counts, whichever comes first. */
    @Override
    protected void reference(PixelSize size) {
        PixelSize now = model().referenceProperty().get();
        if (size.pixels() > now.pixels()) {
            model().referenceProperty().set(size);
        }
    }

    @Override
    protected void loaded(PictureImage full) {
        compare();
    }

    void setMode(CompareMode wanted) {
        mode = wanted;
        compare();
        requestLayout();
    }

    void setSplit(double part) {
        split = Math.clamp(part, 0, 1);
        requestLayout();
    }

    double split() {
        return split;
    }

    void setStrength(double part) {
        strength = Math.clamp(part, 0, 1);
        requestLayout();
    }

    void setAboveShown(boolean isShown) {
        isAboveShown = isShown;
        requestLayout();
    }

    void setThreshold(int wanted) {
        threshold = wanted;
        heat = null;
        compare();
    }

    /** Called after each drawing, to put handles where the picture is. */
    void setOnPainted(Runnable listener) {
        onPainted = listener;
    }

    /** Gets the share of changed pixels, 0 to 1; negative while it is not known. */
    void setOnChanged(DoubleConsumer listener) {
        onChanged = listener;
    }

    /** Where the first picture lies; empty place when there is none. */
    Rectangle2D place() {
        PictureImage below = image();
        return below == null ? Rectangle2D.EMPTY : place(below.natural());
    }

    private void compare() {
        PictureImage below = image();
        PictureImage top = above;
        if (mode != CompareMode.DIFFERENCE || below == null || top == null || heat != null) {
            return;
        }
        comparing.cancel();
        onChanged.accept(-1);
        comparing =
                loader.difference(
                        below,
                        top,
                        threshold,
                        difference -> {
                            heat = difference.heat();
                            onChanged.accept(difference.changed());
                            requestLayout();
                        });
    }

    @Override
    protected void paint() {
        PictureImage below = image();
        PictureImage top = above;
        if (below != null) {
            switch (mode) {
                case SWIPE -> swipe(below, top);
                case ONION_SKIN -> {
                    draw(below, null, 1);
                    if (top != null) {
                        draw(top, null, strength);
                    }
                }
                case BLINK -> draw(isAboveShown && top != null ? top : below, null, 1);
                case DIFFERENCE -> draw(heat == null ? below : heat, null, 1);
                case SIDE_BY_SIDE -> draw(below, null, 1);
            }
        }
        onPainted.run();
    }

    private void swipe(PictureImage below, @Nullable PictureImage top) {
        Rectangle2D place = place(below.natural());
        double at = place.getMinX() + split * place.getWidth();
        draw(below, new Rectangle2D(0, 0, Math.max(0, at), getHeight()), 1);
        if (top != null) {
            draw(top, new Rectangle2D(Math.max(0, at), 0, getWidth(), getHeight()), 1);
        }
    }
}
