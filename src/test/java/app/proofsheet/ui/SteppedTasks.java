package app.proofsheet.ui;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.ui.fx.Tasks;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Tasks that run when the test says so, all on the test's thread; no toolkit needed. */
public final class SteppedTasks implements Tasks {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private final List<Failure> failures = new ArrayList<>();
    private boolean inline = true;

    /** Keeps work back until {@link #runAll()}. */
    public void hold() {
        inline = false;
    }

    /** Runs everything that was kept back, and goes on running at once. */
    public void runAll() {
        inline = true;
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            next.run();
        }
    }

    /** Failures that would have become notices. */
    public List<Failure> failures() {
        return failures;
    }

    @Override
    public <T> void run(String what, Callable<T> work, Consumer<T> onFx) {
        Runnable all =
                () -> {
                    T result;
                    try {
                        result = work.call();
                    } catch (FailureException expected) {
                        failures.add(expected.failure());
                        return;
                    } catch (Exception bug) {
                        failures.add(
                                Failure.of("unexpected", FailureKind.STATE, what)
                                        .withDetail(bug.toString()));
                        return;
                    }
                    onFx.accept(result);
                };
        if (inline) {
            all.run();
        } else {
            waiting.add(all);
        }
    }

    @Override
    public void onFx(Runnable action) {
        if (inline) {
            action.run();
        } else {
            waiting.add(action);
        }
    }
}
