package app.proofsheet.folder.verdict;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.FileStamp;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.DecisionLog;
import app.proofsheet.folder.qa.ReviewPage;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Verdicts on the pictures of one asset (spec/review-records.md §1). Under the asset's lock: the
 * intent goes to disk, the file moves, the decision is appended, the records follow, the intent
 * goes. Whoever works on the asset next finishes or takes back what a crash left.
 *
 * <p>Methods throw {@link FailureException}: {@code picture_missing}, {@code picture_changed},
 * {@code decisions_unreadable}, {@code unsafe_path}, and the storage codes of {@link DiskFailures}.
 */
public final class PictureVerdicts {

    /** Asset-relative path of the note that an unfinished verdict leaves. */
    public static final String PENDING = PendingVerdict.PATH;

    private final Path root;
    private final Clock clock;
    private final String reviewer;
    private final VerdictRecords records;
    private final LockedAsset asset;

    /**
     * Verdicts on an asset.
     *
     * @param reviewer who decides, recorded with every decision
     */
    public PictureVerdicts(Path assetRoot, Clock clock, String reviewer) {
        this.root = assetRoot;
        this.clock = clock;
        this.reviewer = reviewer;
        this.records = new VerdictRecords(assetRoot, clock);
        this.asset = new LockedAsset(assetRoot, clock, records);
    }

    /**
     * Approves, rejects or puts back a picture: moves it to the folder of the state, unless it is
     * there already.
     */
    public Decision move(Verdict action, String path, PictureState to, @Nullable String reason) {
        return judge(action, path, to, reason, null);
    }

    /**
     * Gives a verdict behind which there may be a report; the report becomes final with it.
     *
     * @param to where the picture goes, null when it stays
     * @param qaReportId the report, null when none
     */
    Decision judge(
            Verdict action,
            String path,
            @Nullable PictureState to,
            @Nullable String reason,
            @Nullable String qaReportId) {
        return asset.run(() -> {
            DecisionJournal.Appender journal = journal();
            String sha256 = hashOf(path, "");
            boolean stays = to == null || Pictures.stateOf(path).filter(s -> s == to).isPresent();
            String target =
                    stays || to == null
                            ? null
                            : PictureMove.free(root, "images/" + to.folder() + "/" + name(path));
            Decision plain = decision(journal, action, path, target, sha256, null, null);
            return carryOut(journal, plain.withReason(reason).withReport(qaReportId), null);
        });
    }

    /** Rates a picture, 0 clears. */
    public Decision rate(String path, int stars) {
        return asset.run(() -> {
            DecisionJournal.Appender journal = journal();
            String sha256 = hashOf(path, "");
            Decision decision = decision(journal, Verdict.RATE, path, null, sha256, stars, null);
            return carryOut(journal, decision, null);
        });
    }

    /** Takes back the newest decision that holds; empty when there is none. */
    public Optional<Decision> undo() {
        return asset.run(() -> {
            DecisionLog log = readable();
            Optional<DecisionEntry> target = nextUndo(log);
            return target.isEmpty() ? Optional.empty() : Optional.of(takeBack(log, target.get()));
        });
    }

    /** Does again what the newest undo took back; empty when there is none. */
    public Optional<Decision> redo() {
        return asset.run(() -> {
            DecisionLog log = readable();
            Optional<DecisionEntry> target = log.nextRedo();
            return target.isEmpty() ? Optional.empty() : Optional.of(takeBack(log, target.get()));
        });
    }

    /**
     * What {@link #undo} would take back; a verdict on a picture that was purged is passed over.
     */
    public Optional<DecisionEntry> nextUndo(DecisionLog log) {
        return log.nextUndo(path -> Files.isRegularFile(root.resolve(path)));
    }

    /**
     * Finishes or takes back a verdict that a crash interrupted.
     *
     * @return what was done, a sentence; empty when nothing was interrupted
     */
    public Optional<String> repair() {
        if (!PendingVerdict.exists(root)) {
            DiskFailures.guard(root, this::mendPage);
            return Optional.empty();
        }
        return DiskFailures.guard(
                root,
                () -> {
                    try (AssetLock _ = AssetLock.take(root)) {
                        return new VerdictRepair(root, clock, records).run();
                    }
                });
    }

    /** The page is the last thing of a verdict; a crash before it leaves one that is too old. */
    private void mendPage() throws IOException {
        if (isPageOld()) {
            try (AssetLock _ = AssetLock.take(root)) {
                DecisionJournal.Reading reading = new DecisionJournal(root, clock).read();
                if (reading.problem() == null) {
                    records.writeReviewPage(reading.log());
                }
            }
        }
    }

    private boolean isPageOld() {
        Optional<FileStamp> journal = FileStamp.of(root.resolve(DecisionJournal.PATH));
        Optional<FileStamp> page = FileStamp.of(root.resolve(ReviewPage.PATH));
        return journal.isPresent()
                && page.map(stamp -> stamp.modified().isBefore(journal.get().modified()))
                        .orElse(true);
    }

    private Decision takeBack(DecisionLog log, DecisionEntry target) throws IOException {
        DecisionJournal.Appender journal = journal();
        Decision was = target.decision();
        String movedTo = was.movedTo();
        boolean moved = movedTo != null;
        String now = log.follow(movedTo == null ? was.path() : movedTo, target);
        String sha256 = was.sha256();
        String back = null;
        if (moved) {
            sha256 = hashOf(now, ", so its verdict cannot be taken back");
            if (!was.sha256().isEmpty() && !sha256.equals(was.sha256())) {
                throw changed(now);
            }
            back = now.equals(was.path()) ? null : PictureMove.free(root, was.path());
        }
        Decision decision =
                decision(journal, Verdict.UNDO, now, back, sha256, null, was.decisionId())
                        .withReport(was.qaReportId());
        Integer stars = starsAfter(log, target, decision);
        Decision rated = stars == null ? decision : decision.withRating(stars);
        return carryOut(journal, rated, target);
    }

    /** The rating that holds again when a rating is taken back, null when it was no rating. */
    private static @Nullable Integer starsAfter(
            DecisionLog log, DecisionEntry target, Decision undo) {
        if (target.decision().rating() == null) {
            return null;
        }
        java.util.List<DecisionEntry> all = new java.util.ArrayList<>(log.entries());
        all.add(DecisionEntry.of(undo, null));
        DecisionLog.Rating rating = new DecisionLog(all).ratings().get(undo.path());
        return rating == null ? 0 : rating.stars();
    }

    private Decision carryOut(
            DecisionJournal.Appender journal, Decision decision, @Nullable DecisionEntry takenBack)
            throws IOException {
        DecisionEntry entry = DecisionEntry.of(decision, records.hero());
        DecisionLog log = moveAndAppend(journal, entry);
        records.follow(log, decision, takenBack);
        if (PendingVerdict.isNeededFor(decision)) {
            PendingVerdict.remove(root);
        }
        records.writeReviewPage(log);
        return decision;
    }

    private DecisionLog moveAndAppend(DecisionJournal.Appender journal, DecisionEntry entry)
            throws IOException {
        String movedTo = entry.decision().movedTo();
        if (movedTo == null) {
            if (PendingVerdict.isNeededFor(entry.decision())) {
                PendingVerdict.write(root, entry);
            }
            return journal.append(entry, records.assetId());
        }
        Path from = WorkPaths.inside(root, entry.decision().path());
        Path to = WorkPaths.inside(root, movedTo);
        PendingVerdict.write(root, entry);
        try {
            PictureMove.move(from, to);
        } catch (IOException e) {
            PendingVerdict.remove(root);
            throw e;
        }
        try {
            return journal.append(entry, records.assetId());
        } catch (IOException e) {
            // Without its record the verdict does not count. If even the way back is refused, the
            // intent stays and the next one to open the asset repairs it.
            PictureMove.move(to, from);
            PendingVerdict.remove(root);
            throw e;
        }
    }

    private Decision decision(
            DecisionJournal.Appender journal,
            Verdict action,
            String path,
            @Nullable String movedTo,
            String sha256,
            @Nullable Integer rating,
            @Nullable String undoes) {
        return new Decision(
                journal.nextId(),
                action,
                path,
                movedTo,
                sha256,
                records.originRun(path, sha256),
                reviewer,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                rating,
                null,
                null,
                undoes);
    }

    private DecisionJournal.Appender journal() throws IOException {
        return new DecisionJournal(root, clock).open();
    }

    private DecisionLog readable() {
        DecisionJournal.Reading reading = new DecisionJournal(root, clock).read();
        if (reading.problem() != null) {
            throw new FailureException(
                    Failure.of(
                                    "decisions_unreadable",
                                    FailureKind.RECORD,
                                    "Nothing can be taken back: " + reading.problem())
                            .withKept("The file stays as it is.")
                            .withNext("Mend the file; new verdicts start a new one beside it."));
        }
        return reading.log();
    }

    private String hashOf(String path, String consequence) throws IOException {
        Path file = WorkPaths.inside(root, path);
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw PictureMove.missing(path, consequence);
        }
        return Pictures.sha256(file);
    }

    private static FailureException changed(String path) {
        return new FailureException(
                Failure.of(
                                "picture_changed",
                                FailureKind.INPUT,
                                "The picture "
                                        + path
                                        + " has other content than when it was judged, so its"
                                        + " verdict cannot be taken back.")
                        .withKept("Nothing was changed.")
                        .withNext("Give it a new verdict, or put it back with \"restore\"."));
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
