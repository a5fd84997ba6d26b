package app.proofsheet.cli;

import java.io.PrintWriter;
import java.util.function.UnaryOperator;

/**
 * Where a command speaks.
 *
 * @param out results, nothing else
 * @param err messages, progress, errors
 * @param isInteractive a person watches {@code err}, so a line may be drawn over
 * @param onInterrupt runs an action when the person presses Ctrl+C, until it is closed
 * @param environment environment variables by name, {@code ""} when absent
 */
public record Terminal(
        PrintWriter out,
        PrintWriter err,
        boolean isInteractive,
        Interruptions onInterrupt,
        UnaryOperator<String> environment) {

    /** Hears of Ctrl+C. */
    public interface Interruptions {
        /** Runs the action at Ctrl+C; closing the result takes it back. */
        Registration run(Runnable action);
    }

    /** A registered action. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    /** The terminal of this process. */
    public static Terminal ofProcess() {
        java.io.Console console = System.console();
        return new Terminal(
                new PrintWriter(System.out, false, java.nio.charset.StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, java.nio.charset.StandardCharsets.UTF_8),
                console != null && console.isTerminal(),
                Terminal::atShutdown,
                name -> {
                    String value = System.getenv(name);
                    return value == null ? "" : value;
                });
    }

    private static Registration atShutdown(Runnable action) {
        Thread hook = Thread.ofPlatform().unstarted(action);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The program is already ending, which is what the hook was for.
            }
        };
    }
}
