package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Killed at every step of the disk and of the network: nothing paid is lost, nothing is bought
 * twice, nothing is half.
 */
@Timeout(300)
class CrashPointTest {

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

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aRunKilledAnywhereIsFinishedAndPaidOnce(RunDeed deed) throws IOException {
        killedEverywhere(deed, program -> {});
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void aVerdictKilledAnywhereIsGivenOnceAndLeavesWhatItAlwaysLeaves(VerdictDeed deed)
            throws IOException {
        AtomicReference<Map<String, Object>> undisturbed = new AtomicReference<>();
        killedEverywhere(
                deed,
                program -> {
                    Map<String, Object> facts = new FolderTruth(folder).facts(RunDeed.ASSET);
                    if (undisturbed.compareAndSet(null, facts)) {
                        return;
                    }
                    Map<String, Object> wanted = undisturbed.get();
                    assertThat(facts.keySet()).isEqualTo(wanted.keySet());
                    facts.forEach(
                            (file, text) -> assertThat(text).as(file).isEqualTo(wanted.get(file)));
                });
    }

    @Test
    void aBriefKilledWhileItIsQueuedIsQueuedWholeOrNotAtAll() throws IOException {
        BriefDeed deed = new BriefDeed();
        killedEverywhere(deed, program -> {});
    }

    private interface Check {
        void of(Program program) throws IOException;
    }

    /**
     * Kills the deed at each step and checks what a restarted program makes of it.
     *
     * @param more asked first of the undisturbed deed, then after each kill
     */
    private void killedEverywhere(Deed deed, Check more) throws IOException {
        CrashLoop loop = new CrashLoop(folder, config, service);
        List<String> wrong = new ArrayList<>();
        List<CrashLoop.Moment> moments = loop.record(deed);
        for (CrashLoop.Moment moment : moments.reversed()) {
            if (loop.isSameAsBefore(moment)) {
                continue;
            }
            Program program = loop.restart(moment);
            try {
                deed.again(program, moment.number());
                deed.check(program);
                FolderTruth.check(program, service, deed);
                more.of(program);
            } catch (AssertionError | RuntimeException e) {
                wrong.add(
                        "killed at step "
                                + moment.number()
                                + " of "
                                + moments.size()
                                + ", before: "
                                + moment.step()
                                + "\n"
                                + e);
            }
        }
        assertThat(wrong).isEmpty();
    }
}
