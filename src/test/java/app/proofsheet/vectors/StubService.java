package app.proofsheet.vectors;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Answers a step's requests by its {@code stub} rules and keeps what arrived, in order. */
final class StubService implements AutoCloseable {

    private static final String CAPABILITY_PATH = "/api/postplus-cli/hosted/capability";

    /** A request as it arrived; header names in lower case. */
    record Arrival(String method, String path, Map<String, String> headers, byte[] body) {

        /** The body as JSON, null when it is none. */
        @Nullable JsonNode json() {
            try {
                return Json.mapper().readTree(body);
            } catch (IOException e) {
                return null;
            }
        }

        @Override
        public String toString() {
            return method
                    + " "
                    + path
                    + " "
                    + headers
                    + " "
                    + (body.length > 4000
                            ? body.length + " bytes"
                            : new String(body, StandardCharsets.UTF_8));
        }
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Path pictures;
    private final int closedPort;
    private final List<Arrival> arrivals = new ArrayList<>();
    private List<JsonNode> rules = List.of();
    private int[] used = {};

    /**
     * Starts the service on a loopback port.
     *
     * @param pictures folder of the files that answers name
     */
    StubService(Path pictures) throws IOException {
        this.pictures = pictures;
        InetAddress loopback = InetAddress.getByName("127.0.0.1");
        try (ServerSocket closed = new ServerSocket(0, 1, loopback)) {
            closedPort = closed.getLocalPort();
        }
        server = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** A port that nobody listens on. */
    int closedPort() {
        return closedPort;
    }

    /** Takes the rules of the next step and forgets what arrived before. */
    synchronized void begin(JsonNode stub) {
        rules = new ArrayList<>();
        stub.forEach(rules::add);
        used = new int[rules.size()];
        arrivals.clear();
    }

    /** What arrived since the step began. */
    synchronized List<Arrival> arrivals() {
        return List.copyOf(arrivals);
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) ->
                        headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        byte[] body = exchange.getRequestBody().readAllBytes();
        Arrival arrival =
                new Arrival(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI().toString(),
                        headers,
                        body);
        JsonNode rule = take(arrival);
        if (rule == null) {
            exchange.sendResponseHeaders(599, -1);
            exchange.close();
            return;
        }
        reply(exchange, rule.path("reply"), arrival);
    }

    private synchronized @Nullable JsonNode take(Arrival arrival) {
        arrivals.add(arrival);
        for (int i = 0; i < rules.size(); i++) {
            JsonNode times = rules.get(i).path("times");
            boolean isLeft = times.asText().equals("any") || used[i] < times.asInt(1);
            if (isLeft && matches(rules.get(i).path("on"), arrival)) {
                used[i]++;
                return rules.get(i);
            }
        }
        return null;
    }

    private static boolean matches(JsonNode on, Arrival arrival) {
        String path = arrival.path().replaceFirst("\\?.*", "");
        if (on.has("http")) {
            return on.path("http").asText().equals(arrival.method() + " " + path);
        }
        JsonNode body = arrival.json();
        if (body == null || !arrival.method().equals("POST") || !path.equals(CAPABILITY_PATH)) {
            return false;
        }
        String called = body.path("capability").asText() + "/" + body.path("operation").asText();
        return called.equals(on.path("capability").asText())
                && on.path("where").properties().stream()
                        .allMatch(e -> e.getValue().equals(body.path(e.getKey())));
    }

    private void reply(HttpExchange exchange, JsonNode reply, Arrival arrival) throws IOException {
        pause(reply.path("delayMs").asLong(0));
        String abort = reply.path("abort").asText("");
        if (abort.equals("before")) {
            exchange.close();
            return;
        }
        byte[] body = body(exchange, reply, arrival);
        reply.path("headers")
                .properties()
                .forEach(e ->
                        exchange.getResponseHeaders()
                                .set(e.getKey(), filled(e.getValue().asText(), arrival)));
        int status = reply.path("status").asInt(200);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (abort.equals("mid")) {
            exchange.getResponseBody().write(body, 0, body.length / 2);
            exchange.getResponseBody().flush();
        } else if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private byte[] body(HttpExchange exchange, JsonNode reply, Arrival arrival) throws IOException {
        if (reply.has("file")) {
            exchange.getResponseHeaders().set("content-type", "application/octet-stream");
            return Files.readAllBytes(pictures.resolve(reply.path("file").asText()));
        }
        boolean isJson = reply.has("json");
        exchange.getResponseHeaders()
                .set("content-type", isJson ? "application/json" : "text/plain");
        String text =
                isJson
                        ? Json.compact(RecordedText.expanded(reply.path("json")))
                        : reply.path("text").asText("");
        return filled(text, arrival).getBytes(StandardCharsets.UTF_8);
    }

    private String filled(String text, Arrival arrival) {
        JsonNode body = arrival.json();
        String id = body == null ? "" : body.path("operationId").asText("");
        return text.replace("{port}", "" + port())
                .replace("{closedPort}", "" + closedPort)
                .replace("{request.operationId}", id);
    }

    /** A slow answer is what the recorded case is about. */
    private static void pause(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
