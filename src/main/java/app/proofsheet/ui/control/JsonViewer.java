package app.proofsheet.ui.control;

import app.proofsheet.domain.document.JsonOutline;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A JSON document to read: line numbers, folding, colours, search, copying. Only the visible lines
 * exist. A text that is not JSON is shown as it is. Left and Right fold and unfold the current
 * line; F3 and Shift+F3 go through the hits.
 */
public final class JsonViewer extends StackPane {

    private final RowList rows = new RowList();
    private final ListView<Integer> list = new ListView<>(rows);
    private final List<JsonLineCell> cells = new ArrayList<>();
    private final StringProperty search = new SimpleStringProperty("");
    private final ReadOnlyStringWrapper hitsText = new ReadOnlyStringWrapper("");
    private final Set<Integer> folded = new HashSet<>();
    private List<JsonLine> lines = List.of();
    private List<Integer> visible = List.of();
    private List<Integer> hits = List.of();
    private int hit = -1;
    private final ReadOnlyBooleanWrapper lineChosen = new ReadOnlyBooleanWrapper();
    private int current = -1;
    private String text = "";

    /** An empty viewer. */
    public JsonViewer() {
        getStyleClass().add("ps-json");
        list.getStyleClass().add("ps-json-list");
        list.setFixedCellSize(18);
        list.setSelectionModel(new NoSelection());
        list.setAccessibleRole(AccessibleRole.TEXT_AREA);
        list.setAccessibleText(ControlTexts.get("json.name"));
        list.setCellFactory(_ -> {
            JsonLineCell cell = new JsonLineCell(this);
            cells.add(cell);
            return cell;
        });
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        getChildren().add(list);
        search.subscribe(this::find);
    }

    /**
     * Shows a document.
     *
     * @param outline parsed, null when it is not JSON
     * @param raw the text as it is on disk; this is what is copied
     */
    public void show(@Nullable JsonOutline outline, String raw) {
        text = raw;
        lines = outline == null ? JsonLayout.ofText(raw) : JsonLayout.of(outline);
        folded.clear();
        current = -1;
        unfold();
        find();
        list.scrollTo(0);
    }

    /** What is searched for; case does not matter. */
    public StringProperty searchProperty() {
        return search;
    }

    /** {@code 2 of 4}; empty while nothing is searched for. */
    public ReadOnlyStringProperty hitsTextProperty() {
        return hitsText.getReadOnlyProperty();
    }

    /** Goes to the next hit, from the last to the first. */
    public void nextHit() {
        go(hit + 1);
    }

    /** Goes to the previous hit, from the first to the last. */
    public void previousHit() {
        go(hit - 1);
    }

    /** Copies the whole text as it is on disk. */
    public void copy() {
        ClipboardContent content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /** True while a line is chosen. */
    public ReadOnlyBooleanProperty lineChosenProperty() {
        return lineChosen.getReadOnlyProperty();
    }

    /** Where the value of the chosen line is: {@code assets[0].promptHash}; empty when nowhere. */
    public String chosenPath() {
        return current < 0 ? "" : lines.get(current).path();
    }

    /** The value of the chosen line: a text without quotes, else its JSON; empty when none. */
    public String chosenValue() {
        if (current < 0) {
            return "";
        }
        JsonLine line = lines.get(current);
        String plain = line.plain();
        return plain != null ? plain : JsonLayout.value(lines, current);
    }

    /** Number of lines when nothing is folded. */
    public int lineCount() {
        return lines.size();
    }

    // What cells ask for

    @Nullable JsonLine lineAt(int row) {
        return row >= 0 && row < visible.size() ? lines.get(visible.get(row)) : null;
    }

    int numberAt(int row) {
        return visible.get(row) + 1;
    }

    boolean isFolded(int row) {
        return folded.contains(visible.get(row));
    }

    boolean isCurrent(int row) {
        return row < visible.size() && visible.get(row) == current;
    }

    String searched() {
        return search.get().strip().toLowerCase(Locale.ROOT);
    }

    void toggle(int row) {
        int line = visible.get(row);
        if (!folded.remove(line)) {
            folded.add(line);
        }
        unfold();
    }

    void select(int row) {
        current = visible.get(row);
        list.requestFocus();
        redraw();
    }

    // Changes

    /** Works out which lines show. */
    private void unfold() {
        List<Integer> shown = new ArrayList<>();
        int i = 0;
        while (i < lines.size()) {
            shown.add(i);
            i = folded.contains(i) ? lines.get(i).end() + 1 : i + 1;
        }
        visible = List.copyOf(shown);
        rows.resize(visible.size());
        redraw();
    }

    private void redraw() {
        lineChosen.set(current >= 0);
        cells.forEach(JsonLineCell::refresh);
    }

    private void find() {
        String wanted = searched();
        hit = -1;
        if (wanted.isEmpty()) {
            hits = List.of();
            hitsText.set("");
            redraw();
            return;
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).text().toLowerCase(Locale.ROOT).contains(wanted)) {
                found.add(i);
            }
        }
        hits = List.copyOf(found);
        go(0);
    }

    private void go(int wanted) {
        if (hits.isEmpty()) {
            hitsText.set(searched().isEmpty() ? "" : ControlTexts.get("json.none"));
            redraw();
            return;
        }
        hit = Math.floorMod(wanted, hits.size());
        hitsText.set(ControlTexts.get("json.of", hit + 1, hits.size()));
        int line = hits.get(hit);
        current = line;
        folded.removeIf(opening -> opening < line && lines.get(opening).end() >= line);
        unfold();
        list.scrollTo(Math.max(0, visible.indexOf(line) - 5));
    }

    private void onKey(KeyEvent event) {
        int row = visible.indexOf(current);
        switch (event.getCode()) {
            case UP, DOWN -> {
                int to = row + (event.getCode().name().equals("UP") ? -1 : 1);
                if (to >= 0 && to < visible.size()) {
                    current = visible.get(to);
                    reveal(to);
                    redraw();
                }
            }
            case LEFT, RIGHT -> {
                boolean isFolding = event.getCode().name().equals("LEFT");
                if (row >= 0 && lines.get(current).isFoldable() && isFolding != isFolded(row)) {
                    toggle(row);
                }
            }
            case F3 -> go(hit + (event.isShiftDown() ? -1 : 1));
            case C -> {
                if (!event.isShortcutDown()) {
                    return;
                }
                copy();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void reveal(int row) {
        boolean isShown =
                cells.stream()
                        .anyMatch(cell ->
                                cell.getIndex() == row
                                        && cell.isVisible()
                                        && cell.getLayoutY() >= 0
                                        && cell.getLayoutY() + 18 <= list.getHeight());
        if (!isShown) {
            list.scrollTo(row);
        }
    }
}
