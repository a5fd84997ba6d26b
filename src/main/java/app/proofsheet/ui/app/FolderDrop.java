package app.proofsheet.ui.app;

import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * One thing dropped anywhere on the window where nothing else takes it is opened as work folder;
 * whether it is a folder is found out off the FX thread.
 */
final class FolderDrop {

    private FolderDrop() {}

    static void install(Scene scene, Consumer<Path> open) {
        scene.addEventHandler(
                DragEvent.DRAG_OVER,
                event -> {
                    if (files(event).size() == 1) {
                        event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
                        event.consume();
                    }
                });
        scene.addEventHandler(
                DragEvent.DRAG_DROPPED,
                event -> {
                    if (files(event).size() == 1) {
                        open.accept(files(event).getFirst().toPath());
                        event.setDropCompleted(true);
                        event.consume();
                    }
                });
    }

    private static List<File> files(DragEvent event) {
        return event.getDragboard().hasFiles() ? event.getDragboard().getFiles() : List.of();
    }
}
