package app.proofsheet.jobs.store;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs one piece of work on a thread of its own, at least once a period and whenever woken. */
final class Pulse implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Pulse.class.getName());

    private final String name;
    private final Runnable work;
    private final Duration period;
    private final Semaphore wanted = new Semaphore(0);
    private final Thread thread;
    private volatile boolean closed;

    Pulse(String name, Duration period, Runnable work) {
        this.work = work;
        this.period = period;
        this.name = name;
        this.thread = Thread.ofVirtual().name(name).unstarted(this::beat);
        thread.start();
    }

    /** Runs the work soon. */
    void wake() {
        wanted.release();
    }

    private void beat() {
        while (!closed) {
            try {
                work.run();
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, name + " goes on after a failure", e);
            }
            try {
                if (wanted.tryAcquire(period.toNanos(), TimeUnit.NANOSECONDS)) {
                    wanted.drainPermits();
                }
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Stops after the beat that runs now; does not wait when called from it. */
    @Override
    public void close() {
        closed = true;
        wanted.release();
        if (Thread.currentThread() != thread) {
            try {
                thread.join(Duration.ofSeconds(2));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
