package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.provider.ScriptedProvider;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

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

    @ParameterizedTest
    @EnumSource
    void aRunKilledAnywhereIsFinishedAndPaidOnce(RunDeed deed) throws IOException {
        CrashLoop loop = new CrashLoop(folder, config, service);
        List<String> wrong = new ArrayList<>();
        int tried = 0;
        for (CrashLoop.Moment moment : loop.record(deed)) {
            if (loop.isSameAsBefore(moment)) {
                continue;
            }
            tried++;
            Program program = loop.restart(moment);
            try {
                deed.again(program, moment.number());
                deed.check(program);
                check(program, deed);
            } catch (AssertionError | RuntimeException e) {
                wrong.add(
                        "after step " + moment.number() + ", killed before: " + moment.step() + "\n"
                                + e.getMessage());
            }
        }
        System.out.println(deed + " tried " + tried);
        assertThat(wrong).isEmpty();
    }

    private void check(Program program, Deed deed) throws IOException {
        assertThat(service.bought()).as("bought").hasSize(deed.jobs());
        FolderTruth truth = new FolderTruth(folder);
        truth.nothingIsHalf();
        if (deed == RunDeed.EDIT || deed == RunDeed.UPLOAD) {
            truth.everyBoughtPictureIsThereOnce(
                    "assets/mara", service, ScriptedProvider.picture("base"));
        } else {
            truth.everyBoughtPictureIsThereOnce("assets/mara", service);
        }
        truth.theIndexIsAsIfBuiltAnew("assets/mara");
        Program.Said verified = program.run("verify");
        assertThat(verified.code()).as(verified.out() + verified.err()).isZero();
    }
}
