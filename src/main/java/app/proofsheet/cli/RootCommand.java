package app.proofsheet.cli;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** {@code proofsheet} itself: the common options, and the studio when no command is given. */
@Command(
        name = "proofsheet",
        description = "Review-and-generate studio for persona images and consistency edits.",
        synopsisSubcommandLabel = "[COMMAND]",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        versionProvider = ProgramVersion.class)
final class RootCommand implements Callable<Integer> {

    @Option(
            names = "--work-dir",
            paramLabel = "DIR",
            scope = ScopeType.INHERIT,
            description = "The work folder (default: the current directory).")
    @Nullable Path workDir;

    @Option(
            names = "--provider",
            paramLabel = "ID",
            scope = ScopeType.INHERIT,
            description = "The image service, instead of the one named in a request or brief.")
    @Nullable String provider;

    @Option(
            names = "--wire",
            paramLabel = "2026-07|2026-05",
            scope = ScopeType.INHERIT,
            description = "The wire of hosted-media.")
    @Nullable String wire;

    @Option(
            names = "--wait",
            scope = ScopeType.INHERIT,
            description = "Wait until the run is finished (generate, edit, poll, queue retry).")
    boolean wait;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Print tables and reports as JSON.")
    boolean json;

    @Option(
            names = "--quiet",
            scope = ScopeType.INHERIT,
            description = "No progress; only results and errors.")
    boolean quiet;

    @Option(
            names = "--reviewer",
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "Who gives the verdict (default: the setting, else the system user).")
    @Nullable String reviewer;

    /** How the missing libraries come to a Debian or its kin. */
    static final String INSTALL_TEXT_LIBRARIES =
            "apt-get install libpangoft2-1.0-0 libfreetype6 (or the like on other systems).";

    private final CommandParts parts;
    private final Terminal terminal;
    private final Path here;

    RootCommand(CommandParts parts, Terminal terminal, Path here) {
        this.parts = parts;
        this.terminal = terminal;
        this.here = here.toAbsolutePath().normalize();
    }

    @Override
    public Integer call() {
        return openStudio(workDir == null ? null : workFolder());
    }

    /** Shows the studio, or says why it cannot. */
    int openStudio(@Nullable Path folder) {
        if (!Display.isPresent(terminal.environment())) {
            throw new FailureException(
                    Failure.of(
                                    "no_display",
                                    FailureKind.STATE,
                                    "There is no display, so the studio cannot be shown.")
                            .withNext(
                                    "Use a command (proofsheet --help), or proofsheet tour to see"
                                            + " the studio in pictures."));
        }
        requireTextLibraries();
        parts.studio(folder, settings());
        return ExitCode.DONE;
    }

    /**
     * Stops before the toolkit would fail one stack trace after the other.
     *
     * @throws FailureException {@code text_libraries_missing}
     */
    void requireTextLibraries() {
        List<String> missing = parts.missingTextLibraries();
        if (!missing.isEmpty()) {
            throw new FailureException(
                    Failure.of(
                                    "text_libraries_missing",
                                    FailureKind.STATE,
                                    "The studio cannot lay out text: this system lacks "
                                            + String.join(", ", missing)
                                            + ".")
                            .withNext(INSTALL_TEXT_LIBRARIES));
        }
    }

    CommandParts parts() {
        return parts;
    }

    Terminal terminal() {
        return terminal;
    }

    /** The current directory. */
    Path here() {
        return here;
    }

    CommandSettings settings() {
        return new CommandSettings(provider, wire, reviewer);
    }

    /** Opens the work folder. @throws FailureException {@code work_folder_missing} */
    OpenFolder open() {
        return open(workFolder());
    }

    /** Opens a folder. @throws FailureException {@code work_folder_missing} */
    OpenFolder open(Path folder) {
        return parts.open(mustExist(folder), settings());
    }

    /**
     * Opens the work folder for a command that changes something, makes good what a crash left
     * behind, and says so.
     *
     * @throws FailureException {@code work_folder_missing}
     */
    OpenFolder openFor(OpenFolder.Care care) {
        OpenFolder folder = open();
        try {
            // Said also when --quiet: it is about what happened to somebody's work.
            folder.makeGood(care).forEach(said -> terminal.err().println("note: " + said));
            terminal.err().flush();
            return folder;
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    /** The work folder, absolute. @throws FailureException {@code work_folder_missing} */
    Path workFolder() {
        return mustExist(workDir == null ? here : here.resolve(workDir).normalize());
    }

    static Path mustExist(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new FailureException(
                    Failure.of(
                                    "work_folder_missing",
                                    FailureKind.INPUT,
                                    "There is no folder " + folder + ".")
                            .withNext("Create it, or name another one."));
        }
        return folder;
    }

    /**
     * A file named on the command line, absolute; relative ones belong to the current directory.
     */
    Path file(Path named) {
        return here.resolve(named).normalize();
    }

    /** Tells progress on stderr, unless it should be quiet. */
    void tell(String sentence) {
        if (!quiet) {
            terminal.err().println(sentence);
            terminal.err().flush();
        }
    }

    /** Prints a result line. */
    void print(String line) {
        terminal.out().println(line);
        terminal.out().flush();
    }
}
