package app.proofsheet.folder.run;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.media.PictureHeader;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps what was handed over inside its asset (defect D38): a file of the asset is named where it
 * lies, any other is copied to {@code images/source/}, the same bytes once.
 */
final class UploadSource {

    private static final String FOLDER = "images/source";

    private static final int LONGEST = 60;

    private UploadSource() {}

    /**
     * Where the file is in the asset now.
     *
     * @param sha256 lower-case hex of its bytes
     * @return asset-relative path
     */
    static String keep(Path assetRoot, Path file, String sha256) throws IOException {
        Optional<String> own =
                WorkPaths.relative(assetRoot.toRealPath(), file.toRealPath())
                        .filter(WorkPaths::isSafePath);
        if (own.isPresent()) {
            return own.get();
        }
        Path folder = WorkPaths.inside(assetRoot, FOLDER);
        Files.createDirectories(folder);
        Optional<Path> same = same(folder, Files.size(file), sha256);
        return FOLDER
                + "/"
                + (same.isPresent() ? same.get() : copy(folder, file, sha256)).getFileName();
    }

    private static Optional<Path> same(Path folder, long bytes, String sha256) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path known : files) {
                boolean isHidden = String.valueOf(known.getFileName()).startsWith(".");
                if (!isHidden
                        && Files.isRegularFile(known)
                        && Files.size(known) == bytes
                        && Pictures.sha256(known).equals(sha256)) {
                    return Optional.of(known);
                }
            }
        }
        return Optional.empty();
    }

    private static Path copy(Path folder, Path file, String sha256) throws IOException {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        String stem = plain(dot > 0 ? name.substring(0, dot) : name);
        String ending =
                PictureHeader.read(file)
                        .extension()
                        .orElse(dot > 0 ? plain(name.substring(dot + 1)) : "bin");
        String base = stem + "-" + sha256.substring(0, 8);
        Path temp = AtomicFiles.tempFor(folder.resolve(base));
        try {
            Files.copy(file, temp);
            for (int n = 1; ; n++) {
                Path target = folder.resolve(base + (n == 1 ? "" : "-" + n) + "." + ending);
                try {
                    AtomicFiles.commitNew(temp, target);
                    return target;
                } catch (FileAlreadyExistsException e) {
                    continue;
                }
            }
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private static String plain(String text) {
        String plain = text.replaceAll("[^A-Za-z0-9_-]+", "-").replaceAll("^-+|-+$", "");
        String whole = plain.isEmpty() ? "source" : plain;
        return whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    }
}
