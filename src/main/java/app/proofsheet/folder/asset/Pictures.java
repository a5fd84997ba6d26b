package app.proofsheet.folder.asset;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.media.PictureHeader;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The picture files of an asset folder; the folder a file lies in is its review state. */
public final class Pictures {

    private static final Set<String> PICTURE_ENDINGS =
            Set.of("png", "jpg", "jpeg", "webp", "gif", "bmp", "tif", "tiff", "avif", "heic");

    /** Files that something is still writing. */
    private static final Set<String> PARTIAL_ENDINGS =
            Set.of("tmp", "part", "crdownload", "download");

    private static final int MAX_DEPTH = 4;

    private Pictures() {}

    /**
     * One picture file.
     *
     * @param path asset-relative
     */
    public record Found(String path, PictureState state, Path file, FileStamp stamp) {}

    /**
     * Picture files of an asset root, by path. Unreadable folders count as empty, and so do links:
     * what they lead to belongs to another folder.
     */
    public static List<Found> in(Path assetRoot) {
        List<Found> found = new ArrayList<>();
        for (PictureState state : PictureState.values()) {
            Path folder = assetRoot.resolve("images").resolve(state.folder());
            if (Files.isDirectory(folder) && WorkPaths.staysInside(assetRoot, folder)) {
                collect(state, folder, found);
            }
        }
        found.sort(Comparator.comparing(Found::path));
        return found;
    }

    /** The review state of an asset-relative path, empty when it lies in none of the folders. */
    public static Optional<PictureState> stateOf(String path) {
        for (PictureState state : PictureState.values()) {
            if (path.startsWith("images/" + state.folder() + "/")) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }

    /** The word of a path's state in {@code index.json}: {@code candidate}, {@code approved}. */
    public static String kindOf(String path) {
        return stateOf(path).orElse(PictureState.CANDIDATE).name().toLowerCase(Locale.ROOT);
    }

    /** Lower-case hex SHA-256 of a file's bytes. */
    public static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            new DigestInputStream(in, digest).transferTo(java.io.OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static void collect(PictureState state, Path folder, List<Found> found) {
        try {
            Files.walkFileTree(
                    folder,
                    EnumSet.noneOf(FileVisitOption.class),
                    MAX_DEPTH,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path dir, BasicFileAttributes attributes) {
                            return isHidden(dir) && !dir.equals(folder)
                                    ? FileVisitResult.SKIP_SUBTREE
                                    : FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(
                                Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile() && isPicture(file)) {
                                add(state, folder, file, FileStamp.of(attributes), found);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            // Gone or locked between listing and looking; the next scan tells.
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            // The folder went away while it was read; the next scan tells.
        }
    }

    private static void add(
            PictureState state, Path folder, Path file, FileStamp stamp, List<Found> found) {
        String separator = folder.getFileSystem().getSeparator();
        String inside = folder.relativize(file).toString().replace(separator, "/");
        String path = "images/" + state.folder() + "/" + inside;
        if (WorkPaths.isSafePath(path)) {
            found.add(new Found(path, state, file, stamp));
        }
    }

    private static boolean isPicture(Path file) {
        if (isHidden(file)) {
            return false;
        }
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (PICTURE_ENDINGS.contains(ending)) {
            return true;
        }
        return !PARTIAL_ENDINGS.contains(ending) && PictureHeader.read(file).format() != null;
    }

    private static boolean isHidden(Path path) {
        return String.valueOf(path.getFileName()).startsWith(".");
    }
}
