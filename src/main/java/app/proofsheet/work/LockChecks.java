package app.proofsheet.work;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.brief.BriefFolder;
import app.proofsheet.folder.story.AskedFacts;
import app.proofsheet.work.Dossiers.LockCheck;
import app.proofsheet.work.Dossiers.LockCheck.Result;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Holds the persona locks that runs recorded against the documents and the brief of one asset as
 * they are now. Reads each document once.
 */
final class LockChecks {

    private final WorkPaths paths;
    private final @Nullable String chosen;
    private final Map<String, Optional<String>> hashes = new HashMap<>();

    LockChecks(WorkPaths paths, String assetDir) {
        this.paths = paths;
        this.chosen = chosen(paths.assetRoot(assetDir));
    }

    LockCheck of(@Nullable AskedFacts asked) {
        String path = asked == null ? null : asked.lockPath();
        String then = asked == null ? null : asked.lockSha256();
        if (path == null || path.isBlank()) {
            return new LockCheck(Result.NOT_RECORDED, null, "The run recorded no persona lock.");
        }
        if (then == null) {
            return new LockCheck(
                    Result.NOT_RECORDED,
                    path,
                    "The run recorded the persona lock "
                            + path
                            + " without its hash, so nobody can tell whether it has changed.");
        }
        String now = hashes.computeIfAbsent(path, this::hash).orElse(null);
        if (now == null) {
            return new LockCheck(
                    Result.MISSING,
                    path,
                    "The persona lock of this run, " + path + ", cannot be read any more.");
        }
        if (!now.equals(then)) {
            return new LockCheck(
                    Result.CHANGED,
                    path,
                    "The persona lock "
                            + path
                            + " has changed since this run: its sha256 was "
                            + then.substring(0, Math.min(8, then.length()))
                            + "… and is "
                            + now.substring(0, 8)
                            + "… now.");
        }
        if (chosen != null && !chosen.equals(path)) {
            return new LockCheck(
                    Result.OTHER_DOCUMENT,
                    path,
                    "The brief uses another persona lock now: "
                            + chosen
                            + ". This run used "
                            + path
                            + ".");
        }
        return new LockCheck(
                Result.SAME, path, "The persona lock " + path + " is as it was for this run.");
    }

    private Optional<String> hash(String path) {
        Path file = WorkPaths.find(paths.root(), path).filter(Files::isRegularFile).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(Pictures.sha256(file));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String chosen(Path assetRoot) {
        try {
            return new BriefFolder(assetRoot, Clock.systemUTC())
                    .load()
                    .map(brief -> brief.grounding().personaLock())
                    .map(Brief.PersonaLock::path)
                    .filter(path -> !path.isBlank())
                    .orElse(null);
        } catch (FailureException e) {
            // A brief that cannot be read says nothing about the lock; its own screen says why.
            return null;
        }
    }
}
