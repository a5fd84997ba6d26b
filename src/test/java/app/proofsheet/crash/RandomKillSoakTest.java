package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.Main;
import app.proofsheet.cli.OpenFolder.Care;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.provider.ScriptedProvider;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * For some minutes the real program buys, edits and is judged over in processes of their own, on a
 * network that fails, and each process is ended by SIGKILL at a random moment. Then everything has
 * to be there, once.
 *
 * <p>{@code -Dsoak.seconds} says how long, {@code -Dsoak.seed} which chance.
 */
@Tag("soak")
class RandomKillSoakTest {

    private static final List<String> ASSETS = List.of("assets/mara", "assets/noor", "assets/kim");

    @TempDir Path folder;
    @TempDir Path config;

    private final long seed = Long.getLong("soak.seed", 1);
    private final Random random = new Random(seed);
    private final List<String> requests = new ArrayList<>();
    private int kills;

    @Test
    void nothingIsLostAndNothingIsBoughtTwice() throws Exception {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(Long.getLong("soak.seconds", 180));
        try (PaidService service = new PaidService()) {
            Program program = new Program(folder, config, service.address());
            for (String asset : ASSETS) {
                Path base = folder.resolve(asset).resolve("images/source/base.png");
                Files.createDirectories(base.getParent());
                Files.write(base, ScriptedProvider.picture("base"));
            }
            service.weather(new BadWeather(seed));
            while (System.nanoTime() < end) {
                service.looksUntilDone(random.nextInt(4) == 0 ? 1 : 0);
                round(service);
            }
            service.weather(null);
            service.looksUntilDone(0);
            finish(program);
            SoakFigures figures =
                    new SoakFigures(folder, ASSETS).count(program, service, requests.size());
            System.out.println("random kills, seed " + seed + ": " + kills + " kills, " + figures);
            assertThat(figures.wrong()).isEmpty();
            assertThat(kills).as("kills; see " + logs()).isPositive();
            assertThat(figures.verdicts()).as("verdicts").isPositive();
        }
    }

    private String logs() throws IOException {
        return Files.readString(config.resolve("batch.log"))
                + Files.readString(config.resolve("judging.log"));
    }

    /** One batch and one person who judges, both killed after a while. */
    private void round(PaidService service) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Main.class.getName(), "batch", "--quiet"));
        if (random.nextBoolean()) {
            command.add("--requests");
            int last = requests.size() + 1 + random.nextInt(3);
            while (requests.size() < last) {
                command.add(request());
            }
        } else {
            command.add("--continue");
        }
        Process batch = start("batch.log", command);
        Process judging =
                start(
                        "judging.log",
                        java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(
                                                VerdictStorm.class.getName(),
                                                folder.toString(),
                                                config.toString(),
                                                service.address(),
                                                Long.toString(random.nextLong())),
                                        ASSETS.stream())
                                .toList());
        boolean isJudgeFirst = random.nextBoolean();
        kill(isJudgeFirst ? judging : batch, 600 + random.nextInt(5000));
        kill(isJudgeFirst ? batch : judging, random.nextInt(2500));
    }

    private void kill(Process process, int afterMillis) throws InterruptedException {
        if (!process.waitFor(afterMillis, TimeUnit.MILLISECONDS)) {
            process.destroyForcibly();
            kills++;
        }
        process.waitFor();
    }

    private Process start(String log, List<String> arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx200m",
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                KilledDeed.classPath()));
        command.addAll(arguments);
        ProcessBuilder process = new ProcessBuilder(command).directory(folder.toFile());
        process.environment().put("POSTPLUS_CONFIG_DIR", config.toString());
        return process.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(config.resolve(log).toFile()))
                .start();
    }

    private String request() throws IOException {
        int number = requests.size() + 1;
        String asset = ASSETS.get(random.nextInt(ASSETS.size()));
        boolean isEdit = random.nextInt(3) == 0;
        String name = "request-" + number + ".json";
        Files.writeString(
                folder.resolve(name),
                """
                {"provider": "hosted-media", "model": "image-nano-banana-2-%s", %s
                 "assetId": "%s", "runId": "run-%d", "localAssetDir": "%s",
                 "prompt": "A woman at a desk, take %d", "resolution": "1k"}
                """
                        .formatted(
                                isEdit ? "edit" : "text",
                                isEdit
                                        ? "\"inputFiles\": [\""
                                                + asset
                                                + "/images/source/base.png\"],"
                                        : "",
                                asset.substring(asset.indexOf('/') + 1),
                                number,
                                asset,
                                number));
        requests.add(name);
        return name;
    }

    /**
     * What a person does at last: goes on with the queue, and queues again what never got there.
     */
    private void finish(Program program) {
        for (int round = 0; round < 5 && !isDone(program); round++) {
            program.run("batch", "--continue", "--quiet");
            for (int i = 0; i < requests.size(); i++) {
                if (!isQueued(program, "run-" + (i + 1))) {
                    program.run("batch", "--quiet", "--requests", requests.get(i));
                }
            }
            program.work(
                    Care.CONTINUE,
                    work ->
                            work.jobs().jobs().stream()
                                    .filter(job -> job.state() == JobState.NEEDS_YOU)
                                    .filter(job ->
                                            job.choices().contains(RunProgress.Choice.LOOK_AGAIN))
                                    .forEach(job ->
                                            work.jobs()
                                                    .choose(
                                                            job.id(),
                                                            RunProgress.Choice.LOOK_AGAIN)));
        }
    }

    private boolean isDone(Program program) {
        List<JobSnapshot> jobs = jobs(program);
        return jobs.size() == requests.size()
                && jobs.stream().allMatch(job -> job.state() == JobState.DONE);
    }

    private static boolean isQueued(Program program, String runId) {
        return jobs(program).stream().anyMatch(job -> job.order().run().runId().equals(runId));
    }

    private static List<JobSnapshot> jobs(Program program) {
        List<JobSnapshot> jobs = new ArrayList<>();
        program.work(Care.CONTINUE, work -> jobs.addAll(work.jobs().jobs()));
        return jobs;
    }
}
