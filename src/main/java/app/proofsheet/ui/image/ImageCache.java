package app.proofsheet.ui.image;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Pictures in memory, the least recently used ones go first when the limit in bytes is passed. */
final class ImageCache {

    private final long limit;
    private final Map<PictureLoader.Key, PictureImage> pictures =
            new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    ImageCache(long limit) {
        this.limit = limit;
    }

    synchronized Optional<PictureImage> find(PictureLoader.Key key) {
        return Optional.ofNullable(pictures.get(key));
    }

    /** A single picture above the limit is not kept. */
    synchronized void keep(PictureLoader.Key key, PictureImage picture) {
        if (picture.bytes() > limit) {
            return;
        }
        PictureImage before = pictures.put(key, picture);
        bytes += picture.bytes() - (before == null ? 0 : before.bytes());
        var eldest = pictures.entrySet().iterator();
        while (bytes > limit && eldest.hasNext()) {
            PictureImage gone = eldest.next().getValue();
            bytes -= gone.bytes();
            eldest.remove();
        }
    }

    synchronized void clear() {
        pictures.clear();
        bytes = 0;
    }

    synchronized long bytes() {
        return bytes;
    }
}
