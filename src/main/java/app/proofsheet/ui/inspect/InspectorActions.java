package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureId;

/** What the inspector asks of the rest of the studio. */
public interface InspectorActions {

    /** Shows a picture in the file manager. */
    void reveal(PictureId id);

    /** Puts a text on the clipboard. */
    void copy(String text);
}
