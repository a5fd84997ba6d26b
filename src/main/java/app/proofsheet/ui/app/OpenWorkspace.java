package app.proofsheet.ui.app;

import app.proofsheet.jobs.JobQueue;
import app.proofsheet.work.Workspace;

import java.nio.file.Path;

/** Opens work folders. Touches the disk: never called on the FX thread. */
public interface OpenWorkspace {

    /**
     * Opens a work folder and starts its queue.
     *
     * @param afterCrash what the queue does when a program ended in the midst of its work
     * @throws app.proofsheet.domain.failure.FailureException when the folder is missing or cannot
     *     be read
     */
    Workspace open(Path folder, JobQueue.AfterCrash afterCrash);

    /**
     * Puts a fresh copy of the sample where the person may write, and returns it. An existing copy
     * is kept and the new one gets a number.
     *
     * @throws app.proofsheet.domain.failure.FailureException when it cannot be copied
     */
    Path copySample();
}
