package app.proofsheet.ui.image;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.media.DifferenceMap;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.control.TestPictures;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxToolkit;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

class PictureLoaderTest {

    @TempDir private Path folder;

    private final LinkedBlockingQueue<PictureResult> results = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> asked = new LinkedBlockingQueue<>();
    private final AtomicInteger lookups = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private TestPictures pictures;
    private PictureLoader loader;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @BeforeEach
    void makeLoader() {
        pictures = new TestPictures(folder);
        loader = loader(64L << 20);
    }

    private PictureLoader loader(long memory) {
        return new PictureLoader(this::file, store(), Runnable::run, memory);
    }

    private ThumbnailStore store() {
        return new ThumbnailStore(folder.resolve("cache"), new PictureDecoder());
    }

    /** Looked up on a decoding thread; waits while the gate is shut. */
    private Path file(PictureId id) {
        lookups.incrementAndGet();
        asked.add(id.fileName());
        try {
            if (!gate.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("gate never opened");
            }
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(closing);
        }
        return folder.resolve(id.workPath());
    }

    @AfterEach
    void close() {
        loader.close();
    }

    private PictureResult next() throws InterruptedException {
        PictureResult result = results.poll(10, TimeUnit.SECONDS);
        assertThat(result).isNotNull();
        return result;
    }

    private PictureImage ready() throws InterruptedException {
        PictureResult result = next();
        assertThat(result).isInstanceOf(PictureResult.Ready.class);
        return ((PictureResult.Ready) result).picture();
    }

    @Test
    void aThumbnailIsAtLeastAsLargeAsAskedAndLittleMore() throws Exception {
        PictureSnapshot picture = pictures.picture("001-01", 1, 900, 1600);

        loader.thumbnail(picture, 206, results::add);

        PictureImage image = ready();
        assertThat(image.image().getHeight()).isBetween(206.0, 206 * 1.3);
        assertThat(image.natural().height()).isEqualTo(1600);
    }

    @Test
    void theSecondTimeItComesFromMemoryAtOnce() throws Exception {
        PictureSnapshot picture = pictures.picture("001-01", 1, 90, 160);
        loader.thumbnail(picture, 120, results::add);
        PictureImage first = ready();

        loader.thumbnail(picture, 120, results::add);

        assertThat(results.poll()).isEqualTo(new PictureResult.Ready(first));
        assertThat(lookups.get()).isEqualTo(1);
        assertThat(loader.bestInMemory(picture)).containsSame(first);
    }

    @Test
    void aVerdictThatMovesTheFileDecodesNothingAgain() throws Exception {
        PictureSnapshot picture = pictures.picture("001-01", 1, 90, 160);
        loader.thumbnail(picture, 120, results::add);
        PictureImage first = ready();
        PictureSnapshot approved =
                new PictureSnapshot(
                        new PictureId(
                                picture.id().assetDir(),
                                "images/approved/" + picture.id().fileName()),
                        PictureState.APPROVED,
                        picture.label(),
                        picture.rating(),
                        picture.origin(),
                        picture.bytes(),
                        picture.modified(),
                        picture.size(),
                        picture.format(),
                        picture.sha256(),
                        picture.isNew(),
                        picture.problem());

        loader.thumbnail(approved, 120, results::add);

        assertThat(results.poll()).isEqualTo(new PictureResult.Ready(first));
        assertThat(lookups.get()).isEqualTo(1);
    }

    @Test
    void anotherProgramStartFindsItOnDisk() throws Exception {
        PictureSnapshot picture = pictures.picture("001-01", 1, 900, 1600);
        loader.thumbnail(picture, 200, results::add);
        ready();
        Path file = folder.resolve(picture.id().workPath());
        var time = Files.getLastModifiedTime(file);
        byte[] noise = new byte[(int) Files.size(file)];
        Files.write(file, noise);
        Files.setLastModifiedTime(file, time);

        loader.close();
        loader = loader(64L << 20);
        loader.thumbnail(picture, 200, results::add);

        // The file itself is not even a picture any more: this came from the cache folder.
        assertThat(ready().image().getHeight()).isGreaterThanOrEqualTo(200);
    }

    @Test
    void aChangedFileIsDecodedAgain() throws Exception {
        PictureSnapshot before = pictures.picture("001-01", 1, 90, 160);
        loader.full(before, results::add);
        ready();
        PictureSnapshot after = pictures.picture("001-01", 2, 60, 100);

        loader.full(after, results::add);

        assertThat(ready().natural().width()).isEqualTo(60);
    }

    @Test
    void aFullPictureHasSmallerLevelsForDrawingSmall() throws Exception {
        loader.full(pictures.picture("001-01", 1, 900, 1600), results::add);

        PictureImage image = ready();

        assertThat(image.at(1).getWidth()).isEqualTo(900);
        assertThat(image.at(0.5).getWidth()).isEqualTo(450);
        assertThat(image.at(0.3).getWidth()).isEqualTo(450);
        assertThat(image.at(0.2).getWidth()).isEqualTo(225);
        assertThat(image.bytes()).isGreaterThan(4L * 900 * 1600);
    }

    @Test
    void requestsForOnePictureShareOneDecoding() throws Exception {
        gate = new CountDownLatch(1);
        PictureSnapshot picture = pictures.picture("001-01", 1, 90, 160);
        for (int i = 0; i < 5; i++) {
            loader.full(picture, results::add);
        }

        gate.countDown();

        for (int i = 0; i < 5; i++) {
            ready();
        }
        assertThat(lookups.get()).isEqualTo(1);
    }

    @Test
    void theNewestRequestIsServedFirstAndACancelledOneNever() throws Exception {
        gate = new CountDownLatch(1);
        int busy = Math.max(2, Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < busy; i++) {
            loader.full(pictures.picture("busy-" + i, i, 20, 30), results::add);
        }
        for (int i = 0; i < busy; i++) {
            asked.poll(10, TimeUnit.SECONDS);
        }
        loader.full(pictures.picture("old", 1, 20, 30), results::add);
        LoadHandle unwanted = loader.full(pictures.picture("gone", 1, 20, 30), results::add);
        loader.full(pictures.picture("new", 1, 20, 30), results::add);
        unwanted.cancel();

        gate.countDown();
        for (int i = 0; i < busy + 2; i++) {
            ready();
        }

        assertThat(List.copyOf(asked)).containsExactly("image-run-new.png", "image-run-old.png");
        assertThat(results).isEmpty();
    }

    @Test
    void aCallbackIsNotCalledAfterCancellingWhileDecoding() throws Exception {
        gate = new CountDownLatch(1);
        PictureSnapshot picture = pictures.picture("001-01", 1, 20, 30);
        LoadHandle handle = loader.full(picture, results::add);
        asked.poll(10, TimeUnit.SECONDS);
        LinkedBlockingQueue<PictureResult> others = new LinkedBlockingQueue<>();
        loader.full(picture, others::add);

        handle.cancel();
        gate.countDown();

        assertThat(others.poll(10, TimeUnit.SECONDS)).isInstanceOf(PictureResult.Ready.class);
        assertThat(results).isEmpty();
    }

    @Test
    void memoryStaysBelowItsLimit() throws Exception {
        loader.close();
        long limit = 4L << 20;
        loader = loader(limit);

        for (int i = 0; i < 12; i++) {
            loader.full(pictures.picture("n-" + i, i, 300, 500), results::add);
            ready();
        }

        assertThat(loader.memoryBytes()).isPositive().isLessThanOrEqualTo(limit);
        loader.clear();
        assertThat(loader.memoryBytes()).isZero();
    }

    @Test
    void aBrokenFileIsASentence() throws Exception {
        PictureSnapshot broken =
                pictures.bytes("001-01", new byte[0], null, PictureState.CANDIDATE, 0, false, null);

        loader.thumbnail(broken, 200, results::add);
        loader.full(broken, results::add);

        for (int i = 0; i < 2; i++) {
            assertThat(next())
                    .isEqualTo(
                            new PictureResult.Unreadable(
                                    "image-run-001-01.png is empty (0 bytes)."));
        }
    }

    @Test
    void aPictureWithAKnownProblemIsNotTouched() throws Exception {
        PictureSnapshot picture = pictures.picture("001-01", 1, 20, 30);
        PictureSnapshot refused =
                new PictureSnapshot(
                        picture.id(),
                        picture.state(),
                        picture.label(),
                        0,
                        null,
                        picture.bytes(),
                        picture.modified(),
                        null,
                        "png",
                        null,
                        false,
                        "It declares 30000 × 30000 pixels.");

        loader.full(refused, results::add);

        assertThat(next())
                .isEqualTo(new PictureResult.Unreadable("It declares 30000 × 30000 pixels."));
        assertThat(lookups.get()).isZero();
    }

    @Test
    void aFailureOfTheFolderIsItsSentence() throws Exception {
        loader.close();
        loader =
                new PictureLoader(
                        _ -> {
                            throw new FailureException(
                                    Failure.of(
                                            "outside",
                                            FailureKind.STORAGE,
                                            "It lies outside the work folder."));
                        },
                        store(),
                        Runnable::run,
                        1L << 20);

        loader.full(pictures.picture("001-01", 1, 20, 30), results::add);

        assertThat(next())
                .isEqualTo(new PictureResult.Unreadable("It lies outside the work folder."));
    }

    @Test
    void whatIsPrefetchedIsThereAtOnce() throws Exception {
        PictureSnapshot picture = pictures.picture("001-01", 1, 20, 30);
        gate = new CountDownLatch(1);
        loader.prefetch(picture);
        loader.full(picture, results::add);
        gate.countDown();
        ready();

        assertThat(loader.fullInMemory(picture)).isPresent();
        assertThat(lookups.get()).isEqualTo(1);
    }

    @Test
    void twoPicturesAreComparedOffTheCallersThread() throws Exception {
        loader.full(pictures.picture("001-01", 1, 200, 300), results::add);
        PictureImage one = ready();
        loader.full(pictures.picture("001-02", 9, 200, 300), results::add);
        PictureImage other = ready();
        LinkedBlockingQueue<DifferenceMap> differences = new LinkedBlockingQueue<>();
        LinkedBlockingQueue<PictureImage> heats = new LinkedBlockingQueue<>();

        loader.difference(one, other, differences::add);

        DifferenceMap difference = differences.poll(10, TimeUnit.SECONDS);
        assertThat(difference).isNotNull();
        assertThat(difference.changed(4)).isBetween(0.2, 1.0);

        loader.heat(difference, 4, heats::add);

        PictureImage heat = heats.poll(10, TimeUnit.SECONDS);
        assertThat(heat).isNotNull();
        assertThat(heat.natural().width()).isEqualTo(200);
    }
}
