package app.proofsheet.ui.notice;

import app.proofsheet.ui.text.Texts;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/**
 * Lays a card over the window: questions and the sheet of keys. Esc and a click beside the card
 * close it; the keyboard goes back to where it was.
 */
public final class Overlay implements Confirm {

    private final Texts texts = Texts.of("notice");
    private final StackPane root = new StackPane();
    private @Nullable Node before;

    /** An overlay that shows nothing. */
    public Overlay() {
        root.setId("overlay");
        root.getStyleClass().add("ps-overlay");
        root.setVisible(false);
        root.setOnMousePressed(event -> {
            if (event.getTarget() == root) {
                close();
            }
        });
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        event.consume();
                        close();
                    }
                });
        ChangeListener<@Nullable Node> keep = (_, _, now) -> keepKeyboard(now);
        root.sceneProperty()
                .subscribe((old, scene) -> {
                    if (old != null) {
                        old.focusOwnerProperty().removeListener(keep);
                    }
                    if (scene != null) {
                        scene.focusOwnerProperty().addListener(keep);
                    }
                });
        // Keys of the studio rest while something lies over it.
        root.addEventHandler(KeyEvent.KEY_PRESSED, KeyEvent::consume);
    }

    /** What lies under a card cannot be worked with, so that Tab goes round in the card. */
    private void keepKeyboard(@Nullable Node now) {
        if (!isShowing() || now == null || isInside(now)) {
            return;
        }
        for (Node node : root.lookupAll("*")) {
            if (node.isFocusTraversable() && !node.isDisabled() && node.isVisible()) {
                node.requestFocus();
                return;
            }
        }
    }

    private boolean isInside(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == root) {
                return true;
            }
        }
        return false;
    }

    /**
     * Shows a card.
     *
     * @param first gets the keyboard
     */
    public void show(Region card, Node first) {
        if (!isShowing() && root.getScene() != null) {
            before = root.getScene().getFocusOwner();
        }
        card.getStyleClass().add("ps-card");
        card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        root.getChildren().setAll(card);
        root.setVisible(true);
        first.requestFocus();
    }

    /** True while a card is shown. */
    public boolean isShowing() {
        return root.isVisible();
    }

    /** Takes the card away. */
    public void close() {
        root.setVisible(false);
        root.getChildren().clear();
        Node back = before;
        before = null;
        if (back != null && back.getScene() != null) {
            back.requestFocus();
        }
    }

    @Override
    public void ask(Question question, Runnable yes) {
        Label title = new Label(question.title());
        title.getStyleClass().add("ps-title");
        Label text = new Label(question.text());
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button no = new Button(texts.get("cancel"));
        no.setId("confirm-no");
        no.setCancelButton(true);
        no.setOnAction(_ -> close());
        Button deed = new Button(question.deed());
        deed.setId("confirm-yes");
        deed.getStyleClass().add(question.danger() ? "danger" : "accent");
        deed.setOnAction(_ -> {
            close();
            yes.run();
        });
        HBox buttons = new HBox(8, no, deed);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox card = new VBox(12, title, text, buttons);
        card.setPrefWidth(420);
        show(card, question.danger() ? no : deed);
    }

    /** The layer's node, above everything else. */
    public StackPane root() {
        return root;
    }
}
