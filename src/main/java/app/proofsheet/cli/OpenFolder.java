package app.proofsheet.cli;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.work.FolderCheck;
import app.proofsheet.work.ImageTools;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;

/** A work folder opened for one command. Opening and closing write nothing by themselves. */
public interface OpenFolder extends AutoCloseable {

    /** How much is looked after when a folder is opened. */
    enum Care {
        /** A queue file that proves damaged; nothing else is touched. */
        LOOKING,
        /** Verdicts that a crash interrupted. */
        RECORDS,
        /** Also a queue that was damaged or deleted: its paid, unfinished runs. */
        QUEUE,
        /** Also paid, unfinished runs that the queue never heard of. */
        CONTINUE
    }

    /**
     * Makes good what crashes and lost files left behind; a folder that cannot be written is left
     * as it is.
     *
     * @return one sentence for each thing that was done or found
     */
    List<String> makeGood(Care care);

    /** The use cases on the folder; its queue is not started. */
    Workspace workspace();

    /** The four tools. */
    ImageTools tools();

    /** Compares files with records. */
    FolderCheck check();

    /**
     * Reads a brief document from any place.
     *
     * @throws app.proofsheet.domain.failure.FailureException when it is missing, no brief, or newer
     */
    Brief readBrief(Path file);

    /**
     * Records the given request documents as runs and queues them as one group, all or none.
     *
     * @param requests request documents, enveloped or bare (spec/asset-folder.md §2)
     * @param provider replaces the provider of the requests, null to keep it
     * @throws app.proofsheet.domain.failure.FailureException {@code cost_ceiling_exceeded} or
     *     {@code cost_not_known} when it needs consent, others when a document is wrong
     */
    List<JobSnapshot> queueRequests(
            List<Path> requests, @Nullable String provider, Consent consent);

    /**
     * Does what a person chose for a settled job, what buys within the ceilings.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code cost_ceiling_exceeded} or
     *     {@code cost_not_known} when it needs consent; others when the choice is not the job's
     */
    void choose(JobSnapshot job, RunProgress.Choice choice, Consent consent);

    /** Queues the runs that were recorded and never sent, because a program ended in between. */
    List<JobSnapshot> queueUnsent();

    @Override
    void close();
}
