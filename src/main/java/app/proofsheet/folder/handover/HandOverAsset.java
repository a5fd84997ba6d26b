package app.proofsheet.folder.handover;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.folder.qa.DecisionLog;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The approved pictures of one asset and the records behind them.
 *
 * @param assetId id as recorded
 * @param folder name of its folder in the hand-off
 * @param root absolute root of the asset folder
 * @param pictures in the order of the hand-off
 * @param paths path inside the asset's folder of the hand-off, by asset-relative path
 * @param decisions the asset's decisions
 */
public record HandOverAsset(
        String assetId,
        String folder,
        Path root,
        List<PictureSnapshot> pictures,
        Map<String, String> paths,
        DecisionLog decisions) {

    /** Copies the collections. */
    public HandOverAsset {
        pictures = List.copyOf(pictures);
        paths = Map.copyOf(paths);
    }

    /** Path of a picture inside the asset's folder of the hand-off. */
    String path(PictureSnapshot picture) {
        String path = paths.get(picture.id().path());
        if (path == null) {
            throw new IllegalStateException("not in the hand-off: " + picture.id().workPath());
        }
        return path;
    }
}
