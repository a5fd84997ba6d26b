package app.proofsheet.ui.session;

import app.proofsheet.ui.fx.Tasks;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Carries out work off the FX thread one after the other, in the order it was given. */
final class SerialWork {

    private final Tasks tasks;
    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private Runnable whenIdle = () -> {};
    private boolean busy;

    SerialWork(Tasks tasks) {
        this.tasks = tasks;
    }

    /**
     * Adds work.
     *
     * @param begin called on the FX thread when the work's turn has come
     * @param work must not throw: the line would stop
     */
    <T> void add(String what, Supplier<Callable<T>> begin, Consumer<T> onFx) {
        waiting.add(() ->
                tasks.run(
                        what,
                        begin.get(),
                        answer -> {
                            busy = false;
                            onFx.accept(answer);
                            next();
                        }));
        next();
    }

    private void next() {
        Runnable first = busy ? null : waiting.poll();
        if (first != null) {
            busy = true;
            first.run();
        } else if (!busy) {
            Runnable then = whenIdle;
            whenIdle = () -> {};
            then.run();
        }
    }

    /** Runs something once when nothing is under way any more, at once when that is now. */
    void whenIdle(Runnable then) {
        if (isBusy()) {
            whenIdle = then;
        } else {
            then.run();
        }
    }

    /** True while something is under way or waiting. */
    boolean isBusy() {
        return busy || !waiting.isEmpty();
    }
}
