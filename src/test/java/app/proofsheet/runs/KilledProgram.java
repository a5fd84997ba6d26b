package app.proofsheet.runs;

import app.proofsheet.domain.run.RunRef;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program of its own that carries a run on and stops dead at a named place, as if it were killed:
 * nothing is closed, no finally block runs.
 */
final class KilledProgram {

    /** Exit code of a program that reached its place. */
    static final int KILLED = 77;

    private KilledProgram() {}

    /**
     * Carries the run on until the place is reached for the given time or the run settles.
     *
     * @param args work folder, run id, place, which time (1-based), pictures, idempotent
     */
    public static void main(String[] args) throws InterruptedException {
        String place = args[2];
        int[] left = {Integer.parseInt(args[3])};
        Bench bench =
                new Bench(
                        Path.of(args[0]),
                        name -> {
                            if (name.equals(place) && --left[0] == 0) {
                                Runtime.getRuntime().halt(KILLED);
                            }
                        });
        bench.provider
                .pictures(Integer.parseInt(args[4]))
                .idempotent(Boolean.parseBoolean(args[5]));
        bench.finish(new RunRef(Bench.ASSET, args[1]));
    }

    /** Starts it and waits for its end; gives the exit code. */
    static int run(Path work, RunRef run, String place, int time, int pictures, boolean idempotent)
            throws IOException, InterruptedException {
        return start(
                work,
                KilledProgram.class,
                run.runId(),
                place,
                Integer.toString(time),
                Integer.toString(pictures),
                Boolean.toString(idempotent));
    }

    /** Starts a program on a work folder and waits for its end; gives the exit code. */
    static int start(Path work, Class<?> program, String... args)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx128m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "--enable-native-access=ALL-UNNAMED",
                                "-Djava.awt.headless=true",
                                "-cp",
                                classPath(),
                                program.getName(),
                                work.toString()));
        command.addAll(List.of(args));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(work.resolve("killed.log").toFile())
                        .start();
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("the program does not end");
            }
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String classPath() {
        String path = System.getProperty("surefire.test.class.path");
        return path == null
                ? System.getProperty("java.class.path", "")
                : path.replace("\n", File.pathSeparator);
    }
}
