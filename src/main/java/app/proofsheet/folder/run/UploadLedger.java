package app.proofsheet.folder.run;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Uploads of an attempt ({@code uploads.json} in its folder), so that trying again does not hand
 * the same picture over twice.
 */
public final class UploadLedger {

    private static final String NAME = "uploads.json";

    private final Clock clock;

    /** A ledger with times from a clock. */
    public UploadLedger(Clock clock) {
        this.clock = clock;
    }

    /** Uploads on record, in order. */
    public List<UploadedInput> read(RunFolder folder, String attemptId) {
        Path file = folder.attempt(attemptId).resolve(NAME);
        List<UploadedInput> uploads = new ArrayList<>();
        JsonNode list =
                JsonRecord.read(file, NAME).object().map(o -> o.path("uploads")).orElse(null);
        if (list == null) {
            return uploads;
        }
        for (JsonNode node : list) {
            String path = Fields.text(node.path("path"));
            String sha256 = Fields.text(node.path("sha256"));
            String provider = Fields.text(node.path("provider"));
            String reference = Fields.text(node.path("reference"));
            if (path != null && sha256 != null && provider != null && reference != null) {
                uploads.add(
                        new UploadedInput(
                                path,
                                sha256,
                                provider,
                                reference,
                                Fields.text(node.path("mediaReference"))));
            }
        }
        return uploads;
    }

    /** Writes an upload down; only the program that holds the run's lock calls it. */
    public void add(RunFolder folder, String attemptId, UploadedInput upload) {
        Path file = folder.attempt(attemptId).resolve(NAME);
        DiskFailures.guard(
                folder.assetRoot(),
                () ->
                        Uninterrupted.run(() -> {
                            ObjectNode ledger =
                                    JsonRecord.read(file, NAME).object().orElseGet(Json::object);
                            ObjectNode entry = ledger.withArray("uploads").addObject();
                            entry.put("path", upload.path());
                            entry.put("sha256", upload.sha256());
                            entry.put("provider", upload.provider());
                            entry.put("reference", upload.reference());
                            entry.put("mediaReference", upload.mediaReference());
                            entry.put("uploadedAt", Timestamps.now(clock));
                            AtomicFiles.writePrivate(file, Json.write(ledger));
                            return true;
                        }));
    }
}
