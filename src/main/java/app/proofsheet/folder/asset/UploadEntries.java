package app.proofsheet.folder.asset;

import app.proofsheet.folder.Addresses;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.util.List;

/** The {@code uploads} of {@code index.json}, one entry per upload run (defect D38). */
final class UploadEntries {

    private static final List<String> FIELDS =
            List.of("uploadedUrl", "mediaReference", "mimeType", "sha256", "createdAt");

    private UploadEntries() {}

    /** Puts the entry of an upload run's manifest in the place of the run's earlier one. */
    static void put(ObjectNode index, ObjectNode manifest) {
        String runId = manifest.path("runId").asText("");
        ArrayNode uploads =
                index.path("uploads") instanceof ArrayNode there
                        ? there
                        : index.putArray("uploads");
        ObjectNode entry = Json.object();
        for (int i = uploads.size() - 1; i >= 0; i--) {
            if (uploads.get(i) instanceof ObjectNode old
                    && old.path("originRunId").asText("").equals(runId)) {
                entry = old;
                uploads.remove(i);
            }
        }
        entry.set("path", manifest.path("sourceAssetRelativePath"));
        entry.put("originRunId", runId);
        for (String field : FIELDS) {
            if (manifest.has(field)) {
                entry.set(field, Addresses.plain(manifest.get(field)));
            }
        }
        uploads.add(entry);
    }
}
