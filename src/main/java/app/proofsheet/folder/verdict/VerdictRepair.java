package app.proofsheet.folder.verdict;

import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.JsonRecord;
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
import java.util.Optional;

/**
 * Repairs a verdict that a crash interrupted, from its intent: when the file has moved, the
 * decision is recorded; when it has not, the verdict is dropped and the file stays. The caller
 * holds the asset's lock.
 */
final class VerdictRepair {

    private final Path root;
    private final Clock clock;
    private final VerdictRecords records;

    VerdictRepair(Path assetRoot, Clock clock, VerdictRecords records) {
        this.root = assetRoot;
        this.clock = clock;
        this.records = records;
    }

    /** Repairs and says what was done; empty when there was nothing to repair. */
    Optional<String> run() throws IOException {
        if (!PendingVerdict.exists(root)) {
            return Optional.empty();
        }
        Optional<DecisionEntry> intent = PendingVerdict.read(root);
        if (intent.isEmpty() || !PendingVerdict.isNeededFor(intent.get().decision())) {
            Path aside = JsonRecord.quarantine(root.resolve(PendingVerdict.PATH), clock);
            return Optional.of(
                    "An interrupted verdict could not be read; its note was kept as qa/"
                            + aside.getFileName()
                            + " and no picture was moved.");
        }
        DecisionEntry entry = intent.get();
        String movedTo = entry.decision().movedTo();
        String sentence =
                movedTo == null
                        ? repairInPlace(entry, entry.decision())
                        : repair(entry, entry.decision(), movedTo);
        PendingVerdict.remove(root);
        return Optional.of(sentence);
    }

    /** Nothing moved inside the asset: what is in the journal counts. */
    private String repairInPlace(DecisionEntry entry, Decision decision) throws IOException {
        DecisionLog log = new DecisionJournal(root, clock).read().log();
        boolean recorded = log.find(decision.decisionId()).isPresent();
        boolean isGone = !isFile(WorkPaths.inside(root, decision.path()));
        if (!recorded && decision.action() == Verdict.PURGE && isGone) {
            DecisionLog completed =
                    new DecisionJournal(root, clock).open().append(entry, records.assetId());
            finish(completed, decision);
            return "An interrupted purge was recorded: " + decision.path() + " is in the trash.";
        }
        if (recorded) {
            finish(log, decision);
            return "The interrupted verdict on " + decision.path() + " was already recorded.";
        }
        records.followReports(log, decision);
        return "An interrupted verdict on " + decision.path() + " was dropped.";
    }

    private String repair(DecisionEntry entry, Decision decision, String target)
            throws IOException {
        Path from = WorkPaths.inside(root, decision.path());
        Path to = WorkPaths.inside(root, target);
        DecisionJournal journal = new DecisionJournal(root, clock);
        boolean recorded = journal.read().log().find(decision.decisionId()).isPresent();
        boolean isBehind = isFile(from);
        boolean hasArrived = isFile(to) && Pictures.sha256(to).equals(decision.sha256());
        if (isBehind && hasArrived && Files.isSameFile(from, to)) {
            // Stopped between the new name and the old: one file under two names.
            Files.delete(from);
            isBehind = false;
        }
        if (recorded) {
            finish(journal.read().log(), decision);
            return "The interrupted verdict on " + decision.path() + " was already recorded.";
        }
        if (hasArrived && !isBehind) {
            DecisionJournal.Appender appender = journal.open();
            DecisionLog log = appender.append(entry, records.assetId());
            finish(log, decision);
            return "An interrupted verdict was completed: "
                    + decision.path()
                    + " is now "
                    + target
                    + ".";
        }
        if (isBehind) {
            return "An interrupted verdict was dropped: " + decision.path() + " is where it was.";
        }
        return "An interrupted verdict was dropped: "
                + decision.path()
                + " is neither there nor at "
                + target
                + ".";
    }

    private void finish(DecisionLog log, Decision decision) throws IOException {
        DecisionEntry takenBack =
                decision.undoes() == null ? null : log.find(decision.undoes()).orElse(null);
        records.follow(log, decision, takenBack);
        records.writeReviewPage(log);
    }

    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }
}
