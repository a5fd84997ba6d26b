package app.proofsheet.ui.fx;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import javafx.application.Platform;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Tasks on virtual threads. A failure that was expected goes to the failure consumer as it is; any
 * other becomes a failure with code {@code unexpected} and goes to the thread's uncaught handler as
 * well, so that the last-resort screen and the log see it. This is the only place that hands work
 * to the FX thread.
 */
public final class FxTasks implements Tasks, AutoCloseable {

    private final Consumer<Failure> failures;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("work-", 0).factory());
    private final ReadOnlyIntegerWrapper running = new ReadOnlyIntegerWrapper();

    /**
     * Tasks that report failures.
     *
     * @param failures called on the FX thread with each failure
     */
    public FxTasks(Consumer<Failure> failures) {
        this.failures = failures;
    }

    /** How many tasks are under way; changes on the FX thread. */
    public ReadOnlyIntegerProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    @Override
    public <T> void run(String what, Callable<T> work, Consumer<T> onFx) {
        onFx(() -> running.set(running.get() + 1));
        try {
            threads.execute(() -> perform(what, work, onFx));
        } catch (RejectedExecutionException closing) {
            onFx(() -> running.set(running.get() - 1));
        }
    }

    private <T> void perform(String what, Callable<T> work, Consumer<T> onFx) {
        try {
            T result = work.call();
            settle(() -> onFx.accept(result));
        } catch (FailureException expected) {
            settle(() -> failures.accept(expected.failure()));
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            settle(() -> {});
        } catch (Throwable bug) {
            Failure failure =
                    Failure.of(
                                    "unexpected",
                                    FailureKind.STATE,
                                    what + " did not finish because of a fault in Proofsheet.")
                            .withKept("Files already saved were kept.")
                            .withDetail(bug.toString());
            settle(() -> failures.accept(failure));
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, bug);
        }
    }

    private void settle(Runnable then) {
        onFx(() -> {
            running.set(running.get() - 1);
            then.run();
        });
    }

    @Override
    public void onFx(Runnable action) {
        if (Platform.isFxApplicationThread()) {
            action.run();
        } else {
            Platform.runLater(action);
        }
    }

    /** Interrupts what still runs and waits a moment for it. */
    @Override
    public void close() {
        threads.shutdownNow();
        try {
            threads.awaitTermination(2, TimeUnit.SECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
