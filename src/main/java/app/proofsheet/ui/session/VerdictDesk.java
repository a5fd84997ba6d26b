package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.RejectGrounds;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Reviews;
import app.proofsheet.work.Verdicts;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Gives verdicts: the screen changes at once, the files follow off the FX thread in the order the
 * verdicts were given. What fails is put back on screen and said in a notice. Called on the FX
 * thread.
 */
public final class VerdictDesk {

    private final StudioSession session;
    private final VerdictWords words;
    private final FocusAfterVerdict focus;
    private final Texts texts = Texts.of("session");
    private final SerialWork line;
    private final PendingVerdicts pending = new PendingVerdicts();
    private final UndoSizes sizes = new UndoSizes();
    private final List<VerdictFollower> followers = new ArrayList<>();
    private Runnable reload = () -> {};
    private Runnable onSettled = () -> {};
    private Consumer<List<Verdicts.Outcome>> onRejected;
    private Consumer<PictureSnapshot> onRubricMissing = _ -> {};

    private static final String REJECT = Verdict.REJECT.id();

    private enum Deed {
        VERDICT,
        UNDO,
        REDO
    }

    /**
     * One thing to do off the FX thread.
     *
     * @param begin makes the work when its turn has come, after everything before it is settled
     */
    private record Step(
            Deed deed,
            Workspace workspace,
            String dir,
            List<PictureId> asked,
            String key,
            Supplier<Work> begin) {}

    /** Fills the list with outcomes as far as it comes. */
    @FunctionalInterface
    private interface Work {
        void carryOut(Workspace workspace, List<Verdicts.Outcome> outcomes);
    }

    /** Gives one verdict. */
    @FunctionalInterface
    private interface Giving {
        Verdicts.Outcome give(Verdicts verdicts, PictureId id);
    }

    /** What came of a step. */
    private record Answer(List<Verdicts.Outcome> outcomes, @Nullable RuntimeException failed) {}

    /** A desk that works on the session's targets. */
    public VerdictDesk(StudioSession session, Notices notices) {
        this.session = session;
        this.words = new VerdictWords(session, notices, this::undo);
        this.focus = new FocusAfterVerdict(session);
        this.line = new SerialWork(session.tasks());
        this.onRejected = this::sayRejected;
    }

    /** Says in a notice what was rejected. */
    public void sayRejected(List<Verdicts.Outcome> outcomes) {
        words.say(REJECT, outcomes, true);
    }

    /** Tells of rejections instead of a notice. */
    public void onRejected(Consumer<List<Verdicts.Outcome>> action) {
        onRejected = action;
    }

    /** Called with a picture whose approval waits for the rubric. */
    public void onRubricMissing(Consumer<PictureSnapshot> action) {
        onRubricMissing = action;
    }

    /** Called after each verdict, undo and redo that was carried out. */
    public void onSettled(Runnable action) {
        onSettled = action;
    }

    /** Tells a view of its verdicts from now on. */
    public void tell(VerdictFollower follower) {
        followers.add(follower);
    }

    void onReload(Runnable action) {
        reload = action;
    }

    /** Approves the targets. */
    public void approve() {
        judge(Verdict.APPROVE, PictureState.APPROVED, null, (to, id) -> to.approve(id, null));
    }

    /** Rejects the targets; their files are kept. */
    public void reject() {
        judge(Verdict.REJECT, PictureState.REJECTED, null, (to, id) -> to.reject(id, null));
    }

    /** Rejects the targets for a reason that goes into final reports. */
    public void reject(RejectGrounds grounds) {
        judge(Verdict.REJECT, PictureState.REJECTED, null, (to, id) -> to.rejectFor(id, grounds));
    }

    /** Puts the targets back to the candidates. */
    public void restore() {
        judge(Verdict.RESTORE, PictureState.CANDIDATE, null, Verdicts::restore);
    }

    /** Rates the targets, 1 to 5; 0 clears. */
    public void rate(int stars) {
        judge(Verdict.RATE, null, stars, (to, id) -> to.rate(id, stars));
    }

    /** Says why pictures were rejected that are rejected already. */
    public void explain(List<PictureId> rejected, RejectGrounds grounds) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null && !rejected.isEmpty()) {
            enqueue(
                    new Step(
                            Deed.VERDICT,
                            workspace,
                            rejected.getFirst().assetDir(),
                            List.of(),
                            "explain",
                            () ->
                                    (folder, outcomes) ->
                                            rejected.forEach(id ->
                                                    outcomes.add(
                                                            folder.verdicts()
                                                                    .rejectFor(
                                                                            pending.whereabouts(id),
                                                                            grounds)))));
        }
    }

    /**
     * Makes a report final and carries out its verdict.
     *
     * @param then runs on the FX thread at the end, also when it failed
     */
    public void confirm(PictureId picture, ReviewSheet sheet, Runnable then) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null) {
            enqueue(
                    new Step(
                            Deed.VERDICT,
                            workspace,
                            picture.assetDir(),
                            List.of(),
                            "confirm",
                            () ->
                                    (folder, outcomes) ->
                                            outcomes.add(
                                                    folder.reviews()
                                                            .confirm(
                                                                    pending.whereabouts(picture),
                                                                    sheet))));
            line.add(texts.get("working"), () -> () -> picture, _ -> then.run());
        }
    }

    /** Keeps a draft, after the verdicts that were given before; nothing is given on failure. */
    public void keep(PictureId picture, ReviewSheet sheet, Consumer<Reviews.Review> kept) {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null) {
            line.add(
                    texts.get("keeping"),
                    () -> {
                        PictureId now = pending.whereabouts(picture);
                        return () -> Kept.of(workspace, now, sheet);
                    },
                    result -> {
                        if (result.failed() != null) {
                            words.tell(result.failed());
                        }
                        kept.accept(result.review());
                    });
        }
    }

    /** A draft that was kept, or why it could not be. */
    private record Kept(Reviews.Review review, @Nullable RuntimeException failed) {

        static Kept of(Workspace workspace, PictureId id, ReviewSheet sheet) {
            try {
                return new Kept(workspace.reviews().keep(id, sheet), null);
            } catch (RuntimeException failed) {
                return new Kept(new Reviews.Review(null, null), failed);
            }
        }
    }

    private void judge(
            Verdict verdict, @Nullable PictureState state, @Nullable Integer stars, Giving giving) {
        Workspace workspace = session.workspaceProperty().get();
        List<PictureSnapshot> targets =
                session.targets().stream().filter(p -> matters(p, state, stars)).toList();
        if (workspace == null || targets.isEmpty()) {
            return;
        }
        boolean advances =
                state != null && targets.size() == 1 && session.autoAdvanceProperty().get();
        PictureSnapshot judged = targets.getFirst();
        int place = session.shownIndex();
        PictureSnapshot next = advances ? focus.neighbour(judged, place) : null;
        if (advances) {
            followers.forEach(follower -> follower.onJudged(judged));
        }
        targets.forEach(picture -> pending.add(picture, state, stars));
        repaint();
        focus.settle(judged, next, place);
        List<PictureId> ids = targets.stream().map(PictureSnapshot::id).toList();
        enqueue(
                new Step(
                        Deed.VERDICT,
                        workspace,
                        judged.id().assetDir(),
                        ids,
                        verdict.id(),
                        () ->
                                (folder, outcomes) ->
                                        ids.forEach(id ->
                                                outcomes.add(
                                                        giving.give(
                                                                folder.verdicts(),
                                                                pending.whereabouts(id))))));
    }

    private static boolean matters(
            PictureSnapshot picture, @Nullable PictureState state, @Nullable Integer stars) {
        if (state != null) {
            return picture.state() != state;
        }
        return stars != null && picture.rating() != stars;
    }

    /** Takes back the last verdict, or the verdicts given together with it. */
    public void undo() {
        back(Deed.UNDO, "undo", sizes::nextUndo, Verdicts::undo);
    }

    /** Gives the verdict again that was taken back last. */
    public void redo() {
        back(Deed.REDO, "redo", sizes::nextRedo, Verdicts::redo);
    }

    private void back(
            Deed deed,
            String key,
            ToIntFunction<String> size,
            BiFunction<Verdicts, String, Optional<Verdicts.Outcome>> call) {
        Workspace workspace = session.workspaceProperty().get();
        AssetSnapshot asset = session.assetProperty().get();
        if (workspace == null || asset == null) {
            return;
        }
        String dir = asset.dir();
        Supplier<Work> begin =
                () -> {
                    int times = size.applyAsInt(dir);
                    return (folder, outcomes) -> {
                        for (int i = 0; i < times; i++) {
                            call.apply(folder.verdicts(), dir).ifPresent(outcomes::add);
                        }
                    };
                };
        enqueue(new Step(deed, workspace, dir, List.of(), key, begin));
    }

    private void enqueue(Step step) {
        line.add(
                texts.get("working"),
                () -> {
                    Work work = step.begin().get();
                    return () -> carryOut(step.workspace(), work);
                },
                answer -> {
                    if (session.workspaceProperty().get() == step.workspace()) {
                        settle(step, answer);
                    }
                });
    }

    private static Answer carryOut(Workspace workspace, Work work) {
        List<Verdicts.Outcome> outcomes = new ArrayList<>();
        try {
            work.carryOut(workspace, outcomes);
            return new Answer(outcomes, null);
        } catch (RuntimeException failed) {
            return new Answer(outcomes, failed);
        }
    }

    private void settle(Step step, Answer answer) {
        step.asked().forEach(pending::settle);
        int done = answer.outcomes().size();
        if (done > 0) {
            switch (step.deed()) {
                case VERDICT -> sizes.done(step.dir(), done);
                case UNDO -> sizes.undone(step.dir(), done);
                case REDO -> sizes.redone(step.dir(), done);
            }
        }
        answer.outcomes().forEach(outcome -> follow(outcome, step.deed()));
        repaint();
        if (answer.failed() != null) {
            refused(step, answer.failed(), done);
        } else if (step.deed() == Deed.VERDICT && step.key().equals(REJECT)) {
            onRejected.accept(answer.outcomes());
        } else {
            words.say(step.key(), answer.outcomes(), step.deed() == Deed.VERDICT);
        }
        onSettled.run();
        reload.run();
    }

    /** An approval that waits for the rubric takes the person there; the rest is said. */
    private void refused(Step step, RuntimeException failed, int done) {
        if (failed instanceof FailureException e && e.failure().code().equals("rubric_required")) {
            words.tellQuietly(e.failure());
            session.find(pending.whereabouts(step.asked().get(done))).ifPresent(onRubricMissing);
        } else {
            words.tell(failed);
        }
    }

    /** A file has moved: everything that names it follows. */
    private void follow(Verdicts.Outcome outcome, Deed deed) {
        PictureId from = outcome.before();
        PictureId to = outcome.after();
        pending.move(from, to);
        PictureSnapshot picture = session.find(from).orElse(null);
        if (picture == null) {
            return;
        }
        PictureState state = pending.has(to) ? picture.state() : stateOf(to, picture.state());
        PictureSnapshot now = Pictures.at(picture, to, state);
        PictureSnapshot focused = session.focusProperty().get();
        session.selection().replaceAll(id -> id.equals(from) ? to : id);
        session.pictures().set(session.pictures().indexOf(picture), now);
        if (focused != null && focused.id().equals(from)) {
            session.focusProperty().set(now);
        } else if (deed != Deed.VERDICT && session.viewProperty().get() != ViewMode.COMPARE) {
            session.choose(now);
        }
        if (deed != Deed.VERDICT) {
            followers.forEach(follower -> follower.onUndone(now));
        }
        if (from.equals(session.editingProperty().get())) {
            session.editingProperty().set(to);
        }
    }

    private static PictureState stateOf(PictureId id, PictureState otherwise) {
        for (PictureState state : PictureState.values()) {
            if (id.path().startsWith("images/" + state.folder() + "/")) {
                return state;
            }
        }
        return otherwise;
    }

    /** What was read from the folder, with the verdicts on it that are not on disk yet. */
    List<PictureSnapshot> overlay(List<PictureSnapshot> read) {
        return pending.overlay(read);
    }

    private void repaint() {
        List<PictureSnapshot> next = pending.overlay(session.pictures());
        if (!next.equals(session.pictures())) {
            session.pictures().setAll(next);
        }
        PictureSnapshot focused = session.focusProperty().get();
        if (focused != null) {
            session.find(focused.id()).ifPresent(session.focusProperty()::set);
        }
    }

    /** Forgets what belongs to a work folder that is not on screen any more. */
    void forget() {
        pending.clear();
        sizes.clear();
    }

    /** Runs something once when all verdicts are on disk, at once when they are. */
    public void whenIdle(Runnable then) {
        line.whenIdle(then);
    }

    /** True while verdicts are on their way to the disk. */
    public boolean isBusy() {
        return line.isBusy();
    }
}
