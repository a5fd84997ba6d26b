package app.proofsheet.ui.brief;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Asks the person for files. */
public interface FileChoice {

    /** One existing file, empty when the person changed their mind. */
    Optional<Path> oneFile(String title, Path startFolder);

    /** Existing files, empty when the person changed their mind. */
    List<Path> manyFiles(String title, Path startFolder);
}
