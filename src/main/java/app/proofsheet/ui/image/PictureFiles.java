package app.proofsheet.ui.image;

import app.proofsheet.domain.asset.PictureId;

import java.nio.file.Path;

/** Where pictures are on disk; asked off the FX thread. */
@FunctionalInterface
public interface PictureFiles {

    /**
     * Absolute path of a picture.
     *
     * @throws app.proofsheet.domain.failure.FailureException when it has none
     */
    Path file(PictureId id);
}
