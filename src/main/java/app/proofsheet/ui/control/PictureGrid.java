package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.image.PictureLoader;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.WeakListChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A grid of pictures that shows any number of them: rows of a fixed height, of which only the
 * visible ones exist (design/tokens.md §7). Pictures still being made stand first. Arrows, Home,
 * End, Page Up and Page Down move, with Shift they select a range, Ctrl+A selects all; Enter, Space
 * and a double click open. A filmstrip is the same with one column and small tiles.
 */
public final class PictureGrid extends StackPane {

    /** Smallest tile width in px. */
    public static final double MIN_CELL = 84;

    /** Largest tile width in px. */
    public static final double MAX_CELL = 324;

    private final PictureLoader loader;
    private final GridSelection selection;
    private final boolean isStrip;
    private final ObservableList<GridTile.Making> making = FXCollections.observableArrayList();
    private final ObservableMap<PictureId, String> roles = FXCollections.observableHashMap();
    private final ObservableList<TileAction> tileActions = FXCollections.observableArrayList();
    private final DoubleProperty cellWidth = new SimpleDoubleProperty(124);
    private final RowList rows = new RowList();
    private final ListView<Integer> list = new ListView<>(rows);
    private final List<GridRow> cells = new ArrayList<>();
    private final HoverBar bar = new HoverBar();
    private final ListChangeListener<Object> onItems = _ -> itemsChanged();
    private final ListChangeListener<Object> onSelected = _ -> markAll();
    private final ChangeListener<@Nullable PictureSnapshot> onFocus = (_, _, _) -> focusChanged();
    private int columns = 1;
    private int wanted = -1;
    private int focusedAt = -1;
    private @Nullable Consumer<PictureSnapshot> onOpen;
    private @Nullable ContextMenu tileMenu;

    private PictureGrid(PictureLoader loader, GridSelection selection, boolean isStrip) {
        this.loader = loader;
        this.selection = selection;
        this.isStrip = isStrip;
        getStyleClass().addAll("ps-canvas", isStrip ? "ps-filmstrip" : "ps-grid");
        list.getStyleClass().add("ps-grid-list");
        list.setFocusTraversable(true);
        list.setAccessibleRole(AccessibleRole.LIST_VIEW);
        list.setAccessibleText(ControlTexts.get("grid.name"));
        list.setCellFactory(_ -> new GridRow(this));
        list.setSelectionModel(new NoSelection());
        getChildren().add(list);
        cellWidth.subscribe(this::measure);
        widthProperty().subscribe(this::measure);
        new GridInput(this).install();
        list.focusedProperty().subscribe(this::markAll);
        selection.items().addListener(new WeakListChangeListener<>(onItems));
        selection.selected().addListener(new WeakListChangeListener<>(onSelected));
        making.addListener(onItems);
        roles.addListener((javafx.collections.MapChangeListener<PictureId, String>) _ -> redraw());
        tileActions.addListener((ListChangeListener<TileAction>) _ -> bar.setActions(tileActions));
        sceneProperty()
                .flatMap(javafx.scene.Scene::windowProperty)
                .flatMap(Window::outputScaleXProperty)
                .subscribe(_ -> redraw());
        sceneProperty().subscribe(_ -> itemsChanged());
        selection.focusProperty().addListener(new WeakChangeListener<>(onFocus));
        list.skinProperty().subscribe(this::focusChanged);
    }

    /** A grid over a selection. */
    public static PictureGrid grid(PictureLoader loader, GridSelection selection) {
        return new PictureGrid(loader, selection, false);
    }

    /** A filmstrip over a selection: one column of tiles 80 px wide. */
    public static PictureGrid filmstrip(PictureLoader loader, GridSelection selection) {
        PictureGrid strip = new PictureGrid(loader, selection, true);
        strip.cellWidth.set(80);
        return strip;
    }

    /** The pictures being made, shown before the others. */
    public ObservableList<GridTile.Making> making() {
        return making;
    }

    /** Words shown on pictures, for example {@code Before} and {@code After} while comparing. */
    public ObservableMap<PictureId, String> roles() {
        return roles;
    }

    /** Buttons of the bar that shows while the mouse is over a picture; none for no bar. */
    public ObservableList<TileAction> tileActions() {
        return tileActions;
    }

    /** Width of a tile in px, {@value #MIN_CELL} to {@value #MAX_CELL}. */
    public DoubleProperty cellWidthProperty() {
        return cellWidth;
    }

    /** The selection this grid shows and changes. */
    public GridSelection selection() {
        return selection;
    }

    /** Called with the focused picture on Enter, Space and double click. */
    public void setOnOpen(Consumer<PictureSnapshot> listener) {
        onOpen = listener;
    }

    /** One menu for all tiles; the picture under the mouse is selected before it shows. */
    public void setTileMenu(ContextMenu menu) {
        tileMenu = menu;
    }

    /**
     * Lets pictures be dragged to other programs.
     *
     * @param files absolute paths of what is dragged, asked for when a drag begins
     */
    public void setDragged(Supplier<List<Path>> files) {
        TileDrag.install(this, files);
    }

    /** Gives the grid the keyboard. */
    public void begin() {
        list.requestFocus();
    }

    /** Scrolls as little as needed to show a picture. */
    public void scrollTo(PictureId id) {
        int at = selection.indexOf(id);
        if (at >= 0) {
            show((at + making.size()) / columns);
        }
    }

    /** How many rows can be seen in full; at least one. */
    public int fittingRows() {
        return Math.max(1, (int) (getHeight() / tileSize().rowHeight()));
    }

    private void show(int row) {
        wanted = row;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        int row = wanted;
        if (row >= 0 && list.lookup(".virtual-flow") instanceof VirtualFlow<?> flow) {
            list.layout();
            if (flow.getHeight() > 0) {
                wanted = -1;
                reveal(flow, row);
            }
        }
    }

    /** Rows have one height, so that the place of each is known to the pixel. */
    private void reveal(VirtualFlow<?> flow, int row) {
        double height = list.getFixedCellSize();
        double beyond = rows.size() * height - flow.getHeight();
        if (beyond <= 0) {
            return;
        }
        double top = flow.getPosition() * beyond;
        // A row that is higher than the window shows its top.
        double least = Math.min((row + 1) * height - flow.getHeight(), row * height);
        double needed = Math.clamp(top, least, row * height);
        if (needed != top) {
            flow.setPosition(Math.clamp(needed / beyond, 0, 1));
            flow.requestLayout();
        }
    }

    // What rows and tiles ask for

    PictureLoader loader() {
        return loader;
    }

    void register(GridRow row) {
        cells.add(row);
    }

    TileSize tileSize() {
        return new TileSize(Math.round(Math.clamp(cellWidth.get(), 72, MAX_CELL)), isStrip);
    }

    int columns() {
        return columns;
    }

    /** Longer side of a picture in device pixels. */
    int longestPixels() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double scale = window == null ? 1 : window.getOutputScaleX();
        return (int) Math.ceil(tileSize().pictureHeight() * Math.max(1, scale));
    }

    @Nullable GridTile tileAt(int index) {
        if (index < making.size()) {
            return making.get(index);
        }
        int at = index - making.size();
        return at < selection.items().size()
                ? new GridTile.Picture(selection.items().get(at))
                : null;
    }

    void mark(PictureTile tile) {
        PictureSnapshot picture = tile.picture();
        if (picture == null) {
            tile.mark(false, false, false);
        } else {
            boolean isFocused =
                    selection.isFocused(picture.id())
                            && (list.isFocused() || selection.isSelected(picture.id()));
            tile.mark(
                    selection.isSelected(picture.id()), isFocused, selection.selected().size() > 1);
        }
    }

    void hover(PictureTile tile) {
        if (tile.picture() != null && !tileActions.isEmpty() && !isStrip) {
            bar.show(tile);
        }
    }

    void leave(PictureTile tile) {
        bar.hide(tile);
    }

    // Changes

    private void measure() {
        TileSize size = tileSize();
        list.setFixedCellSize(size.rowHeight());
        int fitting = isStrip ? 1 : size.columns(getWidth() - 2 * TileSize.GAP);
        int firstShown = firstShownRow() * columns;
        boolean isOtherLayout = fitting != columns;
        columns = fitting;
        itemsChanged();
        if (isOtherLayout && firstShown > 0) {
            show(firstShown / columns);
        }
    }

    /** The row at the top of what can be seen; 0 while nothing is. */
    private int firstShownRow() {
        return cells.stream()
                .filter(cell -> !cell.isEmpty() && cell.isVisible() && cell.getScene() != null)
                .filter(cell -> cell.getLayoutY() + cell.getHeight() / 2 > 0)
                .mapToInt(GridRow::getIndex)
                .filter(index -> index >= 0)
                .min()
                .orElse(0);
    }

    private void itemsChanged() {
        // The focus is shared: only what is on screen may move it when its picture leaves.
        if (getScene() != null) {
            selection.reconcile(focusedAt);
        }
        focusedAt = selection.focusIndex();
        rows.resize(Math.ceilDiv(making.size() + selection.items().size(), columns));
        redraw();
    }

    private void redraw() {
        cells.forEach(GridRow::refresh);
    }

    private void markAll() {
        cells.forEach(GridRow::mark);
    }

    private void focusChanged() {
        focusedAt = selection.focusIndex();
        markAll();
        PictureSnapshot focused = selection.focusProperty().get();
        if (focused != null) {
            scrollTo(focused.id());
        }
    }

    // What keys and mouse ask for

    ListView<Integer> list() {
        return list;
    }

    /** Calls the open listener with the focused picture. */
    void open() {
        PictureSnapshot focused = selection.focusProperty().get();
        Consumer<PictureSnapshot> listener = onOpen;
        if (focused != null && listener != null) {
            listener.accept(focused);
        }
    }

    /** Shows the menu of the tiles, if there is one. */
    void openMenu(double screenX, double screenY) {
        if (tileMenu != null) {
            tileMenu.show(this, screenX, screenY);
        }
    }
}
