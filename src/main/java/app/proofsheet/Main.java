package app.proofsheet;

import app.proofsheet.cli.CommandLineProgram;
import app.proofsheet.cli.LogSetting;
import app.proofsheet.cli.Terminal;
import app.proofsheet.wiring.CommandWiring;
import app.proofsheet.wiring.Surroundings;

import java.nio.file.Path;

/** Starts the program: one command line for the studio and for every command. */
public final class Main {

    private Main() {}

    /** Runs the command line and ends the process with its exit code. */
    public static void main(String[] args) {
        drawWithoutADisplay();
        Terminal terminal = Terminal.ofProcess();
        LogSetting.apply(terminal.environment());
        CommandLineProgram program =
                new CommandLineProgram(
                        new CommandWiring(Surroundings.ofProcess()),
                        terminal,
                        Path.of("").toAbsolutePath());
        System.exit(program.run(args));
    }

    /**
     * Pictures are drawn in memory; AWT would otherwise look for a display. JavaFX does not care.
     */
    private static void drawWithoutADisplay() {
        if (System.getProperty("java.awt.headless") == null) {
            System.setProperty("java.awt.headless", "true");
        }
    }
}
