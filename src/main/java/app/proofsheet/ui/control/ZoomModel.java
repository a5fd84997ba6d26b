package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PixelSize;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/**
 * How far in and where: shared by all panes that are locked together. Places are parts of the
 * picture (0 to 1), and the zoom is that of a reference picture, so that pictures of different
 * sizes show the same part at the same size on screen. The model outlives the pictures: zoom and
 * place are kept from one to the next.
 */
public final class ZoomModel {

    /** Smallest zoom: 2 %. */
    public static final double MIN = 0.02;

    /** Largest zoom: 1,600 %. */
    public static final double MAX = 16;

    private final BooleanProperty fit = new SimpleBooleanProperty(true);
    private final DoubleProperty zoom = new SimpleDoubleProperty(1);
    private final DoubleProperty centreX = new SimpleDoubleProperty(0.5);
    private final DoubleProperty centreY = new SimpleDoubleProperty(0.5);
    private final ObjectProperty<PixelSize> reference =
            new SimpleObjectProperty<>(new PixelSize(1, 1));

    /** True while the whole picture is fitted into the pane. */
    public BooleanProperty fitProperty() {
        return fit;
    }

    /** Device pixels for a pixel of the reference picture while not fitted; 1 is 100 %. */
    public DoubleProperty zoomProperty() {
        return zoom;
    }

    /** What part of the width is in the middle of the pane, 0 to 1. */
    public DoubleProperty centreXProperty() {
        return centreX;
    }

    /** What part of the height is in the middle of the pane, 0 to 1. */
    public DoubleProperty centreYProperty() {
        return centreY;
    }

    /** Size of the picture whose pixels the zoom counts. */
    public ObjectProperty<PixelSize> referenceProperty() {
        return reference;
    }

    /** Counts the pixels of another picture from now on; what is seen stays as it is. */
    public void refer(PixelSize size) {
        PixelSize before = reference.get();
        if (!before.equals(size)) {
            double kept = zoom.get() * longest(before) / longest(size);
            reference.set(size);
            if (!fit.get()) {
                zoom.set(Math.clamp(kept, MIN, MAX));
            }
        }
    }

    /** Takes over zoom and place of another model. */
    void startFrom(ZoomModel other) {
        reference.set(other.reference.get());
        zoom.set(other.zoom.get());
        moveTo(other.centreX.get(), other.centreY.get());
        fit.set(other.fit.get());
    }

    /** Fits the whole picture. */
    public void fit() {
        centreX.set(0.5);
        centreY.set(0.5);
        fit.set(true);
    }

    /** A free zoom about a place that becomes the middle. */
    public void zoomTo(double wanted, double x, double y) {
        zoom.set(Math.clamp(wanted, MIN, MAX));
        moveTo(x, y);
        fit.set(false);
    }

    /** 100 %, where the middle is now. */
    public void actual() {
        zoomTo(1, centreX.get(), centreY.get());
    }

    /** Between fit and 100 %. */
    public void toggleActual() {
        if (isActual()) {
            fit();
        } else {
            actual();
        }
    }

    /** True at 100 %. */
    public boolean isActual() {
        return !fit.get() && Math.abs(zoom.get() - 1) < 1e-6;
    }

    /** Moves the middle; stays inside the picture. */
    public void moveTo(double x, double y) {
        centreX.set(Math.clamp(x, 0, 1));
        centreY.set(Math.clamp(y, 0, 1));
    }

    /** Factor from the reference picture's scale to that of a picture of another size. */
    double factor(PixelSize size) {
        return (double) longest(reference.get()) / longest(size);
    }

    private static int longest(PixelSize size) {
        return Math.max(size.width(), size.height());
    }
}
