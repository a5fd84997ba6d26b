package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.theme.TextSize;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.WeakChangeListener;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.collections.ObservableMap;
import javafx.collections.WeakListChangeListener;
import javafx.scene.control.ContextMenu;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A grid of pictures that shows any number of them: only the tiles that can be seen exist
 * (design/tokens.md §7). Pictures still being made stand first. Arrows, Home, End, Page Up and Page
 * Down move, with Shift they select a range, Ctrl+A selects all; Enter, Space and a double click
 * open. A filmstrip is the same with one column and small tiles.
 */
public final class PictureGrid extends StackPane {

    /** Smallest tile width in px. */
    public static final double MIN_CELL = 84;

    /** Largest tile width in px. */
    public static final double MAX_CELL = 324;

    static final double HEADING = 32;

    private final PictureLoader loader;
    private final GridSelection selection;
    private final boolean isStrip;
    private final ObservableList<GridTile.Making> making = FXCollections.observableArrayList();
    private final ObservableMap<PictureId, String> roles = FXCollections.observableHashMap();
    private final ObservableList<TileAction> tileActions = FXCollections.observableArrayList();
    private final DoubleProperty cellWidth = new SimpleDoubleProperty(124);
    private final GridBody body = new GridBody(this);
    private final HoverBar bar = new HoverBar();
    private final ListChangeListener<Object> onItems = _ -> itemsChanged();
    private final ListChangeListener<Object> onSelected = _ -> markAll();
    private final ChangeListener<@Nullable PictureSnapshot> onFocus = (_, _, _) -> focusChanged();
    private int columns = 1;
    private int wanted = -1;
    private int focusedAt = -1;
    private @Nullable Function<PictureSnapshot, String> grouping;
    private @Nullable Consumer<PictureSnapshot> onOpen;
    private @Nullable ContextMenu tileMenu;

    private PictureGrid(PictureLoader loader, GridSelection selection, boolean isStrip) {
        this.loader = loader;
        this.selection = selection;
        this.isStrip = isStrip;
        getStyleClass().addAll("ps-canvas", isStrip ? "ps-filmstrip" : "ps-grid");
        body.setAccessibleText(ControlTexts.get("grid.name"));
        getChildren().add(body);
        cellWidth.subscribe(this::measure);
        sceneProperty().flatMap(TextSize::of).orElse(TextSize.NORMAL).subscribe(_ -> measure());
        widthProperty().subscribe(this::measure);
        new GridInput(this).install();
        body.focusedProperty().subscribe(this::markAll);
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

    /**
     * Puts pictures under headings; they must be in an order that keeps each group together.
     *
     * @param titles heading of a picture, null for no headings at all
     */
    public void setGrouping(@Nullable Function<PictureSnapshot, String> titles) {
        grouping = titles;
        itemsChanged();
    }

    /** Gives the grid the keyboard. */
    public void begin() {
        body.requestFocus();
    }

    /** Scrolls as little as needed to show a picture. */
    public void scrollTo(PictureId id) {
        int at = selection.indexOf(id);
        if (at >= 0) {
            wanted = at + making.size();
            requestLayout();
        }
    }

    /** How many rows can be seen in full; at least one. */
    public int fittingRows() {
        return Math.max(1, (int) (getHeight() / tileSize().rowHeight()));
    }

    /** Scrolls to the first row. */
    public void scrollToStart() {
        wanted = 0;
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        super.layoutChildren();
        if (wanted >= 0 && body.reveal(wanted, tileSize().rowHeight())) {
            wanted = -1;
        }
    }

    // What rows and tiles ask for

    PictureLoader loader() {
        return loader;
    }

    TileSize tileSize() {
        return new TileSize(
                Math.round(Math.clamp(cellWidth.get(), 72, MAX_CELL)),
                isStrip,
                Math.round(TileSize.CAPTION * TextSize.factor(this)));
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
                            && (body.isFocused() || selection.isSelected(picture.id()));
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
        int fitting = isStrip ? 1 : size.columns(getWidth() - 2 * TileSize.GAP);
        int first = body.firstShown();
        boolean isOtherLayout = fitting != columns;
        columns = fitting;
        itemsChanged();
        if (isOtherLayout && first > 0) {
            body.scrollToTop(first);
        }
    }

    private void itemsChanged() {
        // The focus is shared: only what is on screen may move it when its picture leaves.
        if (getScene() != null) {
            selection.reconcile(focusedAt);
        }
        focusedAt = selection.focusIndex();
        body.show(new GridPlan(groups(), columns, tileSize().rowHeight(), HEADING));
    }

    private List<GridPlan.Group> groups() {
        Function<PictureSnapshot, String> titles = grouping;
        int coming = making.size();
        if (titles == null) {
            return List.of(new GridPlan.Group("", coming + selection.items().size()));
        }
        List<GridPlan.Group> groups = new ArrayList<>();
        groups.add(new GridPlan.Group(ControlTexts.get("grid.making"), coming));
        String title = null;
        int size = 0;
        for (PictureSnapshot picture : selection.items()) {
            String own = titles.apply(picture);
            if (!own.equals(title)) {
                groups.add(new GridPlan.Group(title == null ? "" : title, size));
                title = own;
                size = 0;
            }
            size++;
        }
        groups.add(new GridPlan.Group(title == null ? "" : title, size));
        return groups;
    }

    private void redraw() {
        body.refresh();
    }

    private void markAll() {
        body.tiles().forEach(this::mark);
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

    GridBody body() {
        return body;
    }

    /** Place of the focused picture among all tiles, -1 when none is focused. */
    int focusedTile() {
        int at = selection.focusIndex();
        return at < 0 ? -1 : at + making.size();
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
