package app.proofsheet.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.List;
import java.util.Objects;

/**
 * The look of the studio (design/tokens.md): AtlantaFX Primer, our sizes, and one small sheet of
 * colours for dark and for light. A theme follows the operating system unless told otherwise.
 */
public final class Theme {

    /** Which scheme the person wants. */
    public enum Choice {
        /** As the operating system has it. */
        SYSTEM,
        DARK,
        LIGHT
    }

    private static final List<String> FONTS =
            List.of(
                    "Inter-Regular.otf",
                    "Inter-Medium.otf",
                    "Inter-SemiBold.otf",
                    "JetBrainsMono-Regular.ttf");

    private final ObjectProperty<Choice> choice = new SimpleObjectProperty<>(Choice.DARK);
    private final ReadOnlyBooleanWrapper dark = new ReadOnlyBooleanWrapper(true);
    private final ObjectProperty<TextSize> textSize = new SimpleObjectProperty<>(TextSize.NORMAL);
    private final ObjectProperty<Motion> motion = new SimpleObjectProperty<>(Motion.SYSTEM);

    /** A theme that is dark until told otherwise. Needs the FX thread. */
    public Theme() {
        choice.subscribe(this::update);
        Platform.getPreferences().colorSchemeProperty().subscribe(this::update);
    }

    private void update() {
        dark.set(
                switch (choice.get()) {
                    case DARK -> true;
                    case LIGHT -> false;
                    case SYSTEM -> Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
                });
    }

    /** What the person wants. */
    public ObjectProperty<Choice> choiceProperty() {
        return choice;
    }

    /** Whether the dark scheme is on now. */
    public ReadOnlyBooleanProperty darkProperty() {
        return dark.getReadOnlyProperty();
    }

    /** How large the person wants text. */
    public ObjectProperty<TextSize> textSizeProperty() {
        return textSize;
    }

    /** How much the person wants to move by itself. */
    public ObjectProperty<Motion> motionProperty() {
        return motion;
    }

    /** Dresses a scene now and whenever a choice changes, until the subscription ends. */
    public Subscription dress(Scene scene) {
        return Subscription.combine(
                dark.subscribe(isDark -> apply(scene, isDark, textSize.get())),
                textSize.subscribe(size -> apply(scene, dark.get(), size)),
                motion.subscribe(wanted -> calm(scene, wanted)));
    }

    private static void calm(Scene scene, Motion wanted) {
        scene.getPreferences()
                .setReducedMotion(
                        switch (wanted) {
                            case SYSTEM -> null;
                            case REDUCED -> true;
                            case FULL -> false;
                        });
    }

    /** Dresses a scene once with text of normal size. */
    public static void apply(Scene scene, boolean dark) {
        apply(scene, dark, TextSize.NORMAL);
    }

    /** Dresses a scene once: theme sheet, our sheet, colours; the fonts are loaded when needed. */
    public static void apply(Scene scene, boolean dark, TextSize size) {
        loadFonts();
        TextSize.of(scene).set(size);
        scene.setUserAgentStylesheet(
                dark
                        ? new PrimerDark().getUserAgentStylesheet()
                        : new PrimerLight().getUserAgentStylesheet());
        scene.getStylesheets()
                .setAll(
                        size.sheet(resource("proofsheet.css")),
                        resource(dark ? "proofsheet-dark.css" : "proofsheet-light.css")
                                .toExternalForm());
        scene.getPreferences().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT);
    }

    /** Loads the bundled fonts; later calls do nothing. */
    public static void loadFonts() {
        Fonts.LOADED.forEach(Objects::requireNonNull);
    }

    private static URL resource(String name) {
        URL url = Theme.class.getResource(name);
        if (url == null) {
            throw new IllegalStateException("missing resource " + name);
        }
        return url;
    }

    /** Loaded once, when first asked for. */
    private static final class Fonts {
        static final List<Font> LOADED = FONTS.stream().map(Fonts::load).toList();

        private static Font load(String name) {
            try (InputStream in = resource("fonts/" + name).openStream()) {
                return Font.loadFont(in, 13);
            } catch (IOException e) {
                throw new UncheckedIOException("font " + name + " cannot be read", e);
            }
        }
    }
}
