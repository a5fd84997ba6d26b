package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.ui.compare.CompareView;
import app.proofsheet.ui.compare.CompareViewModel;
import app.proofsheet.ui.control.CutText;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.FxTasks;
import app.proofsheet.ui.gallery.GalleryTools;
import app.proofsheet.ui.gallery.GalleryView;
import app.proofsheet.ui.gallery.GalleryViewModel;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.keys.KeyChoices;
import app.proofsheet.ui.loupe.LoupeView;
import app.proofsheet.ui.notice.Notice;
import app.proofsheet.ui.notice.NoticeBoardViewModel;
import app.proofsheet.ui.notice.NoticePane;
import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.palette.PaletteViewModel;
import app.proofsheet.ui.queue.QueueDrawer;
import app.proofsheet.ui.queue.QueueViewModel;
import app.proofsheet.ui.review.ReasonPane;
import app.proofsheet.ui.review.ReasonViewModel;
import app.proofsheet.ui.session.SeenMarks;
import app.proofsheet.ui.session.SessionFeed;
import app.proofsheet.ui.session.SpendFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.UndoTexts;
import app.proofsheet.ui.session.VerdictDesk;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.theme.Theme;
import app.proofsheet.work.Workspace;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;

/**
 * One studio: session, views and what they do together. It needs a scene, not a window, so that it
 * runs in a window and off stage alike. Made and used on the FX thread.
 */
public final class Studio {

    private static final long PICTURE_MEMORY = 512L << 20;

    private final StudioPorts ports;
    private final Texts texts = Texts.of("app");
    private final NoticeBoardViewModel notices = new NoticeBoardViewModel();
    private final FxTasks tasks = new FxTasks(this::onFailure);
    private final Rest rest = new Rest(tasks.runningProperty());
    private final StudioSession session = new StudioSession(tasks);
    private final VerdictDesk verdicts = new VerdictDesk(session, notices);
    private final SessionFeed feed = new SessionFeed(session, verdicts);
    private final ReasonViewModel reasons = new ReasonViewModel(session, verdicts);
    private final UndoTexts undoTexts = new UndoTexts(session);
    private final SeenMarks seen = new SeenMarks(session);
    private final SpendFeed spending = new SpendFeed(session);
    private final AtomicReference<@Nullable Workspace> current = new AtomicReference<>();
    private final PictureLoader pictures;
    private final Theme theme = new Theme();
    private final BooleanProperty pausesAfterCrash = new SimpleBooleanProperty();
    private final Overlay overlay = new Overlay();
    private final PaneViewModel panes;
    private final ActionMap actions;
    private final KeyChoices keys;
    private final QueueViewModel queue;
    private final GalleryViewModel gallery;
    private final CompareViewModel compare;
    private final ProviderViewModel providers;
    private final PaletteViewModel palette;
    private final GalleryView grid;
    private final MainWindow window;
    private final ReadOnlyStringWrapper opening = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("");
    private final Timeline clockwork;
    private final Recall recall;
    private final BooleanProperty judged = new SimpleBooleanProperty();
    private ViewMode beforeEdit = ViewMode.GRID;
    private boolean closed;

    /** Builds a studio without a work folder. */
    public Studio(StudioPorts ports) {
        this.ports = ports;
        recall = new Recall(ports.memory());
        StudioMemory.Remembered remembered = recall.now();
        theme.choiceProperty().set(remembered.theme());
        pausesAfterCrash.set(remembered.pausesAfterCrash());
        theme.textSizeProperty().set(remembered.ease().textSize());
        theme.motionProperty().set(remembered.ease().motion());
        judged.set(remembered.ease().judged());
        pictures = new PictureLoader(this::file, ports.thumbnails(), tasks::onFx, PICTURE_MEMORY);
        panes = new PaneViewModel(session, remembered);
        StudioDeeds deeds =
                new StudioDeeds(
                        this,
                        session,
                        panes,
                        overlay,
                        notices,
                        spending,
                        ports.desktop(),
                        reasons,
                        new PurgeDeed(session, verdicts, overlay, notices),
                        new HandOverDeed(
                                session, verdicts, overlay, ports.desktop(), ports.clock()));
        actions = StudioActions.declare(session, verdicts, panes, deeds);
        actions.say("undo", undoTexts.undoProperty());
        actions.say("redo", undoTexts.redoProperty());
        verdicts.onSettled(() -> {
            undoTexts.refresh();
            judged.set(true);
        });
        verdicts.onRubricMissing(picture -> {
            session.choose(picture);
            deeds.showReview();
        });
        keys = new KeyChoices(actions);
        queue =
                new QueueViewModel(
                        session, spending, overlay, notices, ports.desktop(), ports.clock());
        gallery = new GalleryViewModel(session, ports.clock());
        compare = new CompareViewModel(session, notices);
        verdicts.tell(compare);
        providers = new ProviderViewModel(session);
        palette = new PaletteViewModel(session, actions);
        grid = new GalleryView(session, gallery, actions, pictures, judged);
        grid.grid().cellWidthProperty().set(remembered.tileWidth());
        window = new MainWindow(parts(), ports.panels(), panes, views(), openingProperty());
        // The views declare actions of their own, whose keys may be chosen too.
        keys.fromText(remembered.keys());
        keys.onChange(this::remember);
        pausesAfterCrash.addListener(_ -> remember());
        clockwork = new Timeline(new KeyFrame(Duration.seconds(1), _ -> tick()));
        clockwork.setCycleCount(Animation.INDEFINITE);
        clockwork.play();
        session.workspaceProperty().subscribe(this::onWorkspace);
        session.editingProperty().subscribe(this::onEditing);
    }

    private Panels.Parts parts() {
        return new Panels.Parts(
                session,
                verdicts,
                actions,
                pictures,
                notices,
                overlay,
                ports.desktop(),
                ports.clock(),
                this::openSample,
                panes.expandedProperty());
    }

    private MainWindow.Views views() {
        TopBar top =
                new TopBar(
                        session,
                        actions,
                        panes,
                        providers,
                        spending,
                        theme,
                        pausesAfterCrash,
                        () -> recall.now().recent(),
                        this::open);
        return new MainWindow.Views(
                top,
                grid,
                new GalleryTools(session, gallery, grid.grid().cellWidthProperty()),
                new LoupeView(session, actions, pictures),
                new CompareView(session, compare, actions, pictures),
                new QueueDrawer(queue, panes::toggleQueue, actions.get("costs")::fire),
                new NoticePane(notices, ports.desktop()::copy, this::beginView),
                new ReasonPane(reasons, actions.keyOf("verdict.reason")),
                overlay);
    }

    private Path file(PictureId id) {
        Workspace workspace = current.get();
        if (workspace == null) {
            throw new FailureException(
                    Failure.of("no_work_folder", FailureKind.STATE, "No work folder is open."));
        }
        return workspace.catalogue().file(id);
    }

    private void tick() {
        if (queue.isMoving()) {
            queue.tick();
            gallery.tick();
        }
    }

    private void onFailure(Failure failure) {
        // A fault of the program is shown by the last resort, never twice.
        if (!failure.code().equals("unexpected")) {
            notices.show(Notice.of(failure));
        }
    }

    private void onWorkspace(@Nullable Workspace workspace) {
        Path name = workspace == null ? null : workspace.root().getFileName();
        title.set(name == null ? texts.get("title") : texts.get("title.folder", name));
        session.policyProperty().set(ReviewPolicy.FREE);
        if (workspace != null) {
            tasks.run(
                    texts.get("opening"),
                    workspace.reviews()::policy,
                    session.policyProperty()::set);
        }
    }

    private void onEditing(@Nullable PictureId before, @Nullable PictureId now) {
        if (before == null && now != null) {
            beforeEdit = session.viewProperty().get();
            session.viewProperty().set(ViewMode.LOUPE);
        } else if (before != null && now == null && session.workspaceProperty().get() != null) {
            session.viewProperty()
                    .set(beforeEdit == ViewMode.COMPARE ? ViewMode.LOUPE : beforeEdit);
        }
    }

    /** Starts in a folder, or in the last one when it is null; without either it asks for one. */
    public void start(@Nullable Path folder) {
        if (folder != null) {
            open(folder);
        } else if (!recall.now().recent().isEmpty()) {
            open(Path.of(recall.now().recent().getFirst()));
        }
    }

    /** Opens a work folder; the one that is open is closed when that went well. */
    public void open(Path folder) {
        Path name = folder.getFileName();
        opening.set(name == null ? folder.toString() : name.toString());
        JobQueue.AfterCrash afterCrash =
                pausesAfterCrash.get() ? JobQueue.AfterCrash.PAUSE : JobQueue.AfterCrash.GO_ON;
        tasks.run(texts.get("opening"), () -> tryToOpen(folder, afterCrash), this::opened);
    }

    /** A failed opening must end the waiting on screen, so that it is handed over as a value. */
    private record Opening(
            @Nullable Workspace workspace,
            SessionFeed.@Nullable Start start,
            @Nullable Failure failure) {}

    private Opening tryToOpen(Path folder, JobQueue.AfterCrash afterCrash) {
        try {
            Workspace workspace = ports.folders().open(folder, afterCrash);
            try {
                return new Opening(workspace, SessionFeed.Start.read(workspace), null);
            } catch (RuntimeException unreadable) {
                workspace.close();
                throw unreadable;
            }
        } catch (FailureException expected) {
            return new Opening(null, null, expected.failure());
        }
    }

    private void opened(Opening result) {
        Workspace workspace = result.workspace();
        SessionFeed.Start start = result.start();
        if (workspace == null || start == null || closed) {
            opening.set("");
            Failure failure = result.failure();
            if (failure != null) {
                notices.show(Notice.of(failure));
            } else if (workspace != null) {
                tasks.run(texts.get("closing"), () -> letGo(workspace), _ -> {});
            }
            return;
        }
        Workspace before = current.getAndSet(workspace);
        pictures.clear();
        feed.attach(workspace, start, recall.assetOf(workspace.root()));
        opening.set("");
        if (before != null) {
            tasks.run(texts.get("closing"), () -> letGo(before), _ -> {});
        }
        if (!workspace.isWritable()) {
            notices.show(Notice.info(texts.get("read.only")));
        }
        workspace.openingNotices().forEach(said -> notices.show(Notice.found(said)));
        remember();
        window.begin();
    }

    private static Workspace letGo(Workspace workspace) {
        workspace.close();
        return workspace;
    }

    /** Opens a fresh copy of the sample. */
    public void openSample() {
        tasks.run(texts.get("sampling"), ports.folders()::copySample, this::open);
    }

    void chooseFolder() {
        ports.desktop().chooseFolder(texts.get("folder.choose"), this::open);
    }

    KeyChoices keys() {
        return keys;
    }

    private void beginView() {
        window.begin();
    }

    PaletteViewModel palette() {
        return palette;
    }

    MainWindow window() {
        return window;
    }

    /**
     * Dresses a scene that shows {@link #root()}, and makes keys and dropped folders work in it.
     */
    public Subscription attach(Scene scene) {
        Subscription dressed = theme.dress(scene);
        Subscription keys = actions.install(scene);
        FolderDrop.install(scene, this::open);
        CutText.tell(scene);
        return Subscription.combine(dressed, keys);
    }

    /** The content of the window. */
    public Parent root() {
        return window.root();
    }

    /** What the screens share. */
    public StudioSession session() {
        return session;
    }

    /** All actions, for menus outside the window and for the tour. */
    public ActionMap actions() {
        return actions;
    }

    /** The notices on screen. */
    public NoticeBoardViewModel notices() {
        return notices;
    }

    /** The layer for questions. */
    public Overlay overlay() {
        return overlay;
    }

    /** Panes and their sizes. */
    public PaneViewModel panes() {
        return panes;
    }

    /** Dark, light, or as the system has it. */
    public Theme theme() {
        return theme;
    }

    /** True when nothing runs in the background. */
    public boolean isIdle() {
        return tasks.runningProperty().get() == 0 && !verdicts.isBusy();
    }

    /** Name of the folder being opened, empty when none is. */
    public ReadOnlyStringProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /** Title of the window. */
    public ReadOnlyStringProperty titleProperty() {
        return title.getReadOnlyProperty();
    }

    /** Frees memory that can be had again. */
    public void freeMemory() {
        pictures.clear();
    }

    /** Where the window was last, null when it was never placed. */
    public StudioMemory.@Nullable WindowPlace lastPlace() {
        return recall.now().window();
    }

    /** Remembers where the window is. */
    public void place(StudioMemory.WindowPlace place) {
        recall.place(place);
    }

    private void remember() {
        StudioMemory.Remembered kept =
                recall.update(
                        current.get(),
                        session.assetProperty().get(),
                        theme.choiceProperty().get(),
                        grid.grid().cellWidthProperty().get(),
                        panes,
                        keys.toText(),
                        pausesAfterCrash.get(),
                        new StudioMemory.Ease(
                                theme.textSizeProperty().get(),
                                theme.motionProperty().get(),
                                judged.get()));
        tasks.run(texts.get("closing"), () -> recall.save(kept), _ -> {});
    }

    /**
     * Closes everything: verdicts and saves under way are waited for, the queue goes on at the next
     * start.
     *
     * @param then runs on the FX thread at the end
     */
    public void close(Runnable then) {
        if (closed) {
            return;
        }
        closed = true;
        clockwork.stop();
        verdicts.whenIdle(() -> closePanes(then));
    }

    private void closePanes(Runnable then) {
        remember();
        window.dispose();
        queue.dispose();
        gallery.dispose();
        compare.dispose();
        providers.dispose();
        panes.dispose();
        seen.dispose();
        undoTexts.dispose();
        spending.dispose();
        feed.close();
        rest.after(() -> {
            Workspace open = current.getAndSet(null);
            if (open != null) {
                tasks.run(texts.get("closing"), () -> letGo(open), _ -> {});
            }
            rest.after(() -> {
                tasks.close();
                pictures.close();
                then.run();
            });
        });
    }
}
