package app.proofsheet.folder.asset;

import app.proofsheet.folder.JsonRecord;
import app.proofsheet.folder.WorkPaths;

import com.fasterxml.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The image runs of an asset as records, read only. What was read is kept until the file changes,
 * so that looking again at an unchanged folder costs one look at each file's attributes.
 */
public final class RunArchive {

    private final Path root;
    private final Map<Path, Kept> kept = new ConcurrentHashMap<>();

    /** The runs of an asset root. */
    public RunArchive(Path assetRoot) {
        this.root = assetRoot;
    }

    /**
     * One run.
     *
     * @param folder absolute
     * @param manifest run-level manifest, the latest attempt's view
     * @param attemptManifests manifests of the attempts, oldest first; none in old folders
     */
    public record Run(
            String runId,
            Path folder,
            JsonRecord request,
            JsonRecord manifest,
            List<ObjectNode> attemptManifests) {

        /** Copies the list. */
        public Run {
            attemptManifests = List.copyOf(attemptManifests);
        }
    }

    /** All image runs, by id. */
    public List<Run> runs() {
        List<Run> runs = new ArrayList<>();
        for (Path folder : within("runs/image")) {
            String id = String.valueOf(folder.getFileName());
            String name = "runs/image/" + id + "/";
            runs.add(
                    new Run(
                            id,
                            folder,
                            read(folder.resolve("request.json"), name + "request.json"),
                            read(folder.resolve("manifest.json"), name + "manifest.json"),
                            attemptManifests(folder, name)));
        }
        return runs;
    }

    /** Manifests of the upload runs. */
    public List<ObjectNode> uploads() {
        List<ObjectNode> manifests = new ArrayList<>();
        for (Path folder : within("runs/upload")) {
            read(folder.resolve("manifest.json"), "manifest.json")
                    .object()
                    .ifPresent(manifests::add);
        }
        return manifests;
    }

    /** Sub-folders of a part of the asset; none when a link on the way leaves the asset. */
    private List<Path> within(String part) {
        Path parent = root.resolve(part);
        return WorkPaths.staysInside(root, parent) ? folders(parent) : List.of();
    }

    /**
     * Sub-folders of a folder by name, hidden ones and links left out; none when it is not there.
     */
    public static List<Path> folders(Path parent) {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> children = Files.newDirectoryStream(parent)) {
                for (Path child : children) {
                    if (Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)
                            && !String.valueOf(child.getFileName()).startsWith(".")) {
                        folders.add(child);
                    }
                }
            } catch (IOException e) {
                // The folder went away while it was read; the next look tells.
            }
        }
        folders.sort(Comparator.comparing(p -> String.valueOf(p.getFileName())));
        return folders;
    }

    private List<ObjectNode> attemptManifests(Path run, String name) {
        List<ObjectNode> manifests = new ArrayList<>();
        for (Path attempt : folders(run.resolve("attempts"))) {
            read(
                            attempt.resolve("manifest.json"),
                            name + "attempts/" + attempt.getFileName() + "/manifest.json")
                    .object()
                    .ifPresent(manifests::add);
        }
        return manifests;
    }

    /** Reads a record of the asset, or gives what was read before when the file is unchanged. */
    JsonRecord read(Path file, String name) {
        FileStamp stamp = FileStamp.of(file).orElse(null);
        if (stamp == null) {
            kept.remove(file);
            return new JsonRecord.Absent();
        }
        Kept before = kept.get(file);
        if (before != null && before.stamp().equals(stamp)) {
            return before.record();
        }
        JsonRecord record = JsonRecord.read(file, name);
        kept.put(file, new Kept(stamp, record));
        return record;
    }

    private record Kept(FileStamp stamp, JsonRecord record) {}
}
