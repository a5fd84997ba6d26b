package app.proofsheet.folder.verdict;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.DecisionLog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;

/**
 * Puts rejected pictures into the trash, one decision each. The intent is on disk before a file
 * goes, so that a crash leaves either the file where it was or the decision that says it went.
 */
public final class PicturePurge {

    private final Path root;
    private final Clock clock;
    private final String reviewer;
    private final Trash trash;
    private final VerdictRecords records;

    /** Where files go that nobody wants any more. */
    @FunctionalInterface
    public interface Trash {

        /**
         * Moves a file there, never over another.
         *
         * @return false when it had to be kept elsewhere in the work folder
         */
        boolean put(Path file) throws IOException;
    }

    /**
     * What became of a picture.
     *
     * @param isInSystemTrash false when it was kept elsewhere in the work folder
     */
    public record Purged(Decision decision, boolean isInSystemTrash) {}

    /**
     * Purges of an asset.
     *
     * @param reviewer who decides, recorded with every decision
     */
    public PicturePurge(Path assetRoot, Clock clock, String reviewer, Trash trash) {
        this.root = assetRoot;
        this.clock = clock;
        this.reviewer = reviewer;
        this.trash = trash;
        this.records = new VerdictRecords(assetRoot, clock);
    }

    /**
     * Puts a rejected picture into the trash.
     *
     * @throws FailureException {@code not_rejected}, {@code picture_missing}
     */
    public Purged purge(String path) {
        if (Pictures.stateOf(path).filter(s -> s == PictureState.REJECTED).isEmpty()) {
            throw new FailureException(
                    Failure.of(
                                    "not_rejected",
                                    FailureKind.INPUT,
                                    path + " is not rejected, so it cannot go to the trash.")
                            .withKept("Nothing was changed.")
                            .withNext("Reject it first."));
        }
        return new LockedAsset(root, clock, records)
                .run(() -> {
                    Path file = WorkPaths.inside(root, path);
                    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                        throw PictureMove.missing(path, "");
                    }
                    return carryOut(path, file);
                });
    }

    private Purged carryOut(String path, Path file) throws IOException {
        DecisionJournal.Appender journal = new DecisionJournal(root, clock).open();
        String sha256 = Pictures.sha256(file);
        Decision decision =
                new Decision(
                        journal.nextId(),
                        Verdict.PURGE,
                        path,
                        null,
                        sha256,
                        records.originRun(path, sha256),
                        reviewer,
                        clock.instant().truncatedTo(ChronoUnit.MILLIS),
                        null,
                        null,
                        null,
                        null);
        DecisionEntry entry = DecisionEntry.of(decision, records.hero());
        PendingVerdict.write(root, entry);
        boolean isInSystemTrash;
        try {
            isInSystemTrash = trash.put(file);
        } catch (IOException e) {
            PendingVerdict.remove(root);
            throw e;
        }
        DecisionLog log = journal.append(entry, records.assetId());
        records.follow(log, decision, null);
        PendingVerdict.remove(root);
        records.writeReviewPage(log);
        return new Purged(decision, isInSystemTrash);
    }
}
