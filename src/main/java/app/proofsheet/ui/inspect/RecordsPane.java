package app.proofsheet.ui.inspect;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.JsonViewer;
import app.proofsheet.ui.control.SearchField;
import app.proofsheet.ui.control.TabBar;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The record files as readable, searchable JSON. */
final class RecordsPane {

    private static final List<String> FIRST = List.of("Manifest", "Request", "Sent", "Response");

    private final Texts texts;
    private final StackPane tabPlace = new StackPane();
    private final JsonViewer viewer = new JsonViewer();
    private final SearchField search;
    private final Label fileName = Panes.quiet("");
    private final Label check = new Label();
    private final VBox root;
    private List<Dossiers.RecordFile> files = List.of();
    private String chosen = "";

    RecordsPane(InspectorActions actions, Texts texts) {
        this.texts = texts;
        search = new SearchField(texts.get("json.search"), null);
        search.textProperty().bindBidirectional(viewer.searchProperty());
        search.hitsProperty().bind(viewer.hitsTextProperty());
        search.field().addEventHandler(KeyEvent.KEY_PRESSED, this::onSearchKey);
        search.setPrefWidth(200);
        Button copy = new Button(texts.get("copy"), Icons.of("copy"));
        copy.setId("inspect-json-copy");
        copy.setMinWidth(Region.USE_PREF_SIZE);
        copy.setOnAction(e -> current().ifPresent(file -> actions.copy(file.text())));
        HBox.setHgrow(search, Priority.ALWAYS);
        HBox bar = new HBox(tabPlace);
        bar.getStyleClass().add("ps-toolbar");
        HBox finding =
                new HBox(
                        search,
                        step("chevron-up", "json.previous", viewer::previousHit),
                        step("chevron-down", "json.next", viewer::nextHit),
                        copy);
        finding.getStyleClass().add("ps-toolbar");
        Hyperlink value = line("json.copy.value", () -> actions.copy(viewer.chosenValue()));
        value.setId("inspect-json-value");
        Hyperlink path = line("json.copy.path", () -> actions.copy(viewer.chosenPath()));
        path.setId("inspect-json-path");
        check.getStyleClass().add("ps-small");
        check.setMinWidth(0);
        HBox foot = new HBox(fileName, value, path, Panes.space(), check);
        foot.getStyleClass().add("inspect-json-foot");
        VBox.setVgrow(viewer, Priority.ALWAYS);
        root = new VBox(bar, finding, viewer, foot);
    }

    /** Acts on the chosen line; greyed while none is. */
    private Hyperlink line(String key, Runnable run) {
        Hyperlink link = new Hyperlink(texts.get(key));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.getStyleClass().add("inspect-answer");
        link.disableProperty().bind(viewer.lineChosenProperty().not());
        link.setOnAction(e -> run.run());
        return link;
    }

    private Button step(String icon, String key, Runnable run) {
        Button button = new Button();
        button.setGraphic(Icons.of(icon));
        button.getStyleClass().addAll("flat", "ps-icon-button");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(Tips.of(texts.get(key)));
        button.setOnAction(e -> run.run());
        return button;
    }

    private void onSearchKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            if (event.isShiftDown()) {
                viewer.previousHit();
            } else {
                viewer.nextHit();
            }
        }
    }

    Node root() {
        return root;
    }

    /** Shows the files of a dossier; the kind of file on screen stays. */
    void show(Dossiers.Dossier dossier) {
        files = dossier.files();
        Dossiers.RecordFile first =
                files.stream()
                        .filter(f -> f.name().equals(chosen))
                        .findFirst()
                        .orElse(files.isEmpty() ? null : files.getFirst());
        if (first == null) {
            tabPlace.getChildren().clear();
            viewer.show(null, "");
            fileName.setText(texts.get("records.none"));
            check.setText("");
            check.setGraphic(null);
            return;
        }
        open(first);
    }

    /** Shows one file; the four that are asked for most have a tab, the open one always has. */
    void open(Dossiers.RecordFile file) {
        TabBar<String> tabs = new TabBar<>(file.name());
        files.stream()
                .map(Dossiers.RecordFile::name)
                .filter(name -> FIRST.contains(name) || name.equals(file.name()))
                .distinct()
                .sorted(Comparator.comparingInt(RecordsPane::place))
                .forEach(name -> tabs.tab(name, name));
        tabPlace.getChildren().setAll(tabs);
        tabs.valueProperty()
                .subscribe((before, name) ->
                        files.stream()
                                .filter(f -> f.name().equals(name))
                                .findFirst()
                                .ifPresent(this::display));
        display(file);
    }

    private static int place(String name) {
        int at = FIRST.indexOf(name);
        return at < 0 ? FIRST.size() : at;
    }

    private void display(Dossiers.RecordFile file) {
        chosen = file.name();
        viewer.show(file.outline(), file.text());
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        fileName.setText(texts.get("json.foot", name, viewer.lineCount()));
        showCheck(file.problem());
    }

    private void showCheck(@Nullable String problem) {
        check.getStyleClass().removeAll("ps-good", "ps-warning");
        check.getStyleClass().add(problem == null ? "ps-good" : "ps-warning");
        check.setText(problem == null ? texts.get("json.valid") : problem);
        check.setTooltip(problem == null ? null : Tips.of(problem));
        check.setGraphic(
                problem == null
                        ? Icons.of("check", 14, "good")
                        : Icons.of("alert-triangle", 14, "warning"));
    }

    private Optional<Dossiers.RecordFile> current() {
        return files.stream().filter(f -> f.name().equals(chosen)).findFirst();
    }
}
