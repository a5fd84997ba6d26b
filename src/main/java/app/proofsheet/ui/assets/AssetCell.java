package app.proofsheet.ui.assets;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.work.Workspace;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Optional;

/** One asset: hero, id, how far it is. */
final class AssetCell extends ListCell<AssetRow> {

    private final AssetsViewModel model;
    private final Thumbnail hero;
    private final StackPane frame;
    private final Label name = new Label();
    private final Label line = new Label();
    private final Label news = new Label();
    private final HBox row;
    private @Nullable PictureId wanted;

    AssetCell(AssetsViewModel model, PictureLoader loader) {
        this.model = model;
        this.hero = new Thumbnail(loader, 18, 32);
        frame = new StackPane(Icons.of("image", 14, "muted"), hero);
        frame.getStyleClass().add("assets-hero");
        name.getStyleClass().add("assets-name");
        line.getStyleClass().addAll("ps-small", "ps-muted");
        line.setMinWidth(0);
        news.getStyleClass().addAll("ps-small", "ps-accent", "ps-medium");
        news.setMinWidth(USE_PREF_SIZE);
        HBox second = new HBox(line, news);
        VBox words = new VBox(name, second);
        words.getStyleClass().add("assets-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        row = new HBox(frame, words);
        row.getStyleClass().add("ps-asset-row");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AssetRow item, boolean empty) {
        super.updateItem(item, empty);
        if (empty || item == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            wanted = null;
            return;
        }
        name.setText(item.asset().assetId());
        line.setText(item.line());
        line.setGraphic(item.isBroken() ? Icons.of("alert-triangle", 12, "warning") : null);
        news.setText(item.news().isEmpty() ? "" : " · " + item.news());
        setTooltip(Tips.of(item.isBroken() ? item.line() : item.asset().dir()));
        setAccessibleText(
                model.texts()
                        .get("row.name", item.asset().assetId(), item.line(), item.news())
                        .strip());
        showHero(item.hero());
        setGraphic(row);
    }

    private void showHero(@Nullable PictureId id) {
        if (id == null) {
            wanted = null;
            hero.show(null);
            return;
        }
        if (id.equals(wanted)) {
            return;
        }
        wanted = id;
        hero.show(null);
        Workspace workspace = model.session().workspaceProperty().get();
        if (workspace != null) {
            model.session()
                    .tasks()
                    .run(
                            model.texts().get("task.hero"),
                            () -> workspace.catalogue().picture(id),
                            found -> heroFound(id, found));
        }
    }

    private void heroFound(PictureId id, Optional<PictureSnapshot> found) {
        if (id.equals(wanted)) {
            hero.show(found.orElse(null));
        }
    }
}
