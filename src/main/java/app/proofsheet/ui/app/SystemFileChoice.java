package app.proofsheet.ui.app;

import app.proofsheet.ui.brief.FileChoice;

import javafx.stage.FileChooser;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Asks for files with the dialog of the desktop. */
public final class SystemFileChoice implements FileChoice {

    private final Supplier<@Nullable Window> window;

    /** Dialogs belong to a window. */
    public SystemFileChoice(Supplier<@Nullable Window> window) {
        this.window = window;
    }

    @Override
    public Optional<Path> oneFile(String title, Path startFolder) {
        File file = chooser(title, startFolder).showOpenDialog(window.get());
        return Optional.ofNullable(file).map(File::toPath);
    }

    @Override
    public List<Path> manyFiles(String title, Path startFolder) {
        List<File> files = chooser(title, startFolder).showOpenMultipleDialog(window.get());
        return files == null ? List.of() : files.stream().map(File::toPath).toList();
    }

    private static FileChooser chooser(String title, Path startFolder) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(title);
        chooser.setInitialDirectory(startFolder.toFile());
        return chooser;
    }
}
