package app.proofsheet.cli;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** What the command line needs from the program around it; the wiring fills it. */
public interface CommandParts {

    /**
     * Opens an existing folder.
     *
     * @param workFolder absolute path of a folder
     */
    OpenFolder open(Path workFolder, CommandSettings settings);

    /** One sentence on the sign-in of the hosted service, without the secret itself. */
    String signIn();

    /**
     * Opens the studio and returns when its window is closed.
     *
     * @param workFolder absolute path, null for the last one or, the first time, a sample copy
     */
    void studio(@Nullable Path workFolder, CommandSettings settings);

    /** Libraries of the system without which the studio cannot lay out text; empty when fine. */
    List<String> missingTextLibraries();

    /** A copy of the sample: the one made before, else a new one; its absolute path. */
    Path copyOfSample();

    /**
     * Runs the main job in the real studio without a display.
     *
     * @param target where folder and screenshots go, absolute
     * @param progress hears what it does
     * @return what it left, in order
     * @throws app.proofsheet.domain.failure.FailureException when a step fails
     */
    List<Path> tour(Path target, Consumer<String> progress) throws InterruptedException;
}
