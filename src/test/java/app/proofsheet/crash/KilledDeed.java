package app.proofsheet.crash;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/**
 * A program that does a deed and is really killed at a step of its disk: no last word, no clean-up.
 */
final class KilledDeed {

    /** What the system says of a program that SIGKILL ended. */
    static final int KILLED = 128 + 9;

    private int left;

    private KilledDeed(int left) {
        this.left = left;
    }

    /**
     * Does it.
     *
     * @param args work folder, settings folder, address of the service, deed, step to die at
     */
    public static void main(String[] args) throws IOException {
        KilledDeed killed = new KilledDeed(Integer.parseInt(args[4]));
        Path folder = WatchedDisk.watch(Path.of(args[0]), killed::before);
        try (SqliteSteps _ = SqliteSteps.tell(killed::before)) {
            named(args[3]).act(new Program(folder, Path.of(args[1]), args[2]));
        }
        System.exit(0);
    }

    /** The deed of a name. */
    static Deed named(String name) {
        List<Deed> deeds = new ArrayList<>();
        deeds.addAll(Arrays.asList(RunDeed.values()));
        deeds.addAll(Arrays.asList(VerdictDeed.values()));
        return switch (name) {
            case "BRIEF" -> new BriefDeed();
            case "BATCH" -> new BatchDeed();
            default ->
                    deeds.stream()
                            .filter(deed -> deed.toString().equals(name))
                            .findFirst()
                            .orElseThrow();
        };
    }

    private synchronized void before(String step) throws IOException {
        left--;
        if (left > 0) {
            return;
        }
        new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
        try {
            // Nobody else gets past this place any more.
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    /** Starts it as a process of its own. */
    static Process start(Path folder, Path config, String address, String deed, int step)
            throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx200m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.awt.headless=true",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        classPath(),
                        KilledDeed.class.getName(),
                        folder.toString(),
                        config.toString(),
                        address,
                        deed,
                        Integer.toString(step))
                .redirectErrorStream(true)
                .redirectOutput(config.resolve("killed.log").toFile())
                .start();
    }

    /** What a started program finds its classes in, wherever it is started. */
    static String classPath() {
        String path = System.getProperty("surefire.test.class.path");
        String given =
                path == null
                        ? System.getProperty("java.class.path", "")
                        : path.replace("\n", File.pathSeparator);
        return Arrays.stream(given.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
