package app.proofsheet.folder;

import java.nio.file.Path;

/** Where the settings of a work folder lie; each reader keeps the fields of the others. */
public final class WorkSettings {

    /** The file, relative to the work folder. */
    public static final String FILE = ".postplus/image-batch-runner/settings.json";

    private WorkSettings() {}

    /** The file of a work folder; it need not exist. */
    public static Path of(Path workFolder) {
        return workFolder.resolve(FILE);
    }
}
