package app.proofsheet.cli;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/** The commands that show the studio. */
final class StudioCommand {

    private StudioCommand() {}

    private static final Path TOUR = Path.of("target", "tour");

    /** {@code open}. */
    @Command(name = "open", description = "Open the studio on a work folder.")
    static final class Open implements Callable<Integer> {

        @ParentCommand @Nullable RootCommand root;

        @Parameters(
                paramLabel = "DIR",
                arity = "0..1",
                description = "The work folder (default: the last one, else a sample copy).")
        @Nullable Path dir;

        @Override
        public Integer call() {
            RootCommand given = Given.root(root);
            if (dir != null) {
                return given.openStudio(RootCommand.mustExist(given.file(dir)));
            }
            return given.openStudio(given.workDir == null ? null : given.workFolder());
        }
    }

    /** {@code start}: the main job for a first look; the studio, or the tour without a display. */
    @Command(
            name = "start",
            hidden = true,
            description = "Open the studio on a copy of the sample; without a display, tour.")
    static final class Start implements Callable<Integer> {

        @ParentCommand @Nullable RootCommand root;

        @Override
        public Integer call() throws InterruptedException {
            RootCommand given = Given.root(root);
            if (Display.isPresent(given.terminal().environment())) {
                return given.openStudio(given.parts().copyOfSample());
            }
            given.tell("There is no display here, so the tour shows the studio in pictures.");
            return tour(given, TOUR);
        }
    }

    /** {@code tour}. */
    @Command(
            name = "tour",
            description = "Run the main job in the real studio, by itself, without a display.")
    static final class Tour implements Callable<Integer> {

        @ParentCommand @Nullable RootCommand root;

        @Option(
                names = "--out",
                paramLabel = "DIR",
                description = "Where folder and screenshots go (default: target/tour).")
        @Nullable Path out;

        @Override
        public Integer call() throws InterruptedException {
            return tour(Given.root(root), out == null ? TOUR : out);
        }
    }

    private static int tour(RootCommand given, Path out) throws InterruptedException {
        given.requireTextLibraries();
        List<Path> left = given.parts().tour(given.file(out), given::tell);
        left.forEach(path -> given.print(path.toString()));
        return ExitCode.DONE;
    }
}
