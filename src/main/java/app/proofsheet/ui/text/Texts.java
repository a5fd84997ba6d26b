package app.proofsheet.ui.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;

/** Texts of one screen, from {@code app/proofsheet/ui/<screen>/text.properties}. */
public final class Texts {

    private final ResourceBundle bundle;

    private Texts(ResourceBundle bundle) {
        this.bundle = bundle;
    }

    /** The texts of a screen package, for example {@code gallery}. */
    public static Texts of(String screen) {
        return new Texts(
                ResourceBundle.getBundle(
                        "app.proofsheet.ui." + screen + ".text", Locale.getDefault()));
    }

    /** The text of a key with its arguments filled in ({@link MessageFormat}). */
    public String get(String key, Object... arguments) {
        String pattern = bundle.getString(key);
        return arguments.length == 0
                ? pattern
                : new MessageFormat(pattern, Locale.getDefault()).format(arguments);
    }
}
