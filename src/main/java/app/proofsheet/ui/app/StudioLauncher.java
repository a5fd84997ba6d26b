package app.proofsheet.ui.app;

import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** Starts the toolkit with a studio in it, and waits until the studio is closed. */
public final class StudioLauncher {

    private StudioLauncher() {}

    /** The window of the studio, the parent of dialogs; null while there is none. FX thread. */
    public static @Nullable Window window() {
        return Window.getWindows().stream().filter(Window::isShowing).findFirst().orElse(null);
    }

    /**
     * Runs the studio; returns when the person closed it and everything is on disk.
     *
     * @param folder the work folder to open, null for the last one or, without one, the start page
     */
    public static void run(StudioPorts ports, @Nullable Path folder) throws InterruptedException {
        CountDownLatch closed = new CountDownLatch(1);
        // Tasks of its own: this handler must work before there is a studio and after it.
        LastResort lastResort = new LastResort(new app.proofsheet.ui.fx.FxTasks(_ -> {})::onFx);
        Thread.setDefaultUncaughtExceptionHandler(lastResort);
        Platform.setImplicitExit(false);
        Platform.startup(() -> {
            Thread.currentThread().setUncaughtExceptionHandler(lastResort);
            new StudioApp(ports, folder, lastResort, closed::countDown).start(new Stage());
        });
        closed.await();
        Platform.exit();
    }
}
