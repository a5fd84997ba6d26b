package app.proofsheet.folder.asset;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What events do not tell: that the work folder itself went away, came back or was replaced, and
 * changes in folders that the system had no watch left for. One look costs one look at the work
 * folder's attributes, and one at each such folder's.
 */
final class FolderPoll {

    private final Path workFolder;
    private final Map<Path, FileTime> unwatched = new HashMap<>();
    private @Nullable String identity;

    FolderPoll(Path workFolder) {
        this.workFolder = workFolder;
        this.identity = identityOf(workFolder);
    }

    /** True once after the work folder went away, came back or became another folder. */
    boolean isReplaced() {
        String now = identityOf(workFolder);
        boolean isReplaced = !Objects.equals(now, identity);
        identity = now;
        return isReplaced;
    }

    /** Takes a folder in that is not watched. */
    void add(Path folder) {
        time(folder, unwatched);
    }

    /** Forgets all folders. */
    void clear() {
        unwatched.clear();
    }

    /** The folders whose entries changed since the last look; one that is gone is forgotten. */
    List<Path> changed() {
        List<Path> changed = new ArrayList<>();
        for (Map.Entry<Path, FileTime> before : List.copyOf(unwatched.entrySet())) {
            unwatched.remove(before.getKey());
            time(before.getKey(), unwatched);
            if (!before.getValue().equals(unwatched.get(before.getKey()))) {
                changed.add(before.getKey());
            }
        }
        return changed;
    }

    private static void time(Path folder, Map<Path, FileTime> times) {
        try {
            times.put(folder, Files.getLastModifiedTime(folder));
        } catch (IOException e) {
            // Gone: its parent tells.
        }
    }

    private static @Nullable String identityOf(Path folder) {
        try {
            BasicFileAttributes is = Files.readAttributes(folder, BasicFileAttributes.class);
            // Keys are given away again; the time of its making tells a new folder apart.
            return is.isDirectory() ? is.fileKey() + " " + is.creationTime() : null;
        } catch (IOException e) {
            return null;
        }
    }
}
