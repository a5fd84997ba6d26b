package app.proofsheet.ui;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.work.Catalogue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Assets and pictures in memory; the picture files are real. */
public final class FakeCatalogue implements Catalogue {

    private final Path root;
    private final Map<String, AssetPurpose> purposes = new LinkedHashMap<>();
    private final Map<PictureId, PictureSnapshot> pictures = new LinkedHashMap<>();
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();

    FakeCatalogue(Path root) {
        this.root = root;
    }

    /** Adds an asset without pictures and without telling the listeners. */
    public synchronized void addAsset(String dir, AssetPurpose purpose) {
        purposes.put(dir, purpose);
    }

    /** Adds or replaces a picture without telling the listeners. */
    public synchronized void put(PictureSnapshot picture) {
        pictures.put(picture.id(), picture);
    }

    /** Takes a picture out without telling the listeners, as when another program deletes it. */
    public synchronized void remove(PictureId id) {
        pictures.remove(id);
    }

    /** Tells the listeners that an asset changed. */
    public void changed(String dir) {
        listeners.forEach(l -> l.accept(Set.of(dir)));
    }

    /** Number of listeners, to see that a closed studio let go. */
    public int listeners() {
        return listeners.size();
    }

    @Override
    public synchronized List<AssetSnapshot> assets() {
        List<AssetSnapshot> all = new ArrayList<>();
        purposes.forEach((dir, purpose) -> {
            Map<PictureState, Integer> counts = new EnumMap<>(PictureState.class);
            for (PictureState state : PictureState.values()) {
                counts.put(state, 0);
            }
            List<PictureSnapshot> own = pictures(dir);
            own.forEach(p -> counts.merge(p.state(), 1, Integer::sum));
            String hero =
                    own.stream()
                            .filter(p -> p.state() == PictureState.APPROVED)
                            .findFirst()
                            .map(p -> p.id().path())
                            .orElse(null);
            int fresh = (int) own.stream().filter(PictureSnapshot::isNew).count();
            String id = dir.substring(dir.lastIndexOf('/') + 1);
            all.add(new AssetSnapshot(dir, id, purpose, counts, fresh, hero, !own.isEmpty(), null));
        });
        return all;
    }

    @Override
    public synchronized List<PictureSnapshot> pictures(String assetDir) {
        return pictures.values().stream()
                .filter(p -> p.id().assetDir().equals(assetDir))
                .sorted(
                        Comparator.comparing(
                                        (PictureSnapshot p) -> p.label().substring(0, 3),
                                        Comparator.reverseOrder())
                                .thenComparing(p -> p.id().fileName()))
                .toList();
    }

    @Override
    public synchronized Optional<PictureSnapshot> picture(PictureId id) {
        return Optional.ofNullable(pictures.get(id));
    }

    @Override
    public Path file(PictureId id) {
        return root.resolve(id.workPath());
    }

    @Override
    public void markSeen(Set<PictureId> ids) {
        synchronized (this) {
            ids.forEach(id -> pictures.computeIfPresent(id, (key, p) -> seen(p)));
        }
        ids.stream().map(PictureId::assetDir).distinct().forEach(this::changed);
    }

    private static PictureSnapshot seen(PictureSnapshot p) {
        return with(p, p.id(), p.state(), p.rating(), false);
    }

    static PictureSnapshot with(
            PictureSnapshot p, PictureId id, PictureState state, int rating, boolean isNew) {
        return new PictureSnapshot(
                id,
                state,
                p.label(),
                rating,
                p.origin(),
                p.bytes(),
                p.modified(),
                p.size(),
                p.format(),
                p.sha256(),
                isNew,
                p.problem());
    }

    @Override
    public AutoCloseable listen(Consumer<Set<String>> changedAssetDirs) {
        listeners.add(changedAssetDirs);
        return () -> listeners.remove(changedAssetDirs);
    }
}
