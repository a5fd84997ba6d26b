package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.image.PictureResult;

import javafx.geometry.Rectangle2D;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;

import org.jspecify.annotations.Nullable;

/** A small picture of a fixed size that fills its place; what does not fit is cut evenly. */
public final class Thumbnail extends ImageView {

    /** Small pictures are few; asking for twice their size keeps them sharp on dense screens. */
    private static final int DENSITY = 2;

    private final PictureLoader loader;
    private final double width;
    private final double height;
    private @Nullable PictureSnapshot shown;
    private @Nullable LoadHandle loading;

    /** A place of a size in px, empty until a picture is shown. */
    public Thumbnail(PictureLoader loader, double width, double height) {
        this.loader = loader;
        this.width = width;
        this.height = height;
        setFitWidth(width);
        setFitHeight(height);
        setSmooth(true);
        getStyleClass().add("ps-thumbnail");
    }

    /** Shows a picture, nothing when null; a picture that cannot be read leaves the place empty. */
    public void show(@Nullable PictureSnapshot picture) {
        if (picture != null && picture.equals(shown)) {
            return;
        }
        LoadHandle before = loading;
        if (before != null) {
            before.cancel();
            loading = null;
        }
        shown = picture;
        setImage(null);
        setAccessibleText(picture == null ? null : picture.label());
        if (picture != null) {
            int longest = (int) Math.ceil(Math.max(width, height) * DENSITY);
            loading = loader.thumbnail(picture, longest, result -> arrived(picture, result));
        }
    }

    private void arrived(PictureSnapshot picture, PictureResult result) {
        if (picture.equals(shown) && result instanceof PictureResult.Ready ready) {
            Image image = ready.picture().image();
            double scale = Math.max(width / image.getWidth(), height / image.getHeight());
            double seenWidth = width / scale;
            double seenHeight = height / scale;
            setViewport(
                    new Rectangle2D(
                            (image.getWidth() - seenWidth) / 2,
                            (image.getHeight() - seenHeight) / 2,
                            seenWidth,
                            seenHeight));
            setImage(image);
        }
    }
}
