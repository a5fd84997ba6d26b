package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.image.PictureLoader;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.geometry.Rectangle2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Two to four pictures compared (studio.md, way through, 8): side by side, or the first and the one
 * in question on the same place with a divider, see-through, blinking, or as a heat map of what
 * changed. Zoom and pan are locked in relative coordinates and stay when pictures are exchanged;
 * 100 % counts the pixels of the picture the verdict is for. Left and Right move the divider.
 */
public final class ComparePane extends StackPane {

    private final PictureLoader loader;
    private final ZoomModel model = new ZoomModel();
    private final ReadOnlyObjectWrapper<ZoomModel> inForce = new ReadOnlyObjectWrapper<>(model);
    private final ObservableList<PictureSnapshot> pictures = FXCollections.observableArrayList();
    private final ObservableList<String> roles = FXCollections.observableArrayList();
    private final ObjectProperty<CompareMode> mode = new SimpleObjectProperty<>(CompareMode.SWIPE);
    private final BooleanProperty locked = new SimpleBooleanProperty(true);
    private final IntegerProperty focusIndex = new SimpleIntegerProperty(1);
    private final DoubleProperty strength = new SimpleDoubleProperty(0.5);
    private final IntegerProperty threshold = new SimpleIntegerProperty(12);
    private final ReadOnlyStringWrapper zoomText = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper zoomBrief = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper changedText = new ReadOnlyStringWrapper("");
    private final Map<String, PixelSize> sizes = new HashMap<>();
    private final SurveyPane survey = new SurveyPane(focusIndex::set);
    private final StackedPane stacked;
    private final SwipeOverlay overlay = new SwipeOverlay(this::setSplit);
    private final Region ring = new Region();
    private final BlinkClock blink = new BlinkClock(this::turn);
    private boolean isSecondShown;
    private boolean wasLocked = true;

    /** A pane without pictures. */
    public ComparePane(PictureLoader loader) {
        this.loader = loader;
        stacked = new StackedPane(loader, model, threshold.get());
        getStyleClass().addAll("ps-canvas", "ps-compare");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        setFocusTraversable(true);
        ring.getStyleClass().add("ps-focus-ring");
        ring.setMouseTransparent(true);
        stacked.setOnPainted(this::placeOverlay);
        stacked.setOnSize(this::learn);
        addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        addEventFilter(MouseEvent.MOUSE_PRESSED, _ -> requestFocus());
        sceneProperty().subscribe(_ -> blinkWhileShown());
        sceneProperty()
                .flatMap(scene -> scene.getPreferences().reducedMotionProperty())
                .subscribe(isReduced ->
                        blink.pausedProperty()
                                .set(
                                        Boolean.TRUE.equals(isReduced)
                                                || blink.pausedProperty().get()));
        mode.subscribe(_ -> rebuild());
        locked.subscribe(_ -> rebuild());
        strength.subscribe(value -> stacked.setStrength(value.doubleValue()));
        threshold.subscribe(value -> stacked.setThreshold(value.intValue()));
        focusIndex.subscribe(_ -> focusMoved());
        pictures.addListener((ListChangeListener<PictureSnapshot>) _ -> rebuild());
        roles.addListener((ListChangeListener<String>) _ -> name());
    }

    /** The pictures, two to four; the first is the one others are compared with. */
    public ObservableList<PictureSnapshot> pictures() {
        return pictures;
    }

    /** A word for each picture; Before and After for two when nothing is given. */
    public ObservableList<String> roles() {
        return roles;
    }

    /** How they are compared. */
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

    /** Greatest difference that does not count in the heat map, 0 to 255. */
    public IntegerProperty thresholdProperty() {
        return threshold;
    }

    /** How many milliseconds each picture is shown while blinking. */
    public IntegerProperty blinkPeriodProperty() {
        return blink.periodProperty();
    }

    /** True while blinking stands still. */
    public BooleanProperty blinkPausedProperty() {
        return blink.pausedProperty();
    }

    /** {@code Fit · 18 % of 2304 × 4096}; by role where sizes differ. */
    public ReadOnlyStringProperty zoomTextProperty() {
        return zoomText.getReadOnlyProperty();
    }

    /** {@code Fit · 18 %}; by role where sizes differ. */
    public ReadOnlyStringProperty zoomBriefProperty() {
        return zoomBrief.getReadOnlyProperty();
    }

    /** {@code Changed: 12.4 %} in the heat map, else empty. */
    public ReadOnlyStringProperty changedTextProperty() {
        return changedText.getReadOnlyProperty();
    }

    /** The zoom all pictures share while locked. */
    public ZoomModel model() {
        return model;
    }

    /** The zoom keys and buttons work on: the shared one, or that of the picture in question. */
    public ReadOnlyObjectProperty<ZoomModel> zoomProperty() {
        return inForce.getReadOnlyProperty();
    }

    /** The mode in force: side by side while there are not two pictures. */
    public CompareMode effectiveMode() {
        return pictures.size() < 2 ? CompareMode.SIDE_BY_SIDE : mode.get();
    }

    /** Between fit and 100 % of the picture the verdict is for. */
    public void toggleActual() {
        zoomed().toggleActual();
    }

    /** Zooms about the middle. */
    public void zoomBy(double factor) {
        zoomed().zoomBy(factor);
    }

    private ZoomPane zoomed() {
        List<SurveyPane.Cell> cells = survey.cells();
        return cells.isEmpty()
                ? stacked
                : cells.get(Math.clamp(focusIndex.get(), 0, cells.size() - 1)).pane();
    }

    /** Place of the picture that is laid over the first one. */
    private int second() {
        return focusIndex.get() > 0 && focusIndex.get() < pictures.size() ? focusIndex.get() : 1;
    }

    private void rebuild() {
        isSecondShown = false;
        stacked.setAboveShown(false);
        if (effectiveMode() == CompareMode.SIDE_BY_SIDE) {
            stacked.clear();
            buildSurvey();
            getChildren().setAll(survey, ring);
        } else {
            emptySurvey();
            stacked.setMode(effectiveMode());
            stacked.show(pictures.getFirst(), pictures.get(second()));
            getChildren().setAll(stacked, overlay, ring);
        }
        blinkWhileShown();
        focusMoved();
    }

    private void emptySurvey() {
        while (!survey.cells().isEmpty()) {
            survey.removeLast();
        }
    }

    private void buildSurvey() {
        if (wasLocked != locked.get()) {
            wasLocked = locked.get();
            emptySurvey();
        }
        while (survey.cells().size() > pictures.size()) {
            survey.removeLast();
        }
        while (survey.cells().size() < pictures.size()) {
            survey.add(newPane());
        }
        for (int i = 0; i < pictures.size(); i++) {
            survey.cells().get(i).pane().show(pictures.get(i));
        }
        if (!pictures.isEmpty()) {
            survey.setShape(size(0));
        }
    }

    private ZoomPane newPane() {
        ZoomPane pane;
        if (locked.get()) {
            pane =
                    new ZoomPane(loader, model) {
                        @Override
                        protected void reference(PixelSize size) {
                            PictureSnapshot shown = picture();
                            if (shown != null) {
                                learn(shown, size);
                            }
                        }
                    };
        } else {
            pane = new ZoomPane(loader);
            pane.model().startFrom(model);
        }
        pane.zoomTextProperty().subscribe(_ -> describe());
        return pane;
    }

    /** The size in the file counts, which a header may declare the other way round. */
    private void learn(PictureSnapshot picture, PixelSize size) {
        sizes.put(picture.id().fileName(), size);
        refer();
        if (!pictures.isEmpty()) {
            survey.setShape(size(0));
        }
    }

    private PixelSize size(int index) {
        PictureSnapshot picture = pictures.get(index);
        PixelSize known = sizes.getOrDefault(picture.id().fileName(), picture.size());
        return known == null ? new PixelSize(9, 16) : known;
    }

    private void refer() {
        int at = focusIndex.get();
        if (at >= 0 && at < pictures.size()) {
            model.refer(size(at));
        }
    }

    private void focusMoved() {
        if (effectiveMode() != CompareMode.SIDE_BY_SIDE) {
            stacked.show(pictures.getFirst(), pictures.get(second()));
        }
        refer();
        survey.mark(focusIndex.get());
        inForce.set(zoomed().model());
        name();
    }

    private void name() {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            words.add(role(i) + " " + pictures.get(i).label());
            if (i < survey.cells().size()) {
                survey.cells().get(i).name(role(i));
            }
        }
        int at = focusIndex.get();
        if (at >= 0 && at < pictures.size()) {
            words.add(ControlTexts.get("compare.verdict", role(at)));
        }
        setAccessibleText(ControlTexts.get("compare.name", String.join(", ", words)));
        placeOverlay();
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

    private void describe() {
        List<ZoomReadout.Line> lines = new ArrayList<>();
        boolean isSide = effectiveMode() == CompareMode.SIDE_BY_SIDE;
        for (int i = 0; i < pictures.size(); i++) {
            boolean isCell = i < survey.cells().size();
            if (isSide && isCell || !isSide && (i == 0 || i == second())) {
                ZoomPane pane = isSide ? survey.cells().get(i).pane() : stacked;
                boolean isFit = pane.model().fitProperty().get();
                lines.add(new ZoomReadout.Line(role(i), size(i), pane.percent(size(i)), isFit));
            }
        }
        zoomText.set(ZoomReadout.of(lines));
        zoomBrief.set(ZoomReadout.brief(lines));
    }

    private void blinkWhileShown() {
        Scene scene = getScene();
        boolean isShown = scene != null && effectiveMode() == CompareMode.BLINK;
        blink.run(isShown, scene != null && scene.getPreferences().isReducedMotion());
    }

    private void turn() {
        isSecondShown = !isSecondShown;
        stacked.setAboveShown(isSecondShown);
    }

    /** Shows the other picture by hand; blinking by itself stops. */
    public void flip() {
        if (effectiveMode() == CompareMode.BLINK) {
            blink.pausedProperty().set(true);
            turn();
        }
    }

    /** A little more or less of what the mode is about: divider, strength, pace or threshold. */
    public void nudge(int steps) {
        switch (effectiveMode()) {
            case SIDE_BY_SIDE -> {}
            case SWIPE -> setSplit(split() + steps * 0.02);
            case ONION_SKIN -> strength.set(Math.clamp(strength.get() + steps * 0.05, 0, 1));
            case BLINK ->
                    blinkPeriodProperty()
                            .set(
                                    Math.clamp(
                                            blinkPeriodProperty().get() - 100L * steps,
                                            BlinkClock.QUICKEST,
                                            BlinkClock.SLOWEST));
            case DIFFERENCE ->
                    threshold.set(
                            Math.clamp((long) threshold.get() + steps, 0, CompareOptions.COARSEST));
        }
    }

    private void placeOverlay() {
        describe();
        sayChanged();
        CompareMode now = effectiveMode();
        if (now == CompareMode.SIDE_BY_SIDE) {
            return;
        }
        Rectangle2D place = stacked.place();
        String first = role(0);
        String over = role(second());
        switch (now) {
            case SWIPE -> overlay.put(place, stacked.split(), first, over);
            case BLINK -> overlay.put(place, -1, isSecondShown ? over : first, "");
            case DIFFERENCE -> overlay.put(place, -1, difference(first, over), "");
            case ONION_SKIN, SIDE_BY_SIDE -> overlay.put(place, -1, first, over);
        }
    }

    private static String difference(String first, String over) {
        return ControlTexts.get("compare.difference", first, over);
    }

    private void sayChanged() {
        if (effectiveMode() != CompareMode.DIFFERENCE || stacked.hasMessage()) {
            changedText.set("");
            return;
        }
        OptionalDouble share = stacked.changed();
        if (share.isEmpty()) {
            changedText.set(ControlTexts.get("compare.comparing"));
            return;
        }
        double percent = Math.round(share.getAsDouble() * 1000) / 10.0;
        boolean isTiny = percent == 0 && share.getAsDouble() > 0;
        changedText.set(
                isTiny
                        ? ControlTexts.get("compare.changed.tiny")
                        : ControlTexts.get("compare.changed", percent));
    }

    private void onKey(KeyEvent event) {
        if (effectiveMode() != CompareMode.SWIPE || event.isShortcutDown() || event.isAltDown()) {
            return;
        }
        int step =
                switch (event.getCode()) {
                    case LEFT -> -1;
                    case RIGHT -> 1;
                    default -> 0;
                };
        if (step != 0) {
            event.consume();
            nudge(event.isShiftDown() ? 5 * step : step);
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
