package app.proofsheet.jobs;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;

/** Carries a run one step further. The queue calls it; it knows records and providers. */
public interface RunWorker {

    /**
     * One step: a submit (with its uploads), a look, or the saving of finished pictures. Everything
     * it learned is on disk when it returns or reports.
     */
    RunProgress advance(RunRef run, RunWish wish, StepListener listener)
            throws InterruptedException;

    /** Hears about the parts of a step while it runs. */
    interface StepListener {
        /** An upload of {@code total} pictures is at {@code done}. */
        void uploading(int done, int total);

        /** The paid submit leaves now. */
        void submitting();

        /**
         * Saving has {@code done} of {@code total} pictures on disk; the last one's path is given.
         */
        void saving(int done, int total, String assetRelativePath);
    }
}
