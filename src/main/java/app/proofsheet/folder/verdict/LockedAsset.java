package app.proofsheet.folder.verdict;

import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.DiskFailures;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Work on the review of one asset: under its lock, after what a crash left is made good. */
final class LockedAsset {

    private final Path root;
    private final Clock clock;
    private final VerdictRecords records;

    LockedAsset(Path assetRoot, Clock clock, VerdictRecords records) {
        this.root = assetRoot;
        this.clock = clock;
        this.records = records;
    }

    <T> T run(DiskFailures.DiskWork<T> work) {
        if (!Files.isDirectory(root)) {
            throw PictureMove.missing(String.valueOf(root.getFileName()), "");
        }
        return DiskFailures.guard(
                root,
                () -> {
                    try (AssetLock _ = AssetLock.take(root)) {
                        if (PendingVerdict.exists(root)) {
                            new VerdictRepair(root, clock, records).run();
                        }
                        return work.run();
                    }
                });
    }
}
