package app.proofsheet.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes files so that a reader or a crash sees either the old bytes or the new ones, never a part
 * (defect D1): temp file in the same folder, forced to disk, renamed over, folder forced.
 */
public final class AtomicFiles {

    private static final String TEMP = ".tmp";

    /** A temp name, with the program that made it. */
    private static final Pattern OWNED =
            Pattern.compile("\\..+\\.([0-9a-f]{8}\\.\\d+\\.\\d+\\.\\d+)\\.tmp");

    private AtomicFiles() {}

    /** Writes text as UTF-8, replacing what was there. Creates missing folders. */
    public static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes bytes, replacing what was there. Creates missing folders. */
    public static void write(Path file, byte[] bytes) throws IOException {
        replace(file, bytes);
    }

    /**
     * Writes text that may hold signed addresses or tokens: readable by its owner alone where the
     * platform can say so. Otherwise as {@link #write(Path, String)}.
     */
    public static void writePrivate(Path file, String text) throws IOException {
        replace(file, text.getBytes(StandardCharsets.UTF_8), ownerOnly());
    }

    private static void replace(Path file, byte[] bytes, FileAttribute<?>... attributes)
            throws IOException {
        Path parent = parentOf(file);
        Files.createDirectories(parent);
        clearLeftovers(parent);
        Path temp = tempFor(file);
        try {
            try (FileChannel channel =
                    FileChannel.open(
                            temp,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            attributes)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(temp, file);
            forceFolder(parent);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    /**
     * A temp path beside the file, on the same file system; its name starts with a dot and ends
     * with the program that made it and {@code .tmp}, so that scans pass it over and another
     * program can tell when nobody works on it any more.
     */
    public static Path tempFor(Path file) {
        return parentOf(file).resolve("." + file.getFileName() + "." + ProgramName.mine() + TEMP);
    }

    /**
     * Deletes the temp files of a folder, not of those below it, whose program was killed before it
     * could: what they were to become is either there or is written again.
     */
    public static void clearLeftovers(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> left =
                Files.newDirectoryStream(folder, AtomicFiles::isLeftover)) {
            for (Path temp : left) {
                Files.deleteIfExists(temp);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They are in nobody's way; what is written matters more.
        }
    }

    /** True for a temp file or folder whose program is certainly gone. */
    public static boolean isLeftover(Path file) {
        Matcher temp = OWNED.matcher(String.valueOf(file.getFileName()));
        return temp.matches() && ProgramName.isGone(temp.group(1));
    }

    /** Forces a finished temp file to disk and gives it its name; fails when the name is taken. */
    public static void commitNew(Path temp, Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        // A hard link fails when the name exists, where a rename would silently replace it.
        try {
            Files.createLink(file, temp);
            Files.delete(temp);
        } catch (UnsupportedOperationException | java.nio.file.FileSystemException e) {
            if (e instanceof java.nio.file.FileAlreadyExistsException taken) {
                throw taken;
            }
            if (Files.exists(file)) {
                throw new java.nio.file.FileAlreadyExistsException(file.toString());
            }
            Files.move(temp, file);
        }
        forceFolder(parentOf(file));
    }

    /** Forces a folder's entries to disk where the platform can. */
    public static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows cannot open folders; there the rename itself is as durable as it gets.
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return isPosix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static Path parentOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        if (parent == null) {
            throw new IllegalArgumentException("not a file: " + file);
        }
        return parent;
    }
}
