package app.proofsheet.ui.theme;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * How large text is. Our style sheets speak of a normal size; for a larger one the sizes of type,
 * icons, rows and controls in them are multiplied, while lines, corners and gaps stay. What lays
 * itself out asks {@link #factor}.
 */
public enum TextSize {
    NORMAL(100),
    LARGE(125),
    LARGER(150),
    LARGEST(200);

    private static final Pattern GROWING =
            Pattern.compile(
                    "(-fx-(?:font-size|icon-size|graphic-text-gap|cell-size|fixed-cell-size"
                            + "|(?:min|pref|max)-(?:width|height))\\s*:\\s*)(\\d+)px");

    private static final Map<String, String> SCALED = new ConcurrentHashMap<>();

    private final int percent;

    TextSize(int percent) {
        this.percent = percent;
    }

    /** Percent of the normal size. */
    public int percent() {
        return percent;
    }

    /** What sizes are multiplied by. */
    public double factor() {
        return percent / 100.0;
    }

    /** The size in force in a scene; everything on it follows. */
    public static ObjectProperty<TextSize> of(Scene scene) {
        Object kept =
                scene.getProperties()
                        .computeIfAbsent(
                                TextSize.class,
                                _ -> new SimpleObjectProperty<>(scene, "text size", NORMAL));
        @SuppressWarnings("unchecked")
        ObjectProperty<TextSize> size = (ObjectProperty<TextSize>) kept;
        return size;
    }

    /** What sizes on a node are multiplied by; 1 while it is on no scene. */
    public static double factor(Node node) {
        Scene scene = node.getScene();
        return scene == null ? 1 : of(scene).get().factor();
    }

    /** Dresses a part of the window with sheets that follow the size of text of its scene. */
    public static void follow(Parent root, List<URL> sheets) {
        root.sceneProperty()
                .flatMap(TextSize::of)
                .orElse(NORMAL)
                .subscribe(size ->
                        root.getStylesheets().setAll(sheets.stream().map(size::sheet).toList()));
    }

    /** Where a style sheet can be had in this size. */
    public String sheet(URL url) {
        return this == NORMAL
                ? url.toExternalForm()
                : SCALED.computeIfAbsent(percent + " " + url, _ -> scaled(url));
    }

    private String scaled(URL url) {
        try (InputStream in = url.openStream()) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            byte[] larger = scale(text).getBytes(StandardCharsets.UTF_8);
            return "data:text/css;base64," + Base64.getEncoder().encodeToString(larger);
        } catch (IOException e) {
            throw new UncheckedIOException("style sheet " + url + " cannot be read", e);
        }
    }

    /** A style sheet with what grows with the text made larger; lines of one px stay. */
    String scale(String sheet) {
        return GROWING.matcher(sheet)
                .replaceAll(found -> {
                    int px = Integer.parseInt(found.group(2));
                    long larger = px <= 1 ? px : Math.round(px * factor());
                    return found.group(1) + larger + "px";
                });
    }
}
