package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.Addresses;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetRecords;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.json.Json;
import app.proofsheet.provider.UploadAnswer;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** The records of upload runs, {@code runs/upload/<runId>/} (spec/asset-folder.md §8). */
public final class UploadRecords {

    private final Clock clock;

    /** Records with times from a clock. */
    public UploadRecords(Clock clock) {
        this.clock = clock;
    }

    /**
     * Writes request, answer and manifest of an upload that worked.
     *
     * @param assetRoot absolute asset root
     * @param file absolute path of the file that was handed over
     * @param mimeType its type as it was sent
     * @return the manifest's text with the whole address, which a later edit may name
     * @throws FailureException with a storage code when the disk refuses
     */
    public String write(
            Path assetRoot,
            UploadDocument request,
            Path file,
            String mimeType,
            UploadAnswer.Uploaded answer) {
        Path dir = WorkPaths.inside(assetRoot, "runs/upload/" + request.runId());
        ObjectNode told =
                DiskFailures.guard(
                        assetRoot,
                        () ->
                                Uninterrupted.run(() -> {
                                    AtomicFiles.writePrivate(
                                            dir.resolve("response.json"),
                                            RawAnswer.indented(answer.rawJson()));
                                    AtomicFiles.write(
                                            dir.resolve("request.json"),
                                            Json.write(request(request)));
                                    ObjectNode made =
                                            manifest(assetRoot, request, file, mimeType, answer);
                                    AtomicFiles.write(
                                            dir.resolve("manifest.json"),
                                            Json.write(recorded(made)));
                                    return made;
                                }));
        AssetRecords records = new AssetRecords(assetRoot, clock);
        ObjectNode recorded = recorded(told);
        Uninterrupted.deed(() -> records.noteUpload(recorded));
        return Json.write(told);
    }

    /** The record of what is told: the address without what signs it in (defect D47). */
    private static ObjectNode recorded(ObjectNode told) {
        ObjectNode recorded = told.deepCopy();
        recorded.set("uploadedUrl", Addresses.plain(told.path("uploadedUrl")));
        recorded.set("storageReference", Addresses.plain(told.path("storageReference")));
        return recorded;
    }

    private static ObjectNode request(UploadDocument request) {
        ObjectNode node = Json.object();
        node.put("assetId", request.assetId());
        node.put("runId", request.runId());
        node.put("jobId", request.jobId());
        node.put("provider", request.provider());
        node.put("localFilePath", request.localFilePath());
        node.put("localAssetDir", request.localAssetDir());
        node.put("localOutputDir", request.localOutputDir());
        return node;
    }

    private ObjectNode manifest(
            Path assetRoot,
            UploadDocument request,
            Path file,
            String mimeType,
            UploadAnswer.Uploaded answer)
            throws IOException {
        String dir = "runs/upload/" + request.runId() + "/";
        String storage = answer.storageReferenceJson();
        String sha256 = Pictures.sha256(file);
        ObjectNode node = Json.object();
        node.put("assetId", request.assetId());
        node.put("runId", request.runId());
        node.put("jobId", request.jobId());
        node.put("provider", request.provider());
        node.put("mediaType", "upload");
        node.put("localAssetDir", request.localAssetDir());
        node.put("requestPath", dir + "request.json");
        node.put("responsePath", dir + "response.json");
        node.put("uploadedUrl", answer.downloadUrl());
        node.put("sourceLocalFilePath", request.localFilePath());
        node.put("sourceAssetRelativePath", UploadSource.keep(assetRoot, file, sha256));
        node.put("createdAt", Timestamps.now(clock));
        node.put("mediaReference", answer.mediaReference());
        node.set(
                "storageReference",
                storage == null
                        ? Json.mapper().nullNode()
                        : Json.read(storage, "storage reference"));
        node.put("mimeType", mimeType);
        node.put("sha256", sha256);
        node.put("bytes", Files.size(file));
        return node;
    }
}
