package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.ui.notice.Confirm;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The brief of the asset on screen: its fields, the gate, the composed prompt, autosave and
 * queueing. All methods belong on the FX thread.
 */
public final class BriefViewModel {

    private static final Duration SAVE_AFTER = Duration.ofMillis(800);
    private static final Duration CHECK_AFTER = Duration.ofMillis(200);
    private static final Duration LOOK_AFTER = Duration.ofMillis(700);

    /** What the place of the form shows. */
    public enum Stage {
        NO_ASSET,
        LOADING,
        FORM,
        /** The file cannot be read: a card says so and nothing is written. */
        UNREADABLE
    }

    private final StudioSession session;
    private final Clock clock;
    private final Pause savePause;
    private final Pause checkPause;
    private final Pause lookPause;
    private final Texts texts = Texts.of("brief");
    private final BriefForm form = new BriefForm(this::edited);
    private final BriefKeeper keeper;
    private final BriefOptions options;
    private final BriefGate gate;
    private final BriefQueueing queueing;
    private final BriefSheets sheets;
    private final LockPreviews lockPreviews;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.NO_ASSET);
    private final ReadOnlyObjectWrapper<@Nullable Failure> loadFailure =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper prompt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper saveState = new ReadOnlyStringWrapper("");
    private final Subscription subscriptions;
    private BriefKeeper.@Nullable Place place;
    private @Nullable Instant savedAt;
    private long loadNumber;

    /**
     * A view model that follows the asset of the session.
     *
     * @param confirm asks before it costs more than a ceiling
     * @param savePause before what was typed is saved
     * @param checkPause before what was typed is checked
     * @param lookPause between looks at the files the brief names
     */
    public BriefViewModel(
            StudioSession session,
            Confirm confirm,
            Clock clock,
            Pause savePause,
            Pause checkPause,
            Pause lookPause) {
        this.session = session;
        this.clock = clock;
        this.savePause = savePause;
        this.checkPause = checkPause;
        this.lookPause = lookPause;
        this.keeper = new BriefKeeper(session.tasks(), this::saveMoved);
        this.options = new BriefOptions(session, form, texts);
        this.gate = new BriefGate(session.tasks(), texts);
        OnScreen screen = new OnScreen();
        this.queueing = new BriefQueueing(session, confirm, gate, screen, texts);
        this.sheets = new BriefSheets(session, screen, texts);
        this.lockPreviews = new LockPreviews(session, form, gate, texts);
        this.subscriptions =
                Subscription.combine(
                        gate.seenProperty().subscribe(seen -> refreshPrompt()),
                        session.assetProperty().subscribe(this::assetChosen));
    }

    /** The brief on screen, for what is done with it. */
    private final class OnScreen implements BriefQueueing.OnScreen, BriefSheets.OnScreen {

        @Override
        public Optional<BriefKeeper.Place> place() {
            return Optional.ofNullable(place).filter(here -> stage.get() == Stage.FORM);
        }

        @Override
        public Brief brief() {
            return form.brief();
        }

        @Override
        public void queued(BriefKeeper.Place from, Brief brief) {
            keeper.draft(from).ifPresent(draft -> draft.saved(brief));
            saveMoved(from);
            if (from.equals(place)) {
                assess();
            }
        }

        @Override
        public void replace(Brief brief) {
            // What is in the form reaches the file first, so that it becomes an earlier version.
            save();
            form.fill(brief.withLocalAssetDir(form.localAssetDirProperty().get()));
            edited();
            save();
            assess();
        }
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
            queueing.forget();
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
        lookPause.cancel();
        queueing.dismissQuestion();
        sheets.close();
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
        lookLater();
    }

    /** Other programs add and remove the files a brief names; the marks follow within a second. */
    private void lookLater() {
        lookPause.restart(LOOK_AFTER, this::lookAtFiles);
    }

    private void lookAtFiles() {
        BriefKeeper.Place here = place;
        if (here == null || stage.get() != Stage.FORM) {
            return;
        }
        Brief brief = form.brief();
        session.tasks()
                .run(
                        texts.get("task.check"),
                        () -> here.home().filesSeen(brief),
                        now -> {
                            if (here.equals(place)) {
                                if (gate.isOutdated(now)) {
                                    assess();
                                }
                                lookLater();
                            }
                        });
    }

    private void edited() {
        BriefKeeper.Place here = place;
        if (here == null || stage.get() != Stage.FORM) {
            return;
        }
        // A reading that is still under way is older than this change, even if it arrives later.
        loadNumber++;
        keeper.draft(here).ifPresent(draft -> draft.change(form.brief()));
        queueing.forget();
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

    private void saveMoved(BriefKeeper.Place moved) {
        if (!moved.equals(place)) {
            keeper.left(moved);
            return;
        }
        keeper.draft(moved)
                .filter(d -> !d.isDirty() && !d.isSaving())
                .ifPresent(d -> {
                    savedAt = clock.instant();
                    sheets.refresh();
                });
        refreshSaveState();
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

    /** Queueing and the question before it. */
    public BriefQueueing queueing() {
        return queueing;
    }

    /** Earlier versions, templates and copies. */
    public BriefSheets sheets() {
        return sheets;
    }

    /** What the chosen persona lock says. */
    public LockPreviews lockPreviews() {
        return lockPreviews;
    }

    /** The zone times are shown in. */
    java.time.ZoneId zone() {
        return clock.getZone();
    }

    /** What the place of the form shows. */
    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /** Why the brief cannot be read, null when it can. */
    public ReadOnlyObjectProperty<@Nullable Failure> loadFailureProperty() {
        return loadFailure.getReadOnlyProperty();
    }

    /** The prompt that would be sent: the producer's own or the composed one. */
    public ReadOnlyStringProperty promptProperty() {
        return prompt.getReadOnlyProperty();
    }

    /** "Saved 14:32" and the like. */
    public ReadOnlyStringProperty saveStateProperty() {
        return saveState.getReadOnlyProperty();
    }

    /**
     * Saves every brief that is not in its file yet, also those that could not be saved before, and
     * stops following the session. The saves run as tasks: who closes the program waits for them.
     */
    public void dispose() {
        leave();
        keeper.saveAll();
        lockPreviews.dispose();
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
