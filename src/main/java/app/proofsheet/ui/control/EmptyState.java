package app.proofsheet.ui.control;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/** What stands where nothing is yet: an icon, what is missing, what to do, and a button for it. */
public final class EmptyState extends VBox {

    private final HBox actions = new HBox();

    /** A state without a button. */
    public EmptyState(String icon, String title, String sentence) {
        getStyleClass().add("ps-empty");
        Label heading = new Label(title);
        heading.getStyleClass().add("ps-empty-title");
        Label text = new Label(sentence);
        text.getStyleClass().add("ps-empty-text");
        text.setWrapText(true);
        text.setMinHeight(USE_PREF_SIZE);
        actions.getStyleClass().add("ps-empty-actions");
        getChildren().addAll(Icons.of(icon, 32), heading, text);
        setAccessibleText(title + ". " + sentence);
    }

    /** Adds a button; the first one is the primary. */
    public EmptyState action(String text, Runnable run) {
        Button button = new Button(text);
        button.setMnemonicParsing(false);
        button.setOnAction(_ -> run.run());
        return action(button);
    }

    /** Adds a button made elsewhere; the first one becomes the primary. */
    public EmptyState action(Button button) {
        if (actions.getChildren().isEmpty()) {
            button.getStyleClass().add("accent");
            getChildren().add(actions);
        }
        actions.getChildren().add(button);
        return this;
    }
}
