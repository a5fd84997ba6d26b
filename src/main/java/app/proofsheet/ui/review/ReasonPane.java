package app.proofsheet.ui.review;

import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.ui.control.Chip;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.fx.KeycapLabel;
import app.proofsheet.ui.text.Texts;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/** The small pane at the foot of the pictures that offers and asks why they were rejected. */
public final class ReasonPane {

    private static final Duration OFFER = Duration.seconds(8);

    private final ReasonViewModel model;
    private final Texts texts;
    private final Map<IssueCategory, Chip> chips = new EnumMap<>(IssueCategory.class);
    private final TextField words = new TextField();
    private final Button offer = new Button();
    private final Button undo = new Button();
    private final Button keep = new Button();
    private final FlowPane choice = new FlowPane(4, 4);
    private final HBox own;
    private final Label hint;
    private final VBox root = new VBox();
    private final PauseTransition timer = new PauseTransition(OFFER);
    private final Subscription subscriptions;
    private @Nullable Node before;

    /**
     * A pane that is not there until something is rejected.
     *
     * @param key the key that asks, as it is now
     */
    public ReasonPane(ReasonViewModel model, ObservableValue<@Nullable KeyCombination> key) {
        this.model = model;
        this.texts = model.texts();
        Label sentence = new Label();
        sentence.textProperty().bind(model.sentenceProperty());
        sentence.setWrapText(true);
        sentence.getStyleClass().add("ps-notice-sentence");
        HBox.setHgrow(sentence, Priority.ALWAYS);
        sentence.setMaxWidth(Double.MAX_VALUE);
        offer.setText(texts.get("reasons.offer"));
        offer.setGraphic(KeycapLabel.of(key));
        offer.setContentDisplay(ContentDisplay.RIGHT);
        small(offer, "reason-offer").setOnAction(_ -> model.ask());
        undo.setText(texts.get("reasons.undo"));
        small(undo, "reason-undo").setOnAction(_ -> model.undo());
        Button close = new Button();
        close.setGraphic(Icons.of("x", 14));
        close.getStyleClass().addAll("ps-row-button", "flat");
        close.setAccessibleText(texts.get("reasons.close"));
        close.setTooltip(Tips.of(texts.get("reasons.close")));
        close.setOnAction(_ -> model.close());
        HBox head = new HBox(Icons.of("x-circle", "muted"), sentence, offer, undo, close);
        int number = 1;
        for (IssueCategory category : IssueCategory.values()) {
            choice.getChildren().add(chip(category, number++));
        }
        words.setId("reason-words");
        words.setPromptText(texts.get("reasons.words.prompt"));
        words.setAccessibleText(texts.get("reasons.words"));
        words.textProperty().bindBidirectional(model.textProperty());
        HBox.setHgrow(words, Priority.ALWAYS);
        small(keep, "reason-keep").setOnAction(_ -> model.confirm());
        keep.getStyleClass().add("accent");
        own = new HBox(words, keep);
        hint = new Label(texts.get("reasons.hint"));
        hint.getStyleClass().addAll("ps-small", "ps-muted");
        root.setId("reason-pane");
        root.getStyleClass().add("reason-pane");
        root.getChildren().addAll(head, choice, own, hint);
        root.setMaxSize(560, Region.USE_PREF_SIZE);
        root.setAccessibleText(texts.get("reasons.offer"));
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        timer.setOnFinished(_ -> endOffer());
        Sheets.add(root, ReasonPane.class, "review.css");
        subscriptions =
                Subscription.combine(
                        model.chosenProperty().subscribe(this::showChosen),
                        model.stageProperty().subscribe(this::show),
                        // A new offer for another picture starts its time anew.
                        model.sentenceProperty().subscribe(_ -> restart()));
    }

    private static Button small(Button button, String id) {
        button.setId(id);
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setMnemonicParsing(false);
        return button;
    }

    private Chip chip(IssueCategory category, int number) {
        String name = texts.get("category." + category.id());
        Chip chip = new Chip(number + "  " + name, null);
        chip.setAccessibleText(name);
        chip.setId("reason-" + category.id());
        chip.setOnAction(_ -> {
            model.toggle(category);
            showChosen(model.chosenProperty().get());
        });
        chips.put(category, chip);
        return chip;
    }

    private void onKey(KeyEvent event) {
        if (model.stageProperty().get() != ReasonViewModel.Stage.ASKING
                || event.isShortcutDown()
                || event.isAltDown()) {
            return;
        }
        boolean isTyping = words.isFocused();
        KeyCode code = event.getCode();
        String name = code.getName();
        int digit = code.isDigitKey() ? name.charAt(name.length() - 1) - '0' : 0;
        if (code == KeyCode.ENTER) {
            event.consume();
            model.confirm();
        } else if (code == KeyCode.ESCAPE) {
            event.consume();
            model.close();
        } else if (!isTyping && code == KeyCode.X) {
            event.consume();
            model.confirm();
        } else if (!isTyping && code.isDigitKey()) {
            event.consume();
            if (digit >= 1 && digit <= IssueCategory.values().length) {
                model.toggle(IssueCategory.values()[digit - 1]);
            }
        } else if (!isTyping && code.isLetterKey()) {
            // A verdict key must not judge the next picture while the question stands.
            event.consume();
        }
    }

    private void showChosen(Set<IssueCategory> chosen) {
        chips.forEach((category, chip) -> chip.setSelected(chosen.contains(category)));
        keep.setDisable(chosen.isEmpty());
    }

    private void show(ReasonViewModel.Stage stage) {
        boolean asks = stage == ReasonViewModel.Stage.ASKING;
        visible(root, stage != ReasonViewModel.Stage.HIDDEN);
        visible(choice, asks);
        visible(own, asks);
        visible(hint, asks);
        visible(offer, !asks);
        visible(undo, !asks);
        keep.setText(texts.get(model.isToReject() ? "reasons.reject" : "reasons.keep"));
        restart();
        if (asks) {
            Node owner = root.getScene() == null ? null : root.getScene().getFocusOwner();
            before = owner;
            Chip first = chips.get(IssueCategory.values()[0]);
            if (first != null) {
                first.requestFocus();
            }
        } else {
            Node back = before;
            before = null;
            if (back != null && back.getScene() != null) {
                back.requestFocus();
            }
        }
    }

    private void restart() {
        timer.stop();
        if (model.stageProperty().get() == ReasonViewModel.Stage.OFFERING) {
            timer.playFromStart();
        }
    }

    private void endOffer() {
        if (root.isHover()) {
            timer.playFromStart();
        } else {
            model.close();
        }
    }

    private static void visible(Node node, boolean isVisible) {
        node.setVisible(isVisible);
        node.setManaged(isVisible);
    }

    /** The pane's node. */
    public Region root() {
        return root;
    }

    /** Lets go of everything it listens to. */
    public void dispose() {
        timer.stop();
        words.textProperty().unbindBidirectional(model.textProperty());
        subscriptions.unsubscribe();
    }
}
