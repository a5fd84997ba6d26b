package app.proofsheet.folder.run;

import app.proofsheet.folder.AtomicFiles;
import app.proofsheet.folder.DiskFailures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Confirmation tokens of open quotes. A token buys something, so it lies in a file of its own that
 * only its owner may read, and goes when it is used.
 */
public final class QuoteTokens {

    private static final String NAME = "quote-token";

    private QuoteTokens() {}

    /** Keeps the token of an attempt. */
    public static void keep(RunFolder folder, String attemptId, String token) {
        Path file = folder.attempt(attemptId).resolve(NAME);
        DiskFailures.guard(
                folder.assetRoot(),
                () ->
                        Uninterrupted.run(() -> {
                            AtomicFiles.writePrivate(file, token);
                            return true;
                        }));
    }

    /** The token of an attempt, empty when none is kept. */
    public static Optional<String> read(RunFolder folder, String attemptId) {
        Path file = folder.attempt(attemptId).resolve(NAME);
        return DiskFailures.guard(
                folder.assetRoot(),
                () -> Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty());
    }

    /** Lets go of the token. */
    public static void drop(RunFolder folder, String attemptId) {
        Path file = folder.attempt(attemptId).resolve(NAME);
        DiskFailures.guard(folder.assetRoot(), () -> Files.deleteIfExists(file));
    }
}
