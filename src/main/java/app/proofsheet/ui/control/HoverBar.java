package app.proofsheet.ui.control;

import app.proofsheet.domain.asset.PictureSnapshot;

import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** The one bar of buttons of a grid; it lies over the foot of the picture under the mouse. */
final class HoverBar extends HBox {

    private List<TileAction> actions = List.of();
    private @Nullable PictureTile tile;

    HoverBar() {
        getStyleClass().add("ps-hover-bar");
        setAlignment(Pos.CENTER);
        setMinHeight(32);
        setMaxHeight(32);
        StackPane.setAlignment(this, Pos.BOTTOM_CENTER);
    }

    void setActions(List<TileAction> wanted) {
        actions = List.copyOf(wanted);
        getChildren().setAll(actions.stream().map(this::button).toList());
    }

    private Button button(TileAction action) {
        Button button = new Button();
        button.setGraphic(Icons.of(action.icon()));
        button.getStyleClass().setAll("ps-tile-button");
        button.setAccessibleText(action.text());
        button.setTooltip(Tips.of(action.text(), action.key()));
        button.setFocusTraversable(false);
        button.setOnAction(_ -> {
            PictureSnapshot picture = tile == null ? null : tile.picture();
            if (picture != null) {
                action.run().accept(picture);
            }
        });
        return button;
    }

    void show(PictureTile over) {
        PictureSnapshot picture = over.picture();
        if (tile == over || picture == null) {
            return;
        }
        if (tile != null) {
            hide(tile);
        }
        tile = over;
        for (int i = 0; i < actions.size(); i++) {
            getChildren().get(i).setDisable(!actions.get(i).canRun().test(picture));
        }
        over.frame().getChildren().add(this);
        over.setBarShown(true);
    }

    void hide(PictureTile over) {
        if (tile == over) {
            over.frame().getChildren().remove(this);
            over.setBarShown(false);
            tile = null;
        }
    }
}
