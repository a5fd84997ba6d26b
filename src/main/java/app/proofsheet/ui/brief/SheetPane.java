package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Reveal;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.time.ZoneId;
import java.util.List;

/** Earlier versions, templates and the two forms for a name, in the place of the brief form. */
final class SheetPane {

    private final BriefSheets sheets;
    private final Texts texts;
    private final StateWords words;
    private final Label title = new Label();
    private final Button back = new Button();
    private final VBox body = new VBox();
    private final TextField name = new TextField();
    private final Label problem = new Label();
    private final VBox root;
    private final Subscription subscriptions;

    SheetPane(BriefSheets sheets, Texts texts, ZoneId zone) {
        this.sheets = sheets;
        this.texts = texts;
        this.words = new StateWords(texts, zone);
        title.getStyleClass().add("ps-section");
        back.setGraphic(Icons.of("chevron-left"));
        back.setId("brief-sheet-back");
        back.getStyleClass().addAll("flat", "ps-icon-button");
        back.setAccessibleText(texts.get("sheet.back"));
        back.setTooltip(Tips.of(texts.get("sheet.back")));
        back.setOnAction(e -> sheets.close());
        HBox header = new HBox(back, title);
        header.getStyleClass().addAll("brief-header", "brief-sheet-header");
        body.getStyleClass().add("brief-fields");
        ScrollPane scroller = new ScrollPane(body);
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroller.getStyleClass().add("brief-scroller");
        scroller.setFocusTraversable(false);
        scroller.accessibleTextProperty().bind(title.textProperty());
        Reveal.focused(scroller);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        name.setId("brief-sheet-name");
        name.textProperty().bindBidirectional(sheets.nameProperty());
        problem.setId("brief-sheet-problem");
        problem.getStyleClass().add("ps-field-error");
        problem.setWrapText(true);
        problem.setMinHeight(Region.USE_PREF_SIZE);
        problem.textProperty().bind(sheets.problemProperty());
        problem.visibleProperty().bind(problem.textProperty().isNotEmpty());
        problem.managedProperty().bind(problem.visibleProperty());
        root = new VBox(header, scroller);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        VBox.setVgrow(root, Priority.ALWAYS);
        subscriptions =
                Subscription.combine(
                        sheets.versionsProperty().subscribe(v -> showIf(BriefSheets.Sheet.HISTORY)),
                        sheets.templatesProperty()
                                .subscribe(t -> showIf(BriefSheets.Sheet.TEMPLATES)),
                        sheets.nameTakenProperty()
                                .subscribe(t -> showIf(BriefSheets.Sheet.SAVE_TEMPLATE)));
    }

    VBox root() {
        return root;
    }

    /** Shows what is open and takes the keyboard. */
    void begin() {
        show();
        switch (sheets.sheetProperty().get()) {
            case SAVE_TEMPLATE, DUPLICATE -> {
                name.requestFocus();
                name.selectAll();
            }
            case HISTORY, TEMPLATES, NONE -> back.requestFocus();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            sheets.close();
        }
    }

    private void showIf(BriefSheets.Sheet which) {
        if (sheets.sheetProperty().get() == which) {
            boolean wasTyping = name.isFocused();
            show();
            if (wasTyping) {
                name.requestFocus();
            }
        }
    }

    private void show() {
        switch (sheets.sheetProperty().get()) {
            case HISTORY -> showHistory();
            case TEMPLATES -> showTemplates();
            case SAVE_TEMPLATE -> showSaveTemplate();
            case DUPLICATE -> showDuplicate();
            case NONE -> body.getChildren().clear();
        }
    }

    private void showHistory() {
        title.setText(texts.get("history"));
        List<BriefVersion> versions = sheets.versionsProperty().get();
        body.getChildren().setAll(problem);
        if (versions.isEmpty()) {
            body.getChildren()
                    .add(
                            new EmptyState(
                                    "clock",
                                    texts.get("history.empty.title"),
                                    texts.get("history.empty.text")));
            return;
        }
        body.getChildren().add(quiet(texts.get("history.text")));
        body.getChildren()
                .add(
                        row(
                                texts.get("history.now"),
                                words.changes(versions.getFirst().brief(), sheets.present())));
        for (int i = 0; i < versions.size(); i++) {
            body.getChildren().add(row(versions, i));
        }
    }

    private Node row(List<BriefVersion> versions, int at) {
        BriefVersion version = versions.get(at);
        Brief brief = version.brief();
        String what =
                at + 1 < versions.size()
                        ? words.changes(versions.get(at + 1).brief(), brief)
                        : texts.get("history.first");
        String time = words.time(version.savedAt());
        Button restore = new Button(texts.get("history.restore"), Icons.of("rotate-ccw", 14));
        restore.getStyleClass().add("brief-sheet-act");
        restore.setId("brief-restore-" + version.number());
        restore.setAccessibleText(texts.get("history.restore.of", time));
        restore.setOnAction(e -> {
            sheets.restore(version);
            back.requestFocus();
        });
        return row(time, what, restore);
    }

    private void showTemplates() {
        title.setText(texts.get("templates"));
        List<BriefTemplate> templates = sheets.templatesProperty().get();
        body.getChildren().setAll(problem);
        if (templates.isEmpty()) {
            body.getChildren()
                    .add(
                            new EmptyState(
                                            "copy",
                                            texts.get("templates.empty.title"),
                                            texts.get("templates.empty.text"))
                                    .action(
                                            texts.get("more.template"),
                                            () -> sheets.open(BriefSheets.Sheet.SAVE_TEMPLATE)));
            return;
        }
        body.getChildren().add(quiet(texts.get("templates.text")));
        for (BriefTemplate template : templates) {
            Button start = new Button(texts.get("templates.start"));
            start.getStyleClass().add("brief-sheet-act");
            start.setId("brief-template-" + template.id());
            start.setAccessibleText(texts.get("templates.start.of", template.name()));
            start.setOnAction(e -> sheets.startFrom(template));
            body.getChildren().add(row(template.name(), words.sets(template.brief()), start));
        }
    }

    private void showSaveTemplate() {
        title.setText(texts.get("template.title"));
        Button save =
                new Button(
                        texts.get(
                                sheets.nameTakenProperty().get()
                                        ? "template.replace"
                                        : "template.save"));
        save.setOnAction(e -> sheets.saveTemplate(sheets.nameTakenProperty().get()));
        name.setOnAction(e -> sheets.saveTemplate(false));
        showName("template.name", "template.text", save);
    }

    private void showDuplicate() {
        title.setText(texts.get("duplicate.title"));
        Button create = new Button(texts.get("duplicate.create"));
        create.setOnAction(e -> sheets.duplicate());
        name.setOnAction(e -> sheets.duplicate());
        showName("duplicate.id", "duplicate.text", create);
    }

    private void showName(String label, String text, Button deed) {
        deed.setId("brief-sheet-deed");
        deed.getStyleClass().add("accent");
        deed.disableProperty().bind(name.textProperty().isEmpty());
        name.setAccessibleText(texts.get(label));
        body.getChildren()
                .setAll(
                        quiet(texts.get(text)),
                        new LabelledField(texts.get(label), name),
                        problem,
                        new HBox(deed));
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("ps-small", "ps-muted");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node row(String heading, String what, Button... deeds) {
        Label head = new Label(heading);
        head.setMinWidth(0);
        head.getStyleClass().add("brief-sheet-name");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(head, space);
        for (Button deed : deeds) {
            deed.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(deed);
        }
        line.getStyleClass().add("brief-sheet-line");
        VBox row = new VBox(line, quiet(what));
        row.getStyleClass().addAll("brief-sheet-row", "ps-divided");
        return row;
    }

    void dispose() {
        subscriptions.unsubscribe();
        name.textProperty().unbindBidirectional(sheets.nameProperty());
        problem.textProperty().unbind();
    }
}
