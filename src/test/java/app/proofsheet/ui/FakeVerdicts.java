package app.proofsheet.ui;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.Decision;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.work.Verdicts;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Verdicts that move real files and keep their decisions in memory. */
public final class FakeVerdicts implements Verdicts {

    private record Step(Decision decision, PictureId before, PictureId after, int was, int now) {}

    private final FakeCatalogue catalogue;
    private final Switch gate;
    private final Map<String, RejectGrounds> grounds = new HashMap<>();
    private Predicate<PictureId> hasRubric = _ -> true;
    private final List<Decision> decisions = new ArrayList<>();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();

    FakeVerdicts(FakeCatalogue catalogue, Switch gate) {
        this.catalogue = catalogue;
        this.gate = gate;
    }

    @Override
    public Outcome approve(PictureId id, @Nullable String reason) {
        if (!hasRubric.test(id)) {
            throw new FailureException(
                    Failure.of(
                            "rubric_required",
                            FailureKind.STATE,
                            id.fileName() + " has no final review."));
        }
        return judge(id, Verdict.APPROVE, PictureState.APPROVED, null, reason);
    }

    @Override
    public Outcome rejectFor(PictureId id, RejectGrounds grounds) {
        grounds(id, grounds);
        return reject(id, grounds.reason());
    }

    private synchronized void grounds(PictureId id, RejectGrounds why) {
        grounds.put(id.fileName(), why);
    }

    /** Why a picture was rejected, by its file name. */
    public synchronized Map<String, RejectGrounds> grounds() {
        return Map.copyOf(grounds);
    }

    /** Makes approval fail until the rubric is final. */
    void requireRubric(Predicate<PictureId> isFinal) {
        hasRubric = isFinal;
    }

    @Override
    public synchronized Next next(String assetDir) {
        Step undo = done.peek();
        Step redo = undone.peek();
        return new Next(
                undo == null ? null : undo.decision(), redo == null ? null : redo.decision());
    }

    @Override
    public Outcome reject(PictureId id, @Nullable String reason) {
        return judge(id, Verdict.REJECT, PictureState.REJECTED, null, reason);
    }

    @Override
    public Outcome restore(PictureId id) {
        return judge(id, Verdict.RESTORE, PictureState.CANDIDATE, null, null);
    }

    @Override
    public Outcome rate(PictureId id, int stars) {
        return judge(id, Verdict.RATE, null, stars, null);
    }

    Outcome judge(
            PictureId id,
            Verdict verdict,
            @Nullable PictureState target,
            @Nullable Integer stars,
            @Nullable String reason) {
        gate.pass();
        PictureSnapshot picture = find(id);
        PictureId after = target == null ? id : in(id, target);
        int rating = stars == null ? picture.rating() : stars;
        apply(picture, after, target == null ? picture.state() : target, rating);
        Decision decision = decision(verdict, id, after, stars, reason, null);
        synchronized (this) {
            decisions.add(decision);
            done.push(new Step(decision, id, after, picture.rating(), rating));
            undone.clear();
        }
        catalogue.changed(id.assetDir());
        return new Outcome(decision, id, after);
    }

    private PictureSnapshot find(PictureId id) {
        return catalogue
                .picture(id)
                .orElseThrow(() ->
                        new FailureException(
                                Failure.of(
                                        "picture_missing",
                                        FailureKind.STORAGE,
                                        id.path() + " is not there any more.")));
    }

    private static PictureId in(PictureId id, PictureState state) {
        return new PictureId(id.assetDir(), "images/" + state.folder() + "/" + id.fileName());
    }

    private void apply(PictureSnapshot picture, PictureId after, PictureState state, int rating) {
        if (!after.equals(picture.id())) {
            try {
                Path to = catalogue.file(after);
                Files.createDirectories(to.getParent());
                Files.move(catalogue.file(picture.id()), to);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            catalogue.remove(picture.id());
        }
        catalogue.put(FakeCatalogue.with(picture, after, state, rating, false));
    }

    private synchronized Decision decision(
            Verdict verdict,
            PictureId before,
            PictureId after,
            @Nullable Integer stars,
            @Nullable String reason,
            @Nullable String undoes) {
        return new Decision(
                String.format("decision-%06d", decisions.size() + 1),
                verdict,
                before.path(),
                before.equals(after) ? null : after.path(),
                "0".repeat(64),
                null,
                "tester",
                FakeWorkspace.NOW,
                stars,
                reason,
                null,
                undoes);
    }

    @Override
    public Optional<Outcome> undo(String assetDir) {
        gate.pass();
        Step step;
        synchronized (this) {
            step = done.poll();
            if (step == null) {
                return Optional.empty();
            }
            undone.push(step);
        }
        return Optional.of(back(step.after(), step.before(), step.was(), step.decision()));
    }

    @Override
    public Optional<Outcome> redo(String assetDir) {
        gate.pass();
        Step step;
        synchronized (this) {
            step = undone.poll();
            if (step == null) {
                return Optional.empty();
            }
            done.push(step);
        }
        return Optional.of(back(step.before(), step.after(), step.now(), step.decision()));
    }

    private Outcome back(PictureId from, PictureId to, int rating, Decision of) {
        PictureSnapshot picture = find(from);
        String folder = to.path().split("/")[1];
        PictureState state = picture.state();
        for (PictureState each : PictureState.values()) {
            if (each.folder().equals(folder)) {
                state = each;
            }
        }
        apply(picture, to, state, rating);
        Decision decision = decision(Verdict.UNDO, from, to, null, null, of.decisionId());
        synchronized (this) {
            decisions.add(decision);
        }
        catalogue.changed(from.assetDir());
        return new Outcome(decision, from, to);
    }

    @Override
    public synchronized List<Decision> history(String assetDir) {
        return List.copyOf(decisions);
    }
}
