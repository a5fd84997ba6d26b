package app.proofsheet.work;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.asset.AssetFolders;
import app.proofsheet.folder.asset.AssetReader;
import app.proofsheet.folder.asset.FileStamp;
import app.proofsheet.folder.asset.FolderWatch;
import app.proofsheet.folder.asset.SeenPictures;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The catalogue as the folder has it (spec/asset-folder.md): reads what is there, by whatever tool
 * it was written, and rewrites nothing. Safe for use by several threads.
 */
public final class FolderCatalogue implements Catalogue, AutoCloseable {

    private static final Logger LOG = System.getLogger(FolderCatalogue.class.getName());

    private final WorkPaths paths;
    private final SeenPictures seen;
    private final Map<String, AssetReader> readers = new ConcurrentHashMap<>();
    private final List<Consumer<Set<String>>> listeners = new CopyOnWriteArrayList<>();
    private @Nullable FolderWatch watch;

    /** The catalogue of a work folder. */
    public FolderCatalogue(WorkPaths paths) {
        this.paths = paths;
        this.seen = new SeenPictures(paths.root());
    }

    @Override
    public List<AssetSnapshot> assets() {
        List<String> dirs = AssetFolders.find(paths.root());
        readers.keySet().retainAll(dirs);
        return dirs.stream()
                .map(dir -> reader(dir).read().asset())
                .sorted(
                        Comparator.comparing(AssetSnapshot::assetId)
                                .thenComparing(AssetSnapshot::dir))
                .toList();
    }

    @Override
    public List<PictureSnapshot> pictures(String assetDir) {
        if (!Files.isDirectory(paths.assetRoot(assetDir))) {
            return List.of();
        }
        return reader(assetDir).read().pictures().stream().map(this::withParentAsItIsNow).toList();
    }

    @Override
    public Optional<PictureSnapshot> picture(PictureId id) {
        return pictures(id.assetDir()).stream().filter(p -> p.id().equals(id)).findFirst();
    }

    @Override
    public Path file(PictureId id) {
        return WorkPaths.inside(paths.assetRoot(id.assetDir()), id.path());
    }

    @Override
    public void markSeen(Set<PictureId> ids) {
        Map<String, FileStamp> files = new HashMap<>();
        Set<String> dirs = new TreeSet<>();
        for (PictureId id : ids) {
            FileStamp.of(file(id))
                    .filter(stamp -> !seen.isSeen(id.workPath(), stamp))
                    .ifPresent(stamp -> {
                        files.put(id.workPath(), stamp);
                        dirs.add(id.assetDir());
                    });
        }
        seen.mark(files);
        tell(dirs);
    }

    @Override
    public AutoCloseable listen(Consumer<Set<String>> changedAssetDirs) {
        listeners.add(changedAssetDirs);
        startWatching();
        return () -> listeners.remove(changedAssetDirs);
    }

    /** Tells the listeners now that this program changed an asset. */
    public void refresh(String assetDir) {
        tell(Set.of(assetDir));
    }

    /**
     * Where a picture is now that a record names by an earlier path: there, or where verdicts moved
     * it, or the one file of that name in its asset.
     *
     * @param workPath work-relative path of a record
     */
    public Optional<PictureId> locate(String workPath) {
        Path file = WorkPaths.find(paths.root(), workPath).orElse(null);
        if (file == null) {
            return Optional.empty();
        }
        Optional<String> dir = AssetFolders.holding(paths.root(), file);
        if (dir.isEmpty()) {
            return Optional.empty();
        }
        String assetDir = dir.get();
        String path = assetDir.isEmpty() ? workPath : workPath.substring(assetDir.length() + 1);
        if (Files.isRegularFile(file)) {
            return Optional.of(new PictureId(assetDir, path));
        }
        AssetReader reader = reader(assetDir);
        PictureId moved = new PictureId(assetDir, reader.journal().log().follow(path, null));
        if (WorkPaths.find(paths.assetRoot(assetDir), moved.path())
                .filter(Files::isRegularFile)
                .isPresent()) {
            return Optional.of(moved);
        }
        List<PictureId> sameName =
                reader.read().pictures().stream()
                        .map(PictureSnapshot::id)
                        .filter(id -> id.fileName().equals(moved.fileName()))
                        .toList();
        return sameName.size() == 1 ? Optional.of(sameName.getFirst()) : Optional.empty();
    }

    /** Stops watching. */
    @Override
    public synchronized void close() {
        listeners.clear();
        FolderWatch running = watch;
        watch = null;
        if (running != null) {
            running.close();
        }
    }

    /** The reader of an asset, for other use cases of this package. */
    AssetReader reader(String assetDir) {
        return readers.computeIfAbsent(
                assetDir, dir -> new AssetReader(paths.assetRoot(dir), dir, seen));
    }

    private PictureSnapshot withParentAsItIsNow(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        if (origin == null || origin.derivedFrom() == null) {
            return picture;
        }
        String recorded = origin.derivedFrom();
        String now = locate(recorded).map(PictureId::workPath).orElse(recorded);
        if (now.equals(recorded)) {
            return picture;
        }
        return new PictureSnapshot(
                picture.id(),
                picture.state(),
                picture.label(),
                picture.rating(),
                new PictureSnapshot.Origin(
                        origin.runId(),
                        origin.attemptId(),
                        origin.index(),
                        origin.provider(),
                        origin.model(),
                        origin.mode(),
                        origin.prompt(),
                        origin.variant(),
                        now,
                        origin.feedback(),
                        origin.cost()),
                picture.bytes(),
                picture.modified(),
                picture.size(),
                picture.format(),
                picture.sha256(),
                picture.isNew(),
                picture.problem());
    }

    private void tell(Set<String> dirs) {
        if (!dirs.isEmpty()) {
            listeners.forEach(listener -> listener.accept(Set.copyOf(dirs)));
        }
    }

    /** A system that allows no more watches leaves the folder usable: it is read when asked for. */
    private synchronized void startWatching() {
        if (watch == null && Files.isDirectory(paths.root())) {
            try {
                watch = FolderWatch.start(paths.root(), this::tell);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "changes by other programs are not heard at once", e);
            }
        }
    }
}
