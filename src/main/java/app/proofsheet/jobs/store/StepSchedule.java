package app.proofsheet.jobs.store;

import app.proofsheet.folder.ProgramName;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * db-scheduler as this queue uses it: one kind of task, whose every execution is one step of one
 * job and says itself when the next one is due. Each step runs on a virtual thread; how many do so
 * is decided by the places at a provider, not by a pool.
 */
final class StepSchedule implements AutoCloseable {

    /** db-scheduler tells every start and stop as news; kept in a field, or the level is lost. */
    private static final Logger LIBRARY = quiet(Logger.getLogger("com.github.kagkarlsson"));

    private static final TaskDescriptor<Void> STEP = TaskDescriptor.of("run-step");

    /** A time that never comes: the execution is kept until it is made due. */
    static final Instant PARKED = Instant.parse("2999-12-31T00:00:00Z");

    /** How long a step waits when its outcome could not be written. */
    static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    /** More than all providers together ever have in flight; bounds one look, not the steps. */
    private static final int LOOK = 64;

    private final Clock clock;
    private final String name = ProgramName.mine();
    private final Scheduler scheduler;
    private boolean started;

    /** What becomes of an execution after its step. */
    sealed interface Next {
        /** The next step is due then. */
        record At(Instant when) implements Next {}

        /** Kept, due when someone says so. */
        record Parked() implements Next {}

        /** The job is settled. */
        record Over() implements Next {}
    }

    /**
     * Prepares the schedule; nothing runs before {@link #start()}.
     *
     * @param step carries out the step of an execution
     * @param afterwards called when what became of the execution is on disk
     */
    StepSchedule(
            QueueDatabase database,
            Clock clock,
            QueuePace pace,
            Function<String, Next> step,
            Runnable afterwards) {
        LIBRARY.log(Level.FINE, "preparing a schedule");
        this.clock = clock;
        CustomTask<Void> task =
                Tasks.custom(STEP)
                        .onDeadExecutionRevive()
                        .onFailure((complete, operations) ->
                                operations.reschedule(
                                        complete, clock.instant().plus(AFTER_TROUBLE)))
                        .execute((instance, context) -> {
                            Next next = step.apply(instance.getId());
                            return (complete, operations) -> {
                                switch (next) {
                                    case Next.At at -> operations.reschedule(complete, at.when());
                                    case Next.Parked parked ->
                                            operations.reschedule(complete, PARKED);
                                    case Next.Over over -> operations.remove();
                                }
                                afterwards.run();
                            };
                        });
        this.scheduler =
                Scheduler.create(database, task)
                        .threads(LOOK)
                        .executorService(
                                Executors.newThreadPerTaskExecutor(
                                        Thread.ofVirtual().name("step-", 0).factory()))
                        .dueExecutor(
                                Executors.newSingleThreadExecutor(
                                        Thread.ofVirtual().name("queue-due").factory()))
                        .housekeeperExecutor(
                                Executors.newScheduledThreadPool(
                                        2, Thread.ofVirtual().name("queue-care-", 0).factory()))
                        .pollingInterval(pace.due())
                        // It judges by the time of two clocks; Upkeep does it without any.
                        .heartbeatInterval(Duration.ofDays(3_650))
                        .shutdownMaxWait(pace.goodbye())
                        .schedulerName(() -> name)
                        .clock(clock::instant)
                        .failureLogging(LogLevel.WARN, true)
                        .build();
    }

    /** Begins to run due steps. */
    void start() {
        started = true;
        scheduler.start();
    }

    /** Adds an execution that waits to be made due. Joins the transaction of the thread. */
    void park(String execution) {
        scheduler.schedule(STEP.instance(execution).build(), PARKED);
    }

    /**
     * Makes an execution due now, adding it when it is missing. Joins the transaction of the
     * thread.
     *
     * @return false when its step runs at this moment
     */
    boolean makeDue(String execution) {
        TaskInstanceId id = STEP.instanceId(execution);
        Optional<ScheduledExecution<Object>> known = scheduler.getScheduledExecution(id);
        if (known.isEmpty()) {
            scheduler.schedule(STEP.instance(execution).build(), clock.instant());
            return true;
        }
        if (known.get().isPicked()) {
            return false;
        }
        scheduler.reschedule(id, clock.instant());
        return true;
    }

    /** Puts an execution that was made due off again; false when its step runs at this moment. */
    boolean parkAgain(String execution) {
        TaskInstanceId id = STEP.instanceId(execution);
        Optional<ScheduledExecution<Object>> known = scheduler.getScheduledExecution(id);
        if (known.isEmpty() || known.get().isPicked()) {
            return false;
        }
        scheduler.reschedule(id, PARKED);
        return true;
    }

    /** True when the execution exists. */
    boolean has(String execution) {
        return scheduler.getScheduledExecution(STEP.instanceId(execution)).isPresent();
    }

    /** Forgets an execution whose step does not run; a running one ends by itself. */
    void forget(String execution) {
        TaskInstanceId id = STEP.instanceId(execution);
        Optional<ScheduledExecution<Object>> known = scheduler.getScheduledExecution(id);
        if (known.isPresent() && !known.get().isPicked()) {
            scheduler.cancel(id);
        }
    }

    /** Looks for due steps at once. */
    void hurry() {
        if (started) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    /** Names of the executions that run in this program now. */
    Set<String> executing() {
        return scheduler.getCurrentlyExecuting().stream()
                .map(running -> running.getTaskInstance().getId())
                .collect(Collectors.toSet());
    }

    /** The name under which this program picks steps. */
    String program() {
        return name;
    }

    private static Logger quiet(Logger logger) {
        if (logger.getLevel() == null) {
            logger.setLevel(Level.WARNING);
        }
        return logger;
    }

    /** Begins no more steps, waits a moment for running ones, then interrupts them. */
    @Override
    public void close() {
        if (started) {
            scheduler.stop();
        }
    }
}
