package app.proofsheet.folder.brief;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Finds documents below a work folder that may serve as persona lock: Markdown, text, PDF or JSON
 * whose name or folders say "persona" or "lock". Folders of pictures, runs and programs are passed
 * over.
 */
public final class LockDocuments {

    private static final int MAX_DEPTH = 8;

    private static final int MAX_FOUND = 500;

    private static final Set<String> TYPES = Set.of("md", "markdown", "txt", "pdf", "json");

    private static final Set<String> WORDS =
            Set.of("persona", "personas", "lock", "locks", "locked");

    private static final Set<String> PASSED_OVER =
            Set.of(
                    "images",
                    "videos",
                    "audio",
                    "runs",
                    "qa",
                    "requests",
                    "brief-history",
                    TemplateFolder.FOLDER,
                    "node_modules",
                    "target",
                    "build");

    private static final Set<String> RECORDS =
            Set.of(
                    "asset.json",
                    "index.json",
                    "brief.json",
                    "brief.md",
                    "contract.json",
                    "package-lock.json");

    private LockDocuments() {}

    /** Work-relative paths, {@code /}-separated and sorted. */
    public static List<String> find(Path workFolder) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(
                    workFolder,
                    EnumSet.noneOf(FileVisitOption.class),
                    MAX_DEPTH,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path dir, BasicFileAttributes attributes) {
                            String name = String.valueOf(dir.getFileName());
                            boolean isSkipped = name.startsWith(".") || PASSED_OVER.contains(name);
                            return isSkipped && !dir.equals(workFolder)
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            String path = workFolder.relativize(file).toString().replace('\\', '/');
                            if (attributes.isRegularFile() && isCandidate(path)) {
                                found.add(path);
                            }
                            return found.size() < MAX_FOUND
                                    ? FileVisitResult.CONTINUE
                                    : FileVisitResult.TERMINATE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // The work folder itself is gone; whoever opened it says so.
        }
        found.sort(null);
        return found;
    }

    private static boolean isCandidate(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        String name = lower.substring(lower.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot > 0
                && TYPES.contains(name.substring(dot + 1))
                && !RECORDS.contains(name)
                && Arrays.stream(lower.split("[^\\p{L}]+")).anyMatch(WORDS::contains);
    }
}
