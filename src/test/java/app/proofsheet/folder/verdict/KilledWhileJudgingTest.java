package app.proofsheet.folder.verdict;

import static app.proofsheet.folder.FolderFixture.CLOCK;
import static app.proofsheet.folder.FolderFixture.json;
import static app.proofsheet.folder.FolderFixture.png;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.folder.asset.Pictures;
import app.proofsheet.folder.check.AssetCheck;
import app.proofsheet.folder.qa.DecisionJournal;
import app.proofsheet.folder.qa.DecisionLog;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The program is killed in the middle of verdicts, again and again; nothing is ever lost. */
class KilledWhileJudgingTest {

    private static final int PICTURES = 5;

    @TempDir Path root;

    @Test
    @Timeout(120)
    void everyPictureIsWhereTheLastDecisionSays() throws Exception {
        Set<String> hashes = new HashSet<>();
        for (int i = 0; i < PICTURES; i++) {
            hashes.add(Pictures.sha256(png(root.resolve("images/candidates/p" + i + ".png"), i)));
        }
        int decided = 0;
        for (int round = 0; round < 3; round++) {
            judgeUntilKilled(round, 15 + 7 * round);

            new PictureVerdicts(root, CLOCK, "kim").repair();

            DecisionLog log = new DecisionJournal(root, CLOCK).read().log();
            assertThat(log.entries().size()).isGreaterThan(decided + 10);
            decided = log.entries().size();
            Set<String> expected = new HashSet<>();
            for (int i = 0; i < PICTURES; i++) {
                expected.add(log.follow("images/candidates/p" + i + ".png", null));
            }
            assertThat(Pictures.in(root))
                    .extracting(Pictures.Found::path)
                    .containsExactlyInAnyOrderElementsOf(expected);
            Set<String> left = new HashSet<>();
            for (Pictures.Found picture : Pictures.in(root)) {
                left.add(Pictures.sha256(picture.file()));
            }
            assertThat(left).isEqualTo(hashes);
            assertThat(root.resolve(PendingVerdict.PATH)).doesNotExist();
            assertThat(new AssetCheck(root).run(Runnable::run, () -> {}))
                    .filteredOn(finding -> !finding.path().endsWith(".tmp"))
                    .isEmpty();
            String hero = json(root.resolve("asset.json")).path("heroImagePath").textValue();
            assertThat(hero == null || expected.contains(hero)).isTrue();
        }
    }

    private void judgeUntilKilled(int seed, int decisions)
            throws IOException, InterruptedException {
        Process loop =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx64m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getProperty("java.class.path"),
                                VerdictLoop.class.getName(),
                                root.toString(),
                                String.valueOf(seed))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try (BufferedReader lines = loop.inputReader()) {
            for (int i = 0; i < decisions; i++) {
                assertThat(lines.readLine()).isNotNull();
            }
        } finally {
            loop.destroyForcibly();
            assertThat(loop.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
