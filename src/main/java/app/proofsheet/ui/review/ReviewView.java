package app.proofsheet.ui.review;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.review.Criterion;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.GrowingArea;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.KeycapLabel;
import app.proofsheet.ui.text.Texts;

import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The Review tab: rubric, note, report, decisions, verdict buttons (design/mock-gallery.png). */
public final class ReviewView {

    /** Confirms the review from anywhere in it. */
    static final KeyCombination CONFIRM = KeyCombination.valueOf("Shortcut+Enter");

    private final ReviewViewModel model;
    private final Texts texts;
    private final List<RubricRow> rows = new ArrayList<>();
    private final VBox head = new VBox();
    private final GrowingArea note = GrowingArea.body(2, 7);
    private final ReportFields report;
    private final Label standing = new Label();
    private final VBox history = new VBox();
    private final Button approve;
    private final Button reject;
    private final @Nullable Node approveKey;
    private final @Nullable Node rejectKey;
    private final Button putBack;
    private final VBox review;
    private final EmptyState empty;
    private final VBox root = new VBox();
    private final Subscription subscriptions;

    /**
     * A review; what stands above the rubric (thumbnail, name, facts) is made elsewhere.
     *
     * @param header shown above the rubric
     */
    public ReviewView(ReviewViewModel model, Node header) {
        this.model = model;
        this.texts = model.texts();
        head.getChildren().setAll(header);
        Label title = new Label(texts.get("title"));
        title.getStyleClass().add("ps-section");
        Label summary = new Label();
        summary.setId("review-summary");
        summary.getStyleClass().addAll("ps-small", "ps-muted");
        summary.textProperty().bind(model.summaryProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(title, space, summary);
        heading.getStyleClass().add("review-heading");
        standing.setId("review-standing");
        standing.getStyleClass().add("ps-small");
        standing.setWrapText(true);
        standing.setMinHeight(Region.USE_PREF_SIZE);
        standing.textProperty().bind(model.standingProperty());
        report = new ReportFields(model);
        VBox rubric = new VBox();
        for (Criterion criterion : Criterion.values()) {
            int place = rows.size();
            RubricRow row = new RubricRow(model, criterion, step -> toRow(place + step));
            rows.add(row);
            rubric.getChildren().add(row.root());
        }
        note.setId("review-reviewer-note");
        note.setPromptText(texts.get("note.reviewer.prompt"));
        note.textProperty()
                .subscribe(text -> {
                    if (!text.equals(model.sheetProperty().get().note())) {
                        model.reviewerNote(text);
                    }
                });
        history.getStyleClass().add("review-history");
        Label past = new Label(texts.get("history"));
        past.getStyleClass().add("ps-field-label");
        VBox body =
                new VBox(
                        heading,
                        standing,
                        rubric,
                        new LabelledField(texts.get("note.reviewer"), note),
                        report.root(),
                        past,
                        history);
        body.getStyleClass().add("review-body");
        VBox scrolled = new VBox(head, line(), body);
        ScrollPane scroller = new ScrollPane(scrolled);
        scroller.setFitToWidth(true);
        scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroller.setFocusTraversable(false);
        scroller.setAccessibleText(texts.get("title"));
        VBox.setVgrow(scroller, Priority.ALWAYS);
        ActionMap actions = actions();
        approve = wide(actions.button("review.approve"), "success");
        reject = wide(actions.button("review.reject"), "reject");
        approveKey = key(approve);
        rejectKey = key(reject);
        putBack = wide(actions.button("review.putback"));
        putBack.managedProperty().bind(putBack.visibleProperty());
        HBox verdicts = new HBox(approve, reject);
        HBox deeds =
                new HBox(
                        wide(actions.button("review.edit")),
                        wide(actions.button("review.compare")));
        verdicts.getStyleClass().add("ps-row");
        deeds.getStyleClass().add("ps-row");
        VBox foot = new VBox(verdicts, deeds, putBack);
        foot.getStyleClass().add("ps-footer");
        review = new VBox(scroller, foot);
        VBox.setVgrow(review, Priority.ALWAYS);
        empty = new EmptyState("image", texts.get("empty.title"), texts.get("empty.text"));
        root.addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (CONFIRM.match(event)) {
                        event.consume();
                        model.confirm();
                    }
                });
        Sheets.add(root, ReviewView.class, "review.css");
        subscriptions =
                Subscription.combine(
                        model.pictureProperty().subscribe(this::showPicture),
                        model.sheetProperty().subscribe(_ -> showSheet()),
                        model.stateProperty().subscribe(_ -> showSheet()),
                        model.historyProperty().subscribe(this::showHistory));
    }

    private ActionMap actions() {
        return new ActionMap()
                .add(
                        action("approve", "check", KeyCode.P, model::approve),
                        action("reject", "x", KeyCode.X, model::reject),
                        action("putback", "rotate-ccw", KeyCode.U, model::putBack),
                        action("edit", "edit-2", KeyCode.E, model::edit),
                        action("compare", "columns", KeyCode.C, model::compare));
    }

    private Action action(String name, String icon, KeyCode key, Runnable run) {
        return Action.of("review." + name, texts.get(name), icon, new KeyCodeCombination(key), run);
    }

    private static Button wide(Button button, String... styles) {
        button.getStyleClass().add("large");
        button.getStyleClass().addAll(styles);
        button.setMinWidth(0);
        button.setPrefWidth(100);
        button.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(button, Priority.ALWAYS);
        return button;
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("ps-line-strong");
        return line;
    }

    /** The node to place. */
    public Parent root() {
        return root;
    }

    private void showPicture(@Nullable PictureSnapshot picture) {
        if (picture == null) {
            place(empty);
            return;
        }
        place(review);
        boolean isApproved = picture.state() == PictureState.APPROVED;
        boolean isRejected = picture.state() == PictureState.REJECTED;
        approve.setText(texts.get(isApproved ? "approved" : "approve"));
        approve.getStyleClass().removeAll("success", "done");
        approve.getStyleClass().add(isApproved ? "done" : "success");
        showKey(approve, approveKey, !isApproved);
        reject.setText(texts.get(isRejected ? "rejected" : "reject"));
        showKey(reject, rejectKey, !isRejected);
        putBack.setVisible(isApproved || isRejected);
    }

    /** What stays must not be taken out and put back: it would lose the keyboard. */
    private void place(Node node) {
        if (!root.getChildren().equals(List.of(node))) {
            root.getChildren().setAll(node);
        }
    }

    /** The keycap at the end of a button, null when it has none. */
    private static @Nullable Node key(Button button) {
        return button.getGraphic() instanceof HBox content
                        && content.getChildren().getLast() instanceof KeycapLabel cap
                ? cap
                : null;
    }

    /**
     * A verdict that is given shows no key; the cap's own visibility follows whether it has one.
     */
    private static void showKey(Button button, @Nullable Node key, boolean isShown) {
        if (key != null && button.getGraphic() instanceof HBox content) {
            content.getChildren().remove(key);
            if (isShown) {
                content.getChildren().add(key);
            }
        }
    }

    private void toRow(int place) {
        if (place >= 0 && place < rows.size()) {
            rows.get(place).begin();
        }
    }

    /** Gives the keyboard to the first open question, else to the first one. */
    public void begin() {
        // A scroll pane that was never shown has nothing in the scene that could take it.
        root.applyCss();
        root.layout();
        rows.stream().filter(RubricRow::isOpen).findFirst().orElse(rows.getFirst()).begin();
    }

    private void showSheet() {
        ReviewSheet sheet = model.sheetProperty().get();
        ReviewState state = model.stateProperty().get();
        rows.forEach(row -> row.show(sheet));
        report.show(sheet, state);
        standing.setGraphic(
                switch (state) {
                    case NONE -> Icons.of("minus-circle", 12);
                    case DRAFT -> Icons.of("edit-2", 12);
                    case FINAL -> Icons.of("check-circle", 12);
                    case OUTDATED -> Icons.of("alert-triangle", 12);
                });
        for (ReviewState each : ReviewState.values()) {
            standing.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)),
                    each == state);
        }
        if (!note.getText().equals(sheet.note())) {
            note.setText(sheet.note());
        }
    }

    private void showHistory(List<HistoryLine> lines) {
        history.getChildren().clear();
        if (lines.isEmpty()) {
            history.getChildren().add(quiet(texts.get("history.none")));
        }
        for (HistoryLine line : lines) {
            Label when = quiet(line.when());
            when.setMinWidth(Region.USE_PREF_SIZE);
            Label what = new Label(line.sentence());
            what.getStyleClass().add("ps-small");
            what.setWrapText(true);
            VBox words = new VBox(what);
            String reason = line.reason();
            if (reason != null) {
                Label why = quiet(reason);
                why.setWrapText(true);
                why.setMinHeight(Region.USE_PREF_SIZE);
                words.getChildren().add(why);
            }
            HBox.setHgrow(words, Priority.ALWAYS);
            HBox row = new HBox(when, words);
            row.getStyleClass().add("review-history-row");
            history.getChildren().add(row);
        }
    }

    private static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("ps-small", "ps-muted");
        return label;
    }

    /** Lets go of everything it listens to. */
    public void dispose() {
        subscriptions.unsubscribe();
    }
}
