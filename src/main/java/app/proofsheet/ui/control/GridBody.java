package app.proofsheet.ui.control;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The window onto a {@link GridPlan}: as many tiles as can be seen, and no more. A tile goes with
 * its picture when the list changes, so that a new picture makes one tile change and the others
 * move.
 */
final class GridBody extends Region {

    /** Room above the first row. */
    static final double TOP = 4;

    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");

    private final PictureGrid grid;
    private final ScrollBar bar = new ScrollBar();
    private final Rectangle clip = new Rectangle();
    private final List<PictureTile> spare = new ArrayList<>();
    private final List<Label> headings = new ArrayList<>();
    private Map<Object, PictureTile> used = new HashMap<>();
    private @Nullable TileSize size;
    private GridPlan plan = new GridPlan(List.of(), 1, 1, 0);
    private double offset;

    GridBody(PictureGrid grid) {
        this.grid = grid;
        getStyleClass().add("ps-grid-body");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.LIST_VIEW);
        bar.setOrientation(Orientation.VERTICAL);
        bar.setFocusTraversable(false);
        bar.valueProperty().subscribe(value -> scroll(value.doubleValue(), false));
        getChildren().add(bar);
        setClip(clip);
        addEventHandler(ScrollEvent.SCROLL, this::onScroll);
    }

    GridPlan plan() {
        return plan;
    }

    /** Tiles on screen. */
    Collection<PictureTile> tiles() {
        return used.values();
    }

    /** Takes another plan; the place on screen is kept as far as there is one. */
    void show(GridPlan next) {
        plan = next;
        requestLayout();
    }

    /** The first tile that can be seen, 0 at the top. */
    int firstShown() {
        return plan.firstBelow(offset);
    }

    /** Scrolls so that a tile's row stands at the top. */
    void scrollToTop(int index) {
        if (index < plan.count()) {
            scroll(plan.topWith(index), true);
        }
    }

    /** Scrolls as little as needed to show a tile; true when there is room on screen to do so. */
    boolean reveal(int index, double rowHeight) {
        double room = getHeight() - TOP;
        if (room <= 0 || index >= plan.count()) {
            return room > 0;
        }
        double to = plan.y(index) + rowHeight;
        // A row that is higher than the window shows its top.
        double from = Math.min(plan.topWith(index), plan.y(index));
        double least = Math.min(to - room, from);
        scroll(Math.clamp(offset, least, from), true);
        return true;
    }

    private void onScroll(ScrollEvent event) {
        if (event.getDeltaY() != 0 && !event.isShortcutDown()) {
            scroll(offset - event.getDeltaY(), true);
            event.consume();
        }
    }

    private double furthest() {
        return Math.max(0, plan.height() + TOP - getHeight());
    }

    private void scroll(double wanted, boolean tellsBar) {
        double next = Math.clamp(wanted, 0, furthest());
        if (next != offset) {
            offset = next;
            if (tellsBar) {
                bar.setValue(next);
            }
            requestLayout();
        }
    }

    /** Everything is shown anew at the next layout. */
    void refresh() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        clip.setWidth(width);
        clip.setHeight(height);
        layOutBar(width, height);
        TileSize wanted = grid.tileSize();
        if (!wanted.equals(size)) {
            drop();
            size = wanted;
        }
        int columns = plan.columns();
        double row = columns * (wanted.width() + TileSize.GAP) - TileSize.GAP;
        double left = snapPositionX((width - row) / 2);
        Map<Object, PictureTile> next = new HashMap<>();
        int first = plan.firstBelow(offset - TOP);
        List<Integer> wantedAt = new ArrayList<>();
        for (int i = first; i < plan.count() && plan.y(i) < offset + height - TOP; i++) {
            wantedAt.add(i);
            keep(i, next);
        }
        used.values().forEach(this::retire);
        used = next;
        for (int i : wantedAt) {
            PictureTile tile = tileFor(i);
            tile.resizeRelocate(
                    left + plan.column(i) * (wanted.width() + TileSize.GAP),
                    snapPositionY(plan.y(i) - offset + TOP),
                    wanted.width(),
                    wanted.height());
            grid.mark(tile);
        }
        layOutHeadings(left, row, height);
    }

    /** The tile that shows this already, if there is one, goes on showing it. */
    private void keep(int index, Map<Object, PictureTile> next) {
        Object key = key(index);
        PictureTile tile = used.remove(key);
        if (tile != null) {
            next.put(key, tile);
        }
    }

    private PictureTile tileFor(int index) {
        Object key = key(index);
        PictureTile tile = used.get(key);
        if (tile == null) {
            tile = spare.isEmpty() ? added() : spare.removeLast();
            used.put(key, tile);
        }
        tile.show(grid.tileAt(index), grid.longestPixels());
        return tile;
    }

    private PictureTile added() {
        PictureTile tile = new PictureTile(grid, Objects.requireNonNull(size));
        // The bar stays above.
        getChildren().addFirst(tile);
        return tile;
    }

    private Object key(int index) {
        GridTile tile = grid.tileAt(index);
        return switch (tile) {
            case null -> index;
            case GridTile.Picture picture -> picture.snapshot().id();
            case GridTile.Making making -> making.key();
        };
    }

    private void retire(PictureTile tile) {
        tile.show(null, 0);
        spare.add(tile);
    }

    private void drop() {
        used.values().forEach(tile -> tile.show(null, 0));
        getChildren().removeAll(used.values());
        getChildren().removeAll(spare);
        used = new HashMap<>();
        spare.clear();
    }

    private void layOutHeadings(double left, double row, double height) {
        List<GridPlan.Heading> shown = plan.headings(offset - TOP, offset + height);
        while (headings.size() < shown.size()) {
            Label label = new Label();
            label.getStyleClass().add("ps-grid-heading");
            label.setAccessibleRole(AccessibleRole.TEXT);
            headings.add(label);
            getChildren().addFirst(label);
        }
        for (int i = 0; i < headings.size(); i++) {
            Label label = headings.get(i);
            label.setVisible(i < shown.size());
            if (i < shown.size()) {
                GridPlan.Heading heading = shown.get(i);
                label.setText(ControlTexts.get("grid.heading", heading.title(), heading.size()));
                label.pseudoClassStateChanged(FIRST, heading.group() == 0);
                label.resizeRelocate(
                        left + TileSize.PADDING,
                        snapPositionY(heading.y() - offset + TOP),
                        row - 2 * TileSize.PADDING,
                        PictureGrid.HEADING);
            }
        }
    }

    private void layOutBar(double width, double height) {
        double beyond = furthest();
        bar.setVisible(beyond > 0);
        if (offset > beyond) {
            offset = beyond;
        }
        bar.setMax(Math.max(1, beyond));
        bar.setVisibleAmount(
                beyond == 0 ? 1 : beyond * height / Math.max(height, plan.height() + TOP));
        bar.setBlockIncrement(Math.max(1, height - 40));
        bar.setUnitIncrement(40);
        bar.setValue(offset);
        double w = bar.prefWidth(-1);
        bar.resizeRelocate(width - w, 0, w, height);
    }

    @Override
    public @Nullable Object queryAccessibleAttribute(
            AccessibleAttribute attribute, @Nullable Object... parameters) {
        return switch (attribute) {
            case ITEM_COUNT -> plan.count();
            case ITEM_AT_INDEX ->
                    parameters.length == 1 && parameters[0] instanceof Integer index
                            ? used.get(key(index))
                            : null;
            case FOCUS_ITEM -> {
                int at = grid.focusedTile();
                yield at < 0 ? null : used.get(key(at));
            }
            default -> super.queryAccessibleAttribute(attribute, parameters);
        };
    }
}
