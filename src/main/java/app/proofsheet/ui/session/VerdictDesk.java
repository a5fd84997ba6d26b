package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.review.Verdict;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.Notices;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Verdicts;
import app.proofsheet.work.Workspace;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/**
 * Gives verdicts: the screen changes at once, the files follow off the FX thread in the order the
 * verdicts were given. What fails is put back on screen and said in a notice. Called on the FX
 * thread.
 */
public final class VerdictDesk {

    private static final String TOPIC = "verdict";

    private final StudioSession session;
    private final Notices notices;
    private final Texts texts = Texts.of("session");
    private final SerialWork line;
    private final PendingVerdicts pending = new PendingVerdicts();
    private final UndoSizes sizes = new UndoSizes();
    private final List<VerdictFollower> followers = new ArrayList<>();
    private Runnable reload = () -> {};

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
        void carryOut(Verdicts verdicts, List<Verdicts.Outcome> outcomes);
    }

    /** What came of a step. */
    private record Answer(List<Verdicts.Outcome> outcomes, @Nullable RuntimeException failed) {}

    /** A desk that works on the session's targets. */
    public VerdictDesk(StudioSession session, Notices notices) {
        this.session = session;
        this.notices = notices;
        this.line = new SerialWork(session.tasks());
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
        approve(null);
    }

    /** Approves the targets for a reason. */
    public void approve(@Nullable String reason) {
        judge(Verdict.APPROVE, PictureState.APPROVED, null, reason);
    }

    /** Rejects the targets; their files are kept. */
    public void reject() {
        reject(null);
    }

    /** Rejects the targets for a reason; their files are kept. */
    public void reject(@Nullable String reason) {
        judge(Verdict.REJECT, PictureState.REJECTED, null, reason);
    }

    /** Puts the targets back to the candidates. */
    public void restore() {
        judge(Verdict.RESTORE, PictureState.CANDIDATE, null, null);
    }

    /** Rates the targets, 1 to 5; 0 clears. */
    public void rate(int stars) {
        judge(Verdict.RATE, null, stars, null);
    }

    private void judge(
            Verdict verdict,
            @Nullable PictureState state,
            @Nullable Integer stars,
            @Nullable String reason) {
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
        PictureSnapshot next = advances ? neighbour(judged, place) : null;
        if (advances) {
            followers.forEach(follower -> follower.onJudged(judged));
        }
        targets.forEach(picture -> pending.add(picture, state, stars));
        repaint();
        settleFocus(judged, next, place);
        List<PictureId> ids = targets.stream().map(PictureSnapshot::id).toList();
        enqueue(
                new Step(
                        Deed.VERDICT,
                        workspace,
                        judged.id().assetDir(),
                        ids,
                        verdict.id(),
                        () ->
                                (verdicts, outcomes) ->
                                        ids.forEach(id ->
                                                outcomes.add(
                                                        give(
                                                                verdicts,
                                                                verdict,
                                                                pending.whereabouts(id),
                                                                stars,
                                                                reason)))));
    }

    private static boolean matters(
            PictureSnapshot picture, @Nullable PictureState state, @Nullable Integer stars) {
        if (state != null) {
            return picture.state() != state;
        }
        return stars != null && picture.rating() != stars;
    }

    /** The picture to go to: the next shown one, after the last the one before, else none. */
    private @Nullable PictureSnapshot neighbour(PictureSnapshot picture, int place) {
        List<PictureSnapshot> shown = session.shown();
        if (place < 0 || !shown.get(place).id().equals(picture.id())) {
            return null;
        }
        if (place + 1 < shown.size()) {
            return shown.get(place + 1);
        }
        return place > 0 ? shown.get(place - 1) : null;
    }

    private void settleFocus(PictureSnapshot judged, @Nullable PictureSnapshot next, int place) {
        if (session.viewProperty().get() == ViewMode.COMPARE) {
            return;
        }
        List<PictureSnapshot> shown = session.shown();
        PictureSnapshot wanted = next == null ? null : session.find(next.id()).orElse(null);
        if (wanted != null && shown.contains(wanted)) {
            session.choose(wanted);
        } else if (shown.isEmpty()) {
            session.selection().clear();
            session.focusProperty().set(null);
            session.viewProperty().set(ViewMode.GRID);
        } else if (shown.stream().noneMatch(p -> p.id().equals(judged.id()))) {
            session.choose(shown.get(Math.clamp(place, 0, shown.size() - 1)));
        }
    }

    private static Verdicts.Outcome give(
            Verdicts verdicts,
            Verdict verdict,
            PictureId id,
            @Nullable Integer stars,
            @Nullable String reason) {
        return switch (verdict) {
            case APPROVE -> verdicts.approve(id, reason);
            case REJECT -> verdicts.reject(id, reason);
            case RESTORE -> verdicts.restore(id);
            case RATE -> verdicts.rate(id, stars == null ? 0 : stars);
            case UNDO -> throw new IllegalArgumentException("undo is no verdict");
        };
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
                    return (verdicts, outcomes) -> {
                        for (int i = 0; i < times; i++) {
                            call.apply(verdicts, dir).ifPresent(outcomes::add);
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
            work.carryOut(workspace.verdicts(), outcomes);
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
            tell(answer.failed());
        } else {
            say(step, answer.outcomes());
        }
        reload.run();
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

    private void tell(RuntimeException failed) {
        if (failed instanceof FailureException expected) {
            Failure failure = expected.failure();
            notices.show(
                    Notice.of(
                            failure.kept() == null
                                    ? failure.withKept(texts.get("kept"))
                                    : failure));
            return;
        }
        session.tasks()
                .run(
                        texts.get("working"),
                        () -> {
                            throw failed;
                        },
                        _ -> {});
    }

    private void say(Step step, List<Verdicts.Outcome> outcomes) {
        String number =
                switch (outcomes.size()) {
                    case 0 -> ".none";
                    case 1 -> ".one";
                    default -> ".many";
                };
        String name = "";
        int stars = 0;
        if (!outcomes.isEmpty()) {
            Verdicts.Outcome last = outcomes.getLast();
            Integer rating = last.decision().rating();
            stars = rating == null ? 0 : rating;
            name =
                    session.find(last.after())
                            .map(PictureSnapshot::label)
                            .orElse(last.after().fileName());
        }
        Notice.Deed undo =
                step.deed() == Deed.VERDICT
                        ? new Notice.Deed(texts.get("undo.label"), this::undo)
                        : null;
        String sentence = texts.get(step.key() + number, name, outcomes.size(), stars);
        notices.show(Notice.done(TOPIC, sentence, undo));
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
