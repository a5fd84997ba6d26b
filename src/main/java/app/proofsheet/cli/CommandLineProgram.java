package app.proofsheet.cli;

import picocli.CommandLine;
import picocli.CommandLine.Help;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The program as a command: reads the arguments, runs one command, returns its exit code. */
public final class CommandLineProgram {

    private final CommandParts parts;
    private final Terminal terminal;
    private final Path here;

    /**
     * A program over the given parts.
     *
     * @param here the current directory
     */
    public CommandLineProgram(CommandParts parts, Terminal terminal, Path here) {
        this.parts = parts;
        this.terminal = terminal;
        this.here = here;
    }

    /** Runs a command line and returns the exit code (see {@link ExitCode}). */
    public int run(String... args) {
        RootCommand root = new RootCommand(parts, terminal, here);
        FailurePrinter failures = new FailurePrinter(terminal.err());
        try {
            Optional<ReferenceTools> reference = ReferenceTools.of(List.of(args));
            if (reference.isPresent()) {
                return reference.get().run(root);
            }
            return commandLine(root, failures).execute(args);
        } catch (Exception | Error e) {
            return failures.print(e);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
        }
    }

    private CommandLine commandLine(RootCommand root, FailurePrinter failures) {
        CommandLine line =
                new CommandLine(root)
                        .addSubcommand(new StudioCommand.Open())
                        .addSubcommand(new StudioCommand.Start())
                        .addSubcommand(new ToolCommand.Generate())
                        .addSubcommand(new ToolCommand.Edit())
                        .addSubcommand(new ToolCommand.Poll())
                        .addSubcommand(new ToolCommand.Upload())
                        .addSubcommand(new CheckCommand())
                        .addSubcommand(new BatchCommand())
                        .addSubcommand(new QueueCommand())
                        .addSubcommand(new CostsCommand())
                        .addSubcommand(new VerdictCommand.Approve())
                        .addSubcommand(new VerdictCommand.Reject())
                        .addSubcommand(new VerdictCommand.Restore())
                        .addSubcommand(new HandOverCommand.Package())
                        .addSubcommand(new HandOverCommand.Sheet())
                        .addSubcommand(new ShowCommand())
                        .addSubcommand(new VerifyCommand())
                        .addSubcommand(new DoctorCommand())
                        .addSubcommand(new StudioCommand.Tour());
        return line.setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(terminal.out())
                .setErr(terminal.err())
                .setColorScheme(Help.defaultColorScheme(Help.Ansi.OFF))
                .setUsageHelpWidth(100)
                .setExecutionExceptionHandler((e, _, _) -> failures.print(e))
                .setParameterExceptionHandler((e, _) ->
                        failures.usage(
                                String.valueOf(e.getMessage()),
                                e.getCommandLine().getCommandSpec().qualifiedName()));
    }
}
