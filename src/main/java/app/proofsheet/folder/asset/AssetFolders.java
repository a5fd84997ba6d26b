package app.proofsheet.folder.asset;

import app.proofsheet.folder.WorkPaths;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds asset folders below a work folder, however deep: those with {@code asset.json}, with {@code
 * images/candidates} or {@code images/approved}, or with a brief. Hidden folders, the program's own
 * {@code .postplus} among them, are passed over; symbolic links are not followed.
 */
public final class AssetFolders {

    private static final int MAX_DEPTH = 16;

    /** Folders of an asset that hold no further assets. */
    private static final Set<String> OF_AN_ASSET =
            Set.of("images", "runs", "qa", "inputs", "videos", "audio");

    private AssetFolders() {}

    /** Work-relative paths of all asset folders, {@code ""} for the work folder itself, sorted. */
    public static List<String> find(Path workFolder) {
        List<String> found = new ArrayList<>();
        visit(
                workFolder,
                folder ->
                        WorkPaths.relative(workFolder, folder)
                                .filter(dir -> dir.isEmpty() || WorkPaths.isSafePath(dir))
                                .filter(_ -> isAsset(folder))
                                .ifPresent(found::add));
        found.sort(null);
        return found;
    }

    /** True when a folder is an asset folder. */
    public static boolean isAsset(Path folder) {
        return Files.isRegularFile(folder.resolve(AssetDocuments.ASSET))
                || Files.isDirectory(folder.resolve("images/candidates"))
                || Files.isDirectory(folder.resolve("images/approved"))
                || Files.isRegularFile(folder.resolve("inputs/brief.json"));
    }

    /** The asset folder that a path inside the work folder belongs to, work-relative. */
    public static Optional<String> holding(Path workFolder, Path inside) {
        Path folder = inside;
        while (folder != null && folder.startsWith(workFolder)) {
            if (isAsset(folder)) {
                return WorkPaths.relative(workFolder, folder);
            }
            folder = folder.getParent();
        }
        return Optional.empty();
    }

    /** Hears about each folder. */
    interface FolderVisitor {
        /** A folder, the start included. */
        void visit(Path folder);
    }

    /** Visits the folders in which assets can lie. */
    static void visit(Path start, FolderVisitor visitor) {
        try {
            Files.walkFileTree(
                    start,
                    EnumSet.noneOf(FileVisitOption.class),
                    MAX_DEPTH,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path dir, BasicFileAttributes attributes) {
                            String name = String.valueOf(dir.getFileName());
                            if (!dir.equals(start) && isPassedOver(dir, name)) {
                                return FileVisitResult.SKIP_SUBTREE;
                            }
                            visitor.visit(dir);
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            // A folder that cannot be entered holds no asset that could be shown.
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path dir, IOException e) {
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // The work folder itself is gone; whoever opened it says so.
        }
    }

    private static boolean isPassedOver(Path dir, String name) {
        if (name.startsWith(".") || name.equals("node_modules")) {
            return true;
        }
        Path parent = dir.getParent();
        return OF_AN_ASSET.contains(name) && parent != null && isAsset(parent);
    }
}
