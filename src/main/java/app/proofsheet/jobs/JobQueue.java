package app.proofsheet.jobs;

import app.proofsheet.domain.run.RunProgress;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The durable queue of one work folder. Every command is on disk when it returns. Several programs
 * may have the same queue open; a job runs in one of them at a time.
 */
public interface JobQueue extends AutoCloseable {

    /** Queues jobs, all or none, and returns their first snapshots in order. */
    List<JobSnapshot> enqueue(List<JobOrder> orders);

    /** All jobs that were not cleared, in the order of the queue: oldest first where not moved. */
    List<JobSnapshot> jobs();

    /** One job. */
    Optional<JobSnapshot> job(String id);

    /**
     * Calls the listener on a thread of the queue with every change from now on (also changes made
     * by other programs, within a second). Close the result to stop.
     */
    Listening listen(Consumer<JobSnapshot> listener);

    /** What to do at the start when a program ended in the midst of its steps. */
    enum AfterCrash {
        /** Go on by itself. */
        GO_ON,
        /** Pause everything, so that a person looks first. */
        PAUSE
    }

    /** Begins carrying out jobs in this program, also after a crash. Idempotent. */
    default void start() {
        start(AfterCrash.GO_ON);
    }

    /** Begins carrying out jobs in this program. Idempotent. */
    void start(AfterCrash afterCrash);

    /**
     * Stops beginning new steps for a provider, or for all when {@code provider} is {@code "*"}.
     */
    void pause(String provider, String reason);

    /** Goes on. */
    void resume(String provider);

    /** Paused providers with the reason, {@code "*"} for all. */
    java.util.Map<String, String> paused();

    /**
     * True when an unsettled job does not go on by itself, because a pause holds it back. A pause
     * for want of credit, for example, holds jobs that were not sent yet and lets paid ones finish.
     */
    boolean isHeld(JobSnapshot job);

    /**
     * Lets a waiting job begin directly before another waiting one. {@link #jobs} has the new order
     * when listeners hear of the moved job.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code job_unknown}, {@code
     *     job_not_waiting}
     */
    void moveBefore(String id, String beforeId);

    /**
     * Lets a waiting job begin before all other waiting ones.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code job_unknown}, {@code
     *     job_not_waiting}
     */
    void moveToFront(String id);

    /**
     * Cancels a job: a waiting one never starts; a running one is asked to stop where the provider
     * can, otherwise it goes on being polled, because it is paid, and says so. A job that was
     * refused before anything was bought is given up and no longer taken up by {@link #resume}.
     */
    void cancel(String id);

    /**
     * Does what a person chose for a settled job.
     *
     * @throws app.proofsheet.domain.failure.FailureException when the choice is not among the job's
     */
    void choose(String id, RunProgress.Choice choice);

    /** Looks at a processing job now instead of at its time. */
    void pollNow(String id);

    /** Removes settled jobs from the list; records in the folders stay. */
    void clear(Set<String> ids);

    /** Waits until every given job is settled; false when the time ran out. */
    boolean await(Set<String> ids, Duration atMost) throws InterruptedException;

    /**
     * Stops beginning steps, gives running writes a moment; unfinished jobs go on at the next
     * start.
     */
    @Override
    void close();

    /** A subscription. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
