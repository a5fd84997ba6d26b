package app.proofsheet.settings;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * The hosted service's own {@code config.json}: found as its official client finds it, read on
 * every use, written only after a refresh or a consent to a price, in one step, with mode 0600 and
 * all unknown fields kept (spec/hosted-media-api.md §2, §3.2; defect D46).
 */
public final class PostplusConfigFile {

    private static final String NAME = "config.json";
    private static final String CONSENT = "largeCreditConfirmation";
    private static final String TIERS = "acknowledgedTierMillicreditsByAccountId";

    private final Path file;
    private final Map<String, String> environment;
    private final Clock clock;

    /** The config file of this environment. */
    public PostplusConfigFile(
            Map<String, String> environment, String osName, Path userHome, Clock clock) {
        this.environment = Map.copyOf(environment);
        this.file = directory(this.environment, osName, userHome).resolve(NAME);
        this.clock = clock;
    }

    /** Where the file is or would be. */
    public Path file() {
        return file;
    }

    /**
     * Reads the file; a missing file is an empty config.
     *
     * @throws FailureException {@code postplus_cli_config_read_failed} or {@code
     *     postplus_cli_config_invalid_json}
     */
    public PostplusConfig read() {
        ObjectNode config = readNode();
        JsonNode skills = config.path("managedSkills");
        String token = text(config, "cliSessionToken");
        return new PostplusConfig(
                token == null ? null : new Secret(token),
                baseUrl(config),
                text(config, "cliVersion"),
                text(skills, "releaseId"));
    }

    /**
     * Takes turns with every other program and thread that changes the file. Hold it over a
     * refresh, and read the file anew under it.
     *
     * @throws IOException when the folder cannot be written: a change would be lost
     */
    public ConfigLock lock() throws IOException, InterruptedException {
        return ConfigLock.take(file);
    }

    /**
     * Writes a refreshed sign-in back, keeping every other field. The caller holds {@link #lock()}.
     *
     * @param fields identity fields of the refresh answer, {@code cliSessionToken} among them
     */
    public void storeRefreshed(ObjectNode fields) throws IOException {
        ObjectNode config = readNode();
        config.setAll(fields);
        write(config);
    }

    /**
     * The highest cost tier the person has consented to (§9), null when none is on record.
     *
     * @param accountId billing account
     * @return millicredits
     */
    public @Nullable BigDecimal acknowledgedTier(String accountId) {
        JsonNode tier = readNode().path(CONSENT).path(TIERS).path(accountId);
        return tier.isNumber() && tier.decimalValue().signum() >= 0 ? tier.decimalValue() : null;
    }

    /**
     * Remembers a consent: the tier on record becomes the higher of both, never lower (§9).
     *
     * @param accountId billing account
     * @param millicredits the tier consented to
     */
    public void acknowledgeTier(String accountId, BigDecimal millicredits)
            throws IOException, InterruptedException {
        try (ConfigLock _ = lock()) {
            BigDecimal known = acknowledgedTier(accountId);
            if (known != null && known.compareTo(millicredits) >= 0) {
                return;
            }
            ObjectNode config = readNode();
            object(object(config, CONSENT), TIERS)
                    .put(accountId, millicredits.setScale(0, RoundingMode.CEILING).toBigInteger());
            write(config);
        }
    }

    private static ObjectNode object(ObjectNode parent, String name) {
        return parent.get(name) instanceof ObjectNode there ? there : parent.putObject(name);
    }

    private void write(ObjectNode config) throws IOException {
        config.put("updatedAt", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
        // A link to a file kept elsewhere stays a link.
        Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = target.resolveSibling("");
        Path temp = Files.createTempFile(folder, "." + NAME, ".tmp");
        try {
            if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
                Files.setPosixFilePermissions(temp, PosixFilePermissions.fromString("rw-------"));
            }
            try (FileChannel channel = FileChannel.open(temp, StandardOpenOption.WRITE)) {
                ByteBuffer bytes =
                        ByteBuffer.wrap(Json.write(config).getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(
                    temp,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(temp);
        }
    }

    private @Nullable String baseUrl(ObjectNode config) {
        String fromEnvironment = environment.getOrDefault("POSTPLUS_API_BASE_URL", "").trim();
        String url = fromEnvironment.isEmpty() ? text(config, "apiBaseUrl") : fromEnvironment;
        return url == null ? null : url.replaceAll("/+$", "");
    }

    private ObjectNode readNode() {
        String text;
        try {
            text = Files.readString(file);
        } catch (NoSuchFileException e) {
            return Json.object();
        } catch (IOException e) {
            throw new FailureException(
                    Failure.of(
                                    "postplus_cli_config_read_failed",
                                    FailureKind.AUTHORISATION,
                                    "The sign-in file of the hosted service cannot be read.")
                            .withNext("Check the permissions of " + file + "."),
                    e);
        }
        try {
            return Json.readObject(text, NAME);
        } catch (FailureException e) {
            throw new FailureException(
                    Failure.of(
                                    "postplus_cli_config_invalid_json",
                                    FailureKind.AUTHORISATION,
                                    "The sign-in file of the hosted service is not JSON.")
                            .withKept("The file stays as it is.")
                            .withNext("Mend " + file + " or sign in again: postplus auth login"),
                    e);
        }
    }

    private static Path directory(Map<String, String> env, String osName, Path home) {
        String fixed = env.getOrDefault("POSTPLUS_CONFIG_DIR", "").trim();
        if (!fixed.isEmpty()) {
            return Path.of(fixed).toAbsolutePath();
        }
        Path base = systemDirectory(env, osName, home).resolve("postplus");
        String profile = env.getOrDefault("POSTPLUS_PROFILE", "").trim();
        if (profile.isEmpty() || profile.equalsIgnoreCase("default")) {
            return base;
        }
        return base.resolve("profiles").resolve(profile.replaceAll("[^a-zA-Z0-9._-]+", "-"));
    }

    private static Path systemDirectory(Map<String, String> env, String osName, Path home) {
        if (osName.startsWith("Mac")) {
            return home.resolve("Library").resolve("Application Support");
        }
        if (osName.startsWith("Windows")) {
            String appData = env.getOrDefault("APPDATA", "");
            return appData.isBlank()
                    ? home.resolve("AppData").resolve("Roaming")
                    : Path.of(appData);
        }
        String xdg = env.getOrDefault("XDG_CONFIG_HOME", "");
        return xdg.isBlank() ? home.resolve(".config") : Path.of(xdg);
    }

    private static @Nullable String text(JsonNode node, String field) {
        String value = node.path(field).asText("").trim();
        return value.isEmpty() || !node.path(field).isTextual() ? null : value;
    }
}
