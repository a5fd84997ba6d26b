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
import java.util.HashSet;
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
 * second. New folders are taken in as they appear. When events were lost everything is taken in
 * anew; a work folder that goes away is waited for.
 */
public final class FolderWatch implements AutoCloseable {

    private static final Logger LOG = System.getLogger(FolderWatch.class.getName());
    private static final Duration QUIET = Duration.ofMillis(80);
    private static final Duration LATEST = Duration.ofMillis(500);
    private static final Duration POLL = Duration.ofMillis(400);
    private static final List<String> WATCHED_IN_ASSET =
            List.of("runs", "runs/image", "qa", "inputs");

    /** Pictures may lie in folders of their own below the folder of their state. */
    private static final int PICTURES_DEPTH = 5;

    private final Path workFolder;
    private final Consumer<Set<String>> listener;
    private final WatchService service;
    private final FolderPoll poll;
    private final Map<WatchKey, Watched> keys = new HashMap<>();
    private final Set<Path> folders = new HashSet<>();
    private final Thread thread;

    /** A watched folder and the asset it belonged to when it was taken in, null when none. */
    private record Watched(Path folder, @Nullable String assetDir) {}

    private FolderWatch(Path workFolder, Consumer<Set<String>> listener, WatchService service) {
        this.workFolder = workFolder;
        this.listener = listener;
        this.service = service;
        this.poll = new FolderPoll(workFolder);
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
                Set<String> changed = new TreeSet<>();
                WatchKey key = service.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
                long end = System.nanoTime() + LATEST.toNanos();
                boolean isWhole = !poll.isReplaced();
                while (key != null) {
                    isWhole &= collect(key, changed);
                    boolean late = System.nanoTime() > end;
                    key = late ? null : service.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS);
                }
                if (!isWhole) {
                    startOver(changed);
                }
                for (Path folder : poll.changed()) {
                    takeIn(folder);
                    AssetFolders.holding(workFolder, folder).ifPresent(changed::add);
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

    /** Takes everything in anew; whatever was an asset before or is one now may have changed. */
    private void startOver(Set<String> changed) {
        for (Map.Entry<WatchKey, Watched> entry : keys.entrySet()) {
            entry.getKey().cancel();
            if (entry.getValue().assetDir() != null) {
                changed.add(entry.getValue().assetDir());
            }
        }
        keys.clear();
        folders.clear();
        poll.clear();
        takeIn(workFolder);
        changed.addAll(AssetFolders.find(workFolder));
    }

    /** Notes what a key has heard; false when events were lost or the work folder is gone. */
    private boolean collect(WatchKey key, Set<String> changed) {
        Watched watched = keys.get(key);
        boolean isWhole = true;
        for (WatchEvent<?> event : key.pollEvents()) {
            if (event.kind() == StandardWatchEventKinds.OVERFLOW) {
                isWhole = false;
            } else if (watched != null
                    && event.context() instanceof Path name
                    && !isInternal(name)) {
                note(watched, watched.folder().resolve(name), changed);
            }
        }
        if (!key.reset() && watched != null) {
            keys.remove(key);
            folders.remove(watched.folder());
            isWhole &= !watched.folder().equals(workFolder);
        }
        return isWhole;
    }

    private void note(Watched watched, Path path, Set<String> changed) {
        if (watched.assetDir() != null) {
            changed.add(watched.assetDir());
        }
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            // Watched first, looked at then: what comes in between is seen by one of the two.
            takeIn(path);
            Optional<String> holding = AssetFolders.holding(workFolder, path);
            holding.ifPresent(changed::add);
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
            if (watched.assetDir() == null) {
                AssetFolders.holding(workFolder, path).ifPresent(changed::add);
            }
            letGo(path, changed);
        }
    }

    /** A removed or renamed folder may have been an asset, or have held some. */
    private void letGo(Path path, Set<String> changed) {
        if (!folders.contains(path)) {
            return;
        }
        folders.removeIf(folder -> folder.startsWith(path));
        keys.entrySet()
                .removeIf(entry -> {
                    Watched watched = entry.getValue();
                    if (!watched.folder().startsWith(path)) {
                        return false;
                    }
                    if (watched.assetDir() != null) {
                        changed.add(watched.assetDir());
                    }
                    entry.getKey().cancel();
                    return true;
                });
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
        takeInPictures(asset.resolve("images"), PICTURES_DEPTH);
        RunArchive.folders(asset.resolve("runs/image")).forEach(this::register);
    }

    private void takeInPictures(Path folder, int depth) {
        if (Files.isDirectory(folder)) {
            register(folder);
            if (depth > 1) {
                RunArchive.folders(folder).forEach(below -> takeInPictures(below, depth - 1));
            }
        }
    }

    private void register(Path folder) {
        try {
            WatchKey key =
                    folder.register(
                            service,
                            StandardWatchEventKinds.ENTRY_CREATE,
                            StandardWatchEventKinds.ENTRY_MODIFY,
                            StandardWatchEventKinds.ENTRY_DELETE);
            folders.add(folder);
            keys.put(
                    key,
                    new Watched(folder, AssetFolders.holding(workFolder, folder).orElse(null)));
        } catch (IOException e) {
            // Gone again, or the system allows no more watches.
            LOG.log(Level.DEBUG, "a folder is not watched", e);
            poll.add(folder);
        }
    }

    private static boolean isInternal(Path name) {
        String text = name.toString();
        return text.startsWith(".") || text.endsWith(".tmp");
    }
}
