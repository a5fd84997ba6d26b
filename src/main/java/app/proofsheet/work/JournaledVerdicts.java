package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.folder.asset.Leftovers;
import app.proofsheet.folder.qa.DecisionEntry;
import app.proofsheet.folder.qa.DecisionLog;
import app.proofsheet.folder.qa.ReviewPolicyRecord;
import app.proofsheet.folder.verdict.PictureReviews;
import app.proofsheet.folder.verdict.PictureVerdicts;
import app.proofsheet.media.PictureHeader;

import org.jspecify.annotations.Nullable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Verdicts kept in each asset's {@code qa/decisions.json} (spec/review-records.md §1), with undo
 * and redo without end and across restarts. The catalogue's listeners hear of every verdict.
 */
public final class JournaledVerdicts implements Verdicts {

    private final WorkPaths paths;
    private final FolderCatalogue catalogue;
    private final Clock clock;
    private final Supplier<String> reviewer;

    /**
     * Verdicts of a work folder.
     *
     * @param reviewer the name recorded with each decision, asked each time
     */
    public JournaledVerdicts(
            WorkPaths paths, FolderCatalogue catalogue, Clock clock, Supplier<String> reviewer) {
        this.paths = paths;
        this.catalogue = catalogue;
        this.clock = clock;
        this.reviewer = reviewer;
    }

    @Override
    public Outcome approve(PictureId id, @Nullable String reason) {
        requireReadable(catalogue.file(id), id);
        return told(
                id.assetDir(),
                reviews(id.assetDir())
                        .approve(id.path(), reason, new ReviewPolicyRecord(paths.root()).read()));
    }

    /** Nobody can have judged a picture that cannot be shown; rejecting one is fine. */
    static void requireReadable(Path file, PictureId id) {
        String problem = Files.isRegularFile(file) ? PictureHeader.read(file).problem() : null;
        if (problem != null) {
            throw new FailureException(
                    Failure.of(
                                    "picture_unreadable",
                                    FailureKind.RECORD,
                                    id.workPath() + " cannot be approved. " + problem)
                            .withKept("The file stays where it is.")
                            .withNext("Reject it, or save its run again."));
        }
    }

    @Override
    public Outcome reject(PictureId id, @Nullable String reason) {
        return told(
                id.assetDir(),
                asset(id.assetDir())
                        .move(Verdict.REJECT, id.path(), PictureState.REJECTED, reason));
    }

    @Override
    public Outcome rejectFor(PictureId id, RejectGrounds grounds) {
        return told(id.assetDir(), reviews(id.assetDir()).reject(id.path(), grounds));
    }

    @Override
    public Outcome restore(PictureId id) {
        return told(
                id.assetDir(),
                asset(id.assetDir())
                        .move(Verdict.RESTORE, id.path(), PictureState.CANDIDATE, null));
    }

    @Override
    public Outcome rate(PictureId id, int stars) {
        if (stars < 0 || stars > 5) {
            throw new IllegalArgumentException("stars must be 0 to 5: " + stars);
        }
        return told(id.assetDir(), asset(id.assetDir()).rate(id.path(), stars));
    }

    @Override
    public Optional<Outcome> undo(String assetDir) {
        return asset(assetDir).undo().map(decision -> told(assetDir, decision));
    }

    @Override
    public Optional<Outcome> redo(String assetDir) {
        return asset(assetDir).redo().map(decision -> told(assetDir, decision));
    }

    @Override
    public Next next(String assetDir) {
        DecisionLog log = catalogue.reader(assetDir).journal().log();
        return new Next(
                asset(assetDir).nextUndo(log).map(DecisionEntry::decision).orElse(null),
                log.nextRedo().flatMap(log::takenBackBy).map(DecisionEntry::decision).orElse(null));
    }

    @Override
    public List<Decision> history(String assetDir) {
        return catalogue.reader(assetDir).journal().log().decisions();
    }

    /**
     * Finishes or drops verdicts that a crash interrupted, in every asset, and clears away what was
     * only half written; to be called when a work folder is opened.
     *
     * @return one sentence for each, also when the folder refused the repair
     */
    public List<String> repairAll() {
        List<String> sentences = new ArrayList<>();
        for (String dir : AssetFolders.find(paths.root())) {
            String prefix = dir.isEmpty() ? "" : dir + ": ";
            try {
                Leftovers.clear(paths.assetRoot(dir));
                asset(dir).repair().map(prefix::concat).ifPresent(sentences::add);
            } catch (FailureException e) {
                sentences.add(
                        prefix
                                + "an interrupted verdict waits for repair. "
                                + e.failure().sentence());
            }
        }
        return sentences;
    }

    private PictureVerdicts asset(String assetDir) {
        return new PictureVerdicts(paths.assetRoot(assetDir), clock, reviewer.get());
    }

    private PictureReviews reviews(String assetDir) {
        return new PictureReviews(paths.assetRoot(assetDir), clock, reviewer.get());
    }

    private Outcome told(String assetDir, Decision decision) {
        catalogue.refresh(assetDir);
        return Outcome.of(assetDir, decision);
    }
}
