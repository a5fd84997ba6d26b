package app.proofsheet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.Main;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.json.Json;
import app.proofsheet.wiring.CommandWiring;
import app.proofsheet.wiring.Surroundings;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command line over everything behind it, with the embedded provider. */
@Timeout(300)
class WholeProgramTest {

    private static final String CANDIDATES = "assets/mara-desk-v1/images/candidates/";

    private static final String OFFLINE_JOBS = ".postplus/image-batch-runner/offline/jobs";

    @TempDir Path folder;
    @TempDir Path home;

    private record Said(int code, String out, String err) {
        ObjectNode json() {
            return Json.readObject(out, "stdout");
        }

        List<ObjectNode> lines() {
            return out.lines().map(line -> Json.readObject(line, "stdout")).toList();
        }
    }

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(folder.resolve("persona"));
        Files.createDirectories(folder.resolve("research"));
        Files.writeString(folder.resolve("persona/mara.md"), "# Mara\nbrown bob, soft gaze\n");
        Files.writeString(folder.resolve("research/benchmark.md"), "# Benchmark\nwindow light\n");
        Files.writeString(
                folder.resolve("brief.json"),
                """
                {"schema": "proofsheet-brief/1", "assetId": "mara-desk-v1",
                 "assetPurpose": "persona_candidate",
                 "personaLock": {"path": "persona/mara.md", "sha256": null},
                 "visualDirection": "A colleague on a video call, window light, hoodie",
                 "sourceBasis": ["research/benchmark.md"],
                 "mustKeep": ["brown bob"], "canVary": ["glasses on / glasses off"],
                 "mustAvoid": ["studio backdrop"],
                 "provider": "offline", "model": "image-nano-banana-2-text",
                 "resolution": "0.5k", "draft": true, "count": 2,
                 "localAssetDir": "assets/mara-desk-v1"}
                """);
    }

    @Test
    void checkLooksAndCreatesNothing() throws IOException {
        List<Path> before = everything();
        Said said = run("check", "--brief", "brief.json");
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        assertThat(said.json().path("verdict").asText()).isEqualTo("ready");
        assertThat(run("doctor").code()).isZero();
        assertThat(run("queue").code()).isZero();
        assertThat(run("verify").code()).isZero();
        assertThat(everything()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"assetPurpose\": \"persona_candidate\", | no_asset_purpose",
                "\"sourceBasis\": [\"research/benchmark.md\"], | no_source_basis",
                "\"localAssetDir\": \"assets/mara-desk-v1\" | no_output_path",
                "LOOK | no_visual_lock"
            })
    void checkStopsEachOfTheFourMissingInputs(String field, String code) throws IOException {
        Path file = folder.resolve("brief.json");
        String text = Files.readString(file);
        String without =
                field.equals("LOOK")
                        ? text.replaceAll("(?m)^ \"(personaLock|visualDirection)\".*\\R", "")
                        : text.replace(field, "").replaceAll(",\\s*}\\s*$", "}");
        assertThat(without).isNotEqualTo(text);
        Files.writeString(file, without);
        List<Path> before = everything();
        Said said = run("check", "--brief", "brief.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.json().path("canRunNow").asBoolean(true)).isFalse();
        assertThat(said.json().path("missingFields").findValuesAsText("code")).contains(code);
        assertThat(said.err()).startsWith("gate_blocked: ").contains("next: ");
        assertThat(everything()).isEqualTo(before);
        assertThat(run("batch", "--brief", "brief.json").code()).isEqualTo(1);
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void aBriefBecomesPicturesVerdictsAndAProvableHistory() throws IOException {
        Said batch = run("batch", "--brief", "brief.json", "--quiet");
        assertThat(batch.err()).isEmpty();
        assertThat(batch.code()).isZero();
        List<ObjectNode> lines = batch.lines();
        assertThat(lines).hasSize(3);
        String picture = lines.getFirst().path("pictures").get(0).asText();
        assertThat(folder.resolve(picture)).isRegularFile();

        Said approved = run("approve", picture, "--reviewer", "Ada", "--reason", "calm");
        assertThat(approved.code()).isZero();
        assertThat(approved.json().path("reviewer").asText()).isEqualTo("Ada");
        String moved = "assets/mara-desk-v1/" + approved.json().path("movedTo").asText();
        Said shown = run("show", moved);
        assertThat(shown.json().path("picture").path("state").asText()).isEqualTo("approved");
        assertThat(shown.json().path("promptHash").path("result").asText()).isEqualTo("verified");
        assertThat(shown.json().path("decisions").get(0).path("reason").asText()).isEqualTo("calm");
        assertThat(run("verify").code()).isZero();

        Files.write(folder.resolve(moved), new byte[] {1}, java.nio.file.StandardOpenOption.APPEND);
        Said differs = run("verify", "--json");
        assertThat(differs.code()).isEqualTo(1);
        assertThat(differs.json().path("differences").findValuesAsText("kind")).contains("changed");
    }

    @Test
    void theFourToolsByHand() throws IOException {
        Files.writeString(
                folder.resolve("generate.json"),
                """
                {"schemaVersion": 1, "input": {"provider": "offline",
                 "model": "image-nano-banana-2-text", "assetId": "mara-desk-v1",
                 "runId": "run-gen", "localAssetDir": "assets/mara-desk-v1",
                 "prompt": "A woman at a desk", "resolution": "0.5k"}}
                """);
        Said submitted = run("generate", "--request", "generate.json");
        assertThat(submitted.code()).isZero();
        assertThat(submitted.json().path("runId").asText()).isEqualTo("run-gen");
        Said again = run("generate", "--request", "generate.json");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).startsWith("image_batch_runner_submitted_attempt_exists: ");
        Said polled = run("poll", "--request", "generate.json", "--wait");
        assertThat(polled.json().path("attemptState").asText()).isEqualTo("materialized");
        String picture = CANDIDATES + "run-gen-a01-001.png";
        assertThat(folder.resolve(picture)).isRegularFile();

        Files.writeString(
                folder.resolve("upload.json"),
                """
                {"provider": "offline", "assetId": "mara-desk-v1", "runId": "upload-1",
                 "localFilePath": "%s", "localAssetDir": "assets/mara-desk-v1"}
                """
                        .formatted(picture));
        assertThat(run("upload_media", "--request", "upload.json").code()).isZero();

        Files.writeString(
                folder.resolve("edit.json"),
                """
                {"provider": "offline", "model": "image-nano-banana-2-edit",
                 "assetId": "mara-desk-v1", "runId": "run-edit", "resolution": "0.5k",
                 "localAssetDir": "assets/mara-desk-v1", "prompt": "Wardrobe: a green cardigan",
                 "inputFiles": ["%s"]}
                """
                        .formatted(picture));
        Said edited = run("edit", "--request", "edit.json", "--wait");
        assertThat(edited.err()).contains("uploaded 1 of 1");
        assertThat(edited.json().path("mode").asText()).isEqualTo("edit");
        assertThat(folder.resolve(CANDIDATES + "run-edit-a01-001.png")).isRegularFile();
        assertThat(run("verify").code()).isZero();
    }

    @Test
    void anIdThatLeavesTheFolderLeavesNothingBehind() throws IOException {
        Files.writeString(
                folder.resolve("bad.json"),
                """
                {"provider": "offline", "model": "image-nano-banana-2-text", "assetId": "mara",
                 "runId": "../../../x", "localAssetDir": "assets/mara", "prompt": "x"}
                """);
        List<Path> before = everything();
        for (String command : List.of("generate", "poll")) {
            Said said = run(command, "--request", "bad.json");
            assertThat(said.code()).isEqualTo(1);
            assertThat(said.err().lines().toList().getFirst()).matches("[a-z_]+: .*\\.");
        }
        assertThat(run("batch", "--requests", "bad.json").code()).isEqualTo(1);
        assertThat(everything()).isEqualTo(before);
    }

    /** Runs a batch that would take very long, and kills it when all its jobs are in flight. */
    private void killWhileRunning(int jobs) throws Exception {
        ProcessBuilder process =
                new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx500m",
                                "-XX:+UseSerialGC",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--work-dir",
                                folder.toString(),
                                "batch",
                                "--count",
                                Integer.toString(jobs),
                                "--brief",
                                folder.resolve("brief.json").toString()));
        process.environment().put("PROOFSHEET_OFFLINE_DELAY_MS", "600000");
        Process batch = process.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Set<String> inFlight = new HashSet<>();
        try (var err = batch.errorReader()) {
            while (inFlight.size() < jobs) {
                String line = err.readLine();
                assertThat(line).isNotNull();
                if (line.contains("processing")) {
                    inFlight.add(line.substring(0, line.indexOf(':')));
                }
            }
        } finally {
            batch.destroyForcibly();
        }
        assertThat(batch.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(inFlight).hasSize(jobs);
    }

    @Test
    void aProgramKilledWhileFourJobsRunGoesOnAndPaysOnce() throws Exception {
        killWhileRunning(4);
        Said said = run("batch", "--continue", "--quiet");
        assertThat(said.err()).isEmpty();
        assertThat(said.code()).isZero();
        ObjectNode summary = (ObjectNode) said.lines().getLast().path("summary");
        assertThat(summary.path("done").asInt()).isEqualTo(4);
        try (Stream<Path> pictures = Files.list(folder.resolve(CANDIDATES))) {
            assertThat(pictures.map(p -> p.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "image-run-001-a01-001.png",
                            "image-run-002-a01-001.png",
                            "image-run-003-a01-001.png",
                            "image-run-004-a01-001.png");
        }
        assertThat(bought()).isEqualTo(4);
        for (int run = 1; run <= 4; run++) {
            Path attempts =
                    folder.resolve(
                            "assets/mara-desk-v1/runs/image/image-run-00" + run + "/attempts");
            ObjectNode index =
                    Json.readObject(Files.readString(attempts.resolve("index.json")), "index");
            assertThat(index.path("attempts")).hasSize(1);
            ObjectNode attempt =
                    Json.readObject(
                            Files.readString(attempts.resolve("attempt-001/attempt.json")),
                            "attempt");
            assertThat(attempt.path("responseHistory").findValuesAsText("kind"))
                    .containsOnlyOnce("submit");
        }
        assertThat(run("verify").code()).isZero();
    }

    @Test
    void aDeletedQueueForgetsNoPaidRun() throws Exception {
        killWhileRunning(2);
        deleteQueue();
        Said looked = run("queue");
        assertThat(looked.err()).contains("The queue is empty.");
        assertThat(folder.resolve(SqliteJobQueue.FILE)).doesNotExist();
        Said said = run("batch", "--continue", "--quiet");
        assertThat(said.err())
                .isEqualTo(
                        "note: 2 unfinished runs were found in the folders and put into the"
                                + " queue.\n");
        assertThat(said.code()).isZero();
        assertThat(said.lines().getLast().path("summary").path("done").asInt()).isEqualTo(2);
        assertThat(bought()).isEqualTo(2);
        assertThat(run("batch", "--continue").err()).isEqualTo("Nothing waits in the queue.\n");
    }

    @Test
    void aDamagedQueueIsKeptAsideAndItsPaidRunsGoOn() throws Exception {
        killWhileRunning(2);
        deleteQueue();
        Files.writeString(folder.resolve(SqliteJobQueue.FILE), "no database ".repeat(500));
        Said looked = run("queue", "--json");
        assertThat(looked.json().path("jobs")).hasSize(2);
        assertThat(looked.err())
                .startsWith("note: The queue of this work folder was damaged")
                .contains("queue.db.broken-", "2 unfinished runs were found");
        assertThat(run("batch", "--continue", "--quiet").code()).isZero();
        assertThat(bought()).isEqualTo(2);
        assertThat(folder.resolve(CANDIDATES + "image-run-002-a01-001.png")).isRegularFile();
    }

    @Test
    void whatWasQueuedAndNeverSentIsToldAndNotPaidAfterTheQueueWasLost() throws Exception {
        run("queue", "pause");
        assertThat(run("batch", "--brief", "brief.json").code()).isEqualTo(1);
        deleteQueue();
        Files.writeString(folder.resolve(SqliteJobQueue.FILE), "no database ".repeat(500));
        Said said = run("batch", "--continue");
        assertThat(said.err())
                .contains("2 runs were never sent and cost nothing")
                .contains("proofsheet batch --continue --unsent");
        assertThat(folder.resolve(OFFLINE_JOBS)).doesNotExist();
        assertThat(run("batch", "--continue", "--unsent").code()).isZero();
        assertThat(bought()).isEqualTo(2);
    }

    @Test
    void aRunThatTheQueueNeverHeardOfIsFinishedByContinue() throws Exception {
        writeGenerate("run-gen", "9:16");
        run("generate", "--request", "generate.json");
        Said said = run("batch", "--continue");
        assertThat(said.err()).contains("1 unfinished run was found");
        assertThat(folder.resolve(CANDIDATES + "run-gen-a01-001.png")).isRegularFile();
        assertThat(bought()).isEqualTo(1);
    }

    @Test
    void brokenRecordsAreNamedWhenACommandWritesTheAsset() throws IOException {
        run("batch", "--brief", "brief.json", "--quiet");
        for (String name : List.of("asset.json", "index.json", "qa/decisions.json")) {
            Path record = folder.resolve("assets/mara-desk-v1").resolve(name);
            Files.createDirectories(record.getParent());
            Files.writeString(record, "{\"half");
            Said said = run("reject", CANDIDATES + "image-run-001-a01-001.png");
            assertThat(said.err())
                    .startsWith("note: assets/mara-desk-v1/" + name + " cannot be read: ")
                    .contains("kept under another name");
            try (Stream<Path> beside = Files.list(record.getParent())) {
                assertThat(beside.map(p -> p.getFileName().toString()))
                        .anyMatch(n -> n.startsWith(record.getFileName() + ".broken-"));
            }
            assertThat(
                            run(
                                            "restore",
                                            "assets/mara-desk-v1/images/rejected/image-run-001-a01-001.png")
                                    .code())
                    .isZero();
        }
    }

    @Test
    void anInterruptedVerdictIsMendedByTheNextCommandAndTold() throws IOException {
        run("batch", "--brief", "brief.json", "--quiet");
        Path qa = Files.createDirectories(folder.resolve("assets/mara-desk-v1/qa"));
        Files.writeString(qa.resolve(".pending-decision.json"), "{\"half");
        Said said = run("approve", CANDIDATES + "image-run-001-a01-001.png");
        assertThat(said.code()).isZero();
        assertThat(said.err())
                .startsWith("note: assets/mara-desk-v1: An interrupted verdict could not be read");
        assertThat(qa.resolve(".pending-decision.json")).doesNotExist();
        assertThat(run("approve", CANDIDATES + "image-run-002-a01-001.png").err()).isEmpty();
    }

    @Test
    void aFileWhereAFolderIsNeededIsNamed() throws IOException {
        Files.createDirectories(folder.resolve("assets/mara-desk-v1"));
        Files.writeString(folder.resolve("assets/mara-desk-v1/runs"), "x");
        writeGenerate("run-gen", "9:16");
        Said said = run("generate", "--request", "generate.json");
        assertThat(said.code()).isEqualTo(1);
        assertThat(said.err())
                .contains("file_in_the_way: In \"mara-desk-v1\" there is a file \"runs\"");
    }

    @Test
    void aRequestOfOurOwnWithACustomRatioIsReadBackFromItsEnvelope() throws IOException {
        Path brief = folder.resolve("brief.json");
        Files.writeString(
                brief,
                Files.readString(brief)
                        .replace("\"count\": 2", "\"count\": 1, \"aspectRatio\": \"4:5\""));
        assertThat(run("batch", "--brief", "brief.json", "--quiet").code()).isZero();
        Path current =
                folder.resolve("assets/mara-desk-v1/inputs/requests/image-request.current.json");
        ObjectNode envelope = Json.readObject(Files.readString(current), "envelope");
        assertThat(envelope.path("input").path("creativeFormat").asText()).isEqualTo("custom");
        ((ObjectNode) envelope.get("input")).put("runId", "run-again");
        Files.writeString(folder.resolve("again.json"), Json.write(envelope));
        Said again = run("generate", "--request", "again.json", "--wait", "--quiet");
        assertThat(again.err()).isEmpty();
        assertThat(again.json().path("targetAspectRatio").asText()).isEqualTo("4:5");
    }

    private void writeGenerate(String runId, String ratio) throws IOException {
        Files.writeString(
                folder.resolve("generate.json"),
                """
                {"schemaVersion": 1, "input": {"provider": "offline",
                 "model": "image-nano-banana-2-text", "assetId": "mara-desk-v1",
                 "runId": "%s", "localAssetDir": "assets/mara-desk-v1", "aspectRatio": "%s",
                 "prompt": "A woman at a desk", "resolution": "0.5k"}}
                """
                        .formatted(runId, ratio));
    }

    private void deleteQueue() throws IOException {
        for (String tail : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(folder.resolve(SqliteJobQueue.FILE + tail));
        }
    }

    /** Paid submits that the provider has on its own books. */
    private long bought() throws IOException {
        try (Stream<Path> jobs = Files.list(folder.resolve(OFFLINE_JOBS))) {
            return jobs.filter(job -> job.toString().endsWith(".json")).count();
        }
    }

    private Said run(String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        Terminal terminal =
                new Terminal(
                        new PrintWriter(out),
                        new PrintWriter(err),
                        false,
                        action -> () -> {},
                        name -> "");
        Surroundings around =
                new Surroundings(
                        Map.of("PROOFSHEET_OFFLINE_DELAY_MS", "50", "HOME", home.toString()),
                        "Linux",
                        home,
                        "tester",
                        home.resolve("sample"),
                        Clock.systemUTC());
        int code = new CommandLineProgram(new CommandWiring(around), terminal, folder).run(args);
        return new Said(code, out.toString(), err.toString());
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.sorted().toList();
        }
    }
}
