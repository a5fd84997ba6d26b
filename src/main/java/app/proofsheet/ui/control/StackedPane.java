package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureImage;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.image.PictureResult;

import javafx.geometry.Rectangle2D;

import org.jspecify.annotations.Nullable;

import java.util.OptionalDouble;
import java.util.function.BiConsumer;

/** Two pictures on the same place: swipe, onion skin, blink and the heat map of a difference. */
final class StackedPane extends ZoomPane {

    private final PictureLoader loader;
    private final HeatMapLayer heat;
    private @Nullable PictureSnapshot over;
    private @Nullable PictureImage above;
    private @Nullable String problem;
    private LoadHandle loadAbove = LoadHandle.SETTLED;
    private CompareMode mode = CompareMode.SWIPE;
    private double split = 0.5;
    private double strength = 0.5;
    private boolean isAboveShown;
    private Runnable onPainted = () -> {};
    private BiConsumer<PictureSnapshot, PixelSize> onSize = (_, _) -> {};

    StackedPane(PictureLoader loader, ZoomModel model, int threshold) {
        super(loader, model);
        this.loader = loader;
        this.heat = new HeatMapLayer(loader, threshold, this::requestLayout);
    }

    void show(PictureSnapshot before, PictureSnapshot after) {
        if (problem != null) {
            clear();
        }
        PictureSnapshot below = picture();
        PictureSnapshot shown = over;
        boolean isOtherBelow = below == null || !isSameFile(below, before);
        boolean isOtherAbove = shown == null || above == null || !isSameFile(shown, after);
        if (isOtherBelow || isOtherAbove) {
            heat.clear();
        }
        show(before);
        over = after;
        if (isOtherAbove) {
            loadAbove.cancel();
            above = loader.bestInMemory(after).orElse(null);
            loadAbove = loader.full(after, this::onAbove);
        }
        requestLayout();
    }

    /** Lets go of both pictures. */
    void clear() {
        loadAbove.cancel();
        loadAbove = LoadHandle.SETTLED;
        over = null;
        above = null;
        problem = null;
        heat.clear();
        show((PictureSnapshot) null);
    }

    private void onAbove(PictureResult result) {
        PictureSnapshot picture = over;
        switch (result) {
            case PictureResult.Ready ready -> {
                above = ready.picture();
                if (picture != null) {
                    onSize.accept(picture, ready.picture().natural());
                }
            }
            case PictureResult.Unreadable unreadable -> {
                above = null;
                unreadable(unreadable.sentence());
            }
        }
        requestLayout();
    }

    @Override
    protected void unreadable(String sentence) {
        problem = sentence;
        setAccessibleText(sentence);
        tell(sentence, ControlTexts.get("compare.unreadable"));
    }

    @Override
    protected void reference(PixelSize size) {
        PictureSnapshot below = picture();
        if (below != null) {
            onSize.accept(below, size);
        }
    }

    void setMode(CompareMode wanted) {
        mode = wanted;
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
        heat.setThreshold(wanted);
    }

    /** Share of changed pixels, 0 to 1; empty while it is not known. */
    OptionalDouble changed() {
        return heat.changed();
    }

    /** Called after each drawing, to put handles where the picture is. */
    void setOnPainted(Runnable listener) {
        onPainted = listener;
    }

    /** Gets the size of each picture when it is known. */
    void setOnSize(BiConsumer<PictureSnapshot, PixelSize> listener) {
        onSize = listener;
    }

    /** Where the first picture lies; empty place when there is none. */
    Rectangle2D place() {
        PictureImage below = image();
        return below == null || problem != null ? Rectangle2D.EMPTY : place(below.natural());
    }

    @Override
    protected void paint() {
        PictureImage below = image();
        PictureImage top = above;
        if (below != null && problem == null) {
            switch (mode) {
                case SWIPE -> swipe(below, top);
                case ONION_SKIN -> {
                    draw(below, null, 1);
                    if (top != null) {
                        draw(top, null, strength);
                    }
                }
                case BLINK -> draw(isAboveShown && top != null ? top : below, null, 1);
                case DIFFERENCE -> {
                    // What is in memory of a picture at first is no measure of a difference.
                    if (top != null && below.isFull() && top.isFull()) {
                        heat.compare(below, top);
                    }
                    PictureImage map = heat.picture();
                    draw(map == null ? below : map, null, 1);
                }
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
