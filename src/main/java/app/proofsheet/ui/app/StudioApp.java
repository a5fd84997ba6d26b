package app.proofsheet.ui.app;

import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.text.Texts;

import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;

/** The studio in a window. Made by {@link StudioLauncher}. */
public final class StudioApp extends Application {

    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 640;

    private final StudioPorts ports;
    private final @Nullable Path folder;
    private final LastResort lastResort;
    private final Runnable onClosed;
    private final Texts texts = Texts.of("app");

    /**
     * A studio to be started.
     *
     * @param folder the work folder to open, null for the last one
     * @param onClosed runs on the FX thread when everything is closed
     */
    StudioApp(StudioPorts ports, @Nullable Path folder, LastResort lastResort, Runnable onClosed) {
        this.ports = ports;
        this.folder = folder;
        this.lastResort = lastResort;
        this.onClosed = onClosed;
    }

    @Override
    public void start(Stage stage) {
        Studio studio = new Studio(ports);
        lastResort.showWith(fault -> showFault(fault, studio.overlay()));
        lastResort.freeMemoryWith(studio::freeMemory);
        Scene scene = new Scene(studio.root(), 1440, 900);
        studio.attach(scene);
        stage.titleProperty().bind(studio.titleProperty());
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        place(stage, studio.lastPlace());
        stage.setOnCloseRequest(event -> {
            event.consume();
            studio.place(
                    new StudioMemory.WindowPlace(
                            stage.getX(),
                            stage.getY(),
                            stage.getWidth(),
                            stage.getHeight(),
                            stage.isMaximized()));
            stage.hide();
            studio.close(onClosed);
        });
        stage.show();
        studio.start(folder);
    }

    private static void place(Stage stage, StudioMemory.@Nullable WindowPlace place) {
        boolean isOnScreen =
                place != null
                        && !Screen.getScreensForRectangle(
                                        place.x(), place.y(), place.width(), place.height())
                                .isEmpty();
        if (place != null && isOnScreen) {
            stage.setX(place.x());
            stage.setY(place.y());
            stage.setWidth(place.width());
            stage.setHeight(place.height());
            stage.setMaximized(place.maximized());
        } else {
            Rectangle2D screen = Screen.getPrimary().getVisualBounds();
            stage.setWidth(Math.min(1600, screen.getWidth()));
            stage.setHeight(Math.min(1000, screen.getHeight()));
        }
    }

    private void showFault(LastResort.Fault fault, Overlay overlay) {
        Label title = new Label(texts.get("error.title"));
        title.getStyleClass().add("ps-title");
        String words = texts.get("error.text", fault.code());
        Label text =
                new Label(
                        fault.times() > 1
                                ? words + " " + texts.get("error.repeated", fault.times())
                                : words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button copy = new Button(texts.get("error.copy"));
        copy.setId("fault-copy");
        copy.setOnAction(_ -> ports.desktop().copy(fault.details()));
        Button close = new Button(texts.get("error.close"));
        close.setId("fault-close");
        close.getStyleClass().add("accent");
        close.setOnAction(_ -> overlay.close());
        HBox buttons = new HBox(8, copy, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(12, title, text, buttons);
        card.setId("fault");
        card.setPrefWidth(460);
        overlay.show(card, close);
    }
}
