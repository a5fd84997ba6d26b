package app.proofsheet.ui.control;

import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;
import javafx.scene.paint.Color;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Lets pictures be dragged to other programs, as copies of their files. */
final class TileDrag {

    private TileDrag() {}

    /**
     * Makes the tiles below a node draggable.
     *
     * @param files absolute paths of what is selected when the drag begins
     */
    static void install(Node over, Supplier<List<Path>> files) {
        over.setOnDragDetected(event -> {
            Node tile = tileOf(event.getTarget());
            List<Path> dragged = files.get();
            if (tile != null && !dragged.isEmpty()) {
                Dragboard board = over.startDragAndDrop(TransferMode.COPY);
                ClipboardContent content = new ClipboardContent();
                content.putFiles(dragged.stream().map(Path::toFile).toList());
                board.setContent(content);
                SnapshotParameters clear = new SnapshotParameters();
                clear.setFill(Color.TRANSPARENT);
                board.setDragView(tile.snapshot(clear, null));
                event.consume();
            }
        });
    }

    private static @Nullable Node tileOf(Object target) {
        Node node = target instanceof Node start ? start : null;
        while (node != null && !(node instanceof PictureTile)) {
            node = node.getParent();
        }
        return node;
    }
}
