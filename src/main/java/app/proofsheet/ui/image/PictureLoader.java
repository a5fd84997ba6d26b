package app.proofsheet.ui.image;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.media.DifferenceMap;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.Pixels;
import app.proofsheet.media.UnreadablePictureException;
import app.proofsheet.media.thumbnail.ThumbnailStore;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Loads pictures for the screen: memory first, then the thumbnail store, then the file. The newest
 * request is served first; a request nobody waits for any more is never decoded; several requests
 * for the same picture share one decoding. Nothing is thrown: a result is a picture or a sentence.
 * Callbacks come on the FX thread, at once when the picture is in memory.
 */
public final class PictureLoader implements AutoCloseable {

    /** Longer sides kept on disk, in pixels; every smaller request is made from the next one up. */
    private static final int[] STORED_SIZES = {256, 768};

    private static final int FULL = Integer.MAX_VALUE;
    private static final int HEAT_MAP_SIDE = 2048;

    private final PictureFiles files;
    private final ThumbnailStore store;
    private final Executor fx;
    private final PictureDecoder decoder = new PictureDecoder();
    private final ImageCache thumbnails;
    private final ImageCache fulls;
    private final ExecutorService threads;
    private final Deque<Job> waiting = new ArrayDeque<>();
    private final Map<Key, Job> jobs = new HashMap<>();

    /**
     * A loader with its own decoding threads.
     *
     * @param files finds the file of a picture
     * @param fx hands callbacks to the FX thread, see {@code Tasks::onFx}
     * @param memory limit in bytes for pictures in memory; a quarter of it is for thumbnails
     */
    public PictureLoader(PictureFiles files, ThumbnailStore store, Executor fx, long memory) {
        this.files = files;
        this.store = store;
        this.fx = fx;
        this.thumbnails = new ImageCache(memory / 4);
        this.fulls = new ImageCache(memory - memory / 4);
        this.threads =
                Executors.newFixedThreadPool(
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        Thread.ofPlatform().daemon().name("decode-", 0).factory());
    }

    /** What is asked for; a change of the file changes the key. */
    record Key(PictureId id, long modifiedMillis, long bytes, int longest) {}

    /** One decoding and all who wait for it. */
    private static final class Job {
        final Key key;
        final PictureSnapshot picture;
        final Set<Consumer<PictureResult>> callbacks = new LinkedHashSet<>();

        Job(Key key, PictureSnapshot picture) {
            this.key = key;
            this.picture = picture;
        }
    }

    /**
     * Loads a small version.
     *
     * @param longest longer side in device pixels that is wanted; the result is at least as large,
     *     at most a quarter larger, unless the picture itself is smaller
     */
    public LoadHandle thumbnail(
            PictureSnapshot picture, int longest, Consumer<PictureResult> callback) {
        return load(picture, bucket(longest), callback);
    }

    /** Loads the picture at its full size, with smaller levels. */
    public LoadHandle full(PictureSnapshot picture, Consumer<PictureResult> callback) {
        return load(picture, FULL, callback);
    }

    /** Loads a picture behind all others, so that it is in memory when it is asked for. */
    public LoadHandle prefetch(PictureSnapshot picture) {
        Key key = key(picture, FULL);
        if (!picture.isReadable() || fulls.find(key).isPresent()) {
            return LoadHandle.SETTLED;
        }
        return enqueue(key, picture, _ -> {}, false);
    }

    /** The full picture when it is in memory. */
    public Optional<PictureImage> fullInMemory(PictureSnapshot picture) {
        return fulls.find(key(picture, FULL));
    }

    /** The largest version in memory, to show until a better one comes. */
    public Optional<PictureImage> bestInMemory(PictureSnapshot picture) {
        Optional<PictureImage> full = fullInMemory(picture);
        if (full.isPresent()) {
            return full;
        }
        for (int size = 2048; size >= 64; size = size * 4 / 5) {
            Optional<PictureImage> small = thumbnails.find(key(picture, bucket(size)));
            if (small.isPresent()) {
                return small;
            }
        }
        return Optional.empty();
    }

    /**
     * Compares two loaded full pictures, pixel by pixel, off the FX thread.
     *
     * @param callback gets the map on the FX thread
     */
    public LoadHandle difference(
            PictureImage before, PictureImage after, Consumer<DifferenceMap> callback) {
        int side = Math.min(longest(before.natural()), longest(after.natural()));
        return compute(
                () -> DifferenceMap.of(before.pixels(side), after.pixels(side), HEAT_MAP_SIDE),
                callback);
    }

    /**
     * Colours a difference off the FX thread.
     *
     * @param threshold greatest difference that does not count, 0 to 255
     * @param callback gets the heat map on the FX thread
     */
    public LoadHandle heat(DifferenceMap map, int threshold, Consumer<PictureImage> callback) {
        return compute(() -> PictureImage.full(map.heat(threshold)), callback);
    }

    private static int longest(PixelSize size) {
        return Math.max(size.width(), size.height());
    }

    private <T> LoadHandle compute(Supplier<T> work, Consumer<T> callback) {
        if (threads.isShutdown()) {
            return LoadHandle.SETTLED;
        }
        AtomicBoolean isCancelled = new AtomicBoolean();
        threads.execute(() -> {
            if (isCancelled.get()) {
                return;
            }
            T result = work.get();
            fx.execute(() -> {
                if (!isCancelled.get()) {
                    callback.accept(result);
                }
            });
        });
        return () -> isCancelled.set(true);
    }

    /** Forgets everything in memory, for another work folder or when memory runs out. */
    public void clear() {
        thumbnails.clear();
        fulls.clear();
    }

    /** Memory taken by pictures, in bytes. */
    public long memoryBytes() {
        return thumbnails.bytes() + fulls.bytes();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Sizes grow by a quarter, so that moving a slider does not fill the memory. */
    static int bucket(int longest) {
        int size = 64;
        while (size < longest && size < 4096) {
            size = (size * 5 / 4 + 3) / 4 * 4;
        }
        return size;
    }

    private static Key key(PictureSnapshot picture, int longest) {
        return new Key(
                settled(picture.id()), picture.modified().toEpochMilli(), picture.bytes(), longest);
    }

    /** A verdict moves a file between the folders of its asset and leaves name, time and bytes. */
    private static PictureId settled(PictureId id) {
        return new PictureId(id.assetDir(), id.fileName());
    }

    private LoadHandle load(
            PictureSnapshot picture, int longest, Consumer<PictureResult> callback) {
        String problem = picture.problem();
        if (problem != null) {
            callback.accept(new PictureResult.Unreadable(problem));
            return LoadHandle.SETTLED;
        }
        Key key = key(picture, longest);
        Optional<PictureImage> known = cache(longest).find(key);
        if (known.isPresent()) {
            callback.accept(new PictureResult.Ready(known.get()));
            return LoadHandle.SETTLED;
        }
        return enqueue(key, picture, callback, true);
    }

    private ImageCache cache(int longest) {
        return longest == FULL ? fulls : thumbnails;
    }

    private LoadHandle enqueue(
            Key key, PictureSnapshot picture, Consumer<PictureResult> callback, boolean isUrgent) {
        // A callback object of its own, so that the same method reference can wait twice.
        Consumer<PictureResult> waiter = callback::accept;
        synchronized (jobs) {
            Job job = jobs.get(key);
            boolean isFresh = job == null;
            if (job == null) {
                job = new Job(key, picture);
                jobs.put(key, job);
            }
            job.callbacks.add(waiter);
            boolean isWaiting = isFresh || waiting.remove(job);
            if (isWaiting && isUrgent) {
                waiting.addFirst(job);
            } else if (isWaiting) {
                waiting.addLast(job);
            }
            if (isFresh) {
                threads.execute(this::serveNext);
            }
        }
        return () -> cancel(key, waiter);
    }

    private void cancel(Key key, Consumer<PictureResult> waiter) {
        synchronized (jobs) {
            Job job = jobs.get(key);
            if (job == null || !job.callbacks.remove(waiter)) {
                return;
            }
            if (job.callbacks.isEmpty() && waiting.remove(job)) {
                jobs.remove(key);
            }
        }
    }

    private void serveNext() {
        Job job;
        synchronized (jobs) {
            job = waiting.pollFirst();
        }
        if (job == null) {
            return;
        }
        PictureResult result = decode(job);
        if (result instanceof PictureResult.Ready ready) {
            cache(job.key.longest()).keep(job.key, ready.picture());
        }
        fx.execute(() -> deliver(job, result));
    }

    private void deliver(Job job, PictureResult result) {
        Set<Consumer<PictureResult>> callbacks;
        synchronized (jobs) {
            jobs.remove(job.key);
            callbacks = new LinkedHashSet<>(job.callbacks);
        }
        callbacks.forEach(callback -> callback.accept(result));
    }

    private PictureResult decode(Job job) {
        try {
            Path file = files.file(job.picture.id());
            if (job.key.longest() == FULL) {
                return new PictureResult.Ready(PictureImage.full(decoder.decode(file)));
            }
            Pixels pixels = small(job, file).fitted(job.key.longest());
            return new PictureResult.Ready(
                    PictureImage.thumbnail(pixels, natural(job.picture.size(), pixels)));
        } catch (UnreadablePictureException unreadable) {
            return new PictureResult.Unreadable(String.valueOf(unreadable.getMessage()));
        } catch (FailureException missing) {
            return new PictureResult.Unreadable(missing.failure().sentence());
        } catch (IOException | RuntimeException broken) {
            return new PictureResult.Unreadable(
                    job.picture.id().fileName() + " cannot be read from disk.");
        }
    }

    /** The declared size, upright: a turned JPEG declares width and height the other way round. */
    private static PixelSize natural(@Nullable PixelSize declared, Pixels pixels) {
        if (declared == null) {
            return new PixelSize(pixels.width(), pixels.height());
        }
        boolean isTurned =
                declared.width() > declared.height() != pixels.width() > pixels.height()
                        && declared.width() != declared.height();
        return isTurned ? new PixelSize(declared.height(), declared.width()) : declared;
    }

    /** The same for the cache on disk: the file as if it lay beside its state's folder. */
    private static Path settled(Path file) {
        Path folder = file.getParent();
        return folder == null ? file : folder.resolveSibling(file.getFileName());
    }

    private Pixels small(Job job, Path file) throws IOException {
        int stored = storedSize(job.key.longest());
        if (stored == FULL) {
            return decoder.decode(file, job.key.longest());
        }
        ThumbnailStore.Key key =
                new ThumbnailStore.Key(
                        settled(file),
                        Files.getLastModifiedTime(file).toMillis(),
                        Files.size(file),
                        stored);
        Optional<Pixels> kept = store.find(key);
        if (kept.isPresent()) {
            return kept.get();
        }
        Pixels pixels = decoder.decode(file, stored);
        store.keep(key, pixels);
        return pixels;
    }

    private static int storedSize(int longest) {
        for (int size : STORED_SIZES) {
            if (longest <= size) {
                return size;
            }
        }
        return FULL;
    }
}
