package app.proofsheet.ui.fx;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;

import javafx.application.Platform;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

class FxTasksTest {

    private final LinkedBlockingQueue<Failure> failures = new LinkedBlockingQueue<>();
    private final FxTasks tasks = new FxTasks(failures::add);

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @AfterEach
    void stop() {
        tasks.close();
    }

    @Test
    void workIsDoneElsewhereAndItsResultComesToTheFxThread() throws Exception {
        CompletableFuture<String> got = new CompletableFuture<>();

        tasks.run(
                "Reading",
                () -> Thread.currentThread().isVirtual() + "/" + Platform.isFxApplicationThread(),
                result -> got.complete(result + "/" + Platform.isFxApplicationThread()));

        assertThat(got.get(5, TimeUnit.SECONDS)).isEqualTo("true/false/true");
    }

    @Test
    void anExpectedFailureIsHandedOverAsItIs() throws Exception {
        Failure full = Failure.of("disk_full", FailureKind.STORAGE, "The disk is full.");

        tasks.run(
                "Saving",
                () -> {
                    throw new FailureException(full);
                },
                _ -> {});

        assertThat(failures.poll(5, TimeUnit.SECONDS)).isEqualTo(full);
    }

    @Test
    void aBugIsASentenceForThePersonAndGoesToTheLastResort() throws Exception {
        CompletableFuture<Throwable> lastResort = new CompletableFuture<>();
        var before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, bug) -> lastResort.complete(bug));
        try {
            tasks.run(
                    "Approving",
                    () -> {
                        throw new IllegalStateException("a bug");
                    },
                    _ -> {});

            Failure told = failures.poll(5, TimeUnit.SECONDS);
            assertThat(told).isNotNull();
            assertThat(told.sentence()).startsWith("Approving did not finish");
            assertThat(lastResort.get(5, TimeUnit.SECONDS)).hasMessage("a bug");
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @Test
    void whatRunsIsCounted() throws Exception {
        CompletableFuture<Void> hold = new CompletableFuture<>();
        CompletableFuture<Boolean> done = new CompletableFuture<>();
        tasks.run("Waiting", hold::get, _ -> done.complete(true));
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(tasks.runningProperty().get()).isEqualTo(1);

        hold.complete(null);
        done.get(5, TimeUnit.SECONDS);

        assertThat(tasks.runningProperty().get()).isZero();
    }
}
