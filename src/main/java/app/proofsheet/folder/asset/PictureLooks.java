package app.proofsheet.folder.asset;

import app.proofsheet.media.PictureHeader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Headers and hashes of picture files, kept until the file changes. */
final class PictureLooks {

    private final Map<Path, Look<PictureHeader>> headers = new ConcurrentHashMap<>();
    private final Map<Path, Look<String>> hashes = new ConcurrentHashMap<>();

    private record Look<T>(FileStamp stamp, T value) {}

    /** The header of a picture. */
    PictureHeader header(Pictures.Found picture) {
        Look<PictureHeader> kept = headers.get(picture.file());
        if (kept != null && kept.stamp().equals(picture.stamp())) {
            return kept.value();
        }
        PictureHeader header = PictureHeader.read(picture.file());
        headers.put(picture.file(), new Look<>(picture.stamp(), header));
        return header;
    }

    /** The hash of a picture's bytes; reads the whole file the first time. */
    String hash(Pictures.Found picture) throws IOException {
        Look<String> kept = hashes.get(picture.file());
        if (kept != null && kept.stamp().equals(picture.stamp())) {
            return kept.value();
        }
        String hash = Pictures.sha256(picture.file());
        hashes.put(picture.file(), new Look<>(picture.stamp(), hash));
        return hash;
    }

    /** Forgets files that are gone. */
    void keepOnly(Set<Path> files) {
        headers.keySet().retainAll(files);
        hashes.keySet().retainAll(files);
    }
}
