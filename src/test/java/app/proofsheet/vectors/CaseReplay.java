package app.proofsheet.vectors;

import app.proofsheet.cli.CommandLineProgram;
import app.proofsheet.cli.Terminal;
import app.proofsheet.json.Json;
import app.proofsheet.wiring.CommandWiring;
import app.proofsheet.wiring.Surroundings;

import com.fasterxml.jackson.databind.JsonNode;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Runs one recorded case against the real command line and tells where the facts differ. */
final class CaseReplay {

    private static final Set<String> TRANSPORT = Set.of("host", "connection", "content-length");

    /**
     * How a case came out.
     *
     * @param kinds {@code exit} and {@code http} where a step differs
     * @param story what differs, for a person
     */
    record Outcome(Set<String> kinds, List<String> story) {
        boolean agrees() {
            return kinds.isEmpty();
        }
    }

    /** Runs a command line; as a rule in this program. */
    interface Starter {
        /**
         * Runs it.
         *
         * @param dir the current directory
         * @param err gets what it says
         * @return the exit code
         */
        int run(Path dir, Map<String, String> environment, List<String> args, StringWriter err)
                throws IOException;
    }

    private final JsonNode recorded;
    private final Starter starter;
    private final Path vectors;
    private final Path dir;
    private final Map<String, String> known = new LinkedHashMap<>();
    private final Set<String> kinds = new TreeSet<>();
    private final List<String> story = new ArrayList<>();

    private CaseReplay(JsonNode recorded, Starter starter, Path vectors, Path dir) {
        this.recorded = recorded;
        this.starter = starter;
        this.vectors = vectors;
        this.dir = dir;
    }

    /** Replays a case in a folder of its own, which is removed afterwards. */
    static Outcome of(Path vectors, String file) throws IOException {
        return of(vectors, file, CaseReplay::runHere);
    }

    /** Replays a case with another way to run the program. */
    static Outcome of(Path vectors, String file, Starter starter) throws IOException {
        JsonNode recorded = Json.read(Files.readString(vectors.resolve(file)), file);
        Path dir = Files.createTempDirectory("vector").toRealPath();
        try {
            return new CaseReplay(recorded, starter, vectors, dir).run();
        } finally {
            remove(dir);
        }
    }

    private Outcome run() throws IOException {
        try (StubService stub = new StubService(vectors.resolve("files"))) {
            known.put("{port}", "" + stub.port());
            known.put("{closedPort}", "" + stub.closedPort());
            known.put("{dir}", dir.toString());
            int number = 0;
            for (JsonNode step : recorded.path("steps")) {
                number++;
                layOut(step);
                stub.begin(step.path("stub"));
                String tool = step.path("tool").asText();
                StringWriter err = new StringWriter();
                int code = starter.run(dir, environment(step), arguments(step, tool), err);
                compare("step " + number + " (" + tool + ")", step, code, stub.arrivals());
                if (!story.isEmpty()) {
                    story.add("  said: " + err.toString().strip());
                }
            }
        }
        return new Outcome(kinds, story);
    }

    private void layOut(JsonNode step) throws IOException {
        for (JsonNode gone : step.path("remove")) {
            Files.deleteIfExists(dir.resolve(gone.asText()));
        }
        for (Map.Entry<String, JsonNode> entry : step.path("files").properties()) {
            Path file = dir.resolve(entry.getKey());
            JsonNode given = entry.getValue();
            if (given.path("dir").asBoolean()) {
                Files.createDirectories(file);
                continue;
            }
            Path parent = file.getParent();
            Files.createDirectories(parent == null ? dir : parent);
            if (given.has("file")) {
                Files.copy(vectors.resolve("files").resolve(given.path("file").asText()), file);
            } else {
                String text =
                        given.has("json")
                                ? RecordedText.asJson(given.path("json"))
                                : given.path("text").asText();
                Files.writeString(file, new RecordedText(known).filled(text));
            }
            if (entry.getKey().endsWith("config.json") && given.has("json")) {
                String token = given.path("json").path("cliSessionToken").asText("").strip();
                known.putIfAbsent("{token:initial}", token);
            }
        }
        for (JsonNode rule : step.path("stub")) {
            String token =
                    rule.path("reply").path("json").path("cliSessionToken").asText("").strip();
            if (!token.isEmpty()) {
                known.putIfAbsent("{token:refreshed}", token);
            }
        }
    }

    private Map<String, String> environment(JsonNode step) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("PATH", System.getenv().getOrDefault("PATH", ""));
        environment.put("HOME", dir.resolve("home").toString());
        environment.put("TZ", "UTC");
        environment.put("LANG", "C.UTF-8");
        environment.put("POSTPLUS_CONFIG_DIR", dir.resolve("config").toString());
        for (Map.Entry<String, JsonNode> entry : step.path("env").properties()) {
            if (entry.getValue().isNull()) {
                environment.remove(entry.getKey());
            } else {
                environment.put(
                        entry.getKey(), new RecordedText(known).filled(entry.getValue().asText()));
            }
        }
        return environment;
    }

    private static int runHere(
            Path dir, Map<String, String> environment, List<String> args, StringWriter err) {
        Surroundings around =
                new Surroundings(
                        environment,
                        "Linux",
                        dir.resolve("home"),
                        "tester",
                        dir.resolve("sample"),
                        Clock.systemUTC());
        Terminal terminal =
                new Terminal(
                        new PrintWriter(new StringWriter()),
                        new PrintWriter(err),
                        false,
                        action -> () -> {},
                        name -> environment.getOrDefault(name, ""));
        return new CommandLineProgram(new CommandWiring(around), terminal, dir)
                .run(args.toArray(String[]::new));
    }

    private List<String> arguments(JsonNode step, String tool) {
        List<String> args = new ArrayList<>(List.of("--wire", "2026-05", tool));
        step.path("argv").forEach(arg -> args.add(new RecordedText(known).filled(arg.asText())));
        return args;
    }

    private void compare(String where, JsonNode step, int code, List<StubService.Arrival> arrived) {
        if (code != step.path("exitCode").asInt()) {
            kinds.add("exit");
            story.add(where + ": exit " + code + " instead of " + step.path("exitCode"));
        }
        JsonNode wanted = step.path("http");
        for (int i = 0; i < Math.max(wanted.size(), arrived.size()); i++) {
            String want = i < wanted.size() ? brief(wanted.get(i)) : "nothing";
            if (i >= wanted.size()
                    || i >= arrived.size()
                    || !isAlike(wanted.get(i), arrived.get(i))) {
                kinds.add("http");
                story.add(
                        where
                                + ": request "
                                + (i + 1)
                                + "\n    recorded "
                                + want
                                + "\n    sent     "
                                + (i < arrived.size() ? arrived.get(i) : "nothing"));
            }
        }
    }

    private static String brief(JsonNode request) {
        String body = Json.compact(request.path("body"));
        return request.path("method").asText()
                + " "
                + request.path("path").asText()
                + " "
                + Json.compact(request.path("headers"))
                + " "
                + (body.length() > 4000 ? "(" + body.length() + " bytes)" : body);
    }

    private boolean isAlike(JsonNode wanted, StubService.Arrival arrival) {
        RecordedText text = new RecordedText(known);
        Map<String, String> headers = new TreeMap<>(arrival.headers());
        headers.keySet().removeAll(TRANSPORT);
        Set<String> names = new TreeSet<>();
        wanted.path("headers").fieldNames().forEachRemaining(names::add);
        names.removeAll(TRANSPORT);
        return wanted.path("method").asText().equals(arrival.method())
                && text.matches(wanted.path("path").asText(), arrival.path())
                && names.equals(headers.keySet())
                && names.stream()
                        .allMatch(name ->
                                text.matches(
                                        wanted.path("headers").path(name).asText(),
                                        headers.getOrDefault(name, "")))
                && isBodyAlike(text, wanted.path("body"), arrival);
    }

    private static boolean isBodyAlike(
            RecordedText text, JsonNode wanted, StubService.Arrival arrival) {
        if (wanted.has("json")) {
            JsonNode sent = arrival.json();
            return sent != null && text.matches(wanted.path("json"), sent);
        }
        if (wanted.has("sha256")) {
            return wanted.path("size").asInt() == arrival.body().length
                    && wanted.path("sha256").asText().equals(RecordedText.sha256(arrival.body()));
        }
        return arrival.body().length == 0;
    }

    private static void remove(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
