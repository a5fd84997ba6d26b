package app.proofsheet.ui.session;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the desktop around the studio can do. Called on the FX thread; must not block it. */
public interface Desktop {

    /** Shows a file or folder in the file manager. */
    void reveal(Path path);

    /** Lets the person choose a folder; nothing happens when it is dismissed. */
    void chooseFolder(String title, Consumer<Path> chosen);

    /** Puts text on the clipboard. */
    void copy(String text);

    /** Puts files on the clipboard, for other programs to paste. */
    void copyFiles(List<Path> files);
}
