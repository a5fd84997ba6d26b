package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.Timestamps;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.json.Json;
import app.proofsheet.provider.UploadAnswer;

import com.fasterxml.jackson.databind.node.ObjectNode;

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
     * @return the manifest's text
     * @throws FailureException with a storage code when the disk refuses
     */
    public String write(
            Path assetRoot,
            UploadDocument request,
            Path file,
            String mimeType,
            UploadAnswer.Uploaded answer) {
        Path dir = WorkPaths.inside(assetRoot, "runs/upload/" + request.runId());
        return DiskFailures.guard(
                assetRoot,
                () ->
                        Uninterrupted.run(() -> {
                            AtomicFiles.write(
                                    dir.resolve("response.json"),
                                    RawAnswer.indented(answer.rawJson()));
                            AtomicFiles.write(
                                    dir.resolve("request.json"), Json.write(request(request)));
                            ObjectNode manifest = manifest(request, answer);
                            manifest.put("sourceAssetRelativePath", from(assetRoot, file));
                            manifest.put("createdAt", Timestamps.now(clock));
                            manifest.put("mediaReference", answer.mediaReference());
                            String storage = answer.storageReferenceJson();
                            manifest.set(
                                    "storageReference",
                                    storage == null
                                            ? Json.mapper().nullNode()
                                            : Json.read(storage, "storage reference"));
                            manifest.put("mimeType", mimeType);
                            manifest.put("sha256", Pictures.sha256(file));
                            manifest.put("bytes", Files.size(file));
                            String text = Json.write(manifest);
                            AtomicFiles.write(dir.resolve("manifest.json"), text);
                            return text;
                        }));
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

    private static ObjectNode manifest(UploadDocument request, UploadAnswer.Uploaded answer) {
        String dir = "runs/upload/" + request.runId() + "/";
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
        return node;
    }

    private static String from(Path assetRoot, Path file) {
        return assetRoot.relativize(file).toString().replace('\\', '/');
    }
}
