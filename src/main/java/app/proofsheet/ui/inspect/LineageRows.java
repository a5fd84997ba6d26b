package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.List;

/** The family of a picture; a row leads to its picture. */
final class LineageRows extends VBox {

    private static final double INDENT = 28;

    private final InspectorViewModel model;
    private final PictureLoader loader;
    private final Texts texts;

    LineageRows(InspectorViewModel model, PictureLoader loader) {
        this.model = model;
        this.loader = loader;
        this.texts = model.texts();
        setAccessibleText(texts.get("lineage"));
    }

    void show(List<LineageRow> rows) {
        getChildren().setAll(rows.stream().map(this::row).toList());
    }

    private HBox row(LineageRow row) {
        HBox line = new HBox();
        line.getStyleClass().add("inspect-lineage-line");
        if (row.depth() > 0) {
            Region indent = new Region();
            indent.setMinWidth(INDENT * (row.depth() - 1) + INDENT / 2);
            Region elbow = new Region();
            elbow.getStyleClass().add("ps-elbow");
            elbow.setMinSize(INDENT / 2 - 2, 29);
            elbow.setMaxSize(INDENT / 2 - 2, 29);
            line.getChildren().addAll(indent, elbow);
        }
        Button button = button(row);
        HBox.setHgrow(button, Priority.ALWAYS);
        line.getChildren().add(button);
        return line;
    }

    private Button button(LineageRow row) {
        PictureSnapshot picture = row.picture();
        Thumbnail thumbnail = new Thumbnail(loader, 27, 48);
        thumbnail.show(picture);
        Label name = new Label(InspectWords.name(picture));
        if (row.isThis()) {
            name.getStyleClass().addAll("ps-medium", "ps-fg-strong");
        }
        Label what = Panes.quiet(model.words().lineageLine(row));
        VBox words = new VBox(name, what);
        words.getStyleClass().add("inspect-lineage-words");
        words.setMinWidth(0);
        HBox content = new HBox(thumbnail, words, Panes.space(), state(picture.state()));
        content.getStyleClass().add("ps-lineage-row");
        if (row.isThis()) {
            content.getStyleClass().add("this");
        }
        Button button = new Button();
        button.setGraphic(content);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setMinWidth(0);
        button.getStyleClass().addAll("flat", "inspect-lineage-button");
        content.prefWidthProperty().bind(button.widthProperty());
        button.setAccessibleRole(AccessibleRole.BUTTON);
        button.setAccessibleText(
                texts.get(
                        "lineage.row",
                        name.getText(),
                        what.getText(),
                        texts.get("state." + picture.state().folder())));
        button.setOnAction(e -> model.show(picture.id()));
        return button;
    }

    private Label state(PictureState state) {
        Label label = new Label(texts.get("state." + state.folder()));
        label.getStyleClass().add("ps-small");
        label.setMinWidth(USE_PREF_SIZE);
        switch (state) {
            case APPROVED -> {
                label.setGraphic(Icons.of("check", 14, "good"));
                label.getStyleClass().add("ps-good");
            }
            case REJECTED -> {
                label.setGraphic(Icons.of("x", 14, "muted"));
                label.getStyleClass().add("ps-muted");
            }
            case CANDIDATE, SOURCE -> label.getStyleClass().add("ps-muted");
        }
        return label;
    }
}
