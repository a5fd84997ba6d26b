package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureImage;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.image.PictureResult;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

/**
 * One picture to judge: fitted, at 100 % or at a free zoom; dragging pans, the wheel and a pinch
 * zoom where the pointer is, a double click goes between fit and 100 %. From 200 % on pixels are
 * shown as they are. The zoom lives in a {@link ZoomModel} that several panes can share.
 */
public class ZoomPane extends Region {

    private static final double MARGIN = 16;

    /** Of a narrow pane the margin takes no more than this part. */
    private static final double LEAST_MARGIN = 0.04;

    private final PictureLoader loader;
    private final ZoomModel model;
    private final PictureView painter;
    private final Canvas canvas = new Canvas();
    private final VBox message = new VBox();
    private final ReadOnlyStringWrapper zoomText = new ReadOnlyStringWrapper("");
    private @Nullable PictureSnapshot picture;
    private @Nullable PictureImage image;
    private LoadHandle load = LoadHandle.SETTLED;
    private @Nullable Point2D grip;
    private final Subscription following;

    /** An empty pane with its own zoom. */
    public ZoomPane(PictureLoader loader) {
        this(loader, new ZoomModel());
    }

    /** An empty pane that shares a zoom with others. */
    @SuppressWarnings("this-escape") // listeners run on the FX thread, after construction
    public ZoomPane(PictureLoader loader, ZoomModel model) {
        this.loader = loader;
        this.model = model;
        this.painter = new PictureView(model);
        getStyleClass().addAll("ps-canvas", "ps-zoom-pane");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        message.getStyleClass().add("ps-canvas-message");
        message.setVisible(false);
        message.setMouseTransparent(true);
        getChildren().addAll(canvas, message);
        following =
                Subscription.combine(
                        model.fitProperty().subscribe(this::requestLayout),
                        model.zoomProperty().subscribe(this::requestLayout),
                        model.centreXProperty().subscribe(this::requestLayout),
                        model.centreYProperty().subscribe(this::requestLayout),
                        model.referenceProperty().subscribe(this::requestLayout));
        setOnScroll(this::onScroll);
        setOnZoom(event -> {
            event.consume();
            zoomBy(event.getZoomFactor(), event.getX(), event.getY());
        });
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::onPress);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::onDrag);
        addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> grip = null);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    }

    /** Lets go of the picture and of a shared zoom; the pane is not used again. */
    public final void dispose() {
        show((PictureSnapshot) null);
        following.unsubscribe();
    }

    /** The zoom, shared or own. */
    public final ZoomModel model() {
        return model;
    }

    /** {@code 20 % of 2304 × 4096}; empty while there is no picture. */
    public final ReadOnlyStringProperty zoomTextProperty() {
        return zoomText.getReadOnlyProperty();
    }

    /**
     * Shows a picture, what is in memory of it at once and the full one when it is decoded; nothing
     * when null.
     */
    public void show(@Nullable PictureSnapshot wanted) {
        PictureSnapshot before = picture;
        if (wanted != null && before != null && isSameFile(before, wanted) && !hasMessage()) {
            // A verdict moved the file; what is on show stays.
            picture = wanted;
            return;
        }
        load.cancel();
        load = LoadHandle.SETTLED;
        picture = wanted;
        message.setVisible(false);
        if (wanted == null) {
            image = null;
            zoomText.set("");
            setAccessibleText(null);
            requestLayout();
            return;
        }
        setAccessibleText(ControlTexts.get("zoom.name", wanted.label()));
        image = loader.bestInMemory(wanted).orElse(null);
        PixelSize size = wanted.size();
        if (size != null) {
            reference(size);
        }
        load = loader.full(wanted, this::onResult);
        requestLayout();
    }

    /** True when both are the same bytes, wherever a verdict has put them. */
    static boolean isSameFile(PictureSnapshot a, PictureSnapshot b) {
        return a.id().assetDir().equals(b.id().assetDir())
                && a.id().fileName().equals(b.id().fileName())
                && a.modified().equals(b.modified())
                && a.bytes() == b.bytes();
    }

    /** Says something instead of the picture; nothing when empty. */
    protected final void tell(String... sentences) {
        message.getChildren().setAll(Icons.of("alert-triangle", 32));
        for (String sentence : sentences) {
            Label words = new Label(sentence);
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            message.getChildren().add(words);
        }
        message.setVisible(sentences.length > 0);
        requestLayout();
    }

    /** True while something is said instead of the picture. */
    protected final boolean hasMessage() {
        return message.isVisible();
    }

    /** Called when the picture cannot be shown; says so and what to do. */
    protected void unreadable(String sentence) {
        tell(sentence, ControlTexts.get("zoom.unreadable"));
        setAccessibleText(sentence);
    }

    /** Takes the size of the picture as the reference of the zoom; panes that share it override. */
    protected void reference(PixelSize size) {
        model.referenceProperty().set(size);
    }

    /** The picture on show, null when none. */
    public final @Nullable PictureSnapshot picture() {
        return picture;
    }

    /** The loaded picture, null while there is none. */
    protected final @Nullable PictureImage image() {
        return image;
    }

    private void onResult(PictureResult result) {
        switch (result) {
            case PictureResult.Ready ready -> {
                image = ready.picture();
                reference(ready.picture().natural());
                loaded(ready.picture());
            }
            case PictureResult.Unreadable unreadable -> {
                image = null;
                unreadable(unreadable.sentence());
            }
        }
        requestLayout();
    }

    /** Called when the full picture is there. */
    protected void loaded(PictureImage full) {}

    // Drawing

    private double output() {
        return getScene() == null || getScene().getWindow() == null
                ? 1
                : getScene().getWindow().getOutputScaleX();
    }

    private double scale(PixelSize size) {
        double margin = Math.min(MARGIN, getWidth() * LEAST_MARGIN);
        return painter.scale(size, getWidth(), getHeight(), margin, output());
    }

    /** Where a picture of a size lies in this pane. */
    protected final Rectangle2D place(PixelSize size) {
        return painter.place(size, scale(size), getWidth(), getHeight());
    }

    /** Draws a picture, clipped when a clip is given, with an opacity of 0 to 1. */
    protected final void draw(PictureImage drawn, @Nullable Rectangle2D clip, double opacity) {
        canvas.getGraphicsContext2D().setGlobalAlpha(opacity);
        PictureView.draw(canvas, drawn, place(drawn.natural()), clip, output());
        canvas.getGraphicsContext2D().setGlobalAlpha(1);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        canvas.setWidth(Math.min(width, 4096));
        canvas.setHeight(Math.min(height, 4096));
        canvas.getGraphicsContext2D().clearRect(0, 0, width, height);
        message.resizeRelocate(MARGIN, 0, Math.max(0, width - 2 * MARGIN), height);
        paint();
        PictureImage now = image;
        if (now != null) {
            describe(now.natural());
        }
    }

    /** Draws everything; overridden where there is more than one picture. */
    protected void paint() {
        PictureImage now = image;
        if (now != null) {
            draw(now, null, 1);
        }
    }

    /** How large a picture of a size is on screen, in percent of its own pixels. */
    final long percent(PixelSize size) {
        return Math.round(100 * scale(size) * output());
    }

    private void describe(PixelSize size) {
        long percent = percent(size);
        zoomText.set(
                ControlTexts.get(
                        "zoom.of",
                        percent,
                        String.valueOf(size.width()),
                        String.valueOf(size.height())));
    }

    // Mouse

    private void onScroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            event.consume();
            zoomBy(Math.pow(1.0018, event.getDeltaY()), event.getX(), event.getY());
        }
    }

    /** Zooms about the middle of the pane, for keys and buttons. */
    public final void zoomBy(double factor) {
        zoomBy(factor, getWidth() / 2, getHeight() / 2);
    }

    private void zoomBy(double factor, double x, double y) {
        PictureImage now = image;
        if (now == null) {
            return;
        }
        PixelSize size = now.natural();
        Rectangle2D before = place(size);
        double partX = (x - before.getMinX()) / before.getWidth();
        double partY = (y - before.getMinY()) / before.getHeight();
        double current = scale(size) * output() / model.factor(size);
        double wanted = Math.clamp(current * factor, ZoomModel.MIN, ZoomModel.MAX);
        double shown = wanted * model.factor(size) / output();
        model.zoomTo(
                wanted,
                partX + (getWidth() / 2 - x) / (size.width() * shown),
                partY + (getHeight() / 2 - y) / (size.height() * shown));
    }

    private void onPress(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY || event.getButton() == MouseButton.MIDDLE) {
            grip = new Point2D(event.getX(), event.getY());
            if (isFocusTraversable()) {
                requestFocus();
            }
        }
    }

    private void onDrag(MouseEvent event) {
        Point2D from = grip;
        PictureImage now = image;
        if (from == null || now == null || event.isConsumed()) {
            return;
        }
        Rectangle2D place = place(now.natural());
        double middleX = (getWidth() / 2 - place.getMinX()) / place.getWidth();
        double middleY = (getHeight() / 2 - place.getMinY()) / place.getHeight();
        if (place.getWidth() > getWidth()) {
            middleX -= (event.getX() - from.getX()) / place.getWidth();
        }
        if (place.getHeight() > getHeight()) {
            middleY -= (event.getY() - from.getY()) / place.getHeight();
        }
        if (!model.fitProperty().get()) {
            model.moveTo(middleX, middleY);
        }
        grip = new Point2D(event.getX(), event.getY());
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            toggleActual(event.getX(), event.getY());
        }
    }

    /** Between fit and 100 % about the middle. */
    public final void toggleActual() {
        toggleActual(getWidth() / 2, getHeight() / 2);
    }

    private void toggleActual(double x, double y) {
        PictureImage now = image;
        if (model.isActual() || now == null) {
            model.fit();
            return;
        }
        Rectangle2D before = place(now.natural());
        model.zoomTo(
                1,
                Math.clamp((x - before.getMinX()) / before.getWidth(), 0, 1),
                Math.clamp((y - before.getMinY()) / before.getHeight(), 0, 1));
    }
}
