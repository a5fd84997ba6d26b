package app.proofsheet.ui;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Holds back or fails the writes of a fake work folder, to see what a screen does meanwhile. */
final class Switch {

    private volatile CountDownLatch latch = new CountDownLatch(0);
    private final AtomicReference<@Nullable Failure> next = new AtomicReference<>();

    void hold() {
        latch = new CountDownLatch(1);
    }

    void release() {
        latch.countDown();
    }

    void failNext(Failure failure) {
        next.set(failure);
    }

    /** Waits while held; throws the failure that was asked for. */
    void pass() {
        try {
            if (!latch.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("held for too long");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while held", e);
        }
        Failure failure = next.getAndSet(null);
        if (failure != null) {
            throw new FailureException(failure);
        }
    }
}
