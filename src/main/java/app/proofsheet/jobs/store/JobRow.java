package app.proofsheet.jobs.store;

import app.proofsheet.domain.run.RunWish;
import app.proofsheet.jobs.JobSnapshot;

/**
 * A job with what only the queue needs to know.
 *
 * @param seq place in the queue
 * @param wish what the next step is asked to do
 * @param generation rises when a settled job is taken up again, so that a step of an earlier life
 *     cannot touch it
 * @param released false while the job waits to be made due
 * @param stoppedQueue its failure is what paused its provider
 * @param waitMillis how long its next step was told to wait
 */
record JobRow(
        long seq,
        JobSnapshot snapshot,
        RunWish wish,
        int generation,
        boolean released,
        boolean stoppedQueue,
        long waitMillis) {

    String id() {
        return snapshot.id();
    }

    String provider() {
        return snapshot.order().provider();
    }

    /** Name of the execution that carries this life of the job. */
    String execution() {
        return execution(seq, generation);
    }

    static String execution(long seq, int generation) {
        return id(seq) + "/" + generation;
    }

    /** The id people see. */
    static String id(long seq) {
        return "job-%06d".formatted(seq);
    }

    JobRow with(JobSnapshot changed) {
        return new JobRow(seq, changed, wish, generation, released, stoppedQueue, waitMillis);
    }

    JobRow withWish(RunWish changed) {
        return new JobRow(seq, snapshot, changed, generation, released, stoppedQueue, waitMillis);
    }

    JobRow withReleased(boolean changed) {
        return new JobRow(seq, snapshot, wish, generation, changed, stoppedQueue, waitMillis);
    }

    JobRow withStoppedQueue(boolean changed) {
        return new JobRow(seq, snapshot, wish, generation, released, changed, waitMillis);
    }

    JobRow withWait(long millis) {
        return new JobRow(seq, snapshot, wish, generation, released, stoppedQueue, millis);
    }

    JobRow nextLife(RunWish changed) {
        return new JobRow(seq, snapshot, changed, generation + 1, false, false, 0);
    }
}
