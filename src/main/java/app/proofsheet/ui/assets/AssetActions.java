package app.proofsheet.ui.assets;

/** What the list of assets asks of the rest of the studio. */
public interface AssetActions {

    /** Shows a folder in the file manager, path relative to the work folder. */
    void reveal(String workPath);

    /** Puts a text on the clipboard. */
    void copy(String text);

    /** Opens a copy of the sample work folder. */
    void openSample();
}
