package app.proofsheet.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.money.Consent;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.work.FolderCheck;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A work folder, or an asset in it, that is moved while jobs are under way goes on working. */
@Timeout(180)
class MovedFolderTest {

    private static final int LONG = 600_000;

    @TempDir Path temp;
    private Path before;

    @BeforeEach
    void twoJobsAreProcessing() throws IOException {
        before = temp.resolve("before-the-move");
        SharedFolder.write(Files.createDirectories(before));
        try (WorkFolder folder = SharedFolder.open(before, temp, LONG)) {
            folder.briefs().queue(SharedFolder.brief(before), Consent.NONE);
            SharedFolder.await(
                    "both jobs are processing",
                    () ->
                            folder.jobs().jobs().stream()
                                            .filter(job -> job.state() == JobState.PROCESSING)
                                            .count()
                                    == 2);
        }
    }

    @Test
    void jobsOfARenamedWorkFolderGoOnAndNoRecordKnowsWhereItWas() throws IOException {
        Path after = temp.resolve("after");
        Files.move(before, after);
        assertThat(filesThatContain(after, "before-the-move")).isEmpty();

        try (WorkFolder folder = SharedFolder.open(after, temp, 0)) {
            lookNow(folder);
            assertFinished(folder);
            assertThat(folder.catalogue().pictures(SharedFolder.ASSET)).hasSize(2);
        }
        assertThat(before).doesNotExist();
        assertThat(filesThatContain(after, after.toString())).isEmpty();
        assertThat(filesThatContain(after, "before-the-move")).isEmpty();
    }

    @Test
    void jobsOfARenamedAssetAreFoundAgainInItsNewPlace() throws IOException {
        Files.move(before.resolve(SharedFolder.ASSET), before.resolve("assets/mara-v2"));

        try (WorkFolder folder = SharedFolder.open(before, temp, 0)) {
            lookNow(folder);
            assertThat(folder.openingNotices()).anyMatch(n -> n.contains("2 unfinished runs"));
            SharedFolder.await(
                    "the pictures are there",
                    () -> folder.catalogue().pictures("assets/mara-v2").size() == 2);
            SharedFolder.await(
                    "nothing runs any more",
                    () -> folder.jobs().jobs().stream().allMatch(job -> job.state().isSettled()));
            assertThat(folder.check().verify(null, FolderCheck.Progress.SILENT).differences())
                    .isEmpty();
        }
        assertThat(before.resolve(SharedFolder.ASSET)).doesNotExist();
        assertThat(bought(before)).isEqualTo(2);
    }

    private static void lookNow(WorkFolder folder) {
        folder.jobs().jobs().forEach(job -> folder.jobs().pollNow(job.id()));
    }

    private static void assertFinished(WorkFolder folder) {
        SharedFolder.await(
                "both jobs are done",
                () -> folder.jobs().jobs().stream().allMatch(j -> j.state() == JobState.DONE));
        assertThat(folder.jobs().jobs()).extracting(JobSnapshot::state).hasSize(2);
        assertThat(folder.check().verify(null, FolderCheck.Progress.SILENT).differences())
                .isEmpty();
        assertThat(bought(folder.root())).isEqualTo(2);
    }

    private static long bought(Path folder) {
        try (Stream<Path> jobs =
                Files.list(folder.resolve(".postplus/image-batch-runner/offline/jobs"))) {
            return jobs.filter(file -> file.toString().endsWith(".json")).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> filesThatContain(Path folder, String text) throws IOException {
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                if (bytes.contains(text)) {
                    found.add(folder.relativize(file).toString());
                }
            }
        }
        return found;
    }
}
