package app.proofsheet.folder.asset;

import app.proofsheet.folder.WorkPaths;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Hears what anybody changes in the asset folders below a work folder and tells which assets
 * changed, a burst at a time: at most a moment after the last change, never later than half a
 * second. New folders are taken in as they appear.
 */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(FolderWatch.class.getName());
    private static final Duration QUIET = Duration.ofMillis(80);
    private static final Duration LATEST = Duration.ofMillis(500);
    private static final List<String> WATCHED_IN_ASSET =
            List.of("images", "runs", "runs/image", "qa", "inputs");

    private final Path workFolder;
    private final Consumer<Set<String>> listener;
    private final WatchService service;
    private final Map<WatchKey, Watched> keys = new HashMap<>();
    private final Thread thread;

    /** A watched folder and the asset it belonged to when it was taken in, null when none. */
    private record Watched(Path folder, @Nullable String assetDir) {}

    private FolderWatch(Path workFolder, Consumer<Set<String>> listener, WatchService service) {
        this.workFolder = workFolder;
        this.listener = listener;
        this.service = service;
        this.thread = Thread.ofPlatform().daemon().name("folder-watch").unstarted(this::loop);
    }

    /**
     * Starts watching; changes made after this returns are heard.
     *
     * @param listener hears work-relative asset folders, on the watching thread
     */
    public static FolderWatch start(Path workFolder, Consumer<Set<String>> listener)
            throws IOException {
        FolderWatch watch =
                new FolderWatch(workFolder, listener, workFolder.getFileSystem().newWatchService());
        watch.takeIn(workFolder);
        watch.thread.start();
        return watch;
    }

    @Override
    public void close() {
        try {
            service.close();
            if (Thread.currentThread() != thread) {
                thread.join(Duration.ofSeconds(2));
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the watch did not close cleanly", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void loop() {
        try {
            while (true) {
                WatchKey key = service.take();
                long end = System.nanoTime() + LATEST.toNanos();
                Set<String> changed = new TreeSet<>();
                while (key != null) {
                    collect(key, changed);
                    boolean late = System.nanoTime() > end;
                    key = late ? null : service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
                }
                if (!changed.isEmpty()) {
                    listener.accept(changed);
                }
            }
        } catch (ClosedWatchServiceException e) {
            // Closed by close(): the end of the watch.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void collect(WatchKey key, Set<String> changed) {
        Watched watched = keys.get(key);
        for (WatchEvent<?> event : key.pollEvents()) {
            if (watched == null || event.kind() == StandardWatchEventKinds.OVERFLOW) {
                changed.addAll(AssetFolders.find(workFolder));
            } else if (event.context() instanceof Path name && !isInternal(name)) {
                note(watched, watched.folder().resolve(name), changed);
            }
        }
        if (!key.reset()) {
            keys.remove(key);
        }
    }

    private void note(Watched watched, Path path, Set<String> changed) {
        if (watched.assetDir() != null) {
            changed.add(watched.assetDir());
        }
        Optional<String> holding = AssetFolders.holding(workFolder, path);
        holding.ifPresent(changed::add);
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            takeIn(path);
            holding.map(workFolder::resolve).ifPresent(this::takeInAsset);
            // Files that came before the folder was taken in are told here, not by an event.
            AssetFolders.visit(
                    path,
                    folder -> {
                        if (AssetFolders.isAsset(folder)) {
                            WorkPaths.relative(workFolder, folder).ifPresent(changed::add);
                        }
                    });
        } else {
            // A removed folder may have been an asset.
            WorkPaths.relative(workFolder, path)
                    .filter(dir -> keys.values().stream().anyMatch(w -> dir.equals(w.assetDir())))
                    .ifPresent(changed::add);
        }
    }

    private void takeIn(Path start) {
        AssetFolders.visit(
                start,
                folder -> {
                    register(folder);
                    if (AssetFolders.isAsset(folder)) {
                        takeInAsset(folder);
                    }
                });
    }

    private void takeInAsset(Path asset) {
        for (String part : WATCHED_IN_ASSET) {
            if (Files.isDirectory(asset.resolve(part))) {
                register(asset.resolve(part));
            }
        }
        RunArchive.folders(asset.resolve("images")).forEach(this::register);
        RunArchive.folders(asset.resolve("runs/image")).forEach(this::register);
    }

    private void register(Path folder) {
        try {
            WatchKey key =
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
            keys.put(
                    key,
                    new Watched(folder, AssetFolders.holding(workFolder, folder).orElse(null)));
        } catch (IOException e) {
            // Gone again, or the system allows no more watches: it is read when asked for.
            LOG.log(Level.DEBUG, "a folder is not watched", e);
        }
    }

    private static boolean isInternal(Path name) {
        String text = name.toString();
        return text.startsWith(".") || text.endsWith(".tmp");
    }
}
