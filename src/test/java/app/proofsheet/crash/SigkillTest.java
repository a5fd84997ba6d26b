package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program as a process of its own, ended by SIGKILL. What {@link CrashPointTest} finds for
 * every step holds for a real death.
 */
class SigkillTest {

    @TempDir Path folder;
    @TempDir Path config;
    private PaidService service;

    @BeforeEach
    void open() throws IOException {
        service = new PaidService();
    }

    @AfterEach
    void close() {
        service.close();
    }

    @ParameterizedTest(name = "{0} killed at step {1} of the disk")
    @Timeout(120)
    @CsvSource({"GENERATE, 40", "EDIT, 70", "APPROVE, 11", "BATCH, 60", "BATCH, 120"})
    void whatWasBegunIsFinishedOnce(String name, int step) throws Exception {
        assertThat(killed(KilledDeed.named(name), name, step)).as("killed").isTrue();
    }

    @ParameterizedTest(name = "GENERATE killed at step {0} of the network")
    @Timeout(120)
    @ValueSource(ints = {1, 2})
    void whatWasAskedForIsBoughtOnce(int step) throws Exception {
        assertThat(killedByRequest(RunDeed.GENERATE, "GENERATE", step)).as("killed").isTrue();
    }

    /** The whole loop with real deaths: quarter of an hour, so not in every build. */
    @Tag("soak")
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "GENERATE",
                "EDIT",
                "POLL",
                "POLL_AFTER_SAVING_FAILED",
                "UPLOAD",
                "APPROVE",
                "REJECT",
                "RESTORE",
                "RATE",
                "UNDO",
                "UNDO_OF_A_RATING",
                "REDO",
                "BRIEF",
                "BATCH"
            })
    void everyStepOfEverything(String name) throws Exception {
        Deed deed = KilledDeed.named(name);
        List<String> wrong = new ArrayList<>();
        FolderPhoto empty = FolderPhoto.of(folder);
        for (boolean byRequest : List.of(false, true)) {
            boolean isKilled = true;
            for (int step = 1; isKilled; step++) {
                empty.restore(folder);
                service.close();
                service = new PaidService();
                try {
                    isKilled =
                            byRequest
                                    ? killedByRequest(deed, name, step)
                                    : killed(deed, name, step);
                } catch (AssertionError e) {
                    wrong.add((byRequest ? "request step " : "disk step ") + step + ": " + e);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** False when the deed was done before the step came. */
    private boolean killed(Deed deed, String name, int step) throws Exception {
        deed.prepare(new Program(folder, config, service.address()), service);
        Process process = KilledDeed.start(folder, config, service.address(), name, step);
        return finished(deed, process);
    }

    private boolean killedByRequest(Deed deed, String name, int step) throws Exception {
        deed.prepare(new Program(folder, config, service.address()), service);
        CompletableFuture<Process> started = new CompletableFuture<>();
        AtomicInteger left = new AtomicInteger(step);
        service.hear(what -> {
            if (left.decrementAndGet() == 0) {
                Process process = started.join();
                process.destroyForcibly();
                process.onExit().join();
            }
        });
        started.complete(
                KilledDeed.start(folder, config, service.address(), name, Integer.MAX_VALUE));
        return finished(deed, started.join());
    }

    private boolean finished(Deed deed, Process process) throws Exception {
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        service.hear(what -> {});
        String log = Files.readString(config.resolve("killed.log"));
        assertThat(process.exitValue()).as(log).isIn(KilledDeed.KILLED, 0);
        Program program = new Program(folder, config, service.address());
        deed.again(program, process.exitValue());
        deed.check(program);
        FolderTruth.check(program, service, deed);
        return process.exitValue() == KilledDeed.KILLED;
    }
}
