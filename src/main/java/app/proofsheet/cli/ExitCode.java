package app.proofsheet.cli;

/** Exit codes of every command (spec/cli.md). */
public final class ExitCode {

    /** Done, also "still processing". */
    public static final int DONE = 0;

    /** Failed or refused. */
    public static final int FAILED = 1;

    /** The command line itself was wrong. */
    public static final int USAGE = 2;

    private ExitCode() {}
}
