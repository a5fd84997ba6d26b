package app.proofsheet.folder.run;

import app.proofsheet.domain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;

/**
 * Disk work that an interrupt must not cut off: an answer that is paid for is written down even
 * while the program is told to stop. The interrupt is handed on afterwards.
 */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Disk work that gives a value. */
    interface Work<T> {
        T run() throws IOException;
    }

    static <T> T run(Work<T> work) throws IOException {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    return work.run();
                } catch (ClosedByInterruptException | FileLockInterruptionException e) {
                    // Channels close on an interrupt; the work is repeatable, so it is done again.
                    Thread.interrupted();
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** The same for work whose failures are already sentences. */
    static void deed(Runnable deed) {
        boolean interrupted = Thread.interrupted();
        try {
            while (true) {
                try {
                    deed.run();
                    return;
                } catch (FailureException e) {
                    if (!isInterruption(e.getCause())) {
                        throw e;
                    }
                    Thread.interrupted();
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static boolean isInterruption(@Nullable Throwable cause) {
        return cause instanceof ClosedByInterruptException
                || cause instanceof FileLockInterruptionException;
    }
}
