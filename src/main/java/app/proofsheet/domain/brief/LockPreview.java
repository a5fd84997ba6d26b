package app.proofsheet.domain.brief;

import app.proofsheet.domain.asset.PictureSnapshot;

import java.time.Instant;
import java.util.List;

/**
 * What a persona lock document says, for choosing it.
 *
 * @param path work-relative
 * @param name its heading, else its file name
 * @param text its beginning as text, {@code ""} when it has none that can be shown
 * @param isCut true when the document goes on after {@code text}
 * @param changedAt when its file was last changed
 * @param pictures benchmark pictures it names, then those beside it
 */
public record LockPreview(
        String path,
        String name,
        String text,
        boolean isCut,
        Instant changedAt,
        List<PictureSnapshot> pictures) {

    /** Copies the list. */
    public LockPreview {
        pictures = List.copyOf(pictures);
    }
}
