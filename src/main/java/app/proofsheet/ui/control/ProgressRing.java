package app.proofsheet.ui.control;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.KeyFrame;
import javafx.animation.KeyValue;
import javafx.animation.Timeline;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.Arc;
import javafx.scene.shape.ArcType;
import javafx.scene.shape.Circle;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Rotate;
import javafx.util.Duration;

/**
 * A ring that fills clockwise; a quarter of it turns while the fraction is not known, or stands
 * still when the person asked for less motion.
 */
public final class ProgressRing extends Region {

    private final DoubleProperty fraction = new SimpleDoubleProperty(-1);
    private final Circle track = new Circle();
    private final Arc arc = new Arc();
    private final Rotate angle = new Rotate();
    private boolean isCalm = true;
    private final Timeline turn =
            new Timeline(
                    new KeyFrame(Duration.ZERO, new KeyValue(angle.angleProperty(), 0)),
                    new KeyFrame(
                            Duration.seconds(1.4),
                            new KeyValue(angle.angleProperty(), 360, Interpolator.LINEAR)));

    /** A ring of a diameter and a stroke in px. */
    public ProgressRing(double size, double stroke) {
        getStyleClass().add("ps-ring");
        setAccessibleRole(AccessibleRole.PROGRESS_INDICATOR);
        double radius = (size - stroke) / 2;
        track.getStyleClass().add("track");
        track.setRadius(radius);
        track.setStrokeWidth(stroke);
        arc.getStyleClass().add("arc");
        arc.setRadiusX(radius);
        arc.setRadiusY(radius);
        arc.setStrokeWidth(stroke);
        arc.setType(ArcType.OPEN);
        arc.setStrokeLineCap(StrokeLineCap.ROUND);
        arc.setStartAngle(90);
        track.setCenterX(size / 2);
        track.setCenterY(size / 2);
        arc.setCenterX(size / 2);
        arc.setCenterY(size / 2);
        // About the middle of the ring; the middle of the arc lies elsewhere.
        angle.setPivotX(size / 2);
        angle.setPivotY(size / 2);
        arc.getTransforms().add(angle);
        getChildren().addAll(track, arc);
        setMinSize(size, size);
        setPrefSize(size, size);
        setMaxSize(size, size);
        turn.setCycleCount(Animation.INDEFINITE);
        fraction.subscribe(this::update);
        sceneProperty()
                .flatMap(scene -> scene.getPreferences().reducedMotionProperty())
                .orElse(true)
                .subscribe(calm -> {
                    isCalm = calm;
                    update();
                });
    }

    /** 0 to 1, negative when not known. */
    public DoubleProperty fractionProperty() {
        return fraction;
    }

    /** True while it turns by itself. */
    public boolean isTurning() {
        return turn.getStatus() == Animation.Status.RUNNING;
    }

    private void update() {
        double now = fraction.get();
        arc.setLength(now < 0 ? -90 : -360 * Math.min(1, now));
        if (now < 0 && !isCalm) {
            turn.play();
        } else {
            turn.stop();
            angle.setAngle(0);
        }
    }
}
