package app.proofsheet.folder.verdict;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.WorkPaths;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** Moves a picture inside an asset without ever overwriting another file. */
final class PictureMove {

    private PictureMove() {}

    /** The path wanted, or with a number before its ending when that name is taken. */
    static String free(Path assetRoot, String wanted) {
        String candidate = wanted;
        int dot = wanted.lastIndexOf('.');
        boolean hasEnding = dot > wanted.lastIndexOf('/') + 1;
        String stem = hasEnding ? wanted.substring(0, dot) : wanted;
        String ending = hasEnding ? wanted.substring(dot) : "";
        for (int n = 2; taken(WorkPaths.inside(assetRoot, candidate)); n++) {
            candidate = stem + "-" + n + ending;
        }
        return candidate;
    }

    /**
     * Moves a file: a hard link under the new name, then the old name goes, so that the bytes have
     * a name at every moment and a taken name is refused by the file system itself.
     */
    static void move(Path from, Path to) throws IOException {
        Path folder = to.getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            if (taken(to)) {
                throw new FileAlreadyExistsException(to.toString());
            }
            // A file system without hard links: a rename, after looking that the name is free.
            Files.move(from, to);
            force(from, to);
            return;
        }
        try {
            Files.delete(from);
        } catch (IOException e) {
            Files.delete(to);
            throw e;
        }
        force(from, to);
    }

    /** The failure for a picture that is not where it should be. */
    static FailureException missing(String path, String consequence) {
        return new FailureException(
                Failure.of(
                                "picture_missing",
                                FailureKind.INPUT,
                                "The picture " + path + " is no longer there" + consequence + ".")
                        .withKept("Nothing was changed.")
                        .withNext("Put the file back, or look for it under another name."));
    }

    private static boolean taken(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static void force(Path from, Path to) {
        Path left = from.getParent();
        Path entered = to.getParent();
        if (entered != null) {
            AtomicFiles.forceFolder(entered);
        }
        if (left != null) {
            AtomicFiles.forceFolder(left);
        }
    }
}
