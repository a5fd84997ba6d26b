package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.notice.CostQuestion;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The brief of the asset on screen: its fields, the gate, the composed prompt, autosave and
 * queueing. All methods belong on the FX thread.
 */
public final class BriefViewModel {

    private static final Duration SAVE_AFTER = Duration.ofMillis(800);
    private static final Duration CHECK_AFTER = Duration.ofMillis(200);

    /** What the place of the form shows. */
    public enum Stage {
        NO_ASSET,
        LOADING,
        FORM,
        /** The file cannot be read: a card says so and nothing is written. */
        UNREADABLE
    }

    private final StudioSession session;
    private final Confirm confirm;
    private final Clock clock;
    private final Pause savePause;
    private final Pause checkPause;
    private final Texts texts = Texts.of("brief");
    private final BriefForm form = new BriefForm(this::edited);
    private final BriefKeeper keeper;
    private final BriefOptions options;
    private final BriefGate gate;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NO_ASSET);
    private final ReadOnlyObjectWrapper<@Nullable Failure> loadFailure =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Finding> question = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saveState = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper confirmation = new ReadOnlyStringWrapper("");
    private final ReadOnlyBooleanWrapper refused = new ReadOnlyBooleanWrapper();
    private final Subscription subscriptions;
    private BriefKeeper.@Nullable Place place;
    private @Nullable Instant savedAt;
    private long loadNumber;

    /**
     * A view model that follows the asset of the session.
     *
     * @param confirm asks before it costs more than a ceiling
     */
    public BriefViewModel(
            StudioSession session,
            Confirm confirm,
            Clock clock,
            Pause savePause,
            Pause checkPause) {
        this.session = session;
        this.confirm = confirm;
        this.clock = clock;
        this.savePause = savePause;
        this.checkPause = checkPause;
        this.keeper = new BriefKeeper(session.tasks(), this::saveMoved);
        this.options = new BriefOptions(session, form, texts);
        this.gate = new BriefGate(session.tasks(), texts);
        this.subscriptions =
                Subscription.combine(
                        gate.seenProperty().subscribe(seen -> refreshPrompt()),
                        session.assetProperty().subscribe(this::assetChosen));
    }

    private void assetChosen(@Nullable AssetSnapshot asset) {
        Workspace workspace = session.workspaceProperty().get();
        if (asset == null || workspace == null) {
            leave();
            stage.set(Stage.NO_ASSET);
            return;
        }
        BriefKeeper.Place next = new BriefKeeper.Place(workspace.briefs(), asset.dir());
        if (!next.equals(place)) {
            leave();
            place = next;
            savedAt = null;
            confirmation.set("");
            gate.clear();
            stage.set(Stage.LOADING);
        }
        Optional<BriefDraft> draft = keeper.draft(next).filter(this::isOurs);
        if (draft.isPresent()) {
            show(draft.get().current());
        } else {
            load(next);
        }
    }

    private void assess() {
        BriefKeeper.Place here = place;
        if (here != null) {
            gate.look(here.home(), form.brief());
        }
    }

    private boolean isOurs(BriefDraft draft) {
        return draft.isDirty() || draft.isSaving();
    }

    private void leave() {
        BriefKeeper.Place left = place;
        place = null;
        loadNumber++;
        savePause.cancel();
        checkPause.cancel();
        question.set(null);
        if (left != null) {
            keeper.save(left);
            keeper.left(left);
        }
    }

    private record Loaded(@Nullable Brief brief, @Nullable Failure failure) {}

    private void load(BriefKeeper.Place from) {
        long number = ++loadNumber;
        session.tasks()
                .run(
                        texts.get("task.load"),
                        () -> {
                            try {
                                return new Loaded(from.home().load(from.dir()), null);
                            } catch (FailureException e) {
                                return new Loaded(null, e.failure());
                            }
                        },
                        loaded -> {
                            boolean typedMeanwhile =
                                    keeper.draft(from).filter(this::isOurs).isPresent();
                            if (number == loadNumber && !typedMeanwhile) {
                                arrived(from, loaded);
                            }
                        });
    }

    private void arrived(BriefKeeper.Place from, Loaded loaded) {
        Brief brief = loaded.brief();
        loadFailure.set(loaded.failure());
        if (brief == null) {
            gate.clear();
            stage.set(Stage.UNREADABLE);
            return;
        }
        // The folder is where the brief was found, so it is what a brief without one means.
        show(brief.localAssetDir() == null ? brief.withLocalAssetDir(from.dir()) : brief);
        keeper.opened(from, form.brief());
    }

    private void show(Brief brief) {
        form.fill(brief);
        stage.set(Stage.FORM);
        refreshPrompt();
        refreshSaveState();
        assess();
    }

    private void edited() {
        BriefKeeper.Place here = place;
        if (here == null || stage.get() != Stage.FORM) {
            return;
        }
        // A reading that is still under way is older than this change, even if it arrives later.
        loadNumber++;
        keeper.draft(here).ifPresent(draft -> draft.change(form.brief()));
        confirmation.set("");
        question.set(null);
        refreshPrompt();
        refreshSaveState();
        savePause.restart(SAVE_AFTER, this::save);
        checkPause.restart(CHECK_AFTER, this::assess);
    }

    /** Saves what is not saved yet. */
    public void save() {
        BriefKeeper.Place here = place;
        if (here != null) {
            keeper.save(here);
        }
    }

    /** Reads the file again, after somebody mended it. */
    public void reload() {
        BriefKeeper.Place here = place;
        if (here != null && stage.get() == Stage.UNREADABLE) {
            load(here);
        }
    }

    /**
     * Saves every open brief on the calling thread, for closing the program.
     *
     * @return why some could not be saved
     */
    public List<Failure> saveAllNow() {
        return keeper.saveAllNow();
    }

    private void saveMoved(BriefKeeper.Place moved) {
        if (!moved.equals(place)) {
            keeper.left(moved);
            return;
        }
        keeper.draft(moved)
                .filter(d -> !d.isDirty() && !d.isSaving())
                .ifPresent(d -> savedAt = clock.instant());
        refreshSaveState();
    }

    /** Queues what the button says, or asks first when an approved face exists. */
    public void queue() {
        if (!gate.offerProperty().get().isReady()) {
            return;
        }
        Optional<Finding> face = gate.approvedFace();
        if (face.isPresent()) {
            question.set(face.get());
        } else {
            queueNow(Consent.NONE);
        }
    }

    /** Answers the question: make new pictures all the same. */
    public void generateAnyway() {
        if (question.get() != null) {
            question.set(null);
            queueNow(Consent.NONE);
        }
    }

    /** Answers the question: edit the approved picture with the highest rating instead. */
    public void editInstead() {
        question.set(null);
        session.pictures().stream()
                .filter(p -> p.state() == PictureState.APPROVED)
                .max(Comparator.comparingInt(PictureSnapshot::rating))
                .ifPresent(p -> session.editingProperty().set(p.id()));
    }

    /** Answers the question: neither. */
    public void dismissQuestion() {
        question.set(null);
    }

    private record Queued(List<JobSnapshot> jobs, @Nullable Failure failure) {}

    private void queueNow(Consent consent) {
        BriefKeeper.Place here = place;
        if (here == null || gate.isQueueing()) {
            return;
        }
        Brief brief = form.brief();
        gate.queueing(true);
        session.tasks()
                .run(
                        texts.get("task.queue"),
                        () -> {
                            try {
                                return new Queued(here.home().queue(brief, consent), null);
                            } catch (FailureException e) {
                                return new Queued(List.of(), e.failure());
                            }
                        },
                        queued -> queued(here, brief, queued));
    }

    private void queued(BriefKeeper.Place from, Brief brief, Queued queued) {
        gate.queueing(false);
        Failure failure = queued.failure();
        if (failure == null) {
            keeper.draft(from).ifPresent(draft -> draft.saved(brief));
        } else if (CeilingRule.asksForConsent(failure) && from.equals(place)) {
            confirm.ask(CostQuestion.of(failure), () -> queueNow(Consent.GIVEN));
        }
        if (from.equals(place)) {
            refused.set(failure != null);
            confirmation.set(
                    failure == null
                            ? texts.get("queued", pictures(queued.jobs()))
                            : BriefWords.sentence(failure));
            saveMoved(from);
            assess();
        }
    }

    private static int pictures(List<JobSnapshot> jobs) {
        return jobs.stream().mapToInt(job -> job.order().pictures()).sum();
    }

    /** Begins to edit the prompt: from now on it is the producer's own. */
    public void editPrompt() {
        if (form.ownPromptProperty().get() == null) {
            form.ownPromptProperty().set(gate.composedPrompt());
        }
    }

    /** Puts the composed prompt back. */
    public void putPromptBack() {
        form.ownPromptProperty().set(null);
    }

    /** The fields. */
    public BriefForm form() {
        return form;
    }

    /** What the form offers. */
    public BriefOptions options() {
        return options;
    }

    /** The gate and the queue button. */
    public BriefGate gate() {
        return gate;
    }

    /** What the place of the form shows. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Why the brief cannot be read, null when it can. */
    public ReadOnlyObjectProperty<@Nullable Failure> loadFailureProperty() {
        return loadFailure.getReadOnlyProperty();
    }

    /** "Edit instead?" when it has to be answered, else null. */
    public ReadOnlyObjectProperty<@Nullable Finding> questionProperty() {
        return question.getReadOnlyProperty();
    }

    /** The prompt that would be sent: the producer's own or the composed one. */
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /** "Saved 14:32" and the like. */
    public ReadOnlyStringProperty saveStateProperty() {
        return saveState.getReadOnlyProperty();
    }

    /** What came of queueing, {@code ""} before. */
    public ReadOnlyStringProperty confirmationProperty() {
        return confirmation.getReadOnlyProperty();
    }

    /** True when queueing was refused; {@link #confirmationProperty} then says why. */
    public ReadOnlyBooleanProperty refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /** Saves what is open and stops following the session. */
    public void dispose() {
        leave();
        subscriptions.unsubscribe();
        options.dispose();
    }

    private void refreshPrompt() {
        String own = form.ownPromptProperty().get();
        prompt.set(Objects.requireNonNullElse(own, gate.composedPrompt()));
    }

    private void refreshSaveState() {
        BriefDraft draft = place == null ? null : keeper.draft(place).orElse(null);
        saveState.set(BriefWords.saveState(draft, savedAt, clock.getZone(), texts));
    }
}
