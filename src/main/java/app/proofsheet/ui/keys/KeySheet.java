package app.proofsheet.ui.keys;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.KeyNames;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The sheet of all keys, made from the declared actions. */
public final class KeySheet {

    private static final int ROWS = 16;

    private KeySheet() {}

    /** Keys by what they do, in the order the actions were declared; several keys side by side. */
    public static Map<String, List<String>> keys(ActionMap actions) {
        return keys(actions, false);
    }

    /** The same for the keys that act only while comparing; elsewhere some do other things. */
    public static Map<String, List<String>> comparing(ActionMap actions) {
        return keys(actions, true);
    }

    private static Map<String, List<String>> keys(ActionMap actions, boolean isComparing) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Action action : actions.all()) {
            if (action.id().startsWith("compare.") != isComparing) {
                continue;
            }
            for (KeyCombination key : actions.keysProperty(action.id()).get()) {
                if (!KeyNames.isKeypad(key)) {
                    all.computeIfAbsent(action.text(), _ -> new ArrayList<>())
                            .add(KeyNames.of(key));
                }
            }
        }
        return all;
    }

    /**
     * The sheet.
     *
     * @param change opens the card that changes keys
     */
    public static Region card(ActionMap actions, Runnable change) {
        Texts texts = Texts.of("keys");
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(6);
        int next = fill(grid, 0, keys(actions));
        Label comparing = new Label(texts.get("comparing"));
        comparing.getStyleClass().add("ps-section");
        grid.add(comparing, next, 0, 2, 1);
        int end = fill(grid, next, comparing(actions));
        for (int i = 0; i < end / 2; i++) {
            ColumnConstraints right = new ColumnConstraints();
            right.setMinWidth(160);
            grid.getColumnConstraints().addAll(new ColumnConstraints(), right);
        }
        Label title = new Label(texts.get("title"));
        title.getStyleClass().add("ps-title");
        Label foot = new Label(texts.get("foot"));
        foot.getStyleClass().add("ps-quiet");
        foot.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(foot, Priority.ALWAYS);
        Button other = new Button(texts.get("change"), Icons.of("edit-2"));
        other.setId("key-change");
        other.setOnAction(_ -> change.run());
        HBox last = new HBox(16, foot, other);
        last.setAlignment(Pos.CENTER_LEFT);
        ScrollPane all = new ScrollPane(grid);
        all.getStyleClass().add("ps-key-scroller");
        all.setMinHeight(0);
        VBox card = new VBox(16, title, all, last);
        card.setId("key-sheet");
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.TEXT);
        card.setAccessibleText(texts.get("title"));
        return card;
    }

    /** Fills columns from one on; the first row is left for their headings. */
    private static int fill(GridPane grid, int firstColumn, Map<String, List<String>> keys) {
        int at = 0;
        for (Map.Entry<String, List<String>> entry : keys.entrySet()) {
            HBox caps = new HBox(4);
            caps.setAlignment(Pos.CENTER_LEFT);
            entry.getValue().forEach(key -> caps.getChildren().add(new Keycap(key)));
            caps.setMinWidth(Region.USE_PREF_SIZE);
            Label name = new Label(entry.getKey());
            name.setMinWidth(Region.USE_PREF_SIZE);
            int column = firstColumn + at / ROWS * 2;
            grid.add(caps, column, at % ROWS + 1);
            grid.add(name, column + 1, at % ROWS + 1);
            at++;
        }
        return firstColumn + Math.ceilDiv(at, ROWS) * 2;
    }
}
