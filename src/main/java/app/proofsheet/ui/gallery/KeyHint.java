package app.proofsheet.ui.gallery;

import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.KeycapLabel;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;

/** The line under the grid that tells a newcomer which keys judge, as they are set now. */
final class KeyHint extends FlowPane {

    KeyHint(ActionMap actions) {
        super(16, 4);
        Texts texts = Texts.of("gallery");
        setId("key-hint");
        setAlignment(Pos.CENTER);
        getStyleClass().addAll("ps-key-hint", "ps-canvas-keys");
        for (String id : new String[] {"verdict.approve", "verdict.reject", "view.loupe", "keys"}) {
            Label words = new Label(texts.get("hint." + id));
            words.getStyleClass().add("ps-canvas-text");
            Node key = KeycapLabel.of(actions.keyOf(id));
            HBox pair = new HBox(6, key, words);
            pair.setAlignment(Pos.CENTER);
            getChildren().add(pair);
        }
    }
}
