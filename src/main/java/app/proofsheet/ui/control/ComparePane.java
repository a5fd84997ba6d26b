package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.image.PictureLoader;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Two to four pictures compared (studio.md, way through, 8): side by side, or two of them on the
 * same place with a divider, see-through, blinking, or as a heat map of what changed. Zoom and pan
 * are locked in relative coordinates. Left and Right move the divider.
 */
public final class ComparePane extends StackPane {

    private static final PseudoClass FOCUS = PseudoClass.getPseudoClass("focus");

    private final PictureLoader loader;
    private final ZoomModel model = new ZoomModel();
    private final ObservableList<PictureSnapshot> pictures = FXCollections.observableArrayList();
    private final ObservableList<String> roles = FXCollections.observableArrayList();
    private final ObjectProperty<CompareMode> mode = new SimpleObjectProperty<>(CompareMode.SWIPE);
    private final BooleanProperty locked = new SimpleBooleanProperty(true);
    private final IntegerProperty focusIndex = new SimpleIntegerProperty(1);
    private final DoubleProperty strength = new SimpleDoubleProperty(0.5);
    private final IntegerProperty threshold = new SimpleIntegerProperty(12);
    private final ReadOnlyStringWrapper zoomText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper changedText = new ReadOnlyStringWrapper("");
    private final HBox side = new HBox(1);
    private final List<ZoomPane> panes = new ArrayList<>();
    private final StackedPane stacked;
    private final StackPane overlay = new StackPane();
    private final Region line = new Region();
    private final StackPane handle =
            new StackPane(new HBox(2, Icons.of("chevron-left", 14), Icons.of("chevron-right", 14)));
    private final Label left = badge();
    private final Label right = badge();
    private final Timeline blink = new Timeline(new KeyFrame(Duration.millis(700), _ -> flip()));
    private boolean isSecondShown;

    /** A pane without pictures. */
    public ComparePane(PictureLoader loader) {
        this.loader = loader;
        stacked = new StackedPane(loader, model);
        getStyleClass().addAll("ps-canvas", "ps-compare");
        setFocusTraversable(true);
        line.getStyleClass().add("ps-swipe-line");
        line.setMouseTransparent(true);
        handle.getStyleClass().add("ps-swipe-handle");
        handle.setCursor(Cursor.H_RESIZE);
        handle.setAccessibleText(ControlTexts.get("compare.swipe.handle"));
        ((HBox) handle.getChildren().getFirst()).setAlignment(Pos.CENTER);
        overlay.setPickOnBounds(false);
        for (Region part : List.of(line, handle, left, right)) {
            part.setManaged(false);
        }
        overlay.getChildren().addAll(line, handle, left, right);
        blink.setCycleCount(Animation.INDEFINITE);
        stacked.setOnPainted(this::placeOverlay);
        stacked.setOnChanged(this::onChanged);
        handle.setOnMouseDragged(this::dragSplit);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        sceneProperty().subscribe(this::blinkWhileShown);
        mode.subscribe(this::rebuild);
        locked.subscribe(this::rebuild);
        strength.subscribe(value -> stacked.setStrength(value.doubleValue()));
        threshold.subscribe(value -> stacked.setThreshold(value.intValue()));
        focusIndex.subscribe(this::markFocus);
        pictures.addListener((ListChangeListener<PictureSnapshot>) _ -> rebuild());
        roles.addListener((ListChangeListener<String>) _ -> rebuild());
    }

    private static Label badge() {
        Label badge = new Label();
        badge.getStyleClass().addAll("ps-scrim-badge", "ps-role");
        badge.setMouseTransparent(true);
        return badge;
    }

    /** The pictures, two to four; the first two are before and after. */
    public ObservableList<PictureSnapshot> pictures() {
        return pictures;
    }

    /** A word for each picture; Before and After for two when nothing is given. */
    public ObservableList<String> roles() {
        return roles;
    }

    /** How they are compared; with more than two they are always side by side. */
    public ObjectProperty<CompareMode> modeProperty() {
        return mode;
    }

    /** Whether zoom and pan are the same for all. */
    public BooleanProperty lockedProperty() {
        return locked;
    }

    /** Place of the picture a verdict is for. */
    public IntegerProperty focusIndexProperty() {
        return focusIndex;
    }

    /** How much of the second picture shows through as onion skin, 0 to 1. */
    public DoubleProperty strengthProperty() {
        return strength;
    }

    /** Least difference that counts in the heat map, 0 to 255. */
    public IntegerProperty thresholdProperty() {
        return threshold;
    }

    /** {@code 18 % of 2304 × 4096}. */
    public ReadOnlyStringProperty zoomTextProperty() {
        return zoomText.getReadOnlyProperty();
    }

    /** {@code Changed: 12.4 %} in the heat map, else empty. */
    public ReadOnlyStringProperty changedTextProperty() {
        return changedText.getReadOnlyProperty();
    }

    /** The zoom all pictures share while locked. */
    public ZoomModel model() {
        return model;
    }

    /** The mode in force: side by side when there are not exactly two pictures. */
    public CompareMode effectiveMode() {
        return pictures.size() == 2 ? mode.get() : CompareMode.SIDE_BY_SIDE;
    }

    /** Exchanges the first two pictures. */
    public void swap() {
        if (pictures.size() >= 2) {
            List<PictureSnapshot> order = new ArrayList<>(pictures);
            order.set(0, pictures.get(1));
            order.set(1, pictures.get(0));
            pictures.setAll(order);
        }
    }

    /** Between fit and 100 %. */
    public void toggleActual() {
        if (effectiveMode() == CompareMode.SIDE_BY_SIDE && !panes.isEmpty()) {
            panes.get(Math.clamp(focusIndex.get(), 0, panes.size() - 1)).toggleActual();
        } else {
            stacked.toggleActual();
        }
    }

    /** The largest picture is the one whose pixels the zoom counts. */
    private void refer() {
        PixelSize largest =
                pictures.stream()
                        .map(PictureSnapshot::size)
                        .filter(Objects::nonNull)
                        .max(Comparator.comparingLong(PixelSize::pixels))
                        .orElse(new PixelSize(1, 1));
        model.referenceProperty().set(largest);
    }

    private void rebuild() {
        blink.stop();
        refer();
        changedText.set("");
        CompareMode now = effectiveMode();
        zoomText.unbind();
        if (now == CompareMode.SIDE_BY_SIDE) {
            stacked.show((PictureSnapshot) null);
            buildSide();
            getChildren().setAll(side);
        } else {
            panes.forEach(ZoomPane::dispose);
            panes.clear();
            side.getChildren().clear();
            stacked.setMode(now);
            stacked.show(pictures.get(0), pictures.get(1));
            zoomText.bind(stacked.zoomTextProperty());
            getChildren().setAll(stacked, overlay);
            isSecondShown = false;
            stacked.setAboveShown(false);
            blinkWhileShown();
        }
        markFocus();
    }

    private void buildSide() {
        panes.forEach(ZoomPane::dispose);
        panes.clear();
        side.getChildren().clear();
        side.getStyleClass().setAll("ps-compare-side");
        for (int i = 0; i < pictures.size(); i++) {
            ZoomPane pane = locked.get() ? new SharedPane(loader, model) : new ZoomPane(loader);
            Label name = badge();
            name.setText(role(i));
            StackPane.setAlignment(name, Pos.TOP_LEFT);
            StackPane.setMargin(name, new Insets(8));
            // A ring over the picture, so that the focus moves nothing.
            Region ring = new Region();
            ring.getStyleClass().add("ps-focus-ring");
            ring.setMouseTransparent(true);
            StackPane cell = new StackPane(pane, name, ring);
            cell.getStyleClass().add("ps-compare-cell");
            cell.setMinWidth(0);
            cell.setPrefWidth(1);
            HBox.setHgrow(cell, Priority.ALWAYS);
            int index = i;
            cell.addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> focusIndex.set(index));
            pane.show(pictures.get(i));
            panes.add(pane);
            side.getChildren().add(cell);
        }
        if (!panes.isEmpty()) {
            zoomText.bind(panes.getFirst().zoomTextProperty());
        }
    }

    /** Shares the zoom; the largest picture is the reference. */
    private static final class SharedPane extends ZoomPane {
        SharedPane(PictureLoader loader, ZoomModel model) {
            super(loader, model);
        }

        @Override
        protected void reference(PixelSize size) {
            PixelSize now = model().referenceProperty().get();
            if (size.pixels() > now.pixels()) {
                model().referenceProperty().set(size);
            }
        }
    }

    private String role(int index) {
        if (index < roles.size()) {
            return roles.get(index);
        }
        if (pictures.size() == 2) {
            return ControlTexts.get(index == 0 ? "compare.before" : "compare.after");
        }
        return pictures.get(index).label();
    }

    private void markFocus() {
        for (int i = 0; i < side.getChildren().size(); i++) {
            side.getChildren().get(i).pseudoClassStateChanged(FOCUS, i == focusIndex.get());
        }
    }

    private void blinkWhileShown() {
        if (getScene() != null && effectiveMode() == CompareMode.BLINK) {
            blink.play();
        } else {
            blink.stop();
        }
    }

    private void flip() {
        isSecondShown = !isSecondShown;
        stacked.setAboveShown(isSecondShown);
    }

    private void onChanged(double share) {
        if (effectiveMode() != CompareMode.DIFFERENCE) {
            changedText.set("");
        } else if (share < 0) {
            changedText.set(ControlTexts.get("compare.comparing"));
        } else {
            changedText.set(ControlTexts.get("compare.changed", Math.round(share * 1000) / 10.0));
        }
    }

    // Swipe

    private void placeOverlay() {
        CompareMode now = effectiveMode();
        Rectangle2D place = stacked.place();
        boolean isPlaced = place.getWidth() > 0 && pictures.size() == 2;
        boolean isSwipe = now == CompareMode.SWIPE && isPlaced;
        line.setVisible(isSwipe);
        handle.setVisible(isSwipe);
        left.setVisible(isPlaced);
        right.setVisible(isPlaced && (isSwipe || now == CompareMode.ONION_SKIN));
        if (!isPlaced) {
            return;
        }
        double top = Math.max(0, place.getMinY());
        double bottom = Math.min(getHeight(), place.getMaxY());
        double from = Math.max(0, place.getMinX());
        double to = Math.min(getWidth(), place.getMaxX());
        double at = Math.clamp(place.getMinX() + stacked.split() * place.getWidth(), from, to);
        double lineTop = Math.max(0, top - 8);
        line.resizeRelocate(
                Math.round(at) - 2, lineTop, 4, Math.min(getHeight(), bottom + 8) - lineTop);
        handle.resizeRelocate(Math.round(at) - 18, top + 0.62 * (bottom - top) - 18, 36, 36);
        left.setText(
                now == CompareMode.BLINK && isSecondShown
                        ? role(1)
                        : now == CompareMode.DIFFERENCE
                                ? ControlTexts.get("compare.difference")
                                : role(0));
        right.setText(role(1));
        corner(left, from + 8, top + 8);
        corner(right, to - 8 - right.prefWidth(-1), top + 8);
    }

    private static void corner(Label badge, double x, double y) {
        badge.resizeRelocate(Math.round(x), Math.round(y), badge.prefWidth(-1), 20);
    }

    private void dragSplit(MouseEvent event) {
        event.consume();
        Rectangle2D place = stacked.place();
        double x = stacked.sceneToLocal(event.getSceneX(), event.getSceneY()).getX();
        stacked.setSplit((x - place.getMinX()) / place.getWidth());
    }

    private void onKey(KeyEvent event) {
        if (effectiveMode() != CompareMode.SWIPE || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        double step =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    default -> 0;
                };
        if (step != 0) {
            event.consume();
            stacked.setSplit(stacked.split() + step * (event.isShiftDown() ? 0.1 : 0.02));
        }
    }

    /** Part of the width where the divider is, 0 to 1. */
    public double split() {
        return stacked.split();
    }

    /** Moves the divider. */
    public void setSplit(double part) {
        stacked.setSplit(part);
    }

    /** The picture a verdict is for, null when there is none. */
    public @Nullable PictureSnapshot focused() {
        int at = focusIndex.get();
        return at >= 0 && at < pictures.size() ? pictures.get(at) : null;
    }
}
