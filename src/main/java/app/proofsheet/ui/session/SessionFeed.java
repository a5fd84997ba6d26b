package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.work.Workspace;

import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Fills a session from a work folder and keeps it true: changes of the folder (also by other
 * programs) and of the queue are collected off the FX thread and handed over at once. Called on the
 * FX thread.
 */
public final class SessionFeed implements AutoCloseable {

    private final StudioSession session;
    private final VerdictDesk verdicts;
    private final Tasks tasks;
    private final Subscription assetChoice;
    private @Nullable Attached attached;
    private boolean reading;
    private boolean readAgain;

    /** Feeds a session; nothing is open yet. */
    public SessionFeed(StudioSession session, VerdictDesk verdicts) {
        this.session = session;
        this.verdicts = verdicts;
        this.tasks = session.tasks();
        this.assetChoice = session.assetProperty().subscribe(this::onAssetChosen);
        verdicts.onReload(this::reload);
    }

    /** What is held of an open work folder. */
    private record Attached(
            Workspace workspace, JobFeed jobFeed, JobQueue.Listening jobs, AutoCloseable folder) {

        void release() {
            jobFeed.close();
            jobs.close();
            try {
                folder.close();
            } catch (Exception e) {
                throw new IllegalStateException("cannot stop listening to the folder", e);
            }
        }
    }

    /**
     * Shows a work folder that was opened off the FX thread. What was open before is let go of, but
     * not closed.
     *
     * @param start what was read from it
     * @param assetDir the asset to show first, null for the first one
     */
    public void attach(Workspace workspace, Start start, @Nullable String assetDir) {
        detach();
        JobFeed jobFeed = new JobFeed(tasks::onFx, this::onJobs);
        JobQueue.Listening jobs = workspace.jobs().listen(jobFeed::accept);
        AutoCloseable folder = workspace.catalogue().listen(_ -> tasks.onFx(this::reload));
        attached = new Attached(workspace, jobFeed, jobs, folder);
        session.workspaceProperty().set(workspace);
        session.assets().setAll(start.assets());
        session.jobs().setAll(start.jobs());
        AssetSnapshot first =
                start.assets().stream()
                        .filter(a -> a.dir().equals(assetDir))
                        .findFirst()
                        .orElse(start.assets().isEmpty() ? null : start.assets().getFirst());
        session.assetProperty().set(first);
        reload();
    }

    /** What a work folder holds when it is opened. */
    public record Start(List<AssetSnapshot> assets, List<JobSnapshot> jobs) {

        /** Reads it; touches the disk. */
        public static Start read(Workspace workspace) {
            return new Start(workspace.catalogue().assets(), workspace.jobs().jobs());
        }
    }

    /** Lets go of the open work folder and empties the session. */
    public void detach() {
        Attached before = attached;
        if (before == null) {
            return;
        }
        attached = null;
        before.release();
        verdicts.forget();
        session.editingProperty().set(null);
        session.viewProperty().set(ViewMode.GRID);
        session.selection().clear();
        session.focusProperty().set(null);
        session.assetProperty().set(null);
        session.pictures().clear();
        session.assets().clear();
        session.jobs().clear();
        session.filterProperty().set(PictureFilter.ALL);
        session.workspaceProperty().set(null);
    }

    private void onAssetChosen(@Nullable AssetSnapshot before, @Nullable AssetSnapshot now) {
        String dir = now == null ? null : now.dir();
        if (before != null && before.dir().equals(dir)) {
            return;
        }
        session.editingProperty().set(null);
        session.viewProperty().set(ViewMode.GRID);
        session.selection().clear();
        session.focusProperty().set(null);
        session.pictures().clear();
        session.filterProperty().set(session.filterProperty().get().withRun(null));
        session.setLoading(dir != null);
        if (attached != null) {
            reload();
        }
    }

    /**
     * Reads assets and pictures again; while a reading runs, one more follows it. While verdicts
     * are on their way the folder is between two states, so that the reading waits for them: the
     * desk asks for it when it is done.
     */
    public void reload() {
        Attached open = attached;
        if (open == null || verdicts.isBusy()) {
            return;
        }
        if (reading) {
            readAgain = true;
            return;
        }
        reading = true;
        AssetSnapshot on = session.assetProperty().get();
        String dir = on == null ? null : on.dir();
        tasks.run(
                "Reading the folder",
                () -> read(open.workspace(), dir),
                answer -> {
                    reading = false;
                    if (attached == open && !verdicts.isBusy()) {
                        answer.accept(this);
                    }
                    if (readAgain) {
                        readAgain = false;
                        reload();
                    }
                });
    }

    /** A failed reading must not block the next one, so that it is handed over as a value too. */
    private static Consumer<SessionFeed> read(Workspace workspace, @Nullable String dir) {
        try {
            Reload read =
                    new Reload(
                            workspace.catalogue().assets(),
                            dir,
                            dir == null ? List.of() : workspace.catalogue().pictures(dir));
            return feed -> feed.apply(read);
        } catch (RuntimeException failed) {
            return feed ->
                    feed.tasks.run(
                            "Reading the folder",
                            () -> {
                                throw failed;
                            },
                            _ -> {});
        }
    }

    private void apply(Reload read) {
        setIfChanged(session.assets(), read.assets());
        AssetSnapshot on = session.assetProperty().get();
        AssetSnapshot fresh =
                on == null
                        ? null
                        : read.assets().stream()
                                .filter(a -> a.dir().equals(on.dir()))
                                .findFirst()
                                .orElse(null);
        if (fresh == null && !read.assets().isEmpty()) {
            session.assetProperty().set(read.assets().getFirst());
            return;
        }
        if (!Objects.equals(on, fresh)) {
            session.assetProperty().set(fresh);
        }
        if (on != null && on.dir().equals(read.assetDir())) {
            boolean isFirstLook = session.loadingProperty().get();
            session.setLoading(false);
            applyPictures(read.pictures());
            if (isFirstLook && !session.chooseWanted() && session.focusProperty().get() == null) {
                session.step(0);
            }
        }
    }

    private void applyPictures(List<PictureSnapshot> read) {
        int place = session.shownIndex();
        setIfChanged(session.pictures(), verdicts.overlay(read));
        Set<PictureId> there = new HashSet<>();
        session.pictures().forEach(p -> there.add(p.id()));
        session.selection().removeIf(id -> !there.contains(id));
        PictureSnapshot focused = session.focusProperty().get();
        if (focused == null) {
            return;
        }
        PictureSnapshot now = session.find(focused.id()).orElse(null);
        if (now != null) {
            session.focusProperty().set(now);
        } else if (session.shown().isEmpty()) {
            session.focusProperty().set(null);
            session.viewProperty().set(ViewMode.GRID);
        } else {
            session.choose(session.shown().get(Math.clamp(place, 0, session.shown().size() - 1)));
        }
        PictureId edited = session.editingProperty().get();
        if (edited != null && !there.contains(edited)) {
            session.editingProperty().set(null);
        }
    }

    private static <T> void setIfChanged(List<T> list, List<T> next) {
        if (!list.equals(next) && list instanceof javafx.collections.ObservableList<T> seen) {
            seen.setAll(next);
        }
    }

    private void onJobs(List<JobSnapshot> newest) {
        Map<String, JobSnapshot> all = new LinkedHashMap<>();
        session.jobs().forEach(j -> all.put(j.id(), j));
        boolean landed = false;
        for (JobSnapshot job : newest) {
            JobSnapshot known = all.get(job.id());
            if (known != null && known.revision() >= job.revision()) {
                continue;
            }
            landed |= job.saved() > (known == null ? 0 : known.saved());
            landed |= job.state().isSettled() && (known == null || !known.state().isSettled());
            all.put(job.id(), job);
        }
        List<JobSnapshot> next = new ArrayList<>(all.values());
        next.sort(java.util.Comparator.comparing(JobSnapshot::id));
        setIfChanged(session.jobs(), next);
        if (landed) {
            reload();
        }
    }

    @Override
    public void close() {
        detach();
        assetChoice.unsubscribe();
    }
}
