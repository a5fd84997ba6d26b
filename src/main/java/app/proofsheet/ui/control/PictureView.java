package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.image.PictureImage;

import javafx.geometry.Rectangle2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;

import org.jspecify.annotations.Nullable;

/** Draws a picture on a canvas as a {@link ZoomModel} wants it. All measures in px of the scene. */
final class PictureView {

    private static final double PIXELATED_FROM = 2;

    private final ZoomModel model;

    PictureView(ZoomModel model) {
        this.model = model;
    }

    /** Px of the scene for a pixel of a picture. */
    double scale(PixelSize size, double width, double height, double margin, double output) {
        if (model.fitProperty().get()) {
            double fitted =
                    Math.min(
                            (width - 2 * margin) / size.width(),
                            (height - 2 * margin) / size.height());
            return Math.max(fitted, 1e-4);
        }
        return model.zoomProperty().get() * model.factor(size) / output;
    }

    /** Where a picture lies in a pane; smaller than the pane it is centred. */
    Rectangle2D place(PixelSize size, double scale, double width, double height) {
        double w = size.width() * scale;
        double h = size.height() * scale;
        return new Rectangle2D(
                start(w, width, model.centreXProperty().get()),
                start(h, height, model.centreYProperty().get()),
                w,
                h);
    }

    private static double start(double extent, double pane, double centre) {
        if (extent <= pane) {
            return (pane - extent) / 2;
        }
        return Math.clamp(pane / 2 - centre * extent, pane - extent, 0);
    }

    /** Draws the part of a picture that is inside the clip. */
    static void draw(
            Canvas canvas,
            PictureImage picture,
            Rectangle2D place,
            @Nullable Rectangle2D clip,
            double output) {
        double left = Math.max(0, place.getMinX());
        double top = Math.max(0, place.getMinY());
        double right = Math.min(canvas.getWidth(), place.getMaxX());
        double bottom = Math.min(canvas.getHeight(), place.getMaxY());
        if (clip != null) {
            left = Math.max(left, clip.getMinX());
            right = Math.min(right, clip.getMaxX());
            top = Math.max(top, clip.getMinY());
            bottom = Math.min(bottom, clip.getMaxY());
        }
        if (right <= left || bottom <= top) {
            return;
        }
        double scale = place.getWidth() * output / picture.natural().width();
        Image level = picture.at(Math.min(1, scale));
        double across = level.getWidth() / place.getWidth();
        double down = level.getHeight() / place.getHeight();
        GraphicsContext graphics = canvas.getGraphicsContext2D();
        graphics.setImageSmoothing(scale < PIXELATED_FROM);
        graphics.drawImage(
                level,
                (left - place.getMinX()) * across,
                (top - place.getMinY()) * down,
                (right - left) * across,
                (bottom - top) * down,
                left,
                top,
                right - left,
                bottom - top);
    }
}
