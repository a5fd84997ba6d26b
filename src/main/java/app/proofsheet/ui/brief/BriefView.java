package app.proofsheet.ui.brief;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Reveal;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** The brief form of the asset on screen, with the gate under it (design/mock-gallery.png). */
public final class BriefView {

    private static final KeyCombination QUEUE =
            new KeyCodeCombination(KeyCode.ENTER, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination SAVE =
            new KeyCodeCombination(KeyCode.S, KeyCombination.SHORTCUT_DOWN);

    private static final PseudoClass SCROLLING = PseudoClass.getPseudoClass("scrolling");

    private final BriefViewModel model;
    private final Texts texts = Texts.of("brief");
    private final FieldLinks links = new FieldLinks();
    private final GroundingFields grounding;
    private final SourceBasisField source;
    private final PhraseFields phrases;
    private final OutputFields output;
    private final PromptField prompt;
    private final AdvancedFields advanced;
    private final GatePane gate;
    private final SheetPane sheet;
    private final MenuButton more = new MenuButton();
    private final Label saveState = new Label();
    private final VBox form;
    private final StackPane message = new StackPane();
    private final VBox root = new VBox();
    private final Subscription subscriptions;

    /**
     * A view of a brief.
     *
     * @param choice asks for files
     * @param pictures loads benchmark pictures
     */
    public BriefView(
            BriefViewModel model,
            StudioSession session,
            FileChoice choice,
            PictureLoader pictures) {
        this.model = model;
        BriefFiles files = new BriefFiles(session, choice);
        this.grounding = new GroundingFields(model, files, pictures, texts, links);
        this.source = new SourceBasisField(model, files, texts, links);
        this.phrases = new PhraseFields(model.form(), texts, links);
        this.output = new OutputFields(model, texts, links);
        this.prompt = new PromptField(model, texts, links);
        this.advanced = new AdvancedFields(model, texts, links);
        this.gate = new GatePane(model, texts, links);
        this.sheet = new SheetPane(model.sheets(), texts, model.zone());
        VBox fields =
                new VBox(
                        grounding.root(),
                        source.root(),
                        phrases.root(),
                        output.root(),
                        prompt.root(),
                        advanced.root());
        fields.getStyleClass().add("brief-fields");
        ScrollPane scroller = new ScrollPane(fields);
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroller.getStyleClass().add("brief-scroller");
        scroller.setFocusTraversable(false);
        Reveal.focused(scroller);
        scroller.viewportBoundsProperty()
                .subscribe(seen ->
                        fields.pseudoClassStateChanged(
                                SCROLLING, scroller.getWidth() - seen.getWidth() > 2));
        scroller.setAccessibleText(texts.get("title"));
        VBox.setVgrow(scroller, Priority.ALWAYS);
        VBox.setVgrow(message, Priority.ALWAYS);
        form = new VBox(header(), scroller, gate.root());
        VBox.setVgrow(form, Priority.ALWAYS);
        message.getStyleClass().add("brief-message");
        root.getStyleClass().add("brief");
        Sheets.add(root, BriefView.class, "brief.css");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        subscriptions =
                Subscription.combine(
                        model.saveStateProperty().subscribe(this::showSaveState),
                        model.stageProperty().subscribe(this::showStage),
                        model.sheets().sheetProperty().subscribe(this::showSheet),
                        model.loadFailureProperty()
                                .subscribe(f -> showStage(model.stageProperty().get())));
    }

    /** The node to place. */
    public Parent root() {
        return root;
    }

    private Node header() {
        Label title = new Label(texts.get("title"));
        title.getStyleClass().add("ps-section");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        saveState.setId("brief-save-state");
        saveState.getStyleClass().addAll("ps-small", "ps-muted");
        saveState.setMinWidth(0);
        more.setId("brief-more");
        more.setGraphic(Icons.of("more-horizontal"));
        more.getStyleClass().addAll("flat", "ps-icon-button", "no-arrow");
        more.setAccessibleText(texts.get("more"));
        more.setTooltip(Tips.of(texts.get("more")));
        MenuItem save = new MenuItem(texts.get("more.save"), Icons.of("save"));
        save.setAccelerator(SAVE);
        save.setOnAction(e -> model.save());
        MenuItem copy = new MenuItem(texts.get("more.copy"), Icons.of("copy"));
        copy.setOnAction(e -> copyPrompt());
        more.getItems()
                .setAll(
                        save,
                        copy,
                        new SeparatorMenuItem(),
                        item("more.history", "clock", BriefSheets.Sheet.HISTORY),
                        new SeparatorMenuItem(),
                        item("more.start", "file-text", BriefSheets.Sheet.TEMPLATES),
                        item("more.template", "file-plus", BriefSheets.Sheet.SAVE_TEMPLATE),
                        item("more.duplicate", "copy", BriefSheets.Sheet.DUPLICATE));
        HBox header = new HBox(title, space, saveState, more);
        header.getStyleClass().add("brief-header");
        return header;
    }

    private MenuItem item(String key, String icon, BriefSheets.Sheet which) {
        MenuItem item = new MenuItem(texts.get(key), Icons.of(icon));
        item.setId("brief-" + key.replace('.', '-'));
        item.setOnAction(e -> model.sheets().open(which));
        return item;
    }

    private void copyPrompt() {
        ClipboardContent content = new ClipboardContent();
        content.putString(model.promptProperty().get());
        Clipboard.getSystemClipboard().setContent(content);
    }

    private void onKey(KeyEvent event) {
        if (model.stageProperty().get() != BriefViewModel.Stage.FORM) {
            return;
        }
        if (QUEUE.match(event)) {
            event.consume();
            gate.queueByKey();
        } else if (SAVE.match(event)) {
            event.consume();
            model.save();
        }
    }

    private void showSaveState(String words) {
        saveState.setText(words);
        saveState.setTooltip(words.isEmpty() ? null : Tips.of(words));
    }

    private void showStage(BriefViewModel.Stage stage) {
        switch (stage) {
            case FORM -> showSheet(model.sheets().sheetProperty().get());
            case LOADING -> show();
            case NO_ASSET ->
                    show(
                            new EmptyState(
                                    "file-text",
                                    texts.get("empty.title"),
                                    texts.get("empty.text")));
            case UNREADABLE -> show(unreadable());
        }
    }

    private void showSheet(BriefSheets.Sheet which) {
        if (model.stageProperty().get() != BriefViewModel.Stage.FORM) {
            return;
        }
        boolean wasOpen = root.getChildren().contains(sheet.root());
        if (which == BriefSheets.Sheet.NONE) {
            root.getChildren().setAll(form);
            if (wasOpen) {
                more.requestFocus();
            }
        } else {
            root.getChildren().setAll(sheet.root());
            sheet.begin();
        }
    }

    private void show(Node... nodes) {
        message.getChildren().setAll(nodes);
        root.getChildren().setAll(message);
    }

    private Node unreadable() {
        Failure failure = model.loadFailureProperty().get();
        String sentence = failure == null ? "" : BriefWords.sentence(failure);
        Button again = new Button(texts.get("unreadable.again"), Icons.of("refresh-cw"));
        again.setId("brief-reload");
        again.setOnAction(e -> model.reload());
        return new EmptyState(
                        "alert-triangle",
                        texts.get("unreadable.title"),
                        sentence + " " + texts.get("unreadable.kept"))
                .action(again);
    }

    /** Lets go of everything it listens to. */
    public void dispose() {
        subscriptions.unsubscribe();
        grounding.dispose();
        source.dispose();
        phrases.dispose();
        output.dispose();
        prompt.dispose();
        advanced.dispose();
        gate.dispose();
        sheet.dispose();
    }
}
