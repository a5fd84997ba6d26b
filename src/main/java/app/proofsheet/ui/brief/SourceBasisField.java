package app.proofsheet.ui.brief;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.beans.InvalidationListener;
import javafx.collections.ObservableList;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The evidence: files and links, each with whether it exists; files can be dropped here. */
final class SourceBasisField {

    private static final PseudoClass DROP = PseudoClass.getPseudoClass("drop");

    private final BriefViewModel model;
    private final BriefFiles files;
    private final Texts texts;
    private final VBox rows = new VBox();
    private final TextField input = new TextField();
    private final LabelledField root;
    private final InvalidationListener onList = o -> refresh();
    private final Subscription subscription;

    SourceBasisField(BriefViewModel model, BriefFiles files, Texts texts, FieldLinks links) {
        this.model = model;
        this.files = files;
        this.texts = texts;
        Hyperlink add = new Hyperlink(texts.get("source.add"), Icons.of("plus", 12));
        add.setId("brief-source-add");
        add.setOnAction(e -> addAll(files.askMany(texts.get("source.add.title"))));
        input.setId("brief-source-input");
        input.getStyleClass().add("brief-source-input");
        input.setPromptText(texts.get("source.prompt"));
        input.setAccessibleText(texts.get("source.prompt"));
        input.setOnAction(e -> addWritten());
        input.focusedProperty()
                .subscribe(focused -> {
                    if (!focused) {
                        addWritten();
                    }
                });
        VBox box = new VBox(rows, input);
        box.getStyleClass().add("brief-source");
        root = new LabelledField(texts.get("source"), box, add);
        root.setOnDragOver(this::dragOver);
        root.setOnDragExited(e -> root.pseudoClassStateChanged(DROP, false));
        root.setOnDragDropped(this::dropped);
        model.form().sourceBasis().addListener(onList);
        subscription = model.gate().seenProperty().subscribe(seen -> refresh());
        links.add("sourceBasis", input::requestFocus);
        links.add("references", input::requestFocus);
    }

    LabelledField root() {
        return root;
    }

    private void dragOver(DragEvent event) {
        if (event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.LINK, TransferMode.COPY);
            root.pseudoClassStateChanged(DROP, true);
        }
        event.consume();
    }

    private void dropped(DragEvent event) {
        addAll(event.getDragboard().getFiles().stream().map(java.io.File::toPath).toList());
        root.pseudoClassStateChanged(DROP, false);
        event.setDropCompleted(true);
        event.consume();
    }

    private void addAll(List<Path> chosen) {
        chosen.stream().map(files::workPath).forEach(this::add);
    }

    private void addWritten() {
        String text = input.getText().strip();
        if (!text.isEmpty()) {
            input.clear();
            add(text);
        }
    }

    private void add(String entry) {
        if (!model.form().sourceBasis().contains(entry)) {
            model.form().sourceBasis().add(entry);
        }
    }

    private void refresh() {
        List<Node> nodes = new ArrayList<>();
        Map<String, Boolean> existence = model.gate().existence();
        for (String entry : model.form().sourceBasis()) {
            nodes.add(row(entry, existence.get(entry)));
        }
        rows.getChildren().setAll(nodes);
    }

    private HBox row(String entry, @org.jspecify.annotations.Nullable Boolean exists) {
        boolean isMissing = Boolean.FALSE.equals(exists);
        Label path = new Label(entry);
        path.setMinWidth(0);
        path.setTooltip(Tips.of(entry));
        path.getStyleClass().add("brief-source-path");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox row =
                new HBox(
                        isMissing
                                ? Icons.of("alert-triangle", 14, "warning")
                                : Icons.of("check", 14, exists == null ? "muted" : "good"),
                        path,
                        space);
        row.getStyleClass().add("ps-source-row");
        row.setAccessibleText(
                texts.get(isMissing ? "source.row.missing" : "source.row.found", entry));
        if (isMissing) {
            Label missing = new Label(texts.get("source.missing"));
            missing.getStyleClass().addAll("ps-small", "ps-warning");
            missing.setMinWidth(Region.USE_PREF_SIZE);
            Hyperlink locate = new Hyperlink(texts.get("source.locate"));
            locate.setMinWidth(Region.USE_PREF_SIZE);
            locate.setAccessibleText(texts.get("source.locate.of", entry));
            locate.setOnAction(e -> locate(entry));
            row.getChildren().addAll(missing, locate);
        }
        Button remove = new Button();
        remove.setGraphic(Icons.of("x", 12));
        remove.getStyleClass().addAll("flat", "brief-remove");
        remove.setAccessibleText(texts.get("source.remove", entry));
        remove.setTooltip(Tips.of(texts.get("source.remove.tip")));
        remove.setOnAction(e -> {
            model.form().sourceBasis().remove(entry);
            input.requestFocus();
        });
        row.getChildren().add(2, remove);
        return row;
    }

    private void locate(String entry) {
        ObservableList<String> basis = model.form().sourceBasis();
        files.askOne(texts.get("source.locate.title", entry))
                .map(files::workPath)
                .ifPresent(found -> {
                    int at = basis.indexOf(entry);
                    if (at >= 0 && !basis.contains(found)) {
                        basis.set(at, found);
                    }
                });
    }

    void dispose() {
        model.form().sourceBasis().removeListener(onList);
        subscription.unsubscribe();
    }
}
