package app.proofsheet.runs;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.jobs.JobOrder;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs whose records say that something is bought, or may be, and is not on disk yet. The queue
 * carries them on; when its file is lost, the folders still know them.
 */
public final class UnfinishedRuns {

    private final Path workRoot;
    private final EndpointTable endpoints;
    private final RunRecords records;

    /** Looks for the runs of a work folder; writes nothing. */
    public UnfinishedRuns(Path workRoot, EndpointTable endpoints, Clock clock) {
        this.workRoot = workRoot.toAbsolutePath().normalize();
        this.endpoints = endpoints;
        this.records = new RunRecords(clock);
    }

    /**
     * What was found.
     *
     * @param orders paid, unfinished runs, by asset and run id
     * @param neverSent runs that were recorded and never sent; nothing was paid for them, so they
     *     are sent only when somebody says so
     * @param unreadable a sentence for each run whose records cannot be read
     */
    public record Found(List<JobOrder> orders, List<JobOrder> neverSent, List<String> unreadable) {
        /** Copies the lists. */
        public Found {
            orders = List.copyOf(orders);
            neverSent = List.copyOf(neverSent);
            unreadable = List.copyOf(unreadable);
        }
    }

    /** Looks through all asset folders. */
    public Found find() {
        List<JobOrder> orders = new ArrayList<>();
        List<String> unreadable = new ArrayList<>();
        List<JobOrder> neverSent = new ArrayList<>();
        for (String dir : AssetFolders.find(workRoot)) {
            for (RunFolder folder : runs(dir)) {
                try {
                    List<Attempt> attempts = records.attempts(folder);
                    if (RunEngine.active(attempts).filter(UnfinishedRuns::isOwed).isPresent()) {
                        orders.add(order(dir, folder));
                    } else if (attempts.isEmpty()
                            && records.exists(folder)
                            && records.response(folder).isEmpty()) {
                        neverSent.add(order(dir, folder));
                    }
                } catch (FailureException e) {
                    unreadable.add(
                            (dir.isEmpty() ? "" : dir + ": ")
                                    + folder.runId()
                                    + " may be unfinished. "
                                    + e.failure().sentence());
                }
            }
        }
        return new Found(orders, neverSent, unreadable);
    }

    private static boolean isOwed(Attempt attempt) {
        return switch (attempt.state()) {
            case SUBMITTED_PROCESSING, PROVIDER_COMPLETED, MATERIALIZATION_FAILED -> true;
            // Without an operation id nothing can have left, so nothing can be owed.
            case SUBMITTING, SUBMIT_OUTCOME_UNKNOWN ->
                    attempt.operationId() != null && !attempt.isMarkedLost();
            case NOT_SUBMITTED,
                    PROVIDER_COMPLETED_WITHOUT_OUTPUTS,
                    PROVIDER_FAILED,
                    MATERIALIZED,
                    HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    false;
        };
    }

    private JobOrder order(String dir, RunFolder folder) {
        ImageRequest request = records.request(folder, endpoints);
        Integer wanted = request.render().maxImages();
        return new JobOrder(
                new RunRef(dir, folder.runId()),
                request.target().assetId(),
                request.render().provider(),
                request.render().model(),
                request.render().mode(),
                wanted == null ? 1 : Math.max(1, wanted),
                null,
                dir + "#found-" + folder.runId(),
                false);
    }

    private List<RunFolder> runs(String dir) {
        Path root = dir.isEmpty() ? workRoot : workRoot.resolve(dir);
        Path runs = root.resolve("runs/image");
        List<RunFolder> found = new ArrayList<>();
        if (!Files.isDirectory(runs)) {
            return found;
        }
        try (DirectoryStream<Path> children = Files.newDirectoryStream(runs)) {
            for (Path child : children) {
                String id = String.valueOf(child.getFileName());
                if (Files.isDirectory(child) && WorkPaths.isSafeId(id)) {
                    found.add(new RunFolder(workRoot, root, id));
                }
            }
        } catch (IOException e) {
            // A folder that cannot be listed is told by whoever shows its asset.
        }
        found.sort((a, b) -> a.runId().compareTo(b.runId()));
        return found;
    }
}
