package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.domain.run.RunWish;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.json.Json;
import app.proofsheet.provider.ScriptedProvider;

import com.fasterxml.jackson.databind.node.ObjectNode;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** What the folder says is what counts: moved, damaged, old, or used by several at once. */
class RunFolderTruthTest {

    @TempDir Path work;

    @Test
    void runsQueuedAtOnceGetTheirOwnIds() throws Exception {
        List<Callable<ImageRequest>> calls = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            calls.add(() ->
                    new RunReservations(Clock.systemUTC())
                            .reserve(work.resolve(Bench.ASSET), Bench.text("{}").withRunId("")));
        }

        assertThat(all(calls).stream().map(r -> r.target().runId()))
                .doesNotHaveDuplicates()
                .contains("image-run-001", "image-run-012");
        assertThat(work.resolve(Bench.ASSET).resolve("runs/image/image-run-012/request.json"))
                .exists();
    }

    @Test
    void takenRunIdIsRefused() {
        Bench bench = new Bench(work);
        bench.queued();

        assertThatThrownBy(bench::queued).hasMessageContaining("run_exists");
    }

    @Test
    void severalAtOnceOnOneRunBuyOnce() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        List<Callable<RunProgress>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Bench other = new Bench(work);
            calls.add(() -> other.finish(run));
        }

        assertThat(all(calls)).allSatisfy(p -> assertThat(p).isInstanceOf(RunProgress.Saved.class));
        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.provider.log("fetches")).hasSize(1);
    }

    @Test
    void sameFolderReachedThroughALinkIsOneFolder() throws Exception {
        Path real = Files.createDirectory(work.resolve("real"));
        Path link = Files.createSymbolicLink(work.resolve("link"), real);
        Bench bench = new Bench(real);
        RunRef run = bench.queued();
        Bench linked = new Bench(link);

        assertThat(all(List.of(() -> bench.finish(run), () -> linked.finish(run))))
                .allSatisfy(p -> assertThat(p).isInstanceOf(RunProgress.Saved.class));
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void folderMovedBetweenTwoStepsGoesOn() throws Exception {
        Path first = Files.createDirectory(work.resolve("here"));
        Bench bench = new Bench(first);
        RunRef run = bench.queued();
        bench.step(run);
        Path second = work.resolve("there");
        Files.move(first, second);

        Bench moved = new Bench(second);
        assertThat(moved.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(first).doesNotExist();
        assertThat(moved.provider.bought()).hasSize(1);
    }

    @Test
    void lostListOfAttemptsDoesNotOpenTheWayToBuyAgain() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        Files.delete(bench.folder(run).attemptIndex());

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.bought()).hasSize(1);
        assertThat(bench.json(run, "attempts/index.json").path("attempts")).hasSize(1);
    }

    @Test
    void damagedListIsMovedAsideAndBuiltAgain() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        Files.writeString(bench.folder(run).attemptIndex(), "{broken");

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        try (var files = Files.list(bench.folder(run).attempts())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("index.json.broken-"));
        }
    }

    @Test
    void damagedAttemptIsMadeGoodFromTheList() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        Path file = bench.folder(run).attempt("attempt-001").resolve("attempt.json");
        Files.writeString(file, "");

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void nothingIsBoughtWhenTheRecordsCannotSayWhatWasBought() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        Path file = bench.folder(run).attempt("attempt-001").resolve("attempt.json");
        Files.writeString(file, "{\"half");
        Files.delete(bench.folder(run).attemptIndex());

        assertThat(bench.step(run))
                .isInstanceOfSatisfying(
                        RunProgress.Failed.class,
                        f -> {
                            assertThat(f.failure().code()).isEqualTo("attempt_record_broken");
                            assertThat(f.failure().sentence()).contains("attempt-001/attempt.json");
                        });
        assertThat(Files.readString(file)).isEqualTo("{\"half");
        assertThat(bench.provider.bought()).hasSize(1);
    }

    @Test
    void fieldsOfOtherProgramsStayInTheAttempt() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        bench.step(run);
        Path file = bench.folder(run).attempt("attempt-001").resolve("attempt.json");
        ObjectNode attempt = Json.readObject(Files.readString(file), "attempt");
        attempt.put("studioNote", "keep me");
        Files.writeString(file, Json.write(attempt));

        bench.finish(run);

        assertThat(Json.readObject(Files.readString(file), "attempt").path("studioNote").asText())
                .isEqualTo("keep me");
    }

    @Test
    void runOfTheFirstReleaseIsContinuedFromItsAnswer() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        String answer =
                Json.write(
                        Json.readObject(bench.provider.payload("job-7", true).rawJson(), "answer"));
        Files.writeString(bench.folder(run).response(), answer);

        assertThat(bench.finish(run)).isInstanceOf(RunProgress.Saved.class);
        assertThat(bench.provider.log("calls")).isEmpty();
        assertThat(bench.provider.log("polls")).isEmpty();
        ObjectNode attempt = bench.json(run, "attempts/attempt-001/attempt.json");
        assertThat(attempt.path("submitted").asBoolean()).isTrue();
        assertThat(attempt.path("hostedOperationId").isNull()).isTrue();
        assertThat(attempt.path("legacyResponsePath").asText())
                .isEqualTo("runs/image/image-run-001/response.json");
        assertThat(
                        Bench.read(
                                bench.folder(run)
                                        .attempt("attempt-001")
                                        .resolve("legacy-response.json")))
                .isEqualTo(answer);
    }

    @Test
    void picturesOfAnOldRunThatAreThereAreNotFetchedAgain() throws Exception {
        Bench bench = new Bench(work);
        RunRef run = bench.queued();
        Path old = bench.folder(run).candidates().resolve("img-001.png");
        Files.createDirectories(old.getParent());
        Files.write(old, ScriptedProvider.picture("old"));
        Files.writeString(
                bench.folder(run).response(), bench.provider.payload("job-7", true).rawJson());
        Files.writeString(
                bench.folder(run).manifest(),
                """
                {"assetId": "mara-desk", "runId": "image-run-001",
                 "createdAt": "2026-05-01T10:00:00.000Z",
                 "assets": [{"assetId": "img-001",
                   "localPath": "/home/other/assets/mara/images/candidates/img-001.png"}]}
                """);

        assertThat(bench.step(run, RunWish.CONTINUE))
                .isEqualTo(new RunProgress.Saved(List.of("images/candidates/img-001.png"), null));
        assertThat(bench.provider.log("fetches")).isEmpty();
        assertThat(bench.candidates()).containsExactly("img-001.png");
    }

    private static <T> List<T> all(List<Callable<T>> calls) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : threads.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        }
    }
}
