package app.proofsheet.ui.assets;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Briefs;
import app.proofsheet.work.Workspace;

import javafx.beans.InvalidationListener;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The assets of the work folder and the form for a new one. */
public final class AssetsViewModel {

    private final StudioSession session;
    private final AssetActions actions;
    private final Texts texts = Texts.of("assets");
    private final ObservableList<AssetRow> rows = FXCollections.observableArrayList();
    private final ObservableList<AssetRow> rowsView =
            FXCollections.unmodifiableObservableList(rows);
    private final NewAssetForm newAsset = new NewAssetForm(texts);
    private final ReadOnlyBooleanWrapper creating = new ReadOnlyBooleanWrapper();
    private final InvalidationListener onAssets = o -> refresh();
    private Set<String> unfinished = Set.of();
    private @Nullable String wanted;
    private boolean isWorking;
    private long number;

    /** A view model that follows the assets of the session. */
    public AssetsViewModel(StudioSession session, AssetActions actions) {
        this.session = session;
        this.actions = actions;
        session.assets().addListener(onAssets);
        refresh();
    }

    private void refresh() {
        showRows();
        chooseWanted();
        lookAtBriefs();
    }

    private void showRows() {
        List<AssetRow> now =
                session.assets().stream()
                        .map(asset -> AssetRow.of(asset, isUnfinished(asset), texts))
                        .toList();
        if (!rows.equals(now)) {
            rows.setAll(now);
        }
    }

    private boolean isUnfinished(AssetSnapshot asset) {
        return unfinished.contains(asset.dir());
    }

    /** Asks the gate about assets without pictures, to tell a finished brief from a begun one. */
    private void lookAtBriefs() {
        Workspace workspace = session.workspaceProperty().get();
        List<String> dirs =
                session.assets().stream()
                        .filter(a -> a.hasBrief() && !hasPictures(a))
                        .map(AssetSnapshot::dir)
                        .toList();
        long mine = ++number;
        if (workspace == null || dirs.isEmpty()) {
            return;
        }
        session.tasks()
                .run(
                        texts.get("task.briefs"),
                        () -> blocked(workspace.briefs(), dirs),
                        found -> {
                            if (mine == number) {
                                unfinished = found;
                                showRows();
                            }
                        });
    }

    private static boolean hasPictures(AssetSnapshot asset) {
        return asset.count(PictureState.APPROVED) + asset.count(PictureState.CANDIDATE) > 0;
    }

    private static Set<String> blocked(Briefs briefs, List<String> dirs) {
        Set<String> found = new HashSet<>();
        for (String dir : dirs) {
            try {
                if (!briefs.check(briefs.load(dir)).isReady()) {
                    found.add(dir);
                }
            } catch (FailureException e) {
                // The asset's own row and its brief form say what is wrong with the file.
                found.add(dir);
            }
        }
        return found;
    }

    /** Goes to an asset. */
    public void choose(AssetRow row) {
        AssetSnapshot now = session.assetProperty().get();
        if (now == null || !now.dir().equals(row.asset().dir())) {
            session.assetProperty().set(row.asset());
        }
    }

    /** Opens the form for a new asset. */
    public void beginNew() {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null && workspace.isWritable()) {
            newAsset.begin(
                    session.assets().stream()
                            .map(AssetSnapshot::assetId)
                            .collect(Collectors.toSet()));
            creating.set(true);
        }
    }

    /** Closes the form for a new asset. */
    public void cancelNew() {
        creating.set(false);
    }

    /** Makes the asset of the form: its folder with the beginning of a brief. */
    public void create() {
        Workspace workspace = session.workspaceProperty().get();
        if (workspace == null || isWorking || !newAsset.problemProperty().get().isEmpty()) {
            return;
        }
        String id = newAsset.assetIdProperty().get().strip();
        String dir = "assets/" + id;
        Brief brief =
                Brief.empty()
                        .withIdentity(
                                new Brief.Identity(
                                        id,
                                        null,
                                        null,
                                        orNull(newAsset.personaProperty().get()),
                                        orNull(newAsset.conceptProperty().get()),
                                        newAsset.purposeProperty().get()))
                        .withLocalAssetDir(dir);
        isWorking = true;
        session.tasks()
                .run(
                        texts.get("task.create"),
                        () -> Made.make(workspace, brief, dir),
                        made -> {
                            isWorking = false;
                            created(dir, made);
                        });
    }

    private record Made(Optional<AssetSnapshot> asset, @Nullable Failure failure) {

        static Made make(Workspace workspace, Brief brief, String dir) {
            try {
                workspace.briefs().save(brief);
                return new Made(
                        workspace.catalogue().assets().stream()
                                .filter(a -> a.dir().equals(dir))
                                .findFirst(),
                        null);
            } catch (FailureException e) {
                return new Made(Optional.empty(), e.failure());
            }
        }
    }

    private void created(String dir, Made made) {
        Failure failure = made.failure();
        if (failure != null) {
            newAsset.say(failure.sentence());
            return;
        }
        creating.set(false);
        wanted = dir;
        made.asset().ifPresent(this::add);
        chooseWanted();
    }

    private void add(AssetSnapshot asset) {
        if (session.assets().stream().noneMatch(a -> a.dir().equals(asset.dir()))) {
            session.assets().add(asset);
        }
    }

    /** The folder may be noticed later than the file was written; then it is chosen then. */
    private void chooseWanted() {
        String dir = wanted;
        if (dir != null) {
            session.assets().stream()
                    .filter(a -> a.dir().equals(dir))
                    .findFirst()
                    .ifPresent(asset -> {
                        wanted = null;
                        session.assetProperty().set(asset);
                    });
        }
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    AssetActions actions() {
        return actions;
    }

    Texts texts() {
        return texts;
    }

    StudioSession session() {
        return session;
    }

    /** The rows, in the order of the work folder. */
    public ObservableList<AssetRow> rows() {
        return rowsView;
    }

    /** The form for a new asset. */
    public NewAssetForm newAsset() {
        return newAsset;
    }

    /** True while the form for a new asset is open. */
    public ReadOnlyBooleanProperty creatingProperty() {
        return creating.getReadOnlyProperty();
    }

    /** Stops following the session. */
    public void dispose() {
        number++;
        session.assets().removeListener(onAssets);
    }
}
