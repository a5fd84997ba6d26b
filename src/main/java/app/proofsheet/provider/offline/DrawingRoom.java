package app.proofsheet.provider.offline;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/** A few threads that draw jobs when somebody asks for them, each job once at a time. */
final class DrawingRoom implements AutoCloseable {
    private static final long PATIENCE_MILLIS = 1_500;

    private final OfflineStore store;
    private final Sketcher sketcher;
    private final ExecutorService threads;
    private final ConcurrentMap<String, Work> working = new ConcurrentHashMap<>();

    DrawingRoom(OfflineStore store) {
        this.store = store;
        this.sketcher = new Sketcher(store);
        int cores = Runtime.getRuntime().availableProcessors();
        // A picture at the top tier takes some 150 MB while it is drawn; two at once are enough.
        this.threads =
                Executors.newFixedThreadPool(
                        Math.clamp(cores - 1L, 1, 2),
                        Thread.ofPlatform().daemon().name("offline-sketch-", 1).factory());
    }

    /** How far a job is. */
    sealed interface Drawing {
        /** All pictures wait to be fetched. */
        record Done() implements Drawing {}

        /** Still at it. */
        record Busy(double part) implements Drawing {}

        /** It cannot be drawn, and why. */
        record Spoiled(String sentence) implements Drawing {}
    }

    private record Work(Future<?> future, AtomicInteger ready) {}

    /** Starts a job or looks at it; waits a moment, so that quick drawings need one look only. */
    Drawing draw(OfflineJob job) throws InterruptedException {
        if (store.isFinished(job.handle())) {
            return new Drawing.Done();
        }
        Work work = working.computeIfAbsent(job.handle(), handle -> start(job));
        try {
            work.future().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            working.remove(job.handle(), work);
            return new Drawing.Done();
        } catch (TimeoutException notYet) {
            return new Drawing.Busy((double) work.ready().get() / job.count());
        } catch (ExecutionException e) {
            working.remove(job.handle(), work);
            return new Drawing.Spoiled(sentence(e.getCause()));
        }
    }

    private Work start(OfflineJob job) {
        AtomicInteger ready = new AtomicInteger();
        Future<?> future =
                threads.submit(() -> {
                    for (int i = 0; i < job.count(); i++) {
                        if (store.isCancelled(job.handle())) {
                            throw new IOException("The job was cancelled.");
                        }
                        if (!Files.exists(store.drawn(job, i))) {
                            store.write(store.drawn(job, i), sketcher.picture(job, i));
                        }
                        ready.incrementAndGet();
                    }
                    store.finish(job.handle());
                    return null;
                });
        return new Work(future, ready);
    }

    private static String sentence(@Nullable Throwable cause) {
        if (cause instanceof IOException told && told.getMessage() != null) {
            return told.getMessage();
        }
        return "The offline sketch could not draw the picture (" + cause + ").";
    }

    /** Draws one picture once more, on a drawing thread. */
    byte[] again(OfflineJob job, int index) throws IOException, InterruptedException {
        try {
            return threads.submit(() -> sketcher.picture(job, index)).get();
        } catch (ExecutionException e) {
            throw new IOException(sentence(e.getCause()), e.getCause());
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
