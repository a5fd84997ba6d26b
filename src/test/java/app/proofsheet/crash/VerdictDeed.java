package app.proofsheet.crash;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.cli.OpenFolder.Care;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.work.Verdicts;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a person says about the first picture of a run. */
enum VerdictDeed implements Deed {
    APPROVE("approved", v -> {}, v -> v.approve(candidate(), "calm look")),
    REJECT("rejected", v -> {}, v -> v.reject(candidate(), "too smooth")),
    RESTORE(
            "candidates",
            v -> v.reject(candidate(), null),
            v -> v.restore(at("images/rejected/" + VerdictDeed.NAME))),
    RATE("candidates", v -> {}, v -> v.rate(candidate(), 4)),
    UNDO("candidates", v -> v.approve(candidate(), null), v -> v.undo(RunDeed.ASSET)),
    UNDO_OF_A_RATING("candidates", v -> v.rate(candidate(), 4), v -> v.undo(RunDeed.ASSET)),
    REDO(
            "approved",
            v -> {
                v.approve(candidate(), null);
                v.undo(RunDeed.ASSET);
            },
            v -> v.redo(RunDeed.ASSET));

    private static final String NAME = "run-1-a01-001.png";

    private final String place;
    private final Consumer<Verdicts> before;
    private final Consumer<Verdicts> verdict;
    private int decisionsBefore;

    VerdictDeed(String place, Consumer<Verdicts> before, Consumer<Verdicts> verdict) {
        this.place = place;
        this.before = before;
        this.verdict = verdict;
    }

    private static PictureId candidate() {
        return at("images/candidates/" + NAME);
    }

    private static PictureId at(String path) {
        return new PictureId(RunDeed.ASSET, path);
    }

    @Override
    public void prepare(Program program, PaidService service) throws IOException {
        RunDeed.GENERATE.prepare(program, service);
        RunDeed.GENERATE.act(program);
        program.work(Care.RECORDS, work -> before.accept(work.verdicts()));
        decisionsBefore = history(program).size();
    }

    @Override
    public void act(Program program) {
        program.work(Care.RECORDS, work -> verdict.accept(work.verdicts()));
    }

    /** Whoever finds the verdict not given gives it again. */
    @Override
    public void again(Program program, int way) {
        program.work(Care.RECORDS, work -> {});
        if (history(program).size() == decisionsBefore) {
            act(program);
        }
    }

    @Override
    public int jobs() {
        return 1;
    }

    @Override
    public void check(Program program) {
        List<Decision> decisions = history(program);
        assertThat(decisions).as("decisions").hasSize(decisionsBefore + 1);
        assertThat(decisions)
                .extracting(Decision::decisionId)
                .doesNotHaveDuplicates()
                .last()
                .isEqualTo("decision-%06d".formatted(decisionsBefore + 1));
        assertThat(
                        Files.isRegularFile(
                                program.folder()
                                        .resolve(RunDeed.ASSET)
                                        .resolve("images/" + place + "/" + NAME)))
                .as("in " + place)
                .isTrue();
    }

    private static List<Decision> history(Program program) {
        List<Decision> decisions = new ArrayList<>();
        program.work(
                Care.LOOKING, work -> decisions.addAll(work.verdicts().history(RunDeed.ASSET)));
        return decisions;
    }
}
