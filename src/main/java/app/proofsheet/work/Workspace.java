package app.proofsheet.work;

import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;

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

    /**
     * Does what a person chose for a settled job; what buys something stays within the ceilings.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code cost_ceiling_exceeded} or
     *     {@code cost_not_known} when it needs consent; others when the choice is not the job's
     */
    default void choose(JobSnapshot job, RunProgress.Choice choice, Consent consent) {
        jobs().choose(job.id(), choice);
    }

    /** Endpoint keys and what they allow. */
    app.proofsheet.domain.model.EndpointTable endpoints();

    /** Provider ids with display names and readiness, for choosing; the embedded one first. */
    ProviderBoard providers();

    /** Stops the queue and lets go of the folder. */
    @Override
    void close();
}
