package app.proofsheet.ui.session;

import app.proofsheet.jobs.JobSnapshot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Carries job snapshots from the queue's threads to the FX thread: keeps only the newest of each
 * job and has at most one hand-over outstanding, so that a burst becomes one update.
 */
final class JobFeed {

    private final Executor fx;
    private final Consumer<List<JobSnapshot>> receiver;
    private final Map<String, JobSnapshot> collected = new LinkedHashMap<>();
    private boolean outstanding;
    private boolean closed;

    JobFeed(Executor fx, Consumer<List<JobSnapshot>> receiver) {
        this.fx = fx;
        this.receiver = receiver;
    }

    /** Takes a snapshot, on any thread. An older revision than one already taken is dropped. */
    void accept(JobSnapshot job) {
        synchronized (collected) {
            JobSnapshot known = collected.get(job.id());
            if (closed || known != null && known.revision() >= job.revision()) {
                return;
            }
            collected.put(job.id(), job);
            if (outstanding) {
                return;
            }
            outstanding = true;
        }
        fx.execute(this::handOver);
    }

    private void handOver() {
        List<JobSnapshot> newest;
        synchronized (collected) {
            newest = new ArrayList<>(collected.values());
            collected.clear();
            outstanding = false;
            if (closed) {
                return;
            }
        }
        receiver.accept(newest);
    }

    /** Drops what is still collected; nothing is handed over afterwards. */
    void close() {
        synchronized (collected) {
            closed = true;
            collected.clear();
        }
    }
}
