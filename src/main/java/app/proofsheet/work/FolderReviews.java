package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.QaReport;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.FileStamp;
import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.qa.ReviewPolicyRecord;
import app.proofsheet.folder.verdict.PicturePurge;
import app.proofsheet.folder.verdict.PictureReviews;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Reviews kept in each asset's {@code qa/reports} (spec/review-records.md §2). */
public final class FolderReviews implements Reviews {

    private static final int MOST_HASHES = 10_000;

    private final WorkPaths paths;
    private final FolderCatalogue catalogue;
    private final Clock clock;
    private final Supplier<String> reviewer;
    private final PicturePurge.Trash trash;
    private final Map<Path, Hashed> hashes = new ConcurrentHashMap<>();

    private record Hashed(FileStamp stamp, String sha256) {}

    /**
     * Reviews of a work folder.
     *
     * @param reviewer the name recorded with each report, asked each time
     */
    public FolderReviews(
            WorkPaths paths,
            FolderCatalogue catalogue,
            Clock clock,
            Supplier<String> reviewer,
            PicturePurge.Trash trash) {
        this.paths = paths;
        this.catalogue = catalogue;
        this.clock = clock;
        this.reviewer = reviewer;
        this.trash = trash;
    }

    @Override
    public Review look(PictureId id) {
        Path file = catalogue.file(id);
        Optional<FileStamp> stamp = FileStamp.of(file);
        if (stamp.isEmpty()) {
            return new Review(null, null);
        }
        String sha256 = sha256(file, stamp.get());
        return review(asset(id.assetDir()).newest(id.path(), sha256), sha256);
    }

    private static Review review(Optional<QaReport> newest, String sha256) {
        boolean isOfTheseBytes = newest.filter(r -> r.version().equals(sha256)).isPresent();
        return isOfTheseBytes
                ? new Review(newest.get(), null)
                : new Review(null, newest.orElse(null));
    }

    private String sha256(Path file, FileStamp stamp) {
        Hashed kept = hashes.get(file);
        if (kept != null && kept.stamp().equals(stamp)) {
            return kept.sha256();
        }
        String sha256 = DiskFailures.guard(file, () -> Pictures.sha256(file));
        if (hashes.size() >= MOST_HASHES) {
            hashes.clear();
        }
        hashes.put(file, new Hashed(stamp, sha256));
        return sha256;
    }

    @Override
    public Review keep(PictureId id, ReviewSheet sheet) {
        asset(id.assetDir()).keep(id.path(), sheet);
        return look(id);
    }

    @Override
    public Verdicts.Outcome confirm(PictureId id, ReviewSheet sheet) {
        if (sheet.verdict() == ReportVerdict.APPROVED) {
            JournaledVerdicts.requireReadable(catalogue.file(id), id);
        }
        ReviewPolicy policy = policy();
        PictureReviews asset = asset(id.assetDir());
        Decision decision = asset.confirm(id.path(), sheet, policy);
        catalogue.refresh(id.assetDir());
        return Verdicts.Outcome.of(id.assetDir(), decision);
    }

    @Override
    public ReviewPolicy policy() {
        return new ReviewPolicyRecord(paths.root()).read();
    }

    @Override
    public void setPolicy(ReviewPolicy policy) {
        new ReviewPolicyRecord(paths.root()).write(policy);
    }

    @Override
    public Purge lookPurge(String assetDir) {
        List<PictureSnapshot> rejected =
                catalogue.pictures(assetDir).stream()
                        .filter(picture -> picture.state() == PictureState.REJECTED)
                        .toList();
        return new Purge(
                assetDir,
                rejected.stream().map(PictureSnapshot::id).toList(),
                rejected.stream().mapToLong(PictureSnapshot::bytes).sum());
    }

    @Override
    public Purged purge(Purge purge) {
        PicturePurge asset =
                new PicturePurge(paths.assetRoot(purge.assetDir()), clock, reviewer.get(), trash);
        int count = 0;
        long bytes = 0;
        boolean isInSystemTrash = true;
        try {
            for (PictureId id : purge.pictures()) {
                Path file = catalogue.file(id);
                if (Files.isRegularFile(file)) {
                    long size = FileStamp.of(file).map(FileStamp::length).orElse(0L);
                    isInSystemTrash &= asset.purge(id.path()).isInSystemTrash();
                    count++;
                    bytes += size;
                }
            }
        } finally {
            catalogue.refresh(purge.assetDir());
        }
        return new Purged(count, bytes, isInSystemTrash);
    }

    private PictureReviews asset(String assetDir) {
        return new PictureReviews(paths.assetRoot(assetDir), clock, reviewer.get());
    }
}
