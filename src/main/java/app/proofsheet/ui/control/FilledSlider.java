package app.proofsheet.ui.control;

import atlantafx.base.controls.ProgressSliderSkin;

import javafx.scene.control.Skin;
import javafx.scene.control.Slider;

/** A slider whose track is filled up to the thumb (design/tokens.md §8). */
public final class FilledSlider extends Slider {

    /** A slider; the name is its accessible text and its tooltip. */
    public FilledSlider(double min, double max, double value, String name) {
        super(min, max, value);
        getStyleClass().add("progress-slider");
        setAccessibleText(name);
        setTooltip(Tips.of(name));
    }

    @Override
    protected Skin<?> createDefaultSkin() {
        return new ProgressSliderSkin(this);
    }
}
