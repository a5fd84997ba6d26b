package app.proofsheet.ui.edit;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;

import javafx.beans.InvalidationListener;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.io.File;
import java.nio.file.Path;
import java.util.List;

/** The pictures that go along with an edit: a row each, and a place to drop files. */
final class EditReferencesPane {

    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final EditReferences model;
    private final PictureLoader loader;
    private final Texts texts;
    private final VBox rows = new VBox();
    private final Label nothing;
    private final Label note = EditNotes.quiet("");
    private final VBox root;
    private final InvalidationListener onRows = o -> refresh();

    EditReferencesPane(EditReferences model, PictureLoader loader, Texts texts) {
        this.model = model;
        this.loader = loader;
        this.texts = texts;
        Label title = new Label(texts.get("references"));
        title.getStyleClass().add("ps-section");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button add = new Button(texts.get("references.add"));
        add.setId("edit-references-add");
        add.getStyleClass().add("small");
        add.setGraphic(Icons.of("plus", 12));
        add.setMinWidth(Region.USE_PREF_SIZE);
        add.setAccessibleText(texts.get("references.add.name"));
        add.setTooltip(Tips.of(texts.get("references.add.name")));
        add.setOnAction(e -> model.addSelected());
        HBox heading = new HBox(title, space, EditNotes.quiet(texts.get("references.hint")), add);
        heading.getStyleClass().add("edit-heading");
        nothing = EditNotes.quiet(texts.get("references.empty"));
        note.setId("edit-references-note");
        note.setWrapText(true);
        note.setGraphic(Icons.of("info", 14, "muted"));
        note.textProperty().bind(model.noteProperty());
        note.visibleProperty().bind(model.noteProperty().isNotEmpty());
        note.managedProperty().bind(note.visibleProperty());
        rows.setId("edit-references");
        rows.setAccessibleRole(AccessibleRole.LIST_VIEW);
        rows.setAccessibleText(texts.get("references"));
        root = new VBox(heading, nothing, rows, note);
        root.getStyleClass().addAll("edit-part", "edit-references");
        root.setOnDragOver(this::over);
        root.setOnDragExited(e -> root.pseudoClassStateChanged(DROP, false));
        root.setOnDragDropped(this::dropped);
        model.rows().addListener(onRows);
        refresh();
    }

    VBox root() {
        return root;
    }

    private void over(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            root.pseudoClassStateChanged(DROP, true);
            event.consume();
        }
    }

    private void dropped(DragEvent event) {
        List<Path> files = event.getDragboard().getFiles().stream().map(File::toPath).toList();
        event.setDropCompleted(model.drop(files));
        event.consume();
    }

    private void refresh() {
        List<EditReference> now = List.copyOf(model.rows());
        nothing.setVisible(now.isEmpty());
        nothing.setManaged(now.isEmpty());
        rows.getChildren().clear();
        for (int i = 0; i < now.size(); i++) {
            rows.getChildren().add(row(now.get(i), i + 1, now.size()));
        }
    }

    private Node row(EditReference reference, int place, int of) {
        Thumbnail thumbnail = new Thumbnail(loader, 18, 32);
        thumbnail.show(reference.picture());
        Label name = new Label(reference.name());
        name.setMinWidth(40);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row = new HBox(thumbnail, name, EditNotes.quiet(reference.role()), space);
        row.getStyleClass().addAll("edit-reference", "edit-heading");
        row.setAccessibleRole(AccessibleRole.LIST_ITEM);
        row.setAccessibleText(
                texts.get("references.row", place, of, reference.name(), reference.role()));
        row.setFocusTraversable(true);
        row.addEventHandler(KeyEvent.KEY_PRESSED, event -> onKey(event, reference));
        if (reference.picture() != null) {
            Button first = new Button(texts.get("references.first"));
            first.getStyleClass().addAll("small", "flat");
            first.setMinWidth(Region.USE_PREF_SIZE);
            first.setAccessibleText(texts.get("references.first.name", reference.name()));
            first.setOnAction(e -> model.makeFirst(reference));
            row.getChildren().add(first);
        }
        Button up = icon("chevron-up", "references.up", reference, () -> move(reference, -1));
        up.setDisable(place == 1);
        Button down = icon("chevron-down", "references.down", reference, () -> move(reference, 1));
        down.setDisable(place == of);
        row.getChildren()
                .addAll(
                        up,
                        down,
                        icon("x", "references.remove", reference, () -> remove(reference)));
        return row;
    }

    private void onKey(KeyEvent event, EditReference reference) {
        boolean isUp = event.getCode() == KeyCode.UP;
        if (event.isAltDown() && (isUp || event.getCode() == KeyCode.DOWN)) {
            event.consume();
            move(reference, isUp ? -1 : 1);
        } else if (event.getCode() == KeyCode.DELETE) {
            event.consume();
            remove(reference);
        }
    }

    private void move(EditReference reference, int places) {
        model.move(reference.path(), places);
        focus(model.rows().indexOf(reference));
    }

    private void remove(EditReference reference) {
        int place = model.rows().indexOf(reference);
        model.remove(reference.path());
        focus(Math.min(place, rows.getChildren().size() - 1));
    }

    private void focus(int place) {
        if (place >= 0 && place < rows.getChildren().size()) {
            rows.getChildren().get(place).requestFocus();
        }
    }

    private Button icon(String name, String key, EditReference reference, Runnable deed) {
        String text = texts.get(key, reference.name());
        Button button = new Button();
        button.setGraphic(Icons.of(name, 14));
        button.getStyleClass().addAll("ps-row-button", "flat");
        button.setAccessibleText(text);
        button.setTooltip(Tips.of(text));
        button.setOnAction(e -> deed.run());
        return button;
    }

    void dispose() {
        model.rows().removeListener(onRows);
        note.textProperty().unbind();
        note.visibleProperty().unbind();
    }
}
