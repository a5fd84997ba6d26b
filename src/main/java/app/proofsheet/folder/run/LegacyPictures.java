package app.proofsheet.folder.run;

import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.media.PictureHeader;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Pictures that the manifest of an old run names and that are on disk, so that continuing the run
 * does not fetch them a second time.
 */
final class LegacyPictures {

    private LegacyPictures() {}

    static List<SavedPicture> of(RunFolder folder) throws IOException {
        ObjectNode manifest =
                JsonRecord.read(folder.manifest(), folder.relative(folder.manifest()))
                        .object()
                        .orElse(null);
        List<SavedPicture> pictures = new ArrayList<>();
        if (manifest == null) {
            return pictures;
        }
        Instant made = Timestamps.read(manifest.get("createdAt")).orElse(Instant.EPOCH);
        int index = 0;
        for (JsonNode asset : manifest.path("assets")) {
            String stored =
                    asset.path("assetRelativePath").asText(asset.path("localPath").asText(""));
            Optional<Path> file = folder.resolve(stored).filter(Files::isRegularFile);
            if (file.isPresent()) {
                PictureHeader header = PictureHeader.read(file.get());
                PixelSize size = header.size();
                pictures.add(
                        new SavedPicture(
                                index,
                                folder.relative(file.get()),
                                header.mimeType().orElse("application/octet-stream"),
                                Pictures.sha256(file.get()),
                                Files.size(file.get()),
                                size == null ? null : size.width(),
                                size == null ? null : size.height(),
                                made,
                                Fields.text(asset.path("remoteUrl"))));
            }
            index++;
        }
        return pictures;
    }
}
