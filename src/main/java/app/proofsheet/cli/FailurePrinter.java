package app.proofsheet.cli;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;

import java.io.PrintWriter;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one place that turns failures into lines and exit codes. */
final class FailurePrinter {

    private static final Logger LOG = Logger.getLogger(FailurePrinter.class.getName());

    private final PrintWriter err;

    FailurePrinter(PrintWriter err) {
        this.err = err;
    }

    /** Prints what stopped a command; returns its exit code. */
    int print(Throwable stopped) {
        return switch (stopped) {
            case FailureException expected -> print(expected.failure());
            case InterruptedException interrupted -> {
                err.println("interrupted: The command was interrupted; what was saved is kept.");
                err.flush();
                yield ExitCode.FAILED;
            }
            default -> {
                LOG.log(Level.SEVERE, "a command failed unexpectedly", stopped);
                err.println(
                        "unexpected_failure: Something unexpected stopped the command ("
                                + place(stopped)
                                + ").");
                err.println("next: Run it again with PROOFSHEET_LOG=info for the details.");
                err.flush();
                yield ExitCode.FAILED;
            }
        };
    }

    /** Prints an expected failure; returns the exit code. */
    int print(Failure failure) {
        StringBuilder line = new StringBuilder(failure.code()).append(": ");
        line.append(failure.sentence());
        if (failure.kept() != null) {
            line.append(' ').append(failure.kept());
        }
        err.println(oneLine(line.toString()));
        if (failure.next() != null) {
            err.println("next: " + oneLine(failure.next()));
        }
        err.flush();
        return ExitCode.FAILED;
    }

    /** Prints what is wrong with the command line; returns the exit code. */
    int usage(String sentence, String command) {
        err.println("usage: " + oneLine(sentence));
        err.println("next: " + command + " --help");
        err.flush();
        return ExitCode.USAGE;
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\R+", " ").strip();
    }

    /** Names the place without a stack trace, so that a report can be told from another. */
    private static String place(Throwable stopped) {
        StackTraceElement[] trace = stopped.getStackTrace();
        String kind = stopped.getClass().getSimpleName();
        if (trace.length == 0) {
            return kind;
        }
        String type = trace[0].getClassName();
        return kind
                + " at "
                + type.substring(type.lastIndexOf('.') + 1)
                + ":"
                + trace[0].getLineNumber();
    }
}
