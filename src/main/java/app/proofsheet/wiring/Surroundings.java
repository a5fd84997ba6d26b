package app.proofsheet.wiring;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What the program finds around it.
 *
 * @param environment variables of the process
 * @param systemName name of the operating system
 * @param userHome the person's home
 * @param userName the operating system's name of the person
 * @param sample the bundled sample work folder
 * @param clock the time
 */
public record Surroundings(
        Map<String, String> environment,
        String systemName,
        Path userHome,
        String userName,
        Path sample,
        Clock clock) {

    /** Copies the environment. */
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** What this process was started with. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(),
                System.getProperty("os.name", ""),
                home(
                        System.getenv().getOrDefault("HOME", ""),
                        System.getProperty("os.name", ""),
                        System.getProperty("user.home", ".")),
                System.getProperty("user.name", "someone"),
                Path.of(System.getProperty("proofsheet.sample", "assets-sample")),
                Clock.systemUTC());
    }

    /** {@code HOME} where the system has one: Java asks the user database instead. */
    static Path home(String variable, String systemName, String ofJava) {
        return variable.isBlank() || systemName.startsWith("Windows")
                ? Path.of(ofJava)
                : Path.of(variable);
    }

    /**
     * How long the embedded engine lets a job process before it draws, so that it feels like a
     * service; {@code PROOFSHEET_OFFLINE_DELAY_MS} changes it.
     */
    Duration offlineDelay() {
        String given = environment.getOrDefault("PROOFSHEET_OFFLINE_DELAY_MS", "");
        return given.matches("\\d{1,7}")
                ? Duration.ofMillis(Long.parseLong(given))
                : Duration.ofMillis(1500);
    }

    /** Where files live that outlast the program but may be lost: window places, recent folders. */
    public Path stateFolder() {
        if (systemName.startsWith("Windows")) {
            return base("LOCALAPPDATA", "AppData/Local").resolve("Proofsheet");
        }
        if (systemName.startsWith("Mac")) {
            return userHome.resolve("Library/Application Support/Proofsheet");
        }
        return base("XDG_STATE_HOME", ".local/state").resolve("proofsheet");
    }

    /** Where rebuildable files live: thumbnails. */
    public Path cacheFolder() {
        if (systemName.startsWith("Windows")) {
            return base("LOCALAPPDATA", "AppData/Local").resolve("Proofsheet").resolve("Cache");
        }
        if (systemName.startsWith("Mac")) {
            return userHome.resolve("Library/Caches/Proofsheet");
        }
        return base("XDG_CACHE_HOME", ".cache").resolve("proofsheet");
    }

    /** Where sample copies go: the person's documents when there are any, else the home. */
    Path documentsFolder() {
        Path documents = userHome.resolve("Documents");
        return java.nio.file.Files.isDirectory(documents) ? documents : userHome;
    }

    private Path base(String variable, String otherwise) {
        String given = environment.getOrDefault(variable, "").trim();
        return given.isEmpty() ? userHome.resolve(otherwise) : Path.of(given);
    }

    @Override
    public String toString() {
        // The environment may hold secrets.
        return "Surroundings[" + systemName.toLowerCase(Locale.ROOT) + ", " + userName + "]";
    }
}
