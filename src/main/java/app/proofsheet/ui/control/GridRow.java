package app.proofsheet.ui.control;

import javafx.geometry.Pos;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** One reusable row of a {@link PictureGrid}: as many tiles as there are columns. */
final class GridRow extends ListCell<Integer> {

    private final PictureGrid grid;
    private final HBox box = new HBox(TileSize.GAP);
    private final List<PictureTile> tiles = new ArrayList<>();
    private @Nullable TileSize size;

    GridRow(PictureGrid grid) {
        this.grid = grid;
        getStyleClass().add("ps-grid-row");
        box.setAlignment(Pos.CENTER);
        setGraphic(box);
        setText(null);
        setFocusTraversable(false);
        grid.register(this);
    }

    @Override
    protected void updateItem(@Nullable Integer item, boolean isEmpty) {
        super.updateItem(item, isEmpty);
        refresh();
    }

    /** Brings the tiles in line with the grid; tiles that show the right thing are left alone. */
    void refresh() {
        TileSize wanted = grid.tileSize();
        if (!wanted.equals(size)) {
            tiles.forEach(tile -> tile.show(null, 0));
            tiles.clear();
            size = wanted;
        }
        int columns = grid.columns();
        while (tiles.size() > columns) {
            tiles.removeLast().show(null, 0);
        }
        while (tiles.size() < columns) {
            tiles.add(new PictureTile(grid, wanted));
        }
        if (!box.getChildren().equals(tiles)) {
            box.getChildren().setAll(tiles);
        }
        Integer row = isEmpty() ? null : getItem();
        for (int i = 0; i < columns; i++) {
            GridTile tile = row == null ? null : grid.tileAt(row * columns + i);
            tiles.get(i).show(tile, grid.longestPixels());
        }
        mark();
    }

    /** Shows selection and focus. */
    void mark() {
        tiles.forEach(grid::mark);
    }

    List<PictureTile> tiles() {
        return tiles;
    }
}
