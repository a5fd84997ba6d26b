package app.proofsheet.crash;

import app.proofsheet.cli.CommandLineProgram;
import app.proofsheet.cli.CommandSettings;
import app.proofsheet.cli.OpenFolder;
import app.proofsheet.cli.Terminal;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.wiring.CommandWiring;
import app.proofsheet.wiring.Surroundings;
import app.proofsheet.work.FolderCheck;
import app.proofsheet.work.Workspace;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The whole program over a work folder, as it is freshly started. */
final class Program {

    /** What a command said, and how it ended. */
    record Said(int code, String out, String err) {}

    private final Path folder;
    private final Surroundings around;

    /**
     * A program that is signed in.
     *
     * @param config a folder for its settings, outside of the work folder
     */
    Program(Path folder, Path config, String address) throws IOException {
        this.folder = folder;
        Files.writeString(
                config.resolve("config.json"),
                "{\"cliSessionToken\":\"ptk_of_a_test\",\"apiBaseUrl\":\"" + address + "\"}");
        this.around =
                new Surroundings(
                        Map.of("POSTPLUS_CONFIG_DIR", config.toString()),
                        "Linux",
                        config,
                        "tester",
                        config.resolve("sample"),
                        Clock.systemUTC());
    }

    Path folder() {
        return folder;
    }

    /** Runs a command line in the folder. */
    Said run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        false,
                        action -> () -> {},
                        name -> "");
        int code = new CommandLineProgram(new CommandWiring(around), terminal, folder).run(args);
        return new Said(code, out.toString(), err.toString());
    }

    /** Queues a brief without carrying the queue on. */
    List<JobSnapshot> queue(Path brief) {
        try (OpenFolder open = open()) {
            open.makeGood(OpenFolder.Care.QUEUE);
            return open.workspace().briefs().queue(open.readBrief(brief), Consent.NONE);
        }
    }

    /** What differs between files and records. */
    List<FolderCheck.Difference> differences() {
        try (OpenFolder open = open()) {
            return open.check().verify(null, FolderCheck.Progress.SILENT).differences();
        }
    }

    private OpenFolder open() {
        return new CommandWiring(around).open(folder, new CommandSettings(null, null, null));
    }

    /** Works in the folder as the studio does, after what a crash left was made good. */
    void work(OpenFolder.Care care, Consumer<Workspace> deed) {
        try (OpenFolder open = open()) {
            open.makeGood(care);
            deed.accept(open.workspace());
        }
    }
}
