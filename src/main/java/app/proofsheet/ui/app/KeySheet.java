package app.proofsheet.ui.app;

import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.KeyNames;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The sheet of all keys, made from the declared actions. */
final class KeySheet {

    private static final int ROWS = 14;

    private KeySheet() {}

    /** Keys by what they do, in the order the actions were declared; several keys side by side. */
    static Map<String, List<String>> keys(ActionMap actions) {
        return keys(actions, action -> !isForComparing(action));
    }

    /** The same for the keys that act only while comparing; some act otherwise elsewhere. */
    static Map<String, List<String>> comparing(ActionMap actions) {
        return keys(actions, KeySheet::isForComparing);
    }

    private static boolean isForComparing(Action action) {
        return action.id().startsWith("compare.");
    }

    private static Map<String, List<String>> keys(ActionMap actions, Predicate<Action> isMeant) {
        Map<String, List<String>> all = new LinkedHashMap<>();
        for (Action action : actions.all()) {
            if (action.key() != null && !action.id().endsWith(".numpad") && isMeant.test(action)) {
                all.computeIfAbsent(action.text(), _ -> new ArrayList<>())
                        .add(KeyNames.of(action.key()));
            }
        }
        return all;
    }

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

    static Region card(ActionMap actions) {
        Texts texts = Texts.of("app");
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(8);
        int next = fill(grid, 0, keys(actions));
        Label comparing = new Label(texts.get("keys.comparing"));
        comparing.getStyleClass().add("ps-section");
        grid.add(comparing, next, 0, 2, 1);
        int end = fill(grid, next, comparing(actions));
        for (int i = 0; i < end / 2; i++) {
            ColumnConstraints right = new ColumnConstraints();
            right.setMinWidth(160);
            grid.getColumnConstraints().addAll(new ColumnConstraints(), right);
        }
        Label title = new Label(texts.get("keys.title"));
        title.getStyleClass().add("ps-title");
        Label foot = new Label(texts.get("keys.foot"));
        foot.getStyleClass().add("ps-quiet");
        VBox card = new VBox(16, title, grid, foot);
        card.setId("key-sheet");
        card.setFocusTraversable(true);
        return card;
    }
}
