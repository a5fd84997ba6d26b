package app.proofsheet.ui.edit;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.control.ChipField;
import app.proofsheet.ui.control.GrowingArea;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Picker;
import app.proofsheet.ui.control.Reveal;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.control.StarRating;
import app.proofsheet.ui.control.Stepper;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;

import javafx.beans.InvalidationListener;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Send to edit (design/mock-edit.png); it takes the inspector's place. */
public final class EditView {

    private final EditViewModel model;
    private final Texts texts;
    private final Thumbnail thumbnail;
    private final Label name = new Label();
    private final StarRating stars = StarRating.full(13);
    private final Label promise = new Label();
    private final Label facts = EditNotes.quiet("");
    private final EditNotes notes;
    private final EditRunning running;
    private final EditReferencesPane references;
    private final MenuButton change = new MenuButton();
    private final Label keepHint = EditNotes.quiet("");
    private final Label keepFrom = EditNotes.quiet("");
    private final Hyperlink keepBack = new Hyperlink();
    private final Label limits = EditNotes.quiet("");
    private final Label warning = EditNotes.quiet("");
    private final InvalidationListener onKeep = o -> showKeep();
    private final ChipField keep;
    private final GrowingArea prompt = GrowingArea.small(3, 9);
    private final Label promptMark = new Label();
    private final Hyperlink promptAct = new Hyperlink();
    private final Picker<String> endpoint;
    private final Picker<String> tier;
    private final LabelledField tierField;
    private final Stepper count;
    private final Label sentence = new Label();
    private final Button queue = new Button();
    private final Label queueWords = new Label();
    private final Tooltip queueTip = Tips.of("");
    private final VBox root;
    private final Subscription subscriptions;

    /** A panel whose thumbnail comes from the loader. */
    public EditView(EditViewModel model, PictureLoader loader) {
        this.model = model;
        this.texts = model.texts();
        this.thumbnail = new Thumbnail(loader, 36, 64);
        this.notes = new EditNotes(model);
        this.running = new EditRunning(model);
        this.references = new EditReferencesPane(model.references(), loader, texts);
        this.keep = new ChipField(texts.get("keep"));
        this.endpoint = new Picker<>(texts.get("model"), key -> key);
        this.tier = new Picker<>(texts.get("tier"), value -> value);
        this.tierField = new LabelledField(texts.get("tier"), tier);
        this.count =
                new Stepper(
                        texts.get("count"),
                        texts.get("count.less"),
                        texts.get("count.more"),
                        1,
                        20);
        VBox body =
                new VBox(
                        source(),
                        notes.root(),
                        keep(),
                        prompt(),
                        references.root(),
                        output(),
                        running.root());
        body.getStyleClass().add("edit-body");
        ScrollPane scroller = new ScrollPane(body);
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroller.setFocusTraversable(false);
        scroller.setAccessibleText(texts.get("title"));
        Reveal.focused(scroller);
        VBox.setVgrow(scroller, Priority.ALWAYS);
        root = new VBox(bar(), scroller, foot());
        root.getStyleClass().add("edit");
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onEscape);
        Sheets.add(root, EditView.class, "edit.css");
        subscriptions =
                Subscription.combine(
                        model.sourceProperty().subscribe(this::showSource),
                        model.modelsProperty().subscribe(keys -> offer()),
                        model.tiersProperty().subscribe(tiers -> offer()),
                        model.form().modelProperty().subscribe(key -> offer()),
                        model.form().tierProperty().subscribe(value -> offer()),
                        model.promptProperty().subscribe(this::showPrompt),
                        model.form().ownPromptProperty().subscribe(this::showOwner),
                        prompt.textProperty().subscribe(this::promptWritten),
                        model.offerProperty().subscribe(this::showOffer),
                        model.limitsProperty().subscribe(this::showLimits),
                        model.answerProperty()
                                .subscribe(a -> showOffer(model.offerProperty().get())));
    }

    /** The node to place. */
    public Parent root() {
        return root;
    }

    /** Puts the cursor on the first subject. */
    public void begin() {
        Node first = root.lookup(".ps-subject-chip");
        if (first != null) {
            first.requestFocus();
        }
    }

    private Node bar() {
        Label title = new Label(texts.get("title"));
        title.getStyleClass().add("ps-title");
        Button close = new Button();
        close.setId("edit-close-icon");
        close.setGraphic(Icons.of("x"));
        close.getStyleClass().addAll("flat", "ps-icon-button");
        close.setAccessibleText(texts.get("close"));
        close.setTooltip(Tips.of(texts.get("close")));
        close.setOnAction(e -> model.close());
        HBox bar = new HBox(title, space(), new Keycap(texts.get("close.key")), close);
        bar.getStyleClass().add("edit-bar");
        return bar;
    }

    private static Region space() {
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        return space;
    }

    private Node source() {
        name.getStyleClass().add("ps-section");
        name.setMinWidth(0);
        HBox first = new HBox(name, stars);
        first.getStyleClass().add("edit-heading");
        promise.getStyleClass().add("ps-small");
        promise.setWrapText(true);
        VBox words = new VBox(first, facts, promise);
        words.getStyleClass().add("edit-source-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        change.setId("edit-change");
        change.setText(texts.get("source.change"));
        change.setMinWidth(Region.USE_PREF_SIZE);
        change.setAccessibleText(texts.get("source.change.name"));
        change.setMnemonicParsing(false);
        change.setOnShowing(e -> fillSources());
        // A menu without items never shows.
        fillSources();
        HBox source = new HBox(thumbnail, words, change);
        source.getStyleClass().add("edit-source");
        return source;
    }

    private void fillSources() {
        List<MenuItem> items = new ArrayList<>();
        for (PictureSnapshot picture : model.otherSources()) {
            String state = texts.get("state." + picture.state().name().toLowerCase(Locale.ROOT));
            MenuItem item =
                    new MenuItem(
                            texts.get(
                                    model.isInView(picture) ? "source.focused" : "source.other",
                                    picture.label(),
                                    state));
            item.setMnemonicParsing(false);
            item.setOnAction(e -> model.changeSource(picture));
            items.add(item);
        }
        if (items.isEmpty()) {
            MenuItem none = new MenuItem(texts.get("source.none"));
            none.setDisable(true);
            items.add(none);
        }
        change.getItems().setAll(items);
    }

    private Node keep() {
        keep.setId("edit-keep");
        keep.setOnRelease(model.form()::leaveOut);
        keepBack.setId("edit-keep-back");
        keepBack.setText(texts.get("keep.back"));
        keepBack.setOnAction(e -> model.form().keepAllOfBrief());
        keepBack.managedProperty().bind(keepBack.visibleProperty());
        keepHint.setId("edit-keep-hint");
        keepHint.setWrapText(true);
        keepHint.setGraphic(Icons.of("info", 14, "muted"));
        keepHint.visibleProperty().bind(keepHint.textProperty().isNotEmpty());
        keepHint.managedProperty().bind(keepHint.visibleProperty());
        model.form().keptOfBrief().addListener(onKeep);
        model.form().addedPhrases().addListener(onKeep);
        model.form().chosen().addListener(onKeep);
        model.form().leftOut().addListener(onKeep);
        showKeep();
        Bindings.bindContentBidirectional(keep.items(), model.form().addedPhrases());
        Bindings.bindContent(keep.locked(), model.form().keptOfBrief());
        HBox right = new HBox(keepFrom, keepBack);
        right.getStyleClass().add("edit-heading");
        return group("keep", right, keep, keepHint);
    }

    private void showKeep() {
        int left = model.form().leftOut().size();
        keepFrom.setText(left == 0 ? texts.get("keep.hint") : texts.get("keep.left", left));
        keepBack.setVisible(left > 0);
        keepHint.setText(model.keepHint());
    }

    private void showLimits(EditLook.Limits now) {
        limits.setText(now.sentence());
        warning.setText(now.warning());
    }

    private Node prompt() {
        prompt.setId("edit-prompt");
        prompt.setPromptText(texts.get("prompt.empty"));
        prompt.setAccessibleText(texts.get("prompt"));
        promptMark.getStyleClass().add("ps-mark");
        promptAct.setId("edit-prompt-act");
        promptAct.setOnAction(e -> togglePrompt());
        HBox right = new HBox(promptMark, promptAct);
        right.getStyleClass().add("edit-heading");
        return group("prompt", right, prompt);
    }

    private Node group(String title, Node right, Node content, Node... more) {
        Label label = new Label(texts.get(title));
        label.getStyleClass().add("ps-section");
        label.setLabelFor(content);
        HBox heading = new HBox(label, space(), right);
        heading.getStyleClass().add("edit-heading");
        VBox group = new VBox(heading, content);
        group.getChildren().addAll(more);
        group.getStyleClass().add("edit-part");
        return group;
    }

    private Node output() {
        endpoint.setId("edit-model");
        endpoint.onChoose(model.form().modelProperty()::set);
        tier.setId("edit-tier");
        tier.onChoose(model.form().tierProperty()::set);
        tierField.managedProperty().bind(tierField.visibleProperty());
        tierField.setPrefWidth(92);
        count.setId("edit-count");
        count.valueProperty().bindBidirectional(model.form().countProperty());
        LabelledField endpointField = new LabelledField(texts.get("model"), endpoint);
        HBox.setHgrow(endpointField, Priority.ALWAYS);
        LabelledField countField = new LabelledField(texts.get("count"), count);
        countField.setPrefWidth(92);
        countField.setMinWidth(92);
        HBox row = new HBox(endpointField, tierField, countField);
        row.getStyleClass().add("ps-row");
        limits.setId("edit-limits");
        warning.setId("edit-warning");
        warning.setWrapText(true);
        warning.setGraphic(Icons.of("alert-triangle", 14, "warning"));
        for (Label label : List.of(limits, warning)) {
            label.visibleProperty().bind(label.textProperty().isNotEmpty());
            label.managedProperty().bind(label.visibleProperty());
        }
        VBox output = new VBox(row, limits, warning);
        output.getStyleClass().add("edit-part");
        return output;
    }

    private Node foot() {
        sentence.setId("edit-sentence");
        sentence.getStyleClass().add("ps-small");
        sentence.setWrapText(true);
        sentence.setMinWidth(0);
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        Button close = new Button(texts.get("close"));
        close.setId("edit-close");
        close.getStyleClass().add("large");
        close.setMinWidth(Region.USE_PREF_SIZE);
        close.setOnAction(e -> model.close());
        queue.setId("edit-queue");
        queue.getStyleClass().addAll("accent", "large");
        queueWords.getStyleClass().add("ps-button-text");
        HBox words = new HBox(queueWords, new Keycap("Ctrl+Enter"));
        words.getStyleClass().add("ps-button-content");
        queue.setGraphic(words);
        queue.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        queue.setMinWidth(Region.USE_PREF_SIZE);
        queue.setOnAction(e -> model.queue());
        StackPane place = new StackPane(queue);
        place.setMinWidth(Region.USE_PREF_SIZE);
        Tooltip.install(place, queueTip);
        HBox foot = new HBox(sentence, close, place);
        foot.getStyleClass().addAll("ps-footer", "edit-foot");
        return foot;
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
            event.consume();
            queue.requestFocus();
            model.queue();
        }
    }

    private void onEscape(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !event.isConsumed()) {
            event.consume();
            model.close();
        }
    }

    private void showSource(@Nullable PictureSnapshot picture) {
        thumbnail.show(picture);
        boolean isApproved = picture != null && picture.state() == PictureState.APPROVED;
        promise.setText(texts.get(isApproved ? "promise" : "promise.candidate"));
        name.setText(picture == null ? "" : picture.id().fileName());
        stars.ratingProperty().set(picture == null ? 0 : picture.rating());
        facts.setText(picture == null ? "" : facts(picture));
    }

    private String facts(PictureSnapshot picture) {
        List<String> parts = new ArrayList<>();
        PictureSnapshot.Origin origin = picture.origin();
        if (origin != null) {
            parts.add(origin.model());
        }
        PixelSize size = picture.size();
        if (size != null) {
            parts.add(size.width() + " × " + size.height());
        }
        boolean isSmall = picture.bytes() < 1_000_000;
        NumberFormat number = NumberFormat.getNumberInstance(Locale.getDefault());
        number.setMaximumFractionDigits(1);
        parts.add(
                texts.get(
                        isSmall ? "bytes.kb" : "bytes.mb",
                        number.format(picture.bytes() / (isSmall ? 1000.0 : 1_000_000.0))));
        return String.join(" · ", parts);
    }

    private void offer() {
        endpoint.offer(model.modelsProperty().get(), orNull(model.form().modelProperty().get()));
        tier.offer(model.tiersProperty().get(), orNull(model.form().tierProperty().get()));
        tierField.setVisible(!model.tiersProperty().get().isEmpty());
    }

    private static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }

    private void showPrompt(String text) {
        if (!text.equals(prompt.getText())) {
            prompt.setText(text);
        }
    }

    private void showOwner(@Nullable String own) {
        boolean isOwn = own != null;
        prompt.setEditable(isOwn);
        promptMark.setText(texts.get(isOwn ? "prompt.edited" : "prompt.composed"));
        promptMark.setGraphic(Icons.of(isOwn ? "edit-2" : "check", 12));
        promptAct.setText(texts.get(isOwn ? "prompt.back" : "prompt.edit"));
    }

    private void promptWritten(String text) {
        if (model.form().ownPromptProperty().get() != null) {
            model.form().ownPromptProperty().set(text);
        }
    }

    private void togglePrompt() {
        if (model.form().ownPromptProperty().get() == null) {
            model.editPrompt();
            prompt.requestFocus();
            prompt.end();
        } else {
            model.putPromptBack();
        }
    }

    private void showOffer(EditOffer offer) {
        String answer = model.answerProperty().get();
        queueWords.setText(offer.label());
        queue.setAccessibleText(offer.label());
        queue.setDisable(!offer.isReady());
        queueTip.setText(offer.sentence());
        sentence.setText(answer.isEmpty() ? offer.sentence() : answer);
        boolean isGood = offer.isReady() || !answer.isEmpty();
        sentence.setGraphic(isGood ? Icons.of("check", 14, "good") : Icons.of("info", 14, "muted"));
    }

    /** Lets go of everything it listens to. */
    public void dispose() {
        subscriptions.unsubscribe();
        Bindings.unbindContentBidirectional(keep.items(), model.form().addedPhrases());
        Bindings.unbindContent(keep.locked(), model.form().keptOfBrief());
        model.form().keptOfBrief().removeListener(onKeep);
        model.form().addedPhrases().removeListener(onKeep);
        model.form().chosen().removeListener(onKeep);
        model.form().leftOut().removeListener(onKeep);
        count.valueProperty().unbindBidirectional(model.form().countProperty());
        notes.dispose();
        running.dispose();
        references.dispose();
    }
}
