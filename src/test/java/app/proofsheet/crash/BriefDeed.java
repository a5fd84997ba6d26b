package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.OpenFolder.Care;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.work.FolderCheck;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Queueing a brief with two candidates: the brief's own files, two run folders, two jobs. */
final class BriefDeed implements Deed {

    private static final int CANDIDATES = 2;

    @Override
    public void prepare(Program program, PaidService service) throws IOException {
        Path folder = program.folder();
        Files.createDirectories(folder.resolve("persona"));
        Files.writeString(folder.resolve("persona/mara.md"), "# Mara\nbrown bob, soft gaze\n");
        Files.writeString(folder.resolve("benchmark.md"), "# Benchmark\nwindow light\n");
        Files.writeString(
                folder.resolve("brief.json"),
                """
                {"schema": "proofsheet-brief/1", "assetId": "mara",
                 "assetPurpose": "persona_candidate",
                 "personaLock": {"path": "persona/mara.md", "sha256": null},
                 "visualDirection": "A colleague on a video call, window light, hoodie",
                 "sourceBasis": ["benchmark.md"],
                 "mustKeep": ["brown bob"], "canVary": ["glasses on / glasses off"],
                 "mustAvoid": ["studio backdrop"],
                 "provider": "hosted-media", "model": "image-nano-banana-2-text",
                 "resolution": "0.5k", "count": 2, "localAssetDir": "assets/mara"}
                """);
    }

    @Override
    public void act(Program program) {
        program.queue(program.folder().resolve("brief.json"));
    }

    /** Whoever finds nothing in the queue queues the brief again. */
    @Override
    public void again(Program program, int way) {
        List<JobSnapshot> found = jobs(program);
        if (found.isEmpty()) {
            act(program);
        } else {
            assertThat(found).as("jobs after the crash").hasSize(CANDIDATES);
        }
    }

    @Override
    public int jobs() {
        return 0;
    }

    @Override
    public void check(Program program) throws IOException {
        List<JobSnapshot> jobs = jobs(program);
        assertThat(jobs).hasSize(CANDIDATES).allMatch(job -> job.state() == JobState.WAITING);
        assertThat(jobs).extracting(job -> job.order().run()).doesNotHaveDuplicates();
        for (JobSnapshot job : jobs) {
            assertThat(
                            program.folder()
                                    .resolve("assets/mara/runs/image")
                                    .resolve(job.order().run().runId())
                                    .resolve("request.json"))
                    .isRegularFile();
        }
        List<FolderCheck.Difference> wrong = new ArrayList<>(program.differences());
        wrong.removeIf(d -> d.sentence().equals("The run has a request that was not sent yet."));
        assertThat(wrong).isEmpty();
    }

    private static List<JobSnapshot> jobs(Program program) {
        List<JobSnapshot> jobs = new ArrayList<>();
        program.work(Care.CONTINUE, work -> jobs.addAll(work.jobs().jobs()));
        return jobs;
    }
}
