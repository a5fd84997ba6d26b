package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;

import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

import org.jspecify.annotations.Nullable;

/** Mouse and keyboard of a {@link PictureGrid}. */
final class GridInput {

    private final PictureGrid grid;
    private final GridSelection selection;

    GridInput(PictureGrid grid) {
        this.grid = grid;
        this.selection = grid.selection();
    }

    void install() {
        GridBody body = grid.body();
        body.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        body.addEventFilter(MouseEvent.MOUSE_PRESSED, this::onPress);
        body.addEventFilter(MouseEvent.MOUSE_CLICKED, this::onClick);
        body.addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::onMenu);
    }

    private @Nullable PictureTile tileOf(Object target) {
        Node node = target instanceof Node start ? start : null;
        while (node != null && node != grid) {
            if (node instanceof PictureTile tile) {
                return tile;
            }
            node = node.getParent();
        }
        return null;
    }

    private static boolean isOnButton(Object target) {
        Node node = target instanceof Node start ? start : null;
        while (node != null) {
            if (node instanceof ButtonBase || node instanceof ScrollBar) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }

    private void onPress(MouseEvent event) {
        if (isOnButton(event.getTarget())) {
            return;
        }
        grid.body().requestFocus();
        PictureTile tile = tileOf(event.getTarget());
        PictureSnapshot picture = tile == null ? null : tile.picture();
        if (picture == null) {
            if (event.getButton() == MouseButton.PRIMARY && !event.isShortcutDown()) {
                selection.clear();
            }
            return;
        }
        int at = selection.indexOf(picture.id());
        boolean isSelected = selection.isSelected(picture.id());
        if (event.getButton() == MouseButton.SECONDARY) {
            if (!isSelected) {
                selection.select(at);
            }
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pick(at, isSelected, event);
        }
        event.consume();
    }

    private void pick(int at, boolean isSelected, MouseEvent event) {
        if (event.isShiftDown() && event.isShortcutDown()) {
            selection.extendAdding(at);
        } else if (event.isShiftDown()) {
            selection.extend(at);
        } else if (event.isShortcutDown()) {
            selection.toggle(at);
        } else if (!isSelected) {
            selection.select(at);
        }
        // A press on one of several may begin a drag of all: the click decides.
    }

    private void onClick(MouseEvent event) {
        PictureTile tile = tileOf(event.getTarget());
        PictureSnapshot picture = tile == null ? null : tile.picture();
        boolean isPlain = !event.isShiftDown() && !event.isShortcutDown();
        if (event.getButton() == MouseButton.PRIMARY
                && isPlain
                && event.isStillSincePress()
                && picture != null
                && !isOnButton(event.getTarget())) {
            selection.select(selection.indexOf(picture.id()));
        }
        if (event.getButton() == MouseButton.PRIMARY
                && event.getClickCount() == 2
                && tile != null
                && tile.picture() != null
                && !isOnButton(event.getTarget())) {
            event.consume();
            grid.open();
        }
    }

    private void onMenu(ContextMenuEvent event) {
        boolean isOnTile = !event.isKeyboardTrigger() && tileOf(event.getTarget()) != null;
        if (isOnTile || event.isKeyboardTrigger() && selection.focusIndex() >= 0) {
            event.consume();
            grid.openMenu(event.getScreenX(), event.getScreenY());
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getTarget() != grid.body() || event.isAltDown()) {
            return;
        }
        if (event.isShortcutDown() && event.getCode() == KeyCode.A) {
            event.consume();
            selection.selectAll();
            return;
        }
        boolean isOpening = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        if (isOpening && !event.isShiftDown()) {
            event.consume();
            if (event.isShortcutDown()) {
                selection.toggle(selection.focusIndex());
            } else {
                grid.open();
            }
            return;
        }
        int to = destination(event.getCode());
        if (to < 0) {
            return;
        }
        event.consume();
        if (event.isShiftDown()) {
            selection.extend(to);
        } else if (event.isShortcutDown()) {
            selection.focusOnly(to);
        } else {
            selection.select(to);
        }
    }

    /** Where a key leads from the focus; -1 when it leads nowhere. */
    private int destination(KeyCode code) {
        int count = selection.items().size();
        int from = selection.focusIndex();
        boolean isMove =
                switch (code) {
                    case LEFT, RIGHT, UP, DOWN, PAGE_UP, PAGE_DOWN, HOME, END -> true;
                    default -> false;
                };
        if (!isMove || count == 0) {
            return -1;
        }
        if (from < 0) {
            return code == KeyCode.END ? count - 1 : 0;
        }
        return switch (code) {
            case LEFT -> Math.max(0, from - 1);
            case RIGHT -> Math.min(count - 1, from + 1);
            case UP -> rows(from, -1, 1);
            case DOWN -> rows(from, 1, 1);
            case PAGE_UP -> rows(from, -1, grid.fittingRows());
            case PAGE_DOWN -> rows(from, 1, grid.fittingRows());
            case HOME -> 0;
            default -> count - 1;
        };
    }

    /** Some rows up or down; pictures being made cannot have the focus. */
    private int rows(int from, int direction, int times) {
        int coming = grid.making().size();
        int at = from + coming;
        for (int i = 0; i < times; i++) {
            int next = grid.body().plan().vertical(at, direction);
            if (next < coming) {
                break;
            }
            at = next;
        }
        return at - coming;
    }
}
