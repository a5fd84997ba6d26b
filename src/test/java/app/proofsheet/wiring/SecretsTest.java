package app.proofsheet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.CommandLineProgram;
import app.proofsheet.cli.Terminal;
import app.proofsheet.json.Json;
import app.proofsheet.provider.hosted.Wire;
import app.proofsheet.settings.PostplusConfig;
import app.proofsheet.settings.PostplusConfigFile;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okio.Buffer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

/**
 * Plants tokens and signed addresses, makes everything happen that writes or says something, with
 * logging at its finest, and looks for them in all that was written and said.
 */
@Timeout(180)
class SecretsTest {

    private static final String FIRST = "ptk_first_planted_secret";
    private static final String SECOND = "ptk_second_planted_secret";
    private static final String SIGNATURE = "planted0signature";

    /**
     * Where an address of a finished picture has to be kept whole, or a paid picture could not be
     * fetched after a crash: the provider's answers as they came, and what the contract of the
     * asset folder derives from them.
     */
    private static final String KEEPS_ADDRESSES =
            ".*/(response|submit-response|poll-response-\\d+|refusal-response|manifest|attempt|index|asset)\\.json";

    @TempDir Path folder;
    @TempDir Path home;

    private final Service service = new Service();
    private final MockWebServer server = new MockWebServer();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final StringBuilder said = new StringBuilder();
    private final Handler everything = new Everything();
    private Level levelBefore = Level.INFO;

    private final class Everything extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord record) {
            // The web server of the test logs the requests it gets; it is not the program.
            if (!String.valueOf(record.getLoggerName()).startsWith("mockwebserver3")) {
                logged.add(formatter.format(record));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    private static final class Service extends Dispatcher {
        volatile String base = "";
        volatile String trouble = "";
        volatile int polls;

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            String token = String.valueOf(request.getHeaders().get("authorization"));
            if (path.startsWith("/o/")) {
                return trouble.equals("download") ? json(403, token + signed("/o/1")) : picture();
            }
            if (path.startsWith("/put/")) {
                return trouble.equals("upload") ? json(403, signed("/put/1")) : json(200, "");
            }
            if (path.endsWith("/auth/refresh")) {
                return json(200, "{\"cliSessionToken\":\"" + SECOND + "\"}");
            }
            if (token.contains(FIRST)) {
                return json(401, "{\"code\":\"postplus_cli_auth_invalid_session\"}");
            }
            return switch (trouble) {
                case "html" -> html(token);
                case "text" ->
                        json(
                                422,
                                "{\"code\":\"postplus_cli_hosted_media_rejected\",\"error\":\""
                                        + token
                                        + " at "
                                        + signed("/o/9")
                                        + "\"}");
                case "cut" ->
                        json(200, "{\"output\":{\"data\":{\"id\":\"" + token + signed("/o/9"));
                default -> answer(body(request));
            };
        }

        private static JsonNode body(RecordedRequest request) {
            Buffer sent = new Buffer();
            if (request.getBody() != null) {
                sent.write(request.getBody());
            }
            return sent.size() == 0 ? Json.object() : Json.read(sent.readUtf8(), "body");
        }

        private MockResponse answer(JsonNode body) {
            if (body.has("input")) {
                return json(
                        200,
                        "{\"output\":{\"data\":{\"id\":\"gen_1\",\"status\":\"processing\"}}}");
            }
            if (body.has("handle")) {
                return json(
                        200,
                        "{\"output\":{\"data\":{\"id\":\"gen_1\",\"status\":\"completed\","
                                + "\"outputs\":[\""
                                + signed("/o/" + ++polls + ".png")
                                + "\"]}}}");
            }
            if (body.has("file")) {
                return json(
                        200,
                        "{\"output\":{\"signedUpload\":{\"method\":\"PUT\",\"url\":\""
                                + signed("/put/1")
                                + "\",\"requiredHeaders\":{\"x-signed\":\""
                                + SIGNATURE
                                + "\"}},\"storageReference\":{\"bucket\":\"b\","
                                + "\"storagePath\":\"p\"},"
                                + "\"mediaReference\":\"postplus-media://b/p\"}}");
            }
            return json(
                    200, "{\"output\":{\"data\":{\"download_url\":\"" + signed("/u/1") + "\"}}}");
        }

        private String signed(String path) {
            return base + path + "?X-Amz-Signature=" + SIGNATURE + "&Expires=1";
        }

        private MockResponse html(String token) {
            return new MockResponse.Builder()
                    .code(502)
                    .addHeader("content-type", "text/html")
                    .body("<html>" + token + " " + signed("/o/9") + "</html>")
                    .build();
        }

        private static MockResponse json(int code, String body) {
            return new MockResponse.Builder()
                    .code(code)
                    .addHeader("content-type", "application/json")
                    .body(body)
                    .build();
        }

        private static MockResponse picture() {
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(9, 16, BufferedImage.TYPE_INT_RGB), "png", bytes);
                return new MockResponse.Builder()
                        .addHeader("content-type", "image/png")
                        .body(new Buffer().write(bytes.toByteArray()))
                        .build();
            } catch (IOException e) {
                return json(500, "");
            }
        }
    }

    @BeforeEach
    void plant() throws IOException {
        server.setDispatcher(service);
        server.start();
        service.base = "http://127.0.0.1:" + server.getPort();
        signIn(FIRST);
        Logger root = Logger.getLogger("");
        levelBefore = root.getLevel();
        root.setLevel(Level.ALL);
        everything.setLevel(Level.ALL);
        root.addHandler(everything);
    }

    @AfterEach
    void stop() {
        Logger root = Logger.getLogger("");
        root.removeHandler(everything);
        root.setLevel(levelBefore);
        server.close();
    }

    @Test
    void noTokenAndNoSignatureIsWrittenOrSaidWhereItNeedNotBe() throws Exception {
        // Refresh, submit, poll, download, upload, edit.
        run("doctor");
        run("generate", "--request", request("run-1"));
        run("poll", "--request", request("run-1"));
        assertThat(folder.resolve("assets/mara/images/candidates/run-1-a01-001.png")).exists();
        assertThat(Files.readString(config())).contains(SECOND);
        run("upload", "--request", upload());
        run("edit", "--request", edit("run-2"));
        run("poll", "--request", edit("run-2"));
        // Every way to fail, each with secrets in what the service says.
        int number = 3;
        for (String trouble : List.of("html", "text", "cut", "download", "upload")) {
            signIn(FIRST);
            service.trouble = trouble;
            run("generate", "--request", request("run-" + number));
            run("poll", "--request", request("run-" + number));
            run("edit", "--request", edit("run-" + ++number));
            run("poll", "--request", edit("run-" + number));
            number++;
        }
        service.trouble = "text";
        run("batch", "--requests", request("run-90"), request("run-91"));
        run("queue", "--json");
        run("show", "assets/mara/images/candidates/run-1-a01-001.png");
        run("verify", "--json");
        try (WorkFolder studio = studio()) {
            studio.begin(app.proofsheet.jobs.JobQueue.AfterCrash.GO_ON);
            said.append(studio.openingNotices()).append(studio.jobs().jobs());
            studio.catalogue().assets().forEach(said::append);
            studio.catalogue().pictures("assets/mara").forEach(said::append);
            said.append(studio.jobs().paused());
        }

        assertThat(said.toString()).doesNotContain(FIRST, SECOND, SIGNATURE);
        assertThat(String.join("\n", logged)).doesNotContain(FIRST, SECOND, SIGNATURE);
        assertThat(filesThatContain(FIRST)).isEmpty();
        assertThat(filesThatContain(SECOND)).isEmpty();
        assertThat(filesThatContain(SIGNATURE)).allMatch(file -> file.matches(KEEPS_ADDRESSES));
    }

    @Test
    void theConfigFileIsForItsOwnerAloneAndNothingPrintsIt() throws IOException {
        Files.setPosixFilePermissions(config(), PosixFilePermissions.fromString("rw-rw-rw-"));
        PostplusConfigFile file =
                new PostplusConfigFile(environment(), "Linux", home, Clock.systemUTC());
        file.storeRefreshed(Json.object().put("cliSessionToken", SECOND));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(config())))
                .isEqualTo("rw-------");
        PostplusConfig config = file.read();
        assertThat(config.toString() + file + config.signIn() + surroundings())
                .doesNotContain(SECOND, FIRST);
    }

    private WorkFolder studio() {
        return new WorkFolder(folder, surroundings(), new FolderOptions(Wire.V2026_07, "tester"));
    }

    private Map<String, String> environment() {
        return Map.of("POSTPLUS_CONFIG_DIR", home.resolve("config").toString());
    }

    private Surroundings surroundings() {
        return new Surroundings(
                environment(), "Linux", home, "tester", home.resolve("sample"), Clock.systemUTC());
    }

    private Path config() {
        return home.resolve("config/config.json");
    }

    private void signIn(String token) throws IOException {
        Files.createDirectories(config().getParent());
        Files.writeString(
                config(),
                "{\"cliSessionToken\":\"" + token + "\",\"apiBaseUrl\":\"" + service.base + "\"}");
    }

    private String request(String runId) throws IOException {
        return write(
                runId,
                """
                {"provider": "hosted-media", "model": "image-nano-banana-2-text",
                 "assetId": "mara", "runId": "%s", "localAssetDir": "assets/mara",
                 "prompt": "A woman at a desk", "resolution": "1k"}
                """
                        .formatted(runId));
    }

    private String edit(String runId) throws IOException {
        return write(
                runId,
                """
                {"provider": "hosted-media", "model": "image-nano-banana-2-edit",
                 "assetId": "mara", "runId": "%s", "localAssetDir": "assets/mara",
                 "prompt": "Wardrobe: a cardigan",
                 "inputFiles": ["assets/mara/images/candidates/run-1-a01-001.png"]}
                """
                        .formatted(runId));
    }

    private String upload() throws IOException {
        return write(
                "upload-1",
                """
                {"provider": "hosted-media", "assetId": "mara", "runId": "upload-1",
                 "localFilePath": "assets/mara/images/candidates/run-1-a01-001.png",
                 "localAssetDir": "assets/mara"}
                """);
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name + ".json"), text).toString();
    }

    private void run(String... args) {
        StringWriter out = new StringWriter();
        Terminal terminal =
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(out),
                        false,
                        action -> () -> {},
                        name -> "");
        long t0 = System.nanoTime();
        new CommandLineProgram(new CommandWiring(surroundings()), terminal, folder).run(args);
        // The manifest is the one result that names the picture's address (asset folder, §4).
        said.append(out.toString().replaceAll("\\{\\n(?s:.*?)\\n\\}\\n", ""));
    }

    private List<String> filesThatContain(String secret) throws IOException {
        List<String> found = new ArrayList<>();
        for (Path place : List.of(folder, home)) {
            try (Stream<Path> files = Files.walk(place)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                    if (!file.equals(config()) && text.contains(secret)) {
                        found.add(file.toString());
                    }
                }
            }
        }
        return found;
    }
}
