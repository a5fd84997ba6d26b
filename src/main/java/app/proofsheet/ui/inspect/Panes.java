package app.proofsheet.ui.inspect;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Small parts that every tab of the inspector is made of. */
final class Panes {

    private Panes() {}

    static Label section(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ps-section");
        return label;
    }

    static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("ps-small", "ps-muted");
        return label;
    }

    static Label wrapped(Label label) {
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    static Region line() {
        Region line = new Region();
        line.getStyleClass().add("ps-line");
        return line;
    }

    static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    static HBox heading(Node... nodes) {
        HBox heading = new HBox(nodes);
        heading.getStyleClass().add("inspect-heading");
        return heading;
    }

    static ScrollPane scrolled(Node content, String name) {
        ScrollPane scroller = new ScrollPane(content);
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroller.setFocusTraversable(false);
        scroller.setAccessibleText(name);
        return scroller;
    }
}
