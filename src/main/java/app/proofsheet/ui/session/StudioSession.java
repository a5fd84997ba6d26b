package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.work.Workspace;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What all screens share. Every property is read and written on the FX thread only. Screens meet
 * here and never import each other.
 */
public final class StudioSession {

    private final Tasks tasks;
    private final ObjectProperty<@Nullable Workspace> workspace = new SimpleObjectProperty<>();
    private final ObservableList<AssetSnapshot> assets = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable AssetSnapshot> asset = new SimpleObjectProperty<>();
    private final ObservableList<PictureSnapshot> pictures = FXCollections.observableArrayList();
    private final ObservableList<PictureSnapshot> shown = FXCollections.observableArrayList();
    private final ObservableList<PictureId> selection = FXCollections.observableArrayList();
    private final ObjectProperty<@Nullable PictureSnapshot> focus = new SimpleObjectProperty<>();
    private final ObservableList<JobSnapshot> jobs = FXCollections.observableArrayList();
    private final ObservableList<PictureSnapshot> compared = FXCollections.observableArrayList();
    private final ObjectProperty<ViewMode> view = new SimpleObjectProperty<>(ViewMode.GRID);
    private final BooleanProperty autoAdvance = new SimpleBooleanProperty(true);
    private final ObjectProperty<@Nullable PictureId> editing = new SimpleObjectProperty<>();
    private final ObjectProperty<PictureFilter> filter =
            new SimpleObjectProperty<>(PictureFilter.ALL);
    private final ObjectProperty<ReviewPolicy> policy =
            new SimpleObjectProperty<>(ReviewPolicy.FREE);
    private final IntegerProperty reviewRequests = new SimpleIntegerProperty();
    private final ReadOnlyBooleanWrapper loading = new ReadOnlyBooleanWrapper();
    private @Nullable PictureId wanted;

    /** A session without a work folder. */
    public StudioSession(Tasks tasks) {
        this.tasks = tasks;
        filter.subscribe(this::refreshShown);
        pictures.addListener((ListChangeListener<PictureSnapshot>) _ -> refreshShown());
    }

    /** Runs work off the FX thread. */
    public Tasks tasks() {
        return tasks;
    }

    /** The open work folder, null when none. */
    public ObjectProperty<@Nullable Workspace> workspaceProperty() {
        return workspace;
    }

    /** Assets of the work folder. */
    public ObservableList<AssetSnapshot> assets() {
        return assets;
    }

    /** The asset on screen, null when none. */
    public ObjectProperty<@Nullable AssetSnapshot> assetProperty() {
        return asset;
    }

    /** All pictures of the asset on screen. */
    public ObservableList<PictureSnapshot> pictures() {
        return pictures;
    }

    /** The pictures the grid shows after filter and order; loupe and filmstrip follow it. */
    public ObservableList<PictureSnapshot> shown() {
        return shown;
    }

    /** Selected pictures in order of selection. */
    public ObservableList<PictureId> selection() {
        return selection;
    }

    /**
     * The picture that has the keyboard focus; verdict keys work on it when only one is selected.
     */
    public ObjectProperty<@Nullable PictureSnapshot> focusProperty() {
        return focus;
    }

    /**
     * The pictures compared, two to four, for an edit its parent first; empty while nothing is
     * compared. The selection is then the one of them that a verdict is for.
     */
    public ObservableList<PictureSnapshot> compared() {
        return compared;
    }

    /** Jobs of the work folder, oldest first. */
    public ObservableList<JobSnapshot> jobs() {
        return jobs;
    }

    /** Grid, loupe or compare. */
    public ObjectProperty<ViewMode> viewProperty() {
        return view;
    }

    /** Go to the next picture after a verdict. */
    public BooleanProperty autoAdvanceProperty() {
        return autoAdvance;
    }

    /**
     * The picture being sent to edit: the edit panel takes the inspector's place; null when closed.
     */
    public ObjectProperty<@Nullable PictureId> editingProperty() {
        return editing;
    }

    /** Which pictures are shown, and in which order. */
    public ObjectProperty<PictureFilter> filterProperty() {
        return filter;
    }

    /** How the work folder wants its pictures reviewed, as far as it was read. */
    public ObjectProperty<ReviewPolicy> policyProperty() {
        return policy;
    }

    /** Rises when the person is to be taken to the rubric of the picture in focus. */
    public ReadOnlyIntegerProperty reviewRequestsProperty() {
        return reviewRequests;
    }

    /** Takes the person to the rubric of the picture in focus. */
    public void requestReview() {
        reviewRequests.set(reviewRequests.get() + 1);
    }

    /** True while the pictures of a newly chosen asset are being read. */
    public ReadOnlyBooleanProperty loadingProperty() {
        return loading.getReadOnlyProperty();
    }

    void setLoading(boolean value) {
        loading.set(value);
    }

    private void refreshShown() {
        List<PictureSnapshot> next = filter.get().apply(pictures);
        if (!next.equals(shown)) {
            shown.setAll(next);
        }
    }

    /** Chooses one picture: it is the selection and has the focus. */
    public void choose(PictureSnapshot picture) {
        focus.set(picture);
        if (!selection.equals(List.of(picture.id()))) {
            selection.setAll(picture.id());
        }
    }

    /**
     * Shows a picture wherever it is: its asset, then the picture as soon as it is read. A filter
     * that would hide it is lifted.
     */
    public void show(AssetSnapshot of, PictureId picture) {
        wanted = picture;
        assetProperty().set(of);
        chooseWanted();
    }

    /** Shows the pictures of one run in the grid, in all their states. */
    public void showRun(AssetSnapshot of, String runId) {
        assetProperty().set(of);
        view.set(ViewMode.GRID);
        filter.set(filter.get().everything().withRun(runId));
    }

    /** Chooses the picture that was asked for, as soon as it is there; true when it was chosen. */
    boolean chooseWanted() {
        PictureSnapshot found = wanted == null ? null : find(wanted).orElse(null);
        if (found == null) {
            return false;
        }
        wanted = null;
        if (!shown.contains(found)) {
            filter.set(filter.get().everything().withState(found.state()));
        }
        choose(found);
        view.set(ViewMode.LOUPE);
        return true;
    }

    /** Moves the focus in the shown pictures by a number of places, stopping at both ends. */
    public void step(int places) {
        if (shown.isEmpty()) {
            return;
        }
        int at = shownIndex();
        int next = at < 0 ? 0 : Math.clamp((long) at + places, 0, shown.size() - 1);
        choose(shown.get(next));
    }

    /** Place of the focused picture among the shown ones, -1 when it is not shown. */
    public int shownIndex() {
        PictureSnapshot focused = focus.get();
        if (focused == null) {
            return -1;
        }
        for (int i = 0; i < shown.size(); i++) {
            if (shown.get(i).id().equals(focused.id())) {
                return i;
            }
        }
        return -1;
    }

    /** Jobs of the asset on screen that still make pictures, oldest first. */
    public List<JobSnapshot> jobsUnderWay() {
        AssetSnapshot on = asset.get();
        return on == null
                ? List.of()
                : jobs.stream()
                        .filter(j -> j.order().run().assetDir().equals(on.dir()))
                        .filter(j -> !j.state().isSettled())
                        .toList();
    }

    /**
     * The picture an edit was made from. A parent that was judged since has moved, so that its file
     * name counts when nothing is at the recorded path.
     */
    public Optional<PictureSnapshot> parentOf(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        String from = origin == null ? null : origin.derivedFrom();
        if (from == null) {
            return Optional.empty();
        }
        String name = from.substring(from.lastIndexOf('/') + 1);
        return pictures.stream()
                .filter(p -> p.id().workPath().equals(from))
                .findFirst()
                .or(() ->
                        pictures.stream().filter(p -> p.id().fileName().equals(name)).findFirst());
    }

    /** Snapshot of a picture of the asset on screen. */
    public Optional<PictureSnapshot> find(PictureId id) {
        return pictures.stream().filter(p -> p.id().equals(id)).findFirst();
    }

    /** Files of the {@link #targets}, as absolute paths; nobody looks whether they are there. */
    public List<Path> targetFiles() {
        Workspace open = workspace.get();
        return open == null
                ? List.of()
                : targets().stream().map(p -> open.root().resolve(p.id().workPath())).toList();
    }

    /** Snapshots of the selection, in order; the focused picture when nothing is selected. */
    public List<PictureSnapshot> targets() {
        List<PictureSnapshot> chosen = selection.stream().flatMap(id -> find(id).stream()).toList();
        PictureSnapshot focused = focus.get();
        return chosen.isEmpty() && focused != null ? List.of(focused) : chosen;
    }
}
