package app.proofsheet.folder.run;

import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Saved pictures in attempt records. */
final class PictureNodes {

    private PictureNodes() {}

    static ObjectNode node(SavedPicture picture) {
        ObjectNode node = Json.object();
        node.put("index", picture.index());
        node.put("path", picture.path());
        node.put("mimeType", picture.mimeType());
        node.put("sha256", picture.sha256());
        node.put("bytes", picture.bytes());
        node.put("width", picture.width());
        node.put("height", picture.height());
        node.put("createdAt", Timestamps.text(picture.createdAt()));
        node.put("remoteUrl", picture.remoteUrl());
        return node;
    }

    static List<SavedPicture> read(JsonNode list) {
        List<SavedPicture> pictures = new ArrayList<>();
        for (JsonNode node : list) {
            String path = Fields.text(node.path("path"));
            String sha256 = Fields.text(node.path("sha256"));
            if (path == null || sha256 == null || !node.path("index").isInt()) {
                continue;
            }
            pictures.add(
                    new SavedPicture(
                            node.path("index").intValue(),
                            path,
                            node.path("mimeType").asText("application/octet-stream"),
                            sha256,
                            node.path("bytes").asLong(0),
                            Fields.integer(node.path("width")),
                            Fields.integer(node.path("height")),
                            Timestamps.read(node.get("createdAt")).orElse(Instant.EPOCH),
                            Fields.text(node.path("remoteUrl"))));
        }
        pictures.sort(Comparator.comparingInt(SavedPicture::index));
        return pictures;
    }
}
