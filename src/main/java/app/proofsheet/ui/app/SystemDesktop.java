package app.proofsheet.ui.app;

import app.proofsheet.ui.session.Desktop;

import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.stage.DirectoryChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The desktop the program runs on. */
public final class SystemDesktop implements Desktop {

    private static final Logger LOG = Logger.getLogger(SystemDesktop.class.getName());

    private final Supplier<@Nullable Window> window;

    /** A desktop whose dialogs belong to a window. */
    public SystemDesktop(Supplier<@Nullable Window> window) {
        this.window = window;
    }

    @Override
    public void reveal(Path path) {
        Thread.ofVirtual().name("reveal").start(() -> startFileManager(path));
    }

    private static void startFileManager(Path path) {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        List<String> command;
        if (system.contains("win")) {
            command = List.of("explorer.exe", "/select," + path);
        } else if (system.contains("mac")) {
            command = List.of("open", "-R", path.toString());
        } else {
            Path parent = path.getParent();
            boolean isFolder = path.toFile().isDirectory();
            command = List.of("xdg-open", (isFolder || parent == null ? path : parent).toString());
        }
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "No file manager could be started.", e);
        }
    }

    @Override
    public void chooseFolder(String title, Consumer<Path> chosen) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(title);
        File folder = chooser.showDialog(window.get());
        if (folder != null) {
            chosen.accept(folder.toPath());
        }
    }

    @Override
    public void copy(String text) {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    @Override
    public void copyFiles(List<Path> files) {
        ClipboardContent content = new ClipboardContent();
        content.putFiles(files.stream().map(Path::toFile).toList());
        Clipboard.getSystemClipboard().setContent(content);
    }
}
