package app.proofsheet.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.fx.Tasks;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.theme.Theme;

import javafx.embed.swing.SwingFXUtils;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;

import javax.imageio.ImageIO;

/** A panel in a window of 960 × 720 at most, over the sample of {@link FakeWorkspace}. */
public abstract class PanelTest extends FxRobot {

    /** Work at once on the thread that asks: the panels of these tests ask on the FX thread. */
    public static final Tasks INLINE =
            new Tasks() {
                @Override
                public <T> void run(String what, Callable<T> work, Consumer<T> onFx) {
                    try {
                        onFx.accept(work.call());
                    } catch (Exception e) {
                        throw new IllegalStateException(what, e);
                    }
                }

                @Override
                public void onFx(Runnable action) {
                    action.run();
                }
            };

    @TempDir Path folder;
    protected FakeWorkspace work;
    protected StudioSession session;
    protected PictureLoader loader;
    private Stage stage;

    @BeforeEach
    void openWindow() throws Exception {
        WaitForAsyncUtils.clearExceptions();
        stage = FxToolkit.registerPrimaryStage();
        work = FakeWorkspace.sample(folder);
        session = new StudioSession(INLINE);
        loader =
                new PictureLoader(
                        id -> work.catalogue().file(id),
                        new ThumbnailStore(folder.resolve(".thumbnails"), new PictureDecoder()),
                        javafx.application.Platform::runLater,
                        80_000_000);
        onFx(() -> {
            session.workspaceProperty().set(work);
            session.assets().setAll(work.catalogue().assets());
            choose(session.assets().getFirst());
            return null;
        });
    }

    @AfterEach
    void closeWindow() throws Throwable {
        onFx(() -> {
            stage.setScene(null);
            return null;
        });
        FxToolkit.hideStage();
        loader.close();
        WaitForAsyncUtils.checkException();
    }

    /** Puts an asset and its pictures on screen. */
    protected void choose(AssetSnapshot asset) {
        session.pictures().setAll(work.catalogue().pictures(asset.dir()));
        session.shown().setAll(session.pictures());
        session.assetProperty().set(asset);
    }

    /** The picture with a caption. */
    protected PictureSnapshot picture(String label) {
        return session.pictures().stream()
                .filter(p -> p.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    /** Runs on the FX thread and waits. */
    protected static <T> T onFx(Supplier<T> action) {
        T result = WaitForAsyncUtils.waitForAsyncFx(10_000, action::get);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    /** Runs on the FX thread and waits. */
    protected static void doOnFx(Runnable action) {
        onFx(() -> {
            action.run();
            return true;
        });
    }

    /** Shows a panel in the window. */
    protected void show(Parent root, double width, double height) {
        doOnFx(() -> {
            Scene scene = new Scene(root, width, height);
            Theme.apply(scene, true);
            stage.setScene(scene);
            stage.show();
        });
    }

    /** Waits until something holds. */
    protected static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("it never came to hold", e);
        }
    }

    /** Takes a picture of the window's content in both schemes, for eyes. */
    protected void photograph(String name) {
        for (boolean dark : new boolean[] {true, false}) {
            WritableImage image =
                    onFx(() -> {
                        Scene scene = stage.getScene();
                        Theme.apply(scene, dark);
                        scene.getRoot().applyCss();
                        scene.getRoot().layout();
                        return scene.snapshot(null);
                    });
            Path file = Path.of("target", "panels", name + (dark ? "" : "-light") + ".png");
            try {
                Files.createDirectories(file.getParent());
                ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", file.toFile());
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        doOnFx(() -> Theme.apply(stage.getScene(), true));
    }

    /** Everything a person can work with has a name, and what can be pressed can be reached. */
    protected static void assertEverythingIsNamed(Parent root) {
        List<String> unnamed = new ArrayList<>();
        onFx(() -> {
            collectUnnamed(root, unnamed);
            return true;
        });
        assertThat(unnamed).isEmpty();
    }

    private static void collectUnnamed(Node node, List<String> unnamed) {
        boolean works =
                node instanceof ButtonBase
                        || node instanceof TextInputControl
                        || node instanceof ComboBoxBase;
        boolean isPart = node.getStyleClass().contains("arrow-button");
        String text = node instanceof ButtonBase button ? button.getText() : null;
        String name = node.getAccessibleText();
        if (works
                && !isPart
                && node.getAccessibleRole() != AccessibleRole.NODE
                && (name == null || name.isBlank())
                && (text == null || text.isBlank())) {
            unnamed.add(node.toString());
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collectUnnamed(child, unnamed));
        }
    }
}
