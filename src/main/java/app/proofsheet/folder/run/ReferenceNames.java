package app.proofsheet.folder.run;

import app.proofsheet.folder.DiskFailures;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Picture names as the reference gives them (spec/asset-folder.md §4): scripts for the legacy wire
 * expect them. The reference gives the same name to the pictures of every run and writes over them
 * (defect D3); here a name that anything has or had is left alone.
 */
public final class ReferenceNames {

    private static final List<String> PLACES =
            List.of("candidates", "approved", "rejected", "source");

    private ReferenceNames() {}

    /** {@code img-001.png} for the first output. */
    public static String of(int index, String extension) {
        return String.format(Locale.ROOT, "img-%03d.%s", index + 1, extension);
    }

    /** True when no file of the asset has the name and no record tells of one that had it. */
    public static boolean isFree(RunFolder folder, String name) {
        Path root = folder.assetRoot();
        return DiskFailures.guard(
                root,
                () -> {
                    for (String place : PLACES) {
                        Path file = root.resolve("images").resolve(place).resolve(name);
                        if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                            return false;
                        }
                    }
                    for (Path document : records(root)) {
                        if (Files.readString(document).contains("/" + name + "\"")) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    private static List<Path> records(Path root) throws IOException {
        List<Path> records = new ArrayList<>();
        addFile(records, root.resolve("index.json"));
        for (Path run : folders(root.resolve("runs/image"))) {
            addFile(records, run.resolve("manifest.json"));
            for (Path attempt : folders(run.resolve("attempts"))) {
                addFile(records, attempt.resolve("manifest.json"));
            }
        }
        return records;
    }

    private static void addFile(List<Path> records, Path file) {
        if (Files.isRegularFile(file)) {
            records.add(file);
        }
    }

    private static List<Path> folders(Path parent) throws IOException {
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(parent)) {
            try (DirectoryStream<Path> found =
                    Files.newDirectoryStream(parent, file -> Files.isDirectory(file))) {
                found.forEach(folders::add);
            }
        }
        return folders;
    }
}
