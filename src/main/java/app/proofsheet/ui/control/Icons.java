package app.proofsheet.ui.control;

import javafx.animation.Animation;
import javafx.animation.Interpolator;
import javafx.animation.RotateTransition;
import javafx.util.Duration;

import org.kordamp.ikonli.javafx.FontIcon;

/** Feather icons by name (design/tokens.md §5); 16 px unless told otherwise. */
public final class Icons {

    private Icons() {}

    // Sizes are style classes: an icon keeps its font in its inline style, so that is taken.

    /** A 16 px icon; the name is without prefix, for example {@code check-circle}. */
    public static FontIcon of(String name) {
        return new FontIcon("fth-" + name);
    }

    /** An icon of another size: 11, 12, 13, 14, 20, 24 or 32 px. */
    public static FontIcon of(String name, int size) {
        FontIcon icon = of(name);
        icon.getStyleClass().add("size-" + size);
        return icon;
    }

    /**
     * A 16 px icon in the colour of a style class: {@code good}, {@code warning}, {@code muted}…
     */
    public static FontIcon of(String name, String colourClass) {
        FontIcon icon = of(name);
        icon.getStyleClass().add(colourClass);
        return icon;
    }

    /** An icon of another size in the colour of a style class. */
    public static FontIcon of(String name, int size, String colourClass) {
        FontIcon icon = of(name, size);
        icon.getStyleClass().add(colourClass);
        return icon;
    }

    /** The loader icon, turning while it is on a scene, unless the person asked for less motion. */
    public static FontIcon turning(int size) {
        FontIcon icon = of("loader", size);
        RotateTransition turn = new RotateTransition(Duration.seconds(1.4), icon);
        turn.setByAngle(360);
        turn.setInterpolator(Interpolator.LINEAR);
        turn.setCycleCount(Animation.INDEFINITE);
        icon.sceneProperty()
                .flatMap(scene -> scene.getPreferences().reducedMotionProperty())
                .orElse(true)
                .subscribe(isCalm -> {
                    if (isCalm) {
                        turn.stop();
                        icon.setRotate(0);
                    } else {
                        turn.play();
                    }
                });
        return icon;
    }
}
