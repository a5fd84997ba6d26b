package app.proofsheet.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.json.Json;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Some recorded cases against the packaged program in {@code target/proofsheet}, started as people
 * start it, with nothing in its environment but what the recording had.
 */
@Tag("soak")
class PackagedVectorsTest {

    private static final int EVERY = 25;

    private static final Path LAUNCHER =
            Path.of(System.getProperty("proofsheet.basedir", "."))
                    .toAbsolutePath()
                    .resolve("target/proofsheet/bin/proofsheet");

    @Test
    void thePackagedProgramAgreesToo() throws IOException {
        Path vectors = ReferenceVectorsTest.folder();
        Assumptions.assumeTrue(
                Files.isExecutable(LAUNCHER) && Files.exists(vectors.resolve("index.json")),
                () -> "Nothing was replayed: " + LAUNCHER + " or " + vectors + " is missing.");
        JsonNode index = Json.read(Files.readString(vectors.resolve("index.json")), "index.json");
        Map<String, IntendedDifferences.Entry> intended = IntendedDifferences.read();
        List<String> wrong = new ArrayList<>();
        int replayed = 0;
        for (int i = 0; i < index.path("vectors").size(); i += EVERY) {
            JsonNode one = index.path("vectors").path(i);
            if (one.path("group").asText().equals("bridge")) {
                continue;
            }
            String name = one.path("name").asText();
            CaseReplay.Outcome outcome =
                    CaseReplay.of(vectors, one.path("file").asText(), PackagedVectorsTest::launch);
            IntendedDifferences.Entry entry = intended.get(name);
            if (!outcome.kinds().equals(entry == null ? Set.of() : entry.kinds())) {
                wrong.add(name + "\n  " + String.join("\n  ", outcome.story()));
            }
            replayed++;
        }
        assertThat(wrong).isEmpty();
        assertThat(replayed).isGreaterThan(5);
    }

    private static int launch(
            Path dir, Map<String, String> environment, List<String> args, StringWriter err)
            throws IOException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER.toString()));
        command.addAll(args);
        Path said = Files.createTempFile("said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(dir.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(said.toFile())
                        .start();
        try {
            int code = process.waitFor();
            err.write(Files.readString(said));
            return code;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            throw new IOException(e);
        } finally {
            Files.delete(said);
        }
    }
}
