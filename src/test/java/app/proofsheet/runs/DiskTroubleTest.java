package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A disk that is full, read-only or forbidden while runs and verdicts are under way. */
@Timeout(120)
class DiskTroubleTest {

    @TempDir Path work;
    @TempDir Path elsewhere;

    @ParameterizedTest
    @ValueSource(strings = {"full", "read-only"})
    void aRealDiskInTroubleLosesNothingWhereTheSystemAllowsAMountOfOnesOwn(String trouble)
            throws Exception {
        String mount = "mount -t tmpfs -o size=400k proofsheet '" + work + "'";
        assumeTrue(
                runs("unshare", "-Urm", "sh", "-c", mount),
                "this system lets nobody mount a disk of their own; the other tests of this class"
                        + " run everywhere");
        List<String> command = new ArrayList<>(List.of("unshare", "-Urm", "sh", "-c"));
        command.add(mount + " && exec \"$@\"");
        command.add("sh");
        command.addAll(program(trouble));
        assertThat(output(command)).endsWith("held\n");
    }

    @Test
    void aFolderWithoutPermissionLosesNothing() throws Exception {
        // The super-user may write anywhere, so the program is started without its privileges.
        List<String> command = new ArrayList<>();
        if (runs("sh", "-c", "test $(id -u) = 0")) {
            command.addAll(List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"));
        }
        command.addAll(program("denied"));
        assertThat(output(command)).endsWith("held\n");
    }

    @Test
    void writesThatBreakOffInTheMiddleOfAFileLoseNothing() throws Exception {
        DiskTrouble story = new DiskTrouble(work, elsewhere.resolve("books"));
        story.prepare();
        // No file may grow beyond one block: every record breaks off in its middle.
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f 1 && exec \"$@\"", "sh"));
        command.addAll(program("limit"));
        assertThat(output(command)).endsWith("held\n");
        story.goOn();
    }

    private List<String> program(String trouble) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                DiskTrouble.class.getName(),
                work.toString(),
                elsewhere.resolve("books").toString(),
                trouble);
    }

    private static boolean runs(String... command) {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private String output(List<String> command) throws Exception {
        Path log = elsewhere.resolve("log.txt");
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(log);
    }
}
