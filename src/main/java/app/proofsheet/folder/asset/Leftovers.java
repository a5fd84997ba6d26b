package app.proofsheet.folder.asset;

import app.proofsheet.folder.AtomicFiles;

import java.nio.file.Path;
import java.util.List;

/**
 * Half-written records that a killed program left in an asset. Those beside the records of a run go
 * with its next step, and those of pictures are for whoever saves the run.
 */
public final class Leftovers {

    private static final List<String> FOLDERS =
            List.of("", "qa", "inputs", "inputs/requests", "inputs/references");

    private Leftovers() {}

    /** Deletes them; what cannot be deleted stays. */
    public static void clear(Path assetRoot) {
        for (String folder : FOLDERS) {
            AtomicFiles.clearLeftovers(assetRoot.resolve(folder));
        }
    }
}
