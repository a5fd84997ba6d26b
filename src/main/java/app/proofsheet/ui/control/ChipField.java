package app.proofsheet.ui.control;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.FlowPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A list of short phrases as chips (studio.md, way through, 2): Enter adds what was typed, pasted
 * lines become a chip each, Backspace in the empty field takes the last chip back for editing,
 * dragging reorders, a cross removes. Locked chips come first and stay. A phrase that is there
 * already is not added twice.
 */
public final class ChipField extends FlowPane {

    private static final PseudoClass DRAGGED = PseudoClass.getPseudoClass("dragged");
    private static final PseudoClass DROP_BEFORE = PseudoClass.getPseudoClass("drop-before");

    private final ObservableList<String> items = FXCollections.observableArrayList();
    private final ObservableList<String> locked = FXCollections.observableArrayList();
    private final TextField field = new TextField();
    private final ReadOnlyBooleanWrapper editing = new ReadOnlyBooleanWrapper();
    private @Nullable Consumer<String> release;
    private int dragging = -1;
    private int dropAt = -1;

    /** An empty field; the name is for people who cannot see it. */
    public ChipField(String name) {
        getStyleClass().add("ps-chip-field");
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        setAccessibleText(name);
        field.setPromptText(ControlTexts.get("chips.add"));
        field.setAccessibleText(name + ": " + ControlTexts.get("chips.add"));
        field.getStyleClass().add("ps-chip-input");
        field.setPrefColumnCount(5);
        field.textProperty()
                .subscribe(text -> field.setPrefColumnCount(Math.clamp(text.length() + 2, 5, 28)));
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::onFieldKey);
        field.focusedProperty()
                .subscribe(focused -> {
                    editing.set(focused);
                    if (!focused) {
                        commit();
                    }
                });
        ListChangeListener<String> rebuild = _ -> rebuild();
        items.addListener(rebuild);
        locked.addListener(rebuild);
        rebuild();
    }

    /** The phrases, in order. */
    public ObservableList<String> items() {
        return items;
    }

    /** Phrases shown first with a lock; not part of the items. */
    public ObservableList<String> locked() {
        return locked;
    }

    /** Lets a person take locked phrases away: each is given to {@code onRelease} instead. */
    public void setOnRelease(Consumer<String> onRelease) {
        release = onRelease;
        rebuild();
    }

    /** True while the cursor is in the field. */
    public ReadOnlyBooleanProperty editingProperty() {
        return editing.getReadOnlyProperty();
    }

    /** Puts the cursor into the field. */
    public void begin() {
        field.requestFocus();
    }

    /** The text field at the end, for labels and tests. */
    public TextField input() {
        return field;
    }

    /** Adds each line of a text; empty lines and phrases already there are left out. */
    public void addLines(String text) {
        List<String> added = new ArrayList<>();
        text.lines()
                .map(line -> line.strip().replaceFirst("^[-*•]\\s+", ""))
                .filter(line -> !line.isEmpty() && !items.contains(line) && !locked.contains(line))
                .filter(line -> !added.contains(line))
                .forEach(added::add);
        items.addAll(added);
    }

    private void commit() {
        String text = field.getText();
        if (!text.isBlank()) {
            field.clear();
            addLines(text);
        }
    }

    private void onFieldKey(KeyEvent event) {
        boolean isPaste =
                KeyCombination.valueOf("Shortcut+V").match(event)
                        || KeyCombination.valueOf("Shift+Insert").match(event);
        if (event.getCode() == KeyCode.ENTER && !event.isShortcutDown()) {
            event.consume();
            commit();
        } else if (event.getCode() == KeyCode.ESCAPE && !field.getText().isEmpty()) {
            event.consume();
            field.clear();
        } else if (event.getCode() == KeyCode.BACK_SPACE
                && field.getText().isEmpty()
                && !items.isEmpty()) {
            event.consume();
            String last = items.removeLast();
            field.setText(last);
            field.end();
        } else if (isPaste && isSeveralLines(Clipboard.getSystemClipboard().getString())) {
            event.consume();
            addLines(Clipboard.getSystemClipboard().getString());
        }
    }

    private static boolean isSeveralLines(@Nullable String text) {
        return text != null && text.strip().contains("\n");
    }

    private void rebuild() {
        boolean hadFocus = field.isFocused();
        List<Node> nodes = new ArrayList<>();
        locked.forEach(text -> nodes.add(lockedChip(text)));
        for (int i = 0; i < items.size(); i++) {
            nodes.add(chip(i));
        }
        nodes.add(field);
        getChildren().setAll(nodes);
        if (hadFocus) {
            field.requestFocus();
        }
    }

    private FieldChip lockedChip(String text) {
        Consumer<String> onRelease = release;
        if (onRelease == null) {
            return new FieldChip(text);
        }
        FieldChip chip =
                FieldChip.releasable(
                        text,
                        () -> {
                            field.requestFocus();
                            onRelease.accept(text);
                        });
        chip.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE || event.getCode() == KeyCode.BACK_SPACE) {
                event.consume();
                field.requestFocus();
                onRelease.accept(text);
            }
        });
        return chip;
    }

    private FieldChip chip(int index) {
        FieldChip chip = new FieldChip(items.get(index), () -> remove(index));
        chip.setOnKeyPressed(event -> onChipKey(event, index));
        chip.addEventHandler(
                MouseEvent.MOUSE_CLICKED,
                event -> {
                    if (event.getClickCount() == 2) {
                        edit(index);
                    }
                });
        chip.setOnDragDetected(event -> beginDrag(event, index));
        chip.setOnMouseDragged(this::drag);
        chip.setOnMouseReleased(_ -> endDrag());
        return chip;
    }

    private void remove(int index) {
        items.remove(index);
        focusChip(Math.min(index, items.size() - 1));
    }

    private void edit(int index) {
        commit();
        String text = items.remove(index);
        field.setText(text);
        field.requestFocus();
        field.end();
    }

    private void focusChip(int index) {
        if (index < 0 || index >= items.size()) {
            field.requestFocus();
        } else {
            getChildren().get(locked.size() + index).requestFocus();
        }
    }

    private void onChipKey(KeyEvent event, int index) {
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> remove(index);
            case ENTER, F2 -> edit(index);
            case LEFT, RIGHT -> {
                int to = index + (event.getCode() == KeyCode.LEFT ? -1 : 1);
                if (event.isAltDown()) {
                    move(index, to);
                }
                focusChip(Math.max(0, to));
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** Moves a phrase; out of range does nothing. */
    private void move(int from, int to) {
        if (from == to || to < 0 || to >= items.size()) {
            return;
        }
        List<String> order = new ArrayList<>(items);
        order.add(to, order.remove(from));
        items.setAll(order);
    }

    private void beginDrag(MouseEvent event, int index) {
        dragging = index;
        getChildren().get(locked.size() + index).pseudoClassStateChanged(DRAGGED, true);
        event.consume();
    }

    private void drag(MouseEvent event) {
        if (dragging < 0) {
            return;
        }
        event.consume();
        dropAt = placeAt(sceneToLocal(event.getSceneX(), event.getSceneY()));
        for (int i = 0; i < getChildren().size(); i++) {
            boolean isPlace = i == locked.size() + dropAt;
            getChildren().get(i).pseudoClassStateChanged(DROP_BEFORE, isPlace);
        }
    }

    private int placeAt(javafx.geometry.Point2D point) {
        for (int i = 0; i < items.size(); i++) {
            Bounds bounds = getChildren().get(locked.size() + i).getBoundsInParent();
            boolean isInRow = point.getY() <= bounds.getMaxY() + getVgap() / 2;
            boolean isBefore = point.getX() < bounds.getCenterX();
            if (isInRow && (isBefore || point.getY() < bounds.getMinY() - getVgap() / 2)) {
                return i;
            }
        }
        return items.size();
    }

    private void endDrag() {
        int from = dragging;
        int to = dropAt;
        dragging = -1;
        dropAt = -1;
        getChildren()
                .forEach(node -> {
                    node.pseudoClassStateChanged(DRAGGED, false);
                    node.pseudoClassStateChanged(DROP_BEFORE, false);
                });
        if (from >= 0 && to >= 0) {
            move(from, to > from ? to - 1 : to);
        }
    }
}
