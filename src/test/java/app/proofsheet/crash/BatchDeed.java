package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;

/** Two requests through the queue, from the command to the pictures. */
final class BatchDeed implements Deed {

    private static final int RUNS = 2;

    @Override
    public void prepare(Program program, PaidService service) throws IOException {
        for (int i = 1; i <= RUNS; i++) {
            Files.writeString(
                    program.folder().resolve("run-" + i + ".json"),
                    """
                    {"provider": "hosted-media", "model": "image-nano-banana-2-text",
                     "assetId": "mara", "runId": "run-%d", "localAssetDir": "assets/mara",
                     "prompt": "A woman at a desk", "resolution": "1k"}
                    """
                            .formatted(i));
        }
    }

    @Override
    public void act(Program program) {
        queued(program);
    }

    private static Program.Said queued(Program program) {
        return program.run("batch", "--requests", "run-1.json", "run-2.json", "--quiet");
    }

    /** Goes on with the queue; whoever finds nothing in it queues the requests again. */
    @Override
    public void again(Program program, int way) {
        Program.Said said = program.run("batch", "--continue", "--quiet");
        boolean isQueued =
                Files.isDirectory(
                        program.folder().resolve(RunDeed.ASSET + "/runs/image/run-2/attempts"));
        if (!isQueued) {
            said = queued(program);
        }
        assertThat(said.code()).as(said.out() + said.err()).isZero();
    }

    @Override
    public int jobs() {
        return RUNS;
    }
}
