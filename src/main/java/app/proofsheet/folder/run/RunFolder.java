package app.proofsheet.folder.run;

import app.proofsheet.folder.WorkPaths;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where one image run keeps its records (spec/asset-folder.md §1.1).
 *
 * @param workRoot absolute work folder, which paths in requests are relative to
 * @param assetRoot absolute asset root, which paths in records are relative to
 * @param runId the run, one safe path segment
 */
public record RunFolder(Path workRoot, Path assetRoot, String runId) {

    /** Checks the run id and makes both roots absolute. */
    public RunFolder {
        WorkPaths.requireId(runId, "runId");
        workRoot = workRoot.toAbsolutePath().normalize();
        assetRoot = assetRoot.toAbsolutePath().normalize();
    }

    /** The run folder itself. */
    public Path dir() {
        return WorkPaths.inside(assetRoot, "runs/image/" + runId);
    }

    /** The run as it was asked for. */
    public Path request() {
        return dir().resolve("request.json");
    }

    /** Copy of the newest answer. */
    public Path response() {
        return dir().resolve("response.json");
    }

    /** View of the newest attempt. */
    public Path manifest() {
        return dir().resolve("manifest.json");
    }

    /** Lock file of the run, held while one program carries it a step further. */
    public Path lock() {
        return dir().resolve(".lock");
    }

    /** Folder of the attempts. */
    public Path attempts() {
        return WorkPaths.inside(assetRoot, "runs/image/" + runId + "/attempts");
    }

    /** List of the attempts. */
    public Path attemptIndex() {
        return attempts().resolve("index.json");
    }

    /** Folder of one attempt; the id is checked because it may come from a person. */
    public Path attempt(String attemptId) {
        String id = WorkPaths.requireId(attemptId, "attemptId");
        return WorkPaths.inside(assetRoot, "runs/image/" + runId + "/attempts/" + id);
    }

    /** Folder that new pictures go to. */
    public Path candidates() {
        return assetRoot.resolve("images").resolve("candidates");
    }

    /** Asset-relative form of a file below the asset root. */
    public String relative(Path file) {
        return WorkPaths.relative(assetRoot, file).orElseGet(file::toString);
    }

    /**
     * A work-relative path as seen from the asset root; it may begin with {@code ../} when the file
     * lies in another asset (spec/asset-folder.md §10).
     */
    public String fromAsset(String workRelative) {
        Path file = workRoot.resolve(workRelative).normalize();
        return assetRoot.relativize(file).toString().replace('\\', '/');
    }

    /**
     * The file a record names, relative or absolute, also when the folder was moved since (defect
     * D13); empty when it cannot be told.
     */
    public Optional<Path> resolve(String stored) {
        return WorkPaths.assetRelative(assetRoot, stored)
                .map(relative -> WorkPaths.inside(assetRoot, relative));
    }
}
