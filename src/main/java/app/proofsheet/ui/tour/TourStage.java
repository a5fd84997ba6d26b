package app.proofsheet.ui.tour;

import app.proofsheet.media.PictureEncoder;
import app.proofsheet.media.Pixels;
import app.proofsheet.ui.app.Studio;
import app.proofsheet.ui.app.StudioMemory;
import app.proofsheet.ui.app.StudioPanels;
import app.proofsheet.ui.app.StudioPorts;
import app.proofsheet.ui.brief.FileChoice;
import app.proofsheet.ui.fx.FxTasks;
import app.proofsheet.ui.session.Desktop;

import javafx.application.Platform;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A real studio in a scene of 1440 × 900 without a window: presses its keys and buttons and takes
 * pictures of it. Used from a thread that is not the FX thread.
 */
final class TourStage {

    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final long PATIENCE_SECONDS = 300;
    private static final int SETTLING_LOOKS = 8;

    private static final Logger LOG = Logger.getLogger(TourStage.class.getName());

    private final FxTasks bridge = new FxTasks(_ -> {});
    private final AtomicReference<@Nullable Throwable> fault = new AtomicReference<>();
    private final TourPorts ports;
    private final StudioMemory memory;
    private final StudioPanels panels = new StudioPanels(new NoFiles());
    private final Studio studio;
    private final Scene scene;

    /** Nobody is there to choose files. */
    private static final class NoFiles implements FileChoice {
        @Override
        public Optional<Path> oneFile(String title, Path startFolder) {
            return Optional.empty();
        }

        @Override
        public List<Path> manyFiles(String title, Path startFolder) {
            return List.of();
        }
    }

    /** Nobody is there to look at a file manager. */
    private static final class NoDesktop implements Desktop {
        @Override
        public void reveal(Path path) {
            // Nothing to show it with.
        }

        @Override
        public void chooseFolder(String title, Consumer<Path> chosen) {
            // Nobody to ask.
        }

        @Override
        public void copy(String text) {
            // The clipboard of whoever runs the tour stays as it is.
        }

        @Override
        public void copyFiles(List<Path> files) {
            // As above.
        }
    }

    /** Starts a studio; {@code memory} outlives it, as the state file does. */
    TourStage(TourPorts ports, StudioMemory memory) throws InterruptedException {
        this.ports = ports;
        this.memory = memory;
        startToolkit();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> noteFault(thrown));
        doOnFx(() -> Thread.currentThread().setUncaughtExceptionHandler((_, t) -> noteFault(t)));
        studio = onFx(this::build);
        scene =
                onFx(() -> {
                    Scene made = new Scene(studio.root(), WIDTH, HEIGHT);
                    studio.attach(made);
                    return made;
                });
    }

    private Studio build() {
        return new Studio(
                new StudioPorts(
                        ports.folders(),
                        memory,
                        new NoDesktop(),
                        panels,
                        ports.thumbnails(),
                        ports.clock()));
    }

    private static void startToolkit() throws InterruptedException {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        CountDownLatch started = new CountDownLatch(1);
        try {
            Platform.startup(started::countDown);
        } catch (IllegalStateException isRunning) {
            return;
        }
        started.await();
        Platform.setImplicitExit(false);
    }

    /** A fault on any thread ends the tour at the next look. */
    private void noteFault(Throwable thrown) {
        if (fault.compareAndSet(null, thrown)) {
            LOG.log(Level.SEVERE, "A fault during the tour", thrown);
        }
    }

    private void checkFault() {
        Throwable thrown = fault.get();
        if (thrown != null) {
            throw new TourException("the studio met a fault: " + thrown, thrown);
        }
    }

    Studio studio() {
        return studio;
    }

    StudioPanels panels() {
        return panels;
    }

    /** Runs on the FX thread and waits for the result. */
    <T> T onFx(Supplier<T> action) throws InterruptedException {
        CompletableFuture<T> result = new CompletableFuture<>();
        bridge.onFx(() -> {
            try {
                result.complete(action.get());
            } catch (RuntimeException | Error failed) {
                result.completeExceptionally(failed);
            }
        });
        try {
            T value = result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            checkFault();
            return value;
        } catch (ExecutionException failed) {
            throw new TourException("the studio failed: " + failed.getCause(), failed);
        } catch (TimeoutException slow) {
            throw new TourException("the studio does not answer", slow);
        }
    }

    void doOnFx(Runnable action) throws InterruptedException {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    /** Waits until something holds on the FX thread. */
    void await(String what, BooleanSupplier condition) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!onFx(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new TourException("it never came to hold that " + what, null);
            }
            // Scenes without a window get no pulses: layout happens when a picture is taken.
            doOnFx(this::layOut);
            never.await(40, TimeUnit.MILLISECONDS);
        }
    }

    private void layOut() {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
    }

    private WritableImage snapshot() {
        layOut();
        uncache(scene.getRoot());
        return scene.snapshot(null);
    }

    /** Scroll panes cache what they show, and without a window nothing renews what they cached. */
    private static void uncache(Node node) {
        node.setCache(false);
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(TourStage::uncache);
        }
    }

    /** Fails unless something holds now. */
    void check(String what, BooleanSupplier condition) throws InterruptedException {
        if (!onFx(condition::getAsBoolean)) {
            throw new TourException("it should hold that " + what, null);
        }
    }

    /** A node on screen. */
    <T extends Node> T find(String selector, Class<T> type) throws InterruptedException {
        Node found =
                onFx(
                                () -> {
                                    layOut();
                                    return Optional.ofNullable(scene.getRoot().lookup(selector));
                                })
                        .orElseThrow(
                                () -> new TourException("nothing on screen is " + selector, null));
        return type.cast(found);
    }

    /** Presses a key on what has the keyboard. */
    void press(KeyCode code, KeyCode... held) throws InterruptedException {
        List<KeyCode> modifiers = List.of(held);
        doOnFx(() -> {
            Event.fireEvent(
                    keyboardOwner(),
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            code.getName(),
                            code,
                            modifiers.contains(KeyCode.SHIFT),
                            modifiers.contains(KeyCode.CONTROL),
                            modifiers.contains(KeyCode.ALT),
                            false));
        });
    }

    /** A scene without a window does not notice when what has the keyboard goes away. */
    private Node keyboardOwner() {
        @Nullable Node owner = scene.getFocusOwner();
        boolean isThere = owner != null && owner.getScene() == scene && !owner.isDisabled();
        return isThere && owner != null ? owner : scene.getRoot();
    }

    /** Waits until nothing runs in the background. */
    void settle() throws InterruptedException {
        await("the studio is at rest", studio::isIdle);
    }

    /** Takes a picture of what can be seen, when everything on it is decoded. */
    Path photograph(String name) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int i = 0; i < SETTLING_LOOKS; i++) {
            onFx(this::snapshot);
            never.await(120, TimeUnit.MILLISECONDS);
        }
        settle();
        WritableImage image = onFx(this::snapshot);
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        int[] argb = new int[width * height];
        image.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbPreInstance(), argb, 0, width);
        Path file = ports.out().resolve(name + ".png");
        try {
            Files.write(file, PictureEncoder.png(new Pixels(width, height, argb, true)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /** Closes the whole studio and waits until everything is on disk. */
    void close() throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        doOnFx(() -> studio.close(closed::countDown));
        if (!closed.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new TourException("the studio did not close", null);
        }
        bridge.close();
    }
}
