package app.proofsheet.jobs.store;

import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells listeners what is new in the queue file, whoever wrote it, newest revision last. */
final class QueueNews implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(QueueNews.class.getName());

    private final Supplier<Optional<QueueDatabase>> database;
    private final Duration period;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Object arrived = new Object();
    private @Nullable Pulse watch;
    private volatile boolean closed;

    /**
     * News of a file.
     *
     * @param database the open file, empty while there is none
     * @param period between two looks for changes made by other programs
     */
    QueueNews(Supplier<Optional<QueueDatabase>> database, Duration period) {
        this.database = database;
        this.period = period;
    }

    JobQueue.Listening listen(Consumer<JobSnapshot> consumer) {
        Listener added =
                new Listener(
                        consumer, database.get().map(d -> d.read(JobTable::revision)).orElse(0L));
        listeners.add(added);
        synchronized (this) {
            if (watch == null && !closed) {
                watch = new Pulse("queue-watch", period, this::tell);
            }
        }
        return () -> listeners.remove(added);
    }

    /** Something changed: look at once. */
    void wake() {
        Pulse pulse;
        synchronized (this) {
            pulse = watch;
        }
        if (pulse != null) {
            pulse.wake();
        }
    }

    private void tell() {
        Optional<QueueDatabase> now = database.get();
        if (now.isEmpty() || listeners.isEmpty()) {
            return;
        }
        long from = listeners.stream().mapToLong(l -> l.seen).min().orElse(0);
        List<JobRow> changes = now.get().read(c -> JobTable.since(c, from));
        for (JobRow row : changes) {
            listeners.forEach(listener -> listener.hear(row.snapshot()));
        }
        if (!changes.isEmpty()) {
            synchronized (arrived) {
                arrived.notifyAll();
            }
        }
    }

    /** Waits until a condition on the file holds; false when the time ran out or it was closed. */
    boolean await(BooleanSupplier condition, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        try (JobQueue.Listening _ = listen(job -> {})) {
            synchronized (arrived) {
                while (!condition.getAsBoolean()) {
                    long left = (deadline - System.nanoTime()) / 1_000_000;
                    if (left <= 0 || closed) {
                        return false;
                    }
                    arrived.wait(Math.min(left, 1_000));
                }
            }
            return true;
        }
    }

    /** Tells no more; whoever waits goes on. */
    @Override
    public void close() {
        Pulse pulse;
        synchronized (this) {
            closed = true;
            pulse = watch;
        }
        if (pulse != null) {
            pulse.close();
        }
        synchronized (arrived) {
            arrived.notifyAll();
        }
    }

    /** A listener and the newest revision it heard. */
    private static final class Listener {
        private final Consumer<JobSnapshot> consumer;
        private volatile long seen;

        Listener(Consumer<JobSnapshot> consumer, long seen) {
            this.consumer = consumer;
            this.seen = seen;
        }

        void hear(JobSnapshot job) {
            if (job.revision() <= seen) {
                return;
            }
            seen = job.revision();
            try {
                consumer.accept(job);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener of the queue failed", e);
            }
        }
    }
}
