package app.proofsheet.work;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;

import java.util.ArrayList;
import java.util.List;

/**
 * The run folders of one batch until its jobs are queued: when a later one cannot be made, or the
 * queue cannot be written, those made before are removed again, so that no run stays without a job.
 */
final class ReservedRuns implements AutoCloseable {

    private final WorkPaths paths;
    private final RunReservations reservations;
    private final List<RunRef> made = new ArrayList<>();

    ReservedRuns(WorkPaths paths, RunReservations reservations) {
        this.paths = paths;
        this.reservations = reservations;
    }

    /**
     * Makes the folder of one run.
     *
     * @param assetDir work-relative, {@code ""} for the work folder itself
     * @return the request with its run id
     */
    ImageRequest reserve(String assetDir, ImageRequest request) {
        ImageRequest reserved = reservations.reserve(paths.assetRoot(assetDir), request);
        made.add(new RunRef(assetDir, reserved.target().runId()));
        return reserved;
    }

    /** Queues the jobs; from here on the folders stay. */
    List<JobSnapshot> queue(JobQueue jobs, List<JobOrder> orders) {
        List<JobSnapshot> queued = jobs.enqueue(orders);
        made.clear();
        return queued;
    }

    @Override
    public void close() {
        for (RunRef run : made.reversed()) {
            reservations.release(paths.assetRoot(run.assetDir()), run.runId());
        }
    }
}
