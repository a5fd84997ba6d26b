package app.proofsheet.runs;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.crash.FolderPhoto;
import app.proofsheet.crash.WatchedDisk;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.domain.run.RunRef;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A service that would sell the same operation twice, and a program killed at every step: what was
 * asked for once is never asked for again without a person.
 */
class LostAnswerCrashTest {

    private record Moment(String step, FolderPhoto folder) {}

    @TempDir Path work;

    @Test
    void whereSendingAgainCouldBuyTwiceAPersonIsAsked() throws Exception {
        List<String> wrong = new ArrayList<>();
        int asked = 0;
        int saved = 0;
        List<Moment> moments = moments();
        for (Moment moment : moments) {
            moment.folder().restore(work);
            Bench after = bench(WatchedDisk.watch(work, step -> {}));
            int sent = after.provider.log("calls").size();
            RunProgress end = after.finish(new RunRef(Bench.ASSET, "image-run-001"));
            int bought = after.provider.bought().size();
            boolean isRight =
                    switch (end) {
                        case RunProgress.Saved s -> bought == 1 && s.pictures().size() == 2;
                        case RunProgress.NeedsYou _ -> after.provider.log("calls").size() == sent;
                        case RunProgress.Processing _,
                                RunProgress.Failed _,
                                RunProgress.Cancelled _ ->
                                false;
                    };
            if (!isRight || bought > 1) {
                wrong.add("killed before " + moment.step() + ": " + end + ", bought " + bought);
            }
            asked += end instanceof RunProgress.NeedsYou ? 1 : 0;
            saved += end instanceof RunProgress.Saved ? 1 : 0;
        }
        assertThat(wrong).isEmpty();
        assertThat(asked).as("kills after which a person was asked").isPositive();
        assertThat(saved).as("kills after which it went on by itself").isGreaterThan(asked);
    }

    /** What is left by a kill at each step of a run from the submit to its pictures. */
    private List<Moment> moments() throws Exception {
        List<Moment> moments = new ArrayList<>();
        RunRef run = bench(work).queued();
        Path watched =
                WatchedDisk.watch(
                        work,
                        step -> {
                            // The books are the service's: it was not killed.
                            if (!step.startsWith("in the middle of writing .service/")) {
                                moments.add(new Moment(step, FolderPhoto.of(work)));
                            }
                        });
        bench(watched).finish(run);
        assertThat(moments).extracting(Moment::step).contains("making .service/submits");
        return moments;
    }

    private static Bench bench(Path work) {
        Bench bench = new Bench(work);
        bench.provider.idempotent(false).pictures(2);
        return bench;
    }
}
