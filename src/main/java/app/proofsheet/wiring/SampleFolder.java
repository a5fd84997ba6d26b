package app.proofsheet.wiring;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Copies the bundled sample, which itself is never worked in. */
final class SampleFolder {

    private static final String NAME = "Proofsheet sample";

    private SampleFolder() {}

    /**
     * A fresh copy beside earlier ones, the first free name of {@code Proofsheet sample}, {@code
     * Proofsheet sample 2}, ….
     *
     * @throws FailureException {@code sample_missing} or {@code sample_copy_failed}
     */
    static Path copyInto(Path sample, Path folder) {
        for (int number = 1; ; number++) {
            Path target = folder.resolve(number == 1 ? NAME : NAME + " " + number);
            if (!Files.exists(target)) {
                copy(sample, target);
                return target.toAbsolutePath();
            }
        }
    }

    /** The copy an earlier start made, else a new one: a first look does not pile copies up. */
    static Path earlierCopyOrNew(Path sample, Path folder) {
        Path earlier = folder.resolve(NAME);
        return Files.isDirectory(earlier) ? earlier.toAbsolutePath() : copyInto(sample, folder);
    }

    /**
     * Copies the sample to a path that does not exist yet.
     *
     * @throws FailureException {@code sample_missing} or {@code sample_copy_failed}
     */
    static void copy(Path sample, Path target) {
        if (!Files.isDirectory(sample)) {
            throw new FailureException(
                    Failure.of(
                                    "sample_missing",
                                    FailureKind.STORAGE,
                                    "The sample folder that comes with Proofsheet is not there: "
                                            + sample
                                            + ".")
                            .withNext("Open a folder of your own instead."));
        }
        try {
            Files.createDirectories(target);
            Files.walkFileTree(
                    sample,
                    new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult preVisitDirectory(
                                Path dir, BasicFileAttributes attributes) throws IOException {
                            Files.createDirectories(target.resolve(sample.relativize(dir)));
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                                throws IOException {
                            Files.copy(file, target.resolve(sample.relativize(file)));
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            throw new FailureException(
                    Failure.of(
                                    "sample_copy_failed",
                                    FailureKind.STORAGE,
                                    "The sample could not be copied to " + target + ".")
                            .withNext("Free some space or choose another place.")
                            .withDetail(e.getClass().getSimpleName()),
                    e);
        }
    }
}
