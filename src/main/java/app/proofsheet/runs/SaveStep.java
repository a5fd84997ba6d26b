package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.folder.run.SavedPicture;
import app.proofsheet.provider.ProviderPayload.Output;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Saves the finished pictures of an attempt one by one (spec/asset-folder.md §7.2). A picture that
 * is saved is never fetched again (defects D17, D28); addresses that ran out are asked for anew
 * once (D14).
 */
final class SaveStep {

    private final RunRecords records;
    private final LookStep look;
    private final PictureSaver saver;

    SaveStep(RunRecords records, LookStep look, PictureSaver saver) {
        this.records = records;
        this.look = look;
        this.saver = saver;
    }

    /** What came of saving. */
    record Outcome(Attempt attempt, List<String> pictures, @Nullable Failure failure) {
        Outcome {
            pictures = List.copyOf(pictures);
        }
    }

    /**
     * Saves what is missing.
     *
     * @param areFresh the provider told the addresses a moment ago, so asking anew gives nothing
     */
    Outcome save(RunWork work, Attempt attempt, boolean areFresh) throws InterruptedException {
        List<Output> outputs = withInline(work, attempt);
        List<String> paths = new ArrayList<>();
        Attempt current = attempt;
        boolean isRefreshed = areFresh;
        for (int i = 0; i < outputs.size(); i++) {
            PictureSaver.Result result = attempt(work, current, outputs.get(i));
            if (result instanceof PictureSaver.Result.Expired && !isRefreshed) {
                isRefreshed = true;
                if (look.look(work, current, null) instanceof LookStep.Look.Known fresh) {
                    current = fresh.attempt();
                    List<Output> again = withInline(work, current);
                    if (again.size() == outputs.size()) {
                        outputs = again;
                        result = attempt(work, current, outputs.get(i));
                    }
                }
            }
            switch (result) {
                case PictureSaver.Result.Saved saved -> {
                    paths.add(saved.path());
                    work.listener().saving(paths.size(), outputs.size(), saved.path());
                }
                case PictureSaver.Result.Failed failed -> {
                    return failed(work, current, failed.failure(), paths, outputs.size());
                }
                case PictureSaver.Result.Expired expired -> {
                    return failed(work, current, expired.failure(), paths, outputs.size());
                }
            }
        }
        Attempt done = records.noteSaved(work.folder(), current.id());
        saver.crashPoint("saved-recorded");
        records.writeManifest(work.folder(), work.request(), current.id(), work.label());
        return new Outcome(done, paths, null);
    }

    /**
     * Brings the copies up to date that a killed program did not come to: the run's answer, the
     * pointers in the asset, the manifest.
     */
    void mend(RunWork work, Attempt attempt) {
        if (records.isManifestCurrent(work.folder(), attempt)) {
            return;
        }
        if (attempt.state() == AttemptState.MATERIALIZED) {
            records.noteSaved(work.folder(), attempt.id());
        }
        records.noteEnded(work.folder(), attempt.id());
        if (!attempt.history().isEmpty()) {
            records.answer(work.folder(), attempt, attempt.history().getLast().fileName())
                    .ifPresent(answer -> records.publishAnswer(work.folder(), answer));
        }
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
    }

    private PictureSaver.Result attempt(RunWork work, Attempt attempt, Output output)
            throws InterruptedException {
        try {
            return saver.save(work, attempt, output);
        } catch (FailureException e) {
            if (Thread.interrupted()) {
                // The disk did not refuse; the program was told to stop.
                throw new InterruptedException("told to stop while saving");
            }
            return new PictureSaver.Result.Failed(e.failure());
        }
    }

    private Outcome failed(
            RunWork work, Attempt attempt, Failure cause, List<String> paths, int total) {
        Failure failure = RunFailures.savingFailed(cause, paths.size(), total);
        records.noteSavingFailed(work.folder(), attempt, failure);
        records.writeError(work.folder(), attempt, "materialization-error.json", failure, null);
        records.writeManifest(work.folder(), work.request(), attempt.id(), work.label());
        return new Outcome(attempt, paths, failure);
    }

    /** The outputs with the bytes of inline ones, which only the answer itself has. */
    private List<Output> withInline(RunWork work, Attempt attempt) {
        boolean hasInline =
                attempt.outputs().stream().anyMatch(o -> o.kind() == Output.Kind.BASE64);
        if (!hasInline) {
            return attempt.outputs();
        }
        List<Output> told =
                records.newestAnswer(work.folder(), attempt)
                        .map(payload -> payload.outputs())
                        .orElse(List.of());
        return attempt.outputs().stream()
                .map(output ->
                        output.kind() != Output.Kind.BASE64
                                ? output
                                : told.stream()
                                        .filter(o -> o.index() == output.index())
                                        .findFirst()
                                        .map(o ->
                                                new Output(
                                                        o.index(), Output.Kind.BASE64, o.value()))
                                        .orElse(output))
                .toList();
    }

    /** Paths of an attempt that is saved already. */
    static List<String> pathsOf(Attempt attempt) {
        return attempt.saved().stream().map(SavedPicture::path).toList();
    }
}
