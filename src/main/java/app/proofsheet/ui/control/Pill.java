package app.proofsheet.ui.control;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** A half-round label, 20 px high: a state, a tier, a count (design/tokens.md §8, "Label"). */
public final class Pill extends Label {

    /** What the pill says beyond its text; gives its colours. */
    public enum Tone {
        NEUTRAL,
        GOOD,
        WARNING,
        BAD,
        NEW
    }

    /** A pill without an icon. */
    public Pill(String text, Tone tone) {
        this(text, tone, null);
    }

    /** A pill, with an icon before the text when one is named. */
    public Pill(String text, Tone tone, @Nullable String icon) {
        super(text);
        getStyleClass().add("ps-pill");
        setMinWidth(USE_PREF_SIZE);
        if (icon != null) {
            setGraphic(Icons.of(icon, 12));
        }
        setTone(tone);
    }

    /** Changes the tone. */
    public void setTone(Tone tone) {
        for (Tone each : Tone.values()) {
            pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == tone);
        }
    }
}
