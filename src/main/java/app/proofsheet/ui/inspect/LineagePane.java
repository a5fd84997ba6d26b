package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The tree of generations and edits of the whole asset. Arrows move, Left and Right fold and
 * unfold, Enter or a click goes to the picture. What a person folded stays folded.
 */
final class LineagePane {

    private final InspectorViewModel model;
    private final TreeView<LineageNode> tree = new TreeView<>();
    private final Map<String, Boolean> folded = new HashMap<>();
    private final Hyperlink compare;
    private final Label summary = Panes.quiet("");
    private final VBox root;
    private boolean isBuilding;

    LineagePane(InspectorViewModel model, PictureLoader loader) {
        this.model = model;
        Texts texts = model.texts();
        compare = new Hyperlink(texts.get("lineage.compare"));
        compare.setOnAction(e -> model.compareWithParent());
        tree.setId("inspect-lineage-tree");
        tree.setShowRoot(false);
        tree.setAccessibleText(texts.get("lineage"));
        tree.getStyleClass().add("inspect-lineage-tree");
        tree.setCellFactory(_ -> new LineageCell(model, loader));
        tree.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        HBox heading =
                Panes.heading(
                        Panes.section(texts.get("lineage.asset")), summary, Panes.space(), compare);
        heading.getStyleClass().add("inspect-lineage-head");
        VBox.setVgrow(tree, Priority.ALWAYS);
        root = new VBox(heading, tree);
    }

    Node root() {
        return root;
    }

    void show(LineageTree lineage, boolean hasParent) {
        compare.setVisible(hasParent);
        isBuilding = true;
        boolean hadFocus = tree.isFocused();
        TreeItem<LineageNode> top =
                new TreeItem<>(new LineageNode("", null, null, lineage.roots()));
        TreeItem<LineageNode> here = fill(top, lineage.roots(), lineage.current());
        top.setExpanded(true);
        tree.setRoot(top);
        summary.setText(
                model.texts()
                        .get(
                                "lineage.count",
                                lineage.roots().stream().mapToInt(this::count).sum()));
        if (here != null) {
            tree.getSelectionModel().select(here);
            tree.scrollTo(Math.max(0, tree.getRow(here) - 2));
        }
        if (hadFocus) {
            tree.requestFocus();
        }
        isBuilding = false;
    }

    private int count(LineageNode node) {
        return (node.picture() == null ? 0 : 1)
                + node.children().stream().mapToInt(this::count).sum();
    }

    /** Fills an item; answers the item of the current picture when it is below. */
    private @Nullable TreeItem<LineageNode> fill(
            TreeItem<LineageNode> above, List<LineageNode> nodes, @Nullable PictureId current) {
        TreeItem<LineageNode> found = null;
        for (LineageNode node : nodes) {
            TreeItem<LineageNode> item = new TreeItem<>(node);
            above.getChildren().add(item);
            TreeItem<LineageNode> below = fill(item, node.children(), current);
            PictureSnapshot picture = node.picture();
            boolean isHere = picture != null && picture.id().equals(current);
            boolean isOpen = !folded.getOrDefault(node.key(), node.runId() != null);
            item.setExpanded(below != null || isOpen);
            item.expandedProperty()
                    .subscribe(now -> {
                        if (!isBuilding) {
                            folded.put(node.key(), !now);
                        }
                    });
            if (isHere) {
                found = item;
            } else if (below != null) {
                found = below;
            }
        }
        return found;
    }

    private void onKey(KeyEvent event) {
        TreeItem<LineageNode> chosen = tree.getSelectionModel().getSelectedItem();
        boolean isGo = event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE;
        if (!isGo || chosen == null) {
            return;
        }
        event.consume();
        PictureSnapshot picture = chosen.getValue().picture();
        if (picture == null) {
            chosen.setExpanded(!chosen.isExpanded());
        } else {
            model.show(picture.id());
        }
    }
}
