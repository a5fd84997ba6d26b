package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.PictureWords;
import app.proofsheet.ui.control.Pill;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import javafx.scene.control.Label;
import javafx.scene.control.TreeCell;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

/** One row of the tree: a picture with its verdict and lock, or the pictures of one run. */
final class LineageCell extends TreeCell<LineageNode> {

    private final InspectorViewModel model;
    private final Texts texts;
    private final Thumbnail thumbnail;

    LineageCell(InspectorViewModel model, PictureLoader loader) {
        this.model = model;
        this.texts = model.texts();
        this.thumbnail = new Thumbnail(loader, 23, 40);
        getStyleClass().add("inspect-lineage-cell");
        setPrefWidth(0);
        setOnMouseClicked(event -> {
            LineageNode node = getItem();
            if (node == null || event.getButton() != MouseButton.PRIMARY) {
                return;
            }
            PictureSnapshot picture = node.picture();
            if (picture == null) {
                getTreeItem().setExpanded(!getTreeItem().isExpanded());
            } else {
                model.show(picture.id());
            }
        });
    }

    @Override
    protected void updateItem(@Nullable LineageNode node, boolean isEmpty) {
        super.updateItem(node, isEmpty);
        setText(null);
        setTooltip(null);
        getStyleClass().remove("this");
        if (node == null || isEmpty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        PictureSnapshot picture = node.picture();
        if (picture == null) {
            group(node);
        } else {
            picture(picture);
        }
    }

    private void group(LineageNode node) {
        String words =
                texts.get("lineage.group", String.valueOf(node.runId()), node.children().size());
        Label name = new Label(words, Icons.of("layers", 14, "muted"));
        HBox row = Panes.heading(name);
        stale(String.valueOf(node.runId()), row, false);
        setGraphic(row);
        setAccessibleText(words);
    }

    private void picture(PictureSnapshot picture) {
        boolean isThis = picture.id().equals(model.lineageProperty().get().current());
        LineageRow row = new LineageRow(picture, 0, isThis);
        thumbnail.show(picture);
        Label name = new Label(InspectWords.name(picture));
        name.setMinWidth(0);
        if (isThis) {
            getStyleClass().add("this");
            name.getStyleClass().addAll("ps-medium", "ps-fg-strong");
        }
        Label what = Panes.quiet(model.words().lineageLine(row));
        what.setMinWidth(0);
        VBox words = new VBox(name, what);
        words.setMinWidth(0);
        Pill state =
                PictureWords.pill(picture.state(), texts.get("state." + picture.state().folder()));
        state.setMinWidth(USE_PREF_SIZE);
        HBox line = Panes.heading(thumbnail, words, Panes.space());
        PictureSnapshot.Origin origin = picture.origin();
        String lock = origin == null ? "" : stale(origin.runId(), line, true);
        line.getChildren().add(state);
        setGraphic(line);
        String spoken =
                texts.get(
                        "lineage.row",
                        name.getText(),
                        what.getText(),
                        texts.get("state." + picture.state().folder()));
        setAccessibleText(lock.isEmpty() ? spoken : spoken + ". " + lock);
    }

    /** Adds the badge of a lock that changed; answers what it says. */
    private String stale(String runId, HBox line, boolean isSmall) {
        Dossiers.LockCheck lock = model.lineageProperty().get().locks().get(runId);
        if (lock == null || !lock.isStale()) {
            return "";
        }
        line.getChildren().add(isSmall ? LockBadge.small(lock) : LockBadge.of(lock, texts));
        setTooltip(Tips.of(lock.sentence()));
        return lock.sentence();
    }
}
