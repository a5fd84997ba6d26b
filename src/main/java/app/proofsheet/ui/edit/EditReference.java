package app.proofsheet.ui.edit;

import app.proofsheet.domain.asset.PictureSnapshot;

import org.jspecify.annotations.Nullable;

/**
 * A picture that goes along with an edit, as it is listed.
 *
 * @param path work-relative
 * @param name file name
 * @param role why it is there, in words
 * @param picture null when it is no picture of the asset on screen
 */
public record EditReference(
        String path, String name, String role, @Nullable PictureSnapshot picture) {}
