package app.proofsheet.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.store.QueuePace;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.offline.OfflineProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

class RequestBatchTest {

    @TempDir Path folder;
    private SqliteJobQueue jobs;
    private Providers providers;
    private RequestBatch queue;

    @BeforeEach
    void open() {
        Clock clock = Clock.systemUTC();
        jobs =
                new SqliteJobQueue(
                        folder,
                        (run, wish, listener) -> new RunProgress.Cancelled(),
                        p -> 2,
                        clock,
                        QueuePace.NORMAL);
        providers =
                new Providers(
                        List.of(
                                new OfflineProvider(
                                        folder.resolve("offline"), Duration.ZERO, clock)));
        WorkPaths paths = new WorkPaths(folder);
        queue =
                new RequestBatch(
                        paths,
                        EndpointTableReader.embedded(),
                        providers,
                        new RunReservations(clock),
                        jobs,
                        new Spending(
                                folder,
                                providers,
                                new FolderCosts(paths, new FolderCatalogue(paths), jobs, clock),
                                clock));
    }

    @AfterEach
    void close() {
        jobs.close();
        providers.close();
    }

    @Test
    void everyRequestBecomesARunAndAJobOfOneGroup() throws Exception {
        List<JobSnapshot> queued =
                queue.queue(
                        List.of(request("one", "run-1", "offline"), enveloped("two")),
                        null,
                        Consent.NONE);
        assertThat(queued).extracting(j -> j.order().run().runId()).containsExactly("run-1", "two");
        assertThat(queued).extracting(j -> j.order().group()).containsOnly("requests#run-1");
        assertThat(folder.resolve("assets/mara/runs/image/run-1/request.json"))
                .content()
                .contains("\"prompt\": \"a person\"");
    }

    @Test
    void aMistakeInTheLastOneLeavesNothingBehind() throws Exception {
        Path good = request("one", "run-1", "offline");
        Path bad = request("two", "../../x", "offline");
        assertThatThrownBy(() -> queue.queue(List.of(good, bad), null, Consent.NONE))
                .isInstanceOf(FailureException.class);
        assertThat(folder.resolve("assets")).doesNotExist();
        assertThat(jobs.jobs()).isEmpty();
    }

    @Test
    void aDiskThatFailsAtTheLastFolderLeavesNoRunWithoutAJob() throws Exception {
        Path one = request("one", "run-1", "offline");
        Path two = request("two", "run-2", "offline");
        Path bad = write("bad", body("run-3", "offline", "assets/other"));
        Files.createDirectories(folder.resolve("assets"));
        Files.writeString(folder.resolve("assets/other"), "a file is in the way");
        assertThatThrownBy(() -> queue.queue(List.of(one, two, bad), null, Consent.NONE))
                .hasMessageContaining("file_in_the_way");
        assertThat(folder.resolve("assets/mara/runs/image")).isEmptyDirectory();
        assertThat(jobs.jobs()).isEmpty();
        Files.delete(folder.resolve("assets/other"));
        assertThat(queue.queue(List.of(one, two, bad), null, Consent.NONE)).hasSize(3);
    }

    @Test
    void aQueueThatCannotBeWrittenLeavesNoRunWithoutAJob() throws Exception {
        Path one = request("one", "run-1", "offline");
        Files.writeString(folder.resolve(".postplus"), "a file is in the way");
        assertThatThrownBy(() -> queue.queue(List.of(one), null, Consent.NONE))
                .hasMessageContaining("queue_not_writable");
        assertThat(folder.resolve("assets/mara/runs/image")).isEmptyDirectory();
    }

    @Test
    void theSameRunTwiceIsRefused() throws Exception {
        Path one = request("one", "run-1", "offline");
        assertThatThrownBy(() -> queue.queue(List.of(one, one), null, Consent.NONE))
                .hasMessageContaining("run_exists")
                .hasMessageContaining("one.json");
        queue.queue(List.of(one), null, Consent.NONE);
        assertThatThrownBy(() -> queue.queue(List.of(one), null, Consent.NONE))
                .hasMessageContaining("run_exists");
    }

    @Test
    void aRunThatAKilledProgramOnlyReservedIsTakenUp() throws Exception {
        Path one = request("one", "run-1", "offline");
        queue.queue(List.of(one), null, Consent.NONE);
        WorkPaths paths = new WorkPaths(folder);
        Clock clock = Clock.systemUTC();
        OrderedJobs others = new OrderedJobs();
        RequestBatch restarted =
                new RequestBatch(
                        paths,
                        EndpointTableReader.embedded(),
                        providers,
                        new RunReservations(clock),
                        others,
                        new Spending(
                                folder,
                                providers,
                                new FolderCosts(paths, new FolderCatalogue(paths), others, clock),
                                clock));
        assertThat(restarted.queue(List.of(one), null, Consent.NONE))
                .extracting(j -> j.order().run().runId())
                .containsExactly("run-1");
        Files.writeString(one, Files.readString(one).replace("a person", "another"));
        assertThatThrownBy(() -> restarted.queue(List.of(one), null, Consent.NONE))
                .hasMessageContaining("run_exists");
    }

    @Test
    void aProviderIsNeverSwapped() throws Exception {
        Path hosted = request("one", "run-1", "somewhere");
        assertThatThrownBy(() -> queue.queue(List.of(hosted), null, Consent.NONE))
                .hasMessageContaining("provider_unknown")
                .hasMessageContaining("somewhere");
        assertThat(queue.queue(List.of(hosted), "offline", Consent.NONE))
                .extracting(j -> j.order().provider())
                .containsExactly("offline");
    }

    @Test
    void anAssetOutsideTheWorkFolderIsRefused() throws Exception {
        Path away = write("away", body("run-1", "offline", "../elsewhere"));
        assertThatThrownBy(() -> queue.queue(List.of(away), null, Consent.NONE))
                .isInstanceOf(FailureException.class);
        assertThat(folder.resolveSibling("elsewhere")).doesNotExist();
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(
                        () -> queue.queue(List.of(folder.resolve("gone.json")), null, Consent.NONE))
                .hasMessageContaining("request_file_unreadable")
                .hasMessageContaining("gone.json");
    }

    private Path request(String name, String runId, String provider) throws IOException {
        return write(name, body(runId, provider, "assets/mara"));
    }

    private Path enveloped(String name) throws IOException {
        return write(
                name,
                "{\"schemaVersion\": 1, \"input\": " + body(name, "offline", "assets/mara") + "}");
    }

    private Path write(String name, String text) throws IOException {
        Path requests = Files.createDirectories(folder.resolve("requests"));
        return Files.writeString(requests.resolve(name + ".json"), text);
    }

    private static String body(String runId, String provider, String assetDir) {
        return """
        {"provider": "%s", "model": "image-nano-banana-2-text", "assetId": "mara", \
        "runId": "%s", "localAssetDir": "%s", "prompt": "a person", "resolution": "1k"}\
        """
                .formatted(provider, runId, assetDir);
    }
}
