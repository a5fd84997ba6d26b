package app.proofsheet.ui.palette;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.palette.PaletteEntry.Kind;
import app.proofsheet.ui.palette.PaletteSearch.Prepared;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Catalogue;
import app.proofsheet.work.Workspace;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What the palette knows and finds (design/studio.md, rules of behaviour: everything works from the
 * keyboard). Actions and assets are there at once; runs and pictures of the whole work folder are
 * read off the FX thread when it opens. Of a search only the newest answer is shown.
 */
public final class PaletteViewModel {

    /** Actions that make no sense from a list of actions. */
    private static final Set<String> HIDDEN =
            Set.of(
                    "back",
                    "palette",
                    "picture.previous",
                    "picture.next",
                    "picture.previous.up",
                    "picture.next.down");

    private final StudioSession session;
    private final ActionMap actions;
    private final Texts texts = Texts.of("palette");
    private final StringProperty query = new SimpleStringProperty("");
    private final ObservableList<PaletteEntry> results = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper reading = new ReadOnlyBooleanWrapper();
    private final AtomicInteger newest = new AtomicInteger();
    private List<Prepared> near = List.of();
    private List<Prepared> far = List.of();

    /** A palette of a studio; it knows nothing before {@link #open}. */
    public PaletteViewModel(StudioSession session, ActionMap actions) {
        this.session = session;
        this.actions = actions;
        query.subscribe(_ -> search());
    }

    /** What is searched for. */
    public StringProperty queryProperty() {
        return query;
    }

    /** The hits, best first; everything near at hand while nothing is searched for. */
    public ObservableList<PaletteEntry> results() {
        return results;
    }

    /** True while runs and pictures are still being read. */
    public ReadOnlyBooleanProperty readingProperty() {
        return reading.getReadOnlyProperty();
    }

    /** Begins anew with an empty field and fresh contents. */
    public void open() {
        List<PaletteEntry> at = new ArrayList<>();
        for (Action action : actions.all()) {
            if (isOffered(action)) {
                at.add(entry(action));
            }
        }
        session.assets().forEach(asset -> at.add(entry(asset)));
        near = at.stream().map(Prepared::of).toList();
        far = List.of();
        query.set("");
        search();
        Workspace workspace = session.workspaceProperty().get();
        if (workspace != null) {
            List<AssetSnapshot> assets = List.copyOf(session.assets());
            reading.set(true);
            session.tasks()
                    .run(
                            texts.get("reading"),
                            () -> readFar(workspace.catalogue(), assets),
                            read -> {
                                far = read;
                                reading.set(false);
                                search();
                            });
        }
    }

    private static boolean isOffered(Action action) {
        return action.canRun().get() && !HIDDEN.contains(action.id());
    }

    private PaletteEntry entry(Action action) {
        return new PaletteEntry(
                Kind.ACTION,
                action.text(),
                "",
                action.icon() == null ? "zap" : action.icon(),
                actions.keyOf(action.id()).getValue(),
                action::fire);
    }

    private PaletteEntry entry(AssetSnapshot asset) {
        return new PaletteEntry(
                Kind.ASSET,
                asset.assetId(),
                asset.dir(),
                "user",
                null,
                () -> session.assetProperty().set(asset));
    }

    private List<Prepared> readFar(Catalogue catalogue, List<AssetSnapshot> assets) {
        List<Prepared> runs = new ArrayList<>();
        List<Prepared> pictures = new ArrayList<>();
        for (AssetSnapshot asset : assets) {
            Map<String, PictureSnapshot.Origin> made = new LinkedHashMap<>();
            for (PictureSnapshot picture : catalogue.pictures(asset.dir())) {
                PictureSnapshot.Origin origin = picture.origin();
                if (origin != null) {
                    made.putIfAbsent(origin.runId(), origin);
                }
                pictures.add(Prepared.of(entry(asset, picture)));
            }
            made.values().forEach(origin -> runs.add(Prepared.of(entry(asset, origin))));
        }
        runs.addAll(pictures);
        return runs;
    }

    private PaletteEntry entry(AssetSnapshot asset, PictureSnapshot.Origin run) {
        return new PaletteEntry(
                Kind.RUN,
                run.runId(),
                joined(asset.assetId(), run.model(), run.prompt()),
                "layers",
                null,
                () -> session.showRun(asset, run.runId()));
    }

    private PaletteEntry entry(AssetSnapshot asset, PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return new PaletteEntry(
                Kind.PICTURE,
                picture.label(),
                joined(
                        picture.label().equals(picture.id().fileName())
                                ? null
                                : picture.id().fileName(),
                        asset.assetId(),
                        texts.get(
                                "state."
                                        + picture.state()
                                                .name()
                                                .toLowerCase(java.util.Locale.ROOT)),
                        origin == null ? null : origin.prompt()),
                "image",
                null,
                () -> session.show(asset, picture.id()));
    }

    private static String joined(@Nullable String... parts) {
        StringBuilder all = new StringBuilder();
        for (String part : parts) {
            if (part != null && !part.isBlank()) {
                all.append(all.isEmpty() ? "" : " · ").append(part.strip());
            }
        }
        return all.toString();
    }

    private void search() {
        int mine = newest.incrementAndGet();
        String words = query.get();
        List<Prepared> some = near;
        if (words.isBlank()) {
            results.setAll(some.stream().map(Prepared::entry).toList());
            return;
        }
        List<Prepared> more = far;
        session.tasks()
                .run(
                        texts.get("searching"),
                        () -> {
                            List<Prepared> all = new ArrayList<>(some);
                            all.addAll(more);
                            return PaletteSearch.find(all, words, _ -> newest.get() != mine);
                        },
                        found -> {
                            if (newest.get() == mine) {
                                results.setAll(found);
                            }
                        });
    }
}
