package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.FakeWorkspace;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A whole studio over fakes, in a scene without a window. */
final class StudioFixture implements AutoCloseable {

    final FakeWorkspace work;
    final FakeFolders folders;
    final Panels panels;
    final FakeDesktop desktop = new FakeDesktop();
    final StudioMemory memory;
    final Studio studio;
    final Scene scene;

    StudioFixture(Path dir, double width, double height) {
        this(sample(dir), dir, new FakePanels(), StudioMemory.none(), width, height);
    }

    StudioFixture(
            FakeWorkspace work,
            Path dir,
            Panels panels,
            StudioMemory memory,
            double width,
            double height) {
        this.work = work;
        this.panels = panels;
        this.memory = memory;
        folders = new FakeFolders(work.root()).with(work);
        StudioPorts ports =
                new StudioPorts(
                        folders,
                        memory,
                        desktop,
                        panels,
                        new ThumbnailStore(dir.resolve(".thumbnails"), new PictureDecoder()),
                        Clock.fixed(FakeWorkspace.NOW, ZoneOffset.UTC));
        studio = onFx(() -> new Studio(ports));
        scene =
                onFx(() -> {
                    Scene made = new Scene(studio.root(), width, height);
                    studio.attach(made);
                    return made;
                });
    }

    static FakeWorkspace sample(Path dir) {
        return FakeWorkspace.sample(dir.resolve("example-co-th"));
    }

    StudioFixture opened() {
        onFx(() -> {
            studio.open(work.root());
            return true;
        });
        await(() -> studio.session().workspaceProperty().get() == work && studio.isIdle());
        return this;
    }

    static <T> T onFx(Supplier<T> action) {
        return WaitForAsyncUtils.waitForAsyncFx(20_000, action::get);
    }

    void doOnFx(Runnable action) {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came to hold", e);
        }
    }

    void idle() {
        await(studio::isIdle);
    }

    /** Scenes without a window get no pulses. */
    void layOut() {
        doOnFx(() -> {
            scene.getRoot().applyCss();
            scene.getRoot().layout();
        });
    }

    /** Presses a key on what has the keyboard. */
    void press(KeyCode code, KeyCode... modifiers) {
        java.util.Set<KeyCode> held = java.util.Set.of(modifiers);
        doOnFx(() -> {
            Node owner = keyboardOwner();
            KeyEvent event =
                    new KeyEvent(
                            KeyEvent.KEY_PRESSED,
                            "",
                            code.getName(),
                            code,
                            held.contains(KeyCode.SHIFT),
                            held.contains(KeyCode.CONTROL),
                            held.contains(KeyCode.ALT),
                            false);
            javafx.event.Event.fireEvent(owner, event);
        });
    }

    /** A scene without a window does not notice when what has the keyboard goes away. */
    private Node keyboardOwner() {
        Node owner = scene.getFocusOwner();
        return owner != null && owner.getScene() == scene && !owner.isDisabled()
                ? owner
                : studio.root();
    }

    PictureSnapshot picture(String label) {
        return onFx(() ->
                studio.session().pictures().stream()
                        .filter(p -> p.label().equals(label))
                        .findFirst()
                        .orElseThrow());
    }

    String focused() {
        PictureSnapshot focus = onFx(() -> studio.session().focusProperty().get());
        return focus == null ? "" : focus.label();
    }

    Node find(String selector) {
        Node node = onFx(() -> studio.root().lookup(selector));
        if (node == null) {
            throw new AssertionError("nothing matches " + selector);
        }
        return node;
    }

    private WritableImage snapshot() {
        uncache(scene.getRoot());
        return scene.snapshot(null);
    }

    /** Scroll panes cache what they show, and without a window nothing renews what they cached. */
    private static void uncache(Node node) {
        node.setCache(false);
        if (node instanceof javafx.scene.Parent parent) {
            parent.getChildrenUnmodifiable().forEach(StudioFixture::uncache);
        }
    }

    /** Lays everything out, waits for pictures, and writes what can be seen. */
    Path photograph(String name) {
        onFx(this::snapshot);
        for (int i = 0; i < 6; i++) {
            WaitForAsyncUtils.waitForFxEvents();
            onFx(this::snapshot);
        }
        WritableImage image = onFx(this::snapshot);
        Path file = Path.of("target", "looks", name + ".png");
        try {
            Files.createDirectories(file.getParent());
            javax.imageio.ImageIO.write(
                    SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    @Override
    public void close() {
        CountDownLatch done = new CountDownLatch(1);
        doOnFx(() -> studio.close(done::countDown));
        try {
            if (!done.await(20, TimeUnit.SECONDS)) {
                throw new AssertionError("the studio did not close");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
