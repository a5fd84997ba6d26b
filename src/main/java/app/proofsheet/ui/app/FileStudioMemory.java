package app.proofsheet.ui.app;

import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.theme.Motion;
import app.proofsheet.ui.theme.TextSize;
import app.proofsheet.ui.theme.Theme;

import org.jspecify.annotations.Nullable;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Remembers in a small properties file in the person's configuration folder. */
public final class FileStudioMemory implements StudioMemory {

    private static final Logger LOG = Logger.getLogger(FileStudioMemory.class.getName());

    private static final String KEY = "key.";

    private final Path file;

    /** A memory in a file; neither it nor its folder need exist. */
    public FileStudioMemory(Path file) {
        this.file = file;
    }

    @Override
    public Remembered load() {
        Properties kept = new Properties();
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            kept.load(in);
        } catch (NoSuchFileException firstStart) {
            return Remembered.first();
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "The window memory cannot be read; it starts afresh.", e);
            return Remembered.first();
        }
        Remembered first = Remembered.first();
        List<String> recent = new ArrayList<>();
        for (int i = 0; i < Remembered.RECENT; i++) {
            String path = kept.getProperty("recent." + i);
            if (path != null) {
                recent.add(path);
            }
        }
        Map<ViewMode, Panes> panes = new EnumMap<>(ViewMode.class);
        for (ViewMode view : ViewMode.values()) {
            panes.put(view, panes(kept, view));
        }
        return new Remembered(
                recent,
                kept.getProperty("asset"),
                word(kept, "theme", Theme.Choice.values(), Theme.Choice.SYSTEM),
                number(kept, "tile.width", first.tileWidth()),
                number(kept, "left.width", first.leftWidth()),
                (int) number(kept, "queue.rows", first.queueRows()),
                panes,
                window(kept),
                keys(kept),
                flag(kept, "queue.pause.after.crash", first.pausesAfterCrash()),
                new Ease(
                        word(kept, "text.size", TextSize.values(), TextSize.NORMAL),
                        word(kept, "motion", Motion.values(), Motion.SYSTEM),
                        flag(kept, "judged", false)));
    }

    private static Map<String, String> keys(Properties kept) {
        Map<String, String> keys = new TreeMap<>();
        for (String name : kept.stringPropertyNames()) {
            if (name.startsWith(KEY)) {
                keys.put(name.substring(KEY.length()), kept.getProperty(name));
            }
        }
        return keys;
    }

    private static Panes panes(Properties kept, ViewMode view) {
        String at = name(view);
        Panes designed = Panes.of(view);
        return new Panes(
                flag(kept, at + ".left", designed.left()),
                flag(kept, at + ".inspector", designed.inspector()),
                flag(kept, at + ".queue", designed.queue()),
                number(kept, at + ".inspector.width", designed.inspectorWidth()));
    }

    private static @Nullable WindowPlace window(Properties kept) {
        double width = number(kept, "window.width", 0);
        double height = number(kept, "window.height", 0);
        return width < 100 || height < 100
                ? null
                : new WindowPlace(
                        number(kept, "window.x", 0),
                        number(kept, "window.y", 0),
                        width,
                        height,
                        flag(kept, "window.maximized", false));
    }

    private static <E extends Enum<E>> E word(
            Properties kept, String key, E[] values, E otherwise) {
        for (E value : values) {
            if (name(value).equals(kept.getProperty(key))) {
                return value;
            }
        }
        return otherwise;
    }

    private static boolean flag(Properties kept, String key, boolean otherwise) {
        String word = kept.getProperty(key);
        return word == null ? otherwise : Boolean.parseBoolean(word);
    }

    private static double number(Properties kept, String key, double otherwise) {
        String word = kept.getProperty(key);
        if (word == null) {
            return otherwise;
        }
        try {
            double number = Double.parseDouble(word);
            return Double.isFinite(number) ? number : otherwise;
        } catch (NumberFormatException broken) {
            return otherwise;
        }
    }

    @Override
    public void save(Remembered remembered) {
        Properties kept = new Properties();
        for (int i = 0; i < remembered.recent().size(); i++) {
            kept.setProperty("recent." + i, remembered.recent().get(i));
        }
        if (remembered.lastAsset() != null) {
            kept.setProperty("asset", remembered.lastAsset());
        }
        kept.setProperty("theme", name(remembered.theme()));
        kept.setProperty("text.size", name(remembered.ease().textSize()));
        kept.setProperty("motion", name(remembered.ease().motion()));
        kept.setProperty("judged", Boolean.toString(remembered.ease().judged()));
        kept.setProperty("tile.width", Double.toString(remembered.tileWidth()));
        kept.setProperty("left.width", Double.toString(remembered.leftWidth()));
        kept.setProperty("queue.rows", Integer.toString(remembered.queueRows()));
        remembered
                .panes()
                .forEach((view, panes) -> {
                    String at = name(view);
                    kept.setProperty(at + ".left", Boolean.toString(panes.left()));
                    kept.setProperty(at + ".inspector", Boolean.toString(panes.inspector()));
                    kept.setProperty(at + ".queue", Boolean.toString(panes.queue()));
                    kept.setProperty(
                            at + ".inspector.width", Double.toString(panes.inspectorWidth()));
                });
        kept.setProperty(
                "queue.pause.after.crash", Boolean.toString(remembered.pausesAfterCrash()));
        remembered.keys().forEach((id, keys) -> kept.setProperty(KEY + id, keys));
        WindowPlace window = remembered.window();
        if (window != null) {
            kept.setProperty("window.x", Double.toString(window.x()));
            kept.setProperty("window.y", Double.toString(window.y()));
            kept.setProperty("window.width", Double.toString(window.width()));
            kept.setProperty("window.height", Double.toString(window.height()));
            kept.setProperty("window.maximized", Boolean.toString(window.maximized()));
        }
        write(kept);
    }

    private void write(Properties kept) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            try (BufferedWriter out = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
                kept.store(out, null);
            }
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The window memory cannot be written.", e);
        }
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
