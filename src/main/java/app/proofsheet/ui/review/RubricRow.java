package app.proofsheet.ui.review;

import app.proofsheet.domain.review.Answer;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;

/** One question: its note and its three answers; arrow keys move inside the three. */
final class RubricRow {

    private final ReviewViewModel model;
    private final Criterion criterion;
    private final Texts texts;
    private final Map<Answer, ToggleButton> answers = new EnumMap<>(Answer.class);
    private final Hyperlink note = new Hyperlink();
    private final TextField input = new TextField();
    private final IntConsumer toRow;
    private final HBox root;
    private boolean isShowing;

    /**
     * A row.
     *
     * @param toRow moves the keyboard some rows on
     */
    RubricRow(ReviewViewModel model, Criterion criterion, IntConsumer toRow) {
        this.toRow = toRow;
        this.model = model;
        this.criterion = criterion;
        this.texts = model.texts();
        String question = texts.get("criterion." + criterion.id());
        Label label = new Label(question);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        note.setWrapText(true);
        note.setId("review-note-" + criterion.id());
        note.setOnAction(e -> beginNote());
        note.managedProperty().bind(note.visibleProperty());
        note.visibleProperty().bind(input.visibleProperty().not());
        input.setVisible(false);
        input.managedProperty().bind(input.visibleProperty());
        input.setId("review-note-input-" + criterion.id());
        input.getStyleClass().add("review-note-input");
        input.setPromptText(texts.get("note.prompt"));
        input.setAccessibleText(texts.get("note.of", question));
        input.setOnAction(e -> endNote());
        input.focusedProperty()
                .subscribe(focused -> {
                    if (!focused && input.isVisible()) {
                        endNote();
                    }
                });
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::onNoteKey);
        VBox words = new VBox(label, note, input);
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox three = new HBox();
        three.getStyleClass().add("ps-answers");
        three.setMinWidth(Region.USE_PREF_SIZE);
        answer(Answer.PASS, "check", question, three);
        answer(Answer.CONCERN, "alert-triangle", question, three);
        answer(Answer.FAIL, "x", question, three);
        three.addEventFilter(KeyEvent.KEY_PRESSED, this::onAnswerKey);
        root = new HBox(words, three);
        root.getStyleClass().add("ps-rubric-row");
    }

    private void answer(Answer answer, String icon, String question, HBox three) {
        ToggleButton button = new ToggleButton();
        button.setGraphic(Icons.of(icon, 14));
        button.getStyleClass().addAll("ps-answer", answer.id());
        button.setId("review-" + criterion.id() + "-" + answer.id());
        String word = texts.get("answer." + answer.id());
        button.setAccessibleText(texts.get("answer.of", question, word));
        button.setTooltip(
                Tips.of(
                        word,
                        new SimpleObjectProperty<>(
                                KeyCombination.valueOf(Integer.toString(answer.score())))));
        button.setOnAction(e -> {
            if (!isShowing) {
                model.answer(criterion, answer);
            }
        });
        answers.put(answer, button);
        three.getChildren().add(button);
    }

    /** Arrows move; digits score as they are stored: 5 pass, 3 concern, 1 fail, 0 clears. */
    private void onAnswerKey(KeyEvent event) {
        KeyCode code = event.getCode();
        if (event.isShortcutDown() || event.isAltDown() || event.isShiftDown()) {
            return;
        }
        if (code.isDigitKey()) {
            event.consume();
            String name = code.getName();
            score(name.charAt(name.length() - 1) - '0');
            return;
        }
        switch (code) {
            case RIGHT -> step(event, 1);
            case LEFT -> step(event, -1);
            case DOWN -> toRow(event, 1);
            case UP -> toRow(event, -1);
            default -> {}
        }
    }

    private void score(int digit) {
        if (digit == 0) {
            model.answer(criterion, null);
            return;
        }
        for (Answer answer : Answer.values()) {
            if (answer.score() == digit) {
                if (answer != model.sheetProperty().get().answers().get(criterion)) {
                    model.answer(criterion, answer);
                }
                toRow.accept(1);
            }
        }
    }

    private void toRow(KeyEvent event, int rows) {
        event.consume();
        toRow.accept(rows);
    }

    private void step(KeyEvent event, int step) {
        event.consume();
        List<ToggleButton> all = List.copyOf(answers.values());
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).isFocused()) {
                all.get(Math.clamp((long) i + step, 0, all.size() - 1)).requestFocus();
                return;
            }
        }
    }

    /** Gives the keyboard to the answer given, to the first one when none is. */
    void begin() {
        Answer given = model.sheetProperty().get().answers().get(criterion);
        ToggleButton button = answers.get(given == null ? Answer.PASS : given);
        if (button != null) {
            button.requestFocus();
        }
    }

    boolean isOpen() {
        return !model.sheetProperty().get().answers().containsKey(criterion);
    }

    private void beginNote() {
        input.setText(model.sheetProperty().get().notes().getOrDefault(criterion, ""));
        input.setVisible(true);
        input.requestFocus();
        input.end();
    }

    private void endNote() {
        boolean hadFocus = input.isFocused();
        input.setVisible(false);
        model.note(criterion, input.getText());
        if (hadFocus) {
            note.requestFocus();
        }
    }

    private void onNoteKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            input.setText(model.sheetProperty().get().notes().getOrDefault(criterion, ""));
            endNote();
        }
    }

    void show(ReviewSheet sheet) {
        isShowing = true;
        Answer given = sheet.answers().get(criterion);
        answers.forEach((answer, button) -> button.setSelected(answer == given));
        String text = sheet.notes().get(criterion);
        note.setText(text == null ? texts.get("note.add") : text);
        note.getStyleClass().remove("review-note-written");
        if (text != null) {
            note.getStyleClass().add("review-note-written");
        }
        note.setAccessibleText(
                texts.get(
                                "note.of",
                                texts.get("criterion." + criterion.id())
                                        .toLowerCase(Locale.getDefault()))
                        + (text == null ? "" : ": " + text));
        isShowing = false;
    }

    Node root() {
        return root;
    }
}
