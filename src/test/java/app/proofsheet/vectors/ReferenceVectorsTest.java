package app.proofsheet.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Every recorded case of the reference on the legacy wire: exit codes and HTTP requests agree,
 * except where {@code intended-differences.txt} says why not. The group {@code bridge} is left out:
 * the transport over a unix socket belongs to another product (spec/hosted-media-api.md §1.1).
 */
@Timeout(300)
class ReferenceVectorsTest {

    private static final String LEFT_OUT = "bridge";
    private static final int THREADS = 2;

    private static final Map<String, CaseReplay.Outcome> OUTCOMES = new LinkedHashMap<>();
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();

    @BeforeAll
    static void replayEverything() throws IOException, InterruptedException, ExecutionException {
        Path vectors = folder();
        Assumptions.assumeTrue(
                Files.isRegularFile(vectors.resolve("index.json")),
                () -> "The recorded cases were not replayed: there is no " + vectors + ".");
        JsonNode index = Json.read(Files.readString(vectors.resolve("index.json")), "index.json");
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Map<String, Future<CaseReplay.Outcome>> running = new LinkedHashMap<>();
            for (JsonNode one : index.path("vectors")) {
                String name = one.path("name").asText();
                GROUPS.put(name, one.path("group").asText());
                if (!one.path("group").asText().equals(LEFT_OUT)) {
                    String file = one.path("file").asText();
                    running.put(name, threads.submit(() -> CaseReplay.of(vectors, file)));
                }
            }
            for (Map.Entry<String, Future<CaseReplay.Outcome>> entry : running.entrySet()) {
                OUTCOMES.put(entry.getKey(), entry.getValue().get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** {@code proofsheet.vectors}, else the folder beside the repository. */
    static Path folder() {
        String given = System.getProperty("proofsheet.vectors", "");
        return given.isEmpty()
                ? Path.of(System.getProperty("proofsheet.basedir", "."))
                        .toAbsolutePath()
                        .normalize()
                        .resolveSibling("shared")
                        .resolve("vectors")
                : Path.of(given).toAbsolutePath();
    }

    @Test
    void everyDifferenceIsOnTheList() throws IOException {
        Map<String, IntendedDifferences.Entry> intended = IntendedDifferences.read();
        List<String> unexpected = new ArrayList<>();
        OUTCOMES.forEach((name, outcome) -> {
            IntendedDifferences.Entry entry = intended.get(name);
            if (!outcome.agrees() && (entry == null || !entry.kinds().equals(outcome.kinds()))) {
                unexpected.add(
                        name
                                + " | "
                                + (entry == null ? "not listed" : "listed as " + entry.kinds())
                                + " | "
                                + String.join("+", outcome.kinds())
                                + "\n  "
                                + String.join("\n  ", outcome.story()));
            }
        });
        assertThat(unexpected).as("differences that nobody intended").isEmpty();
    }

    @Test
    void everythingOnTheListStillDiffers() throws IOException {
        List<String> stale = new ArrayList<>();
        IntendedDifferences.read()
                .keySet()
                .forEach(name -> {
                    CaseReplay.Outcome outcome = OUTCOMES.get(name);
                    if (outcome == null || outcome.agrees()) {
                        stale.add(name);
                    }
                });
        assertThat(stale).as("listed, but there is no such difference").isEmpty();
    }

    @Test
    void everyCaseButTheLeftOutGroupIsReplayed() {
        Map<String, Integer> agreeing = new TreeMap<>();
        OUTCOMES.forEach((name, outcome) ->
                agreeing.merge(
                        GROUPS.getOrDefault(name, ""), outcome.agrees() ? 1 : 0, Integer::sum));
        long leftOut = GROUPS.values().stream().filter(LEFT_OUT::equals).count();
        assertThat(OUTCOMES.size() + leftOut).isEqualTo(GROUPS.size());
        assertThat(OUTCOMES).isNotEmpty();
        assertThat(agreeing).as("groups in which nothing agrees").doesNotContainValue(0);
    }
}
