package app.proofsheet.crash;

import app.proofsheet.json.Json;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.JsonNode;

import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

import okio.Buffer;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A hosted service on this machine that keeps its books: what was bought under which operation, and
 * which pictures it drew for it. Every request is two steps of the network: it has arrived and
 * nothing is done; it is done and the answer has not left.
 */
final class PaidService extends Dispatcher implements AutoCloseable {

    /** The wire's words for what costs nothing to say twice. */
    private static final String DONE = "{\"output\":{\"data\":{}}}";

    /** Hears of each step of the network. */
    interface Steps {
        /** What has happened, for a person. */
        void at(String step) throws IOException;
    }

    /** What goes wrong on the way. */
    interface Weather {
        /** An answer in place of doing what was asked, null to do it. */
        MockResponse before(String name);

        /** The answer as it arrives. */
        MockResponse after(MockResponse answer);
    }

    /** The books at one moment. */
    record Books(List<String> bought, Map<String, String> handles, Map<String, Integer> looks) {
        Books copy() {
            return new Books(
                    new ArrayList<>(bought), new LinkedHashMap<>(handles), new TreeMap<>(looks));
        }
    }

    private final MockWebServer server = new MockWebServer();
    private Books books = new Books(new ArrayList<>(), new LinkedHashMap<>(), new TreeMap<>());
    private volatile Steps steps = step -> {};
    private volatile Weather weather;
    private int submits;
    private volatile int pictures = 2;
    private volatile int looksUntilDone;
    private volatile boolean refusesDownloads;

    /** Opens it on a port of this machine. */
    PaidService() throws IOException {
        server.setDispatcher(this);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getPort();
    }

    /** Lets things go wrong; null for fair weather. */
    void weather(Weather next) {
        weather = next;
    }

    /** Submits that arrived. */
    synchronized int submits() {
        return submits;
    }

    void hear(Steps listener) {
        steps = listener;
    }

    /** Pictures of each job; 2 at first. */
    PaidService pictures(int count) {
        pictures = count;
        return this;
    }

    /** Looks until a job is finished; 0 finishes with the submit, as at first. */
    PaidService looksUntilDone(int count) {
        looksUntilDone = count;
        return this;
    }

    /** Whether its store gives nothing out at the moment. */
    PaidService refusesDownloads(boolean value) {
        refusesDownloads = value;
        return this;
    }

    synchronized Books books() {
        return books.copy();
    }

    synchronized void restore(Books earlier) {
        books = earlier.copy();
    }

    /** Operations that were bought, in order. */
    synchronized List<String> bought() {
        return List.copyOf(books.bought());
    }

    /** The bytes of every picture that was bought. */
    synchronized List<byte[]> drawn() {
        List<byte[]> all = new ArrayList<>();
        for (String handle : books.handles().values()) {
            for (int i = 1; i <= pictures; i++) {
                all.add(ScriptedProvider.picture(handle + "-" + i));
            }
        }
        return all;
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        String path = request.getUrl().encodedPath();
        Buffer sent = new Buffer();
        if (request.getBody() != null) {
            sent.write(request.getBody());
        }
        JsonNode body =
                request.getMethod().equals("POST")
                        ? Json.read(sent.readUtf8(), "request")
                        : Json.object();
        String name =
                body.has("operation")
                        ? body.path("capability").asText() + "/" + body.path("operation").asText()
                        : request.getMethod() + " " + path;
        try {
            steps.at("request has arrived: " + name);
            Weather now = weather;
            MockResponse instead = now == null ? null : now.before(name);
            if (instead != null) {
                return instead;
            }
            MockResponse answer = answer(name, path, body);
            steps.at("done and not answered: " + name);
            return now == null ? answer : now.after(answer);
        } catch (IOException e) {
            return json(500, "{\"error\":\"" + e.getMessage() + "\"}");
        }
    }

    private synchronized MockResponse answer(String name, String path, JsonNode body) {
        if (path.startsWith("/pictures/")) {
            return refusesDownloads ? json(503, "{}") : picture(path);
        }
        if (path.startsWith("/put/")) {
            return json(200, "");
        }
        return switch (name) {
            case "media-generation/request" -> submitted(body);
            case "media-generation/status" -> looked(body.path("handle").asText());
            case "media-file/create-upload-url" ->
                    json(
                            200,
                            "{\"output\":{\"signedUpload\":{\"method\":\"PUT\",\"url\":\""
                                    + address()
                                    + "/put/1\",\"requiredHeaders\":{}},\"storageReference\":"
                                    + "{\"bucket\":\"b\",\"storagePath\":\"p\"},"
                                    + "\"mediaReference\":\"postplus-media://b/p\"}}");
            case "media-file/upload" ->
                    json(
                            200,
                            "{\"output\":{\"data\":{\"download_url\":\"" + address() + "/u/1\"}}}");
            default -> json(404, DONE);
        };
    }

    private MockResponse submitted(JsonNode body) {
        submits++;
        String operation = body.path("operationId").asText();
        String handle = books.handles().get(operation);
        if (handle == null) {
            handle = "gen_" + (books.bought().size() + 1);
            books.handles().put(operation, handle);
            books.bought().add(operation);
            books.looks().put(handle, 0);
        }
        return payload(handle);
    }

    private MockResponse looked(String handle) {
        if (!books.looks().containsKey(handle)) {
            return json(404, "{\"code\":\"hosted_generation_handle_not_found\"}");
        }
        books.looks().merge(handle, 1, Integer::sum);
        return payload(handle);
    }

    private MockResponse payload(String handle) {
        boolean isDone = books.looks().get(handle) >= looksUntilDone;
        StringBuilder outputs = new StringBuilder();
        for (int i = 1; isDone && i <= pictures; i++) {
            outputs.append(i == 1 ? "" : ",")
                    .append("\"" + address() + "/pictures/" + handle + "-" + i + ".png\"");
        }
        return json(
                200,
                "{\"output\":{\"data\":{\"id\":\""
                        + handle
                        + "\",\"status\":\""
                        + (isDone ? "completed" : "processing")
                        + "\",\"outputs\":["
                        + outputs
                        + "]}},\"billing\":{\"estimatedCredits\":2,\"estimatedMillicredits\":2000,"
                        + "\"reservedCredits\":2,\"reservedMillicredits\":2000,"
                        + "\"finalizedCredits\":1.5,\"finalizedMillicredits\":1500}}");
    }

    private static MockResponse picture(String path) {
        String name = path.replaceFirst(".*/", "").replaceFirst("\\.png$", "");
        return new MockResponse.Builder()
                .addHeader("content-type", "image/png")
                .body(new Buffer().write(ScriptedProvider.picture(name)))
                .build();
    }

    private static MockResponse json(int code, String body) {
        return new MockResponse.Builder()
                .code(code)
                .addHeader("content-type", "application/json")
                .body(body)
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
