package app.proofsheet.runs;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.jobs.RunWorker.StepListener;
import app.proofsheet.provider.ImageProvider;

/**
 * One run being carried a step further, under its lock.
 *
 * @param request what the step works for: the attempt's own request once there is an attempt
 */
record RunWork(
        RunFolder folder, ImageRequest request, ImageProvider provider, StepListener listener) {

    RunWork with(ImageRequest other) {
        return new RunWork(folder, other, provider, listener);
    }

    String label() {
        return provider.capabilities().label();
    }
}
