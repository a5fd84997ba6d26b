package app.proofsheet.cli;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.work.Workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;

/** Finds the picture a person means by a path: absolute, or relative to here or the work folder. */
final class PictureAddress {

    private PictureAddress() {}

    /**
     * The picture of a path.
     *
     * @param here the current directory
     * @throws FailureException {@code picture_missing}, {@code picture_outside}, {@code
     *     picture_without_asset}
     */
    static PictureId find(Workspace workspace, Path here, String text) {
        Path file = existing(workspace.root(), here, text);
        Path root = real(workspace.root());
        Path picture = real(file);
        if (!picture.startsWith(root)) {
            throw refuse(
                    "picture_outside",
                    text + " is not inside the work folder.",
                    "Name the work folder with --work-dir.");
        }
        String relative = slashes(root.relativize(picture));
        Optional<String> asset =
                workspace.catalogue().assets().stream()
                        .map(AssetSnapshot::dir)
                        .filter(dir -> dir.isEmpty() || relative.startsWith(dir + "/"))
                        .max(Comparator.comparingInt(String::length));
        if (asset.isEmpty()) {
            throw refuse(
                    "picture_without_asset",
                    text + " does not belong to an asset folder.",
                    "Name a picture below an asset's images folder.");
        }
        String dir = asset.get();
        return new PictureId(dir, dir.isEmpty() ? relative : relative.substring(dir.length() + 1));
    }

    private static Path existing(Path root, Path here, String text) {
        try {
            for (Path base : new Path[] {here, root}) {
                Path candidate = base.resolve(text).normalize();
                if (Files.isRegularFile(candidate)) {
                    return candidate;
                }
            }
        } catch (InvalidPathException e) {
            throw refuse("picture_missing", "\"" + text + "\" is not a path.", "Check the path.");
        }
        throw refuse(
                "picture_missing",
                "There is no picture " + text + ".",
                "Check the path; a verdict may have moved the picture.");
    }

    private static Path real(Path path) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            return path.toAbsolutePath().normalize();
        }
    }

    private static String slashes(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    private static FailureException refuse(String code, String sentence, String next) {
        return new FailureException(Failure.of(code, FailureKind.INPUT, sentence).withNext(next));
    }
}
