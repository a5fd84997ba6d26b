package app.proofsheet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.Main;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.work.FolderCheck;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A studio and a command line, two real programs, at work on one folder at the same time. */
@Timeout(240)
class TwoProgramsTest {

    @TempDir Path folder;
    @TempDir Path home;

    @Test
    void batchesAndVerdictsFromBothHarmNothingAndEachSeesTheOther() throws Exception {
        SharedFolder.write(folder);
        try (WorkFolder studio = SharedFolder.open(folder, home, 300)) {
            studio.catalogue().listen(_ -> {});
            Process batch = command("batch", "--brief", folder.resolve("brief.json").toString());
            studio.briefs().queue(SharedFolder.brief(folder), Consent.NONE);
            // Verdicts while runs of both programs are being saved.
            SharedFolder.await(
                    "a first picture is there",
                    () -> !studio.catalogue().pictures(SharedFolder.ASSET).isEmpty());
            PictureId first = studio.catalogue().pictures(SharedFolder.ASSET).getFirst().id();
            int ratings = 0;
            while (!batch.waitFor(50, TimeUnit.MILLISECONDS)) {
                studio.verdicts().rate(first, 1 + ratings++ % 5);
            }
            ended(batch, 0);
            SharedFolder.await(
                    "all four jobs are done",
                    () ->
                            studio.jobs().jobs().size() == 4
                                    && studio.jobs().jobs().stream()
                                            .map(JobSnapshot::state)
                                            .allMatch(JobState.DONE::equals));
            List<PictureSnapshot> pictures = studio.catalogue().pictures(SharedFolder.ASSET);
            assertThat(pictures).hasSize(4);
            assertThat(pictures).extracting(p -> p.origin().runId()).doesNotHaveDuplicates();
            assertThat(bought()).isEqualTo(4);
            assertThat(studio.verdicts().history(SharedFolder.ASSET)).hasSize(ratings);
            assertSound(studio);

            approveOneFromBoth(studio, pictures);
            assertSound(studio);
        }
    }

    private void approveOneFromBoth(WorkFolder studio, List<PictureSnapshot> pictures)
            throws Exception {
        List<String> paths = pictures.stream().map(p -> p.id().workPath()).toList();
        List<String> command = new ArrayList<>(List.of("approve"));
        command.addAll(paths);
        Process approve = command(command.toArray(String[]::new));
        int won = 0;
        for (PictureSnapshot picture : pictures.reversed()) {
            try {
                studio.verdicts().approve(picture.id(), "here");
                won++;
            } catch (FailureException e) {
                assertThat(e.failure().code()).isEqualTo("picture_missing");
            }
        }
        assertThat(approve.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(approve.exitValue()).isEqualTo(won == 0 ? 0 : 1);
        SharedFolder.await(
                "the studio sees every picture approved",
                () ->
                        studio.catalogue().pictures(SharedFolder.ASSET).stream()
                                .allMatch(p -> p.state() == PictureState.APPROVED));
        assertThat(studio.catalogue().pictures(SharedFolder.ASSET)).hasSize(4);
        assertThat(studio.verdicts().history(SharedFolder.ASSET))
                .filteredOn(d -> d.movedTo() != null)
                .hasSize(4);
        // What the other program decided can be taken back here.
        assertThat(studio.verdicts().undo(SharedFolder.ASSET)).isPresent();
    }

    private static void assertSound(WorkFolder studio) {
        assertThat(studio.check().verify(null, FolderCheck.Progress.SILENT).differences())
                .isEmpty();
    }

    private long bought() throws IOException {
        try (Stream<Path> jobs =
                Files.list(folder.resolve(".postplus/image-batch-runner/offline/jobs"))) {
            return jobs.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private Process command(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx300m",
                                "-XX:+UseSerialGC",
                                "-Djava.awt.headless=true",
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                "--work-dir",
                                folder.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(home.resolve("command.log").toFile());
        process.environment().put("PROOFSHEET_OFFLINE_DELAY_MS", "300");
        process.environment().put("HOME", home.toString());
        return process.start();
    }

    private void ended(Process process, int code) throws IOException, InterruptedException {
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(home.resolve("command.log")))
                .isEqualTo(code);
    }
}
