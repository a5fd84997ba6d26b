package app.proofsheet.work;

import app.proofsheet.jobs.JobQueue;

import java.nio.file.Path;
import java.util.List;

/**
 * An open work folder: everything the studio and the command line can do with it. All calls may
 * touch the disk and must stay off the FX thread; failures are {@link
 * app.proofsheet.domain.failure.FailureException}.
 */
public interface Workspace extends AutoCloseable {

    /** Absolute path of the work folder. */
    Path root();

    /** False when the folder refuses writing; verdicts and queueing then fail with a sentence. */
    boolean isWritable();

    /** What was found and made good when the folder was opened, a sentence each. */
    default List<String> openingNotices() {
        return List.of();
    }

    /** Assets and pictures. */
    Catalogue catalogue();

    /** Briefs, the gate, queueing. */
    Briefs briefs();

    /** Verdicts and their undo. */
    Verdicts verdicts();

    /** The rubric, its reports and the policy for them. */
    Reviews reviews();

    /** Light edits of an existing picture. */
    Edits edits();

    /** What was spent, and the ceilings. */
    Costs costs();

    /** Everything known about one picture. */
    Dossiers dossiers();

    /** Hand-offs and contact sheets. */
    HandOver handOver();

    /** The durable queue. */
    JobQueue jobs();

    /** Endpoint keys and what they allow. */
    app.proofsheet.domain.model.EndpointTable endpoints();

    /** Provider ids with display names and readiness, for choosing; the embedded one first. */
    ProviderBoard providers();

    /** Stops the queue and lets go of the folder. */
    @Override
    void close();
}
