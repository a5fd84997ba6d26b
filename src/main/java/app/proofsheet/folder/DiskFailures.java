package app.proofsheet.folder;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.Locale;
import java.util.Optional;

/** Turns what the disk refuses into a sentence, at the border of the folder packages. */
public final class DiskFailures {

    private DiskFailures() {}

    /** Work on the disk that gives a value. */
    @FunctionalInterface
    public interface DiskWork<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** Work on the disk that gives nothing. */
    @FunctionalInterface
    public interface DiskDeed {
        /** Does it. */
        void run() throws IOException;
    }

    /**
     * Does disk work for a folder.
     *
     * @param folder the folder the sentence names
     * @throws FailureException {@code folder_read_only}, {@code disk_full}, {@code file_too_large},
     *     {@code file_in_the_way} or {@code disk_refused}
     */
    public static <T> T guard(Path folder, DiskWork<T> work) {
        try {
            return work.run();
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw of(folder, e);
        }
    }

    /** As {@link #guard(Path, DiskWork)}, for work that gives nothing. */
    public static void guard(Path folder, DiskDeed deed) {
        try {
            deed.run();
        } catch (IOException | ReadOnlyFileSystemException e) {
            throw of(folder, e);
        }
    }

    /** The failure behind an exception of the file system. */
    public static FailureException of(Path folder, Exception cause) {
        String name = String.valueOf(folder.getFileName());
        String reason = reasonOf(cause);
        Failure failure;
        if (isReadOnly(cause, reason)) {
            failure =
                    Failure.of(
                                    "folder_read_only",
                                    FailureKind.STORAGE,
                                    "The folder \"" + name + "\" does not allow writing.")
                            .withNext(
                                    "Give yourself write permission for it, or copy it to a place"
                                            + " where you may write.");
        } else if (reason.contains("file too large")) {
            failure =
                    Failure.of(
                                    "file_too_large",
                                    FailureKind.STORAGE,
                                    "The system allows no file this large in \"" + name + "\".")
                            .withNext(
                                    "Raise the limit on file sizes, or use a disk without one, then"
                                            + " do it again.");
        } else if (reason.contains("no space left")
                || reason.contains("not enough space")
                || reason.contains("quota exceeded")) {
            failure =
                    Failure.of(
                                    "disk_full",
                                    FailureKind.STORAGE,
                                    "There is no space left on the disk of \"" + name + "\".")
                            .withNext("Free some space, then do it again.");
        } else if (inTheWay(folder, cause).isPresent()) {
            String file = inTheWay(folder, cause).get();
            failure =
                    Failure.of(
                                    "file_in_the_way",
                                    FailureKind.STORAGE,
                                    "In \""
                                            + name
                                            + "\" there is a file \""
                                            + file
                                            + "\" where a folder is needed.")
                            .withNext("Move the file away or rename it, then do it again.");
        } else {
            failure =
                    Failure.of(
                                    "disk_refused",
                                    FailureKind.STORAGE,
                                    "The disk refused work in the folder \"" + name + "\".")
                            .withNext("Look whether the folder is still there, then do it again.");
        }
        return new FailureException(
                failure.withKept("No picture was lost.").withDetail(cause.toString()), cause);
    }

    /** The file that stands where the path of the failed work needs a folder. */
    private static Optional<String> inTheWay(Path folder, Exception cause) {
        if (!(cause instanceof FileSystemException refused) || refused.getFile() == null) {
            return Optional.empty();
        }
        Path root = folder.toAbsolutePath().normalize();
        Path failed = Path.of(refused.getFile()).toAbsolutePath().normalize();
        boolean isAboutFolders =
                cause instanceof FileAlreadyExistsException
                        || reasonOf(cause).contains("not a directory");
        if (!isAboutFolders || !failed.startsWith(root)) {
            return Optional.empty();
        }
        Path at = root;
        for (Path name : root.relativize(failed)) {
            at = at.resolve(name);
            if (Files.isRegularFile(at)) {
                return WorkPaths.relative(root, at);
            }
        }
        return Optional.empty();
    }

    private static boolean isReadOnly(Exception cause, String reason) {
        return cause instanceof AccessDeniedException
                || cause instanceof ReadOnlyFileSystemException
                || reason.contains("read-only")
                || reason.contains("permission denied")
                || reason.contains("operation not permitted");
    }

    private static String reasonOf(Exception cause) {
        String text =
                cause instanceof FileSystemException f && f.getReason() != null
                        ? f.getReason()
                        : cause.getMessage();
        return text == null ? "" : text.toLowerCase(Locale.ROOT);
    }
}
