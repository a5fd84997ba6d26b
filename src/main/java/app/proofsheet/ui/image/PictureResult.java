package app.proofsheet.ui.image;

/** How loading a picture came out. */
public sealed interface PictureResult {

    /** It can be drawn. */
    record Ready(PictureImage picture) implements PictureResult {}

    /** It cannot be shown; the sentence says why. */
    record Unreadable(String sentence) implements PictureResult {}
}
