package app.proofsheet.ui.app;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.List;

/** Side panes that only say what they are. */
final class FakePanels implements Panels {

    final List<String> disposed = new ArrayList<>();

    private Panel panel(String id, double height) {
        Label label = new Label(id);
        VBox box = new VBox(label);
        box.setId("fake-" + id);
        box.setStyle("-fx-padding: 12px 16px;");
        box.setMinHeight(height);
        box.setMaxHeight(Region.USE_COMPUTED_SIZE);
        box.setFocusTraversable(true);
        return new Panel(box, box::requestFocus, () -> disposed.add(id));
    }

    @Override
    public Panel assets(Parts parts) {
        return panel("assets", 160);
    }

    @Override
    public Panel brief(Parts parts) {
        return panel("brief", 100);
    }

    @Override
    public Panel inspector(Parts parts) {
        return panel("inspector", 100);
    }

    @Override
    public Panel edit(Parts parts) {
        return panel("edit", 100);
    }
}
