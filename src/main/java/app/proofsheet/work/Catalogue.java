package app.proofsheet.work;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Assets and pictures as the folder has them. */
public interface Catalogue {

    /** Asset folders below the work folder, by id. */
    List<AssetSnapshot> assets();

    /** Pictures of an asset, newest run first, then by index. */
    List<PictureSnapshot> pictures(String assetDir);

    /** One picture, empty when the file is gone. */
    Optional<PictureSnapshot> picture(PictureId id);

    /**
     * Absolute path of a picture.
     *
     * @throws app.proofsheet.domain.failure.FailureException when it leaves the work folder
     */
    Path file(PictureId id);

    /** Marks a picture as seen; it is no longer new. */
    void markSeen(Set<PictureId> ids);

    /** Calls the listener with the asset folders that changed, also by other programs. */
    AutoCloseable listen(Consumer<Set<String>> changedAssetDirs);
}
