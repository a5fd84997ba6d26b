package app.proofsheet.ui.control;

import app.proofsheet.media.PictureDecoder;
import app.proofsheet.media.thumbnail.ThumbnailStore;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.theme.Theme;

import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Stage;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A control in a window that fits the headless screen. */
abstract class ControlTest extends FxRobot {

    @TempDir Path folder;
    TestPictures pictures;
    PictureLoader loader;
    private Stage stage;

    @BeforeEach
    void prepareWindow() throws Exception {
        WaitForAsyncUtils.clearExceptions();
        stage = FxToolkit.registerPrimaryStage();
        pictures = new TestPictures(folder);
        loader =
                new PictureLoader(
                        id -> folder.resolve(id.workPath()),
                        new ThumbnailStore(folder.resolve(".cache"), new PictureDecoder()),
                        Platform::runLater,
                        64L << 20);
    }

    @AfterEach
    void closeWindow() throws Throwable {
        doOnFx(() -> stage.setScene(null));
        FxToolkit.hideStage();
        loader.close();
        WaitForAsyncUtils.checkException();
    }

    void show(Parent root, double width, double height) {
        doOnFx(() -> {
            Scene scene = new Scene(root, width, height);
            Theme.apply(scene, true);
            stage.setScene(scene);
            stage.show();
        });
    }

    static <T> T onFx(Supplier<T> work) {
        T result = WaitForAsyncUtils.waitForAsyncFx(10_000, work::get);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    static void doOnFx(Runnable work) {
        onFx(() -> {
            work.run();
            return true;
        });
    }

    static void await(BooleanSupplier condition) {
        try {
            WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> onFx(condition::getAsBoolean));
        } catch (TimeoutException e) {
            throw new AssertionError("it never came to hold", e);
        }
    }

    static boolean has(Node node, String pseudoClass) {
        return node.getPseudoClassStates().stream()
                .anyMatch(state -> state.getPseudoClassName().equals(pseudoClass));
    }
}
