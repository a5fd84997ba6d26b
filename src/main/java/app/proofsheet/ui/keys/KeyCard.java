package app.proofsheet.ui.keys;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.KeyNames;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/**
 * The card that changes keys: choose an action, press the new key. A key that has a task already is
 * pressed twice to take it over; Esc leaves things as they are.
 */
public final class KeyCard extends VBox {

    private static final double ROW = 32;

    private final KeyChoices choices;
    private final Texts texts = Texts.of("keys");
    private final ListView<Action> list = new ListView<>();
    private final Label said = new Label();
    private @Nullable String waiting;
    private @Nullable KeyCombination doubtful;

    /** A card for these choices. */
    public KeyCard(KeyChoices choices) {
        this.choices = choices;
        setId("key-card");
        setSpacing(12);
        setPrefWidth(560);
        Label title = new Label(texts.get("change.title"));
        title.getStyleClass().add("ps-title");
        list.setId("key-list");
        list.getItems().setAll(choices.offered());
        list.setCellFactory(_ -> new Cell());
        list.getStyleClass().add("ps-key-list");
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * 13 + 2);
        list.setAccessibleText(texts.get("change.title"));
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                begin();
            }
        });
        said.setId("key-said");
        said.setWrapText(true);
        said.setMinHeight(36);
        said.setText(texts.get("change.how"));
        Button reset = new Button(texts.get("change.reset"), Icons.of("rotate-ccw"));
        reset.setId("key-reset");
        reset.setOnAction(_ -> {
            choices.resetAll();
            settle(texts.get("change.was.reset"));
        });
        HBox foot = new HBox(12, said, reset);
        foot.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(said, Priority.ALWAYS);
        said.setMaxWidth(Double.MAX_VALUE);
        reset.setMinWidth(Region.USE_PREF_SIZE);
        getChildren().addAll(title, list, foot);
        list.getSelectionModel().selectFirst();
    }

    /** The list, which gets the keyboard. */
    public Node first() {
        return list;
    }

    private void begin() {
        Action chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            waiting = chosen.id();
            doubtful = null;
            said.setText(texts.get("change.press", chosen.text()));
            list.refresh();
        }
    }

    private void onKey(KeyEvent event) {
        String id = waiting;
        if (id == null) {
            if (event.getCode() == KeyCode.ENTER) {
                event.consume();
                begin();
            }
            return;
        }
        event.consume();
        if (event.getCode() == KeyCode.ESCAPE) {
            settle(texts.get("change.how"));
            return;
        }
        if (event.getCode() == KeyCode.BACK_SPACE || event.getCode() == KeyCode.DELETE) {
            choices.clear(id);
            settle(texts.get("change.cleared"));
            return;
        }
        KeyCombination pressed = KeyChoices.pressed(event);
        if (pressed != null) {
            take(id, pressed);
        }
    }

    private void take(String id, KeyCombination pressed) {
        String name = KeyNames.of(pressed);
        if (KeyChoices.isReserved(pressed)) {
            said.setText(texts.get("change.reserved", name));
            return;
        }
        Optional<Action> loser = choices.loser(id, pressed);
        if (loser.isPresent() && !pressed.equals(doubtful)) {
            doubtful = pressed;
            said.setText(texts.get("change.taken", name, loser.get().text()));
            return;
        }
        choices.choose(id, pressed);
        settle(
                loser.isPresent()
                        ? texts.get("change.took", name, loser.get().text())
                        : texts.get("change.done", name));
    }

    private void settle(String words) {
        waiting = null;
        doubtful = null;
        said.setText(words);
        list.refresh();
    }

    /** An action, its keys, and a button that waits for a new one. */
    private final class Cell extends ListCell<Action> {

        @Override
        protected void updateItem(@Nullable Action action, boolean empty) {
            super.updateItem(action, empty);
            setText(null);
            if (action == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label name = new Label(action.text());
            name.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(name, Priority.ALWAYS);
            HBox row = new HBox(8, name);
            row.setAlignment(Pos.CENTER_LEFT);
            if (action.id().equals(waiting)) {
                row.getChildren().add(new Label(texts.get("change.waiting")));
            } else {
                if (choices.isChanged(action.id())) {
                    Label mark = new Label(texts.get("change.changed"));
                    mark.getStyleClass().add("ps-quiet");
                    row.getChildren().add(mark);
                }
                choices.shown(action.id()).forEach(key -> row.getChildren().add(new Keycap(key)));
            }
            Button change = new Button();
            change.setGraphic(Icons.of("edit-2", 14));
            change.getStyleClass().addAll("flat", "ps-tiny-button");
            change.setAccessibleText(texts.get("change.name", action.text()));
            change.setTooltip(Tips.of(texts.get("change.name", action.text())));
            change.setFocusTraversable(false);
            change.setOnAction(_ -> {
                list.getSelectionModel().select(action);
                list.requestFocus();
                begin();
            });
            row.getChildren().add(change);
            setGraphic(row);
            setAccessibleText(action.text() + ": " + String.join(", ", choices.shown(action.id())));
        }
    }
}
