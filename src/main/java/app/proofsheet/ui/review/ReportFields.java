package app.proofsheet.ui.review;

import app.proofsheet.domain.review.BlameStage;
import app.proofsheet.domain.review.IssueCategory;
import app.proofsheet.domain.review.ReportVerdict;
import app.proofsheet.domain.review.ReviewSheet;
import app.proofsheet.ui.control.Chip;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** What the review comes to: verdict, what is wrong and where, next action, confirm. */
final class ReportFields {

    private final ReviewViewModel model;
    private final Texts texts;
    private final Map<ReportVerdict, ToggleButton> verdicts = new EnumMap<>(ReportVerdict.class);
    private final Map<IssueCategory, Chip> categories = new EnumMap<>(IssueCategory.class);
    private final Map<BlameStage, Chip> stages = new EnumMap<>(BlameStage.class);
    private final TextField action = new TextField();
    private final Node about;
    private final Node blame;
    private final Node next;
    private final Label missing = new Label();
    private final Button confirm = new Button();
    private final VBox root;
    private boolean isShowing;

    ReportFields(ReviewViewModel model) {
        this.model = model;
        this.texts = model.texts();
        HBox choice = new HBox();
        choice.getStyleClass().add("review-verdicts");
        for (ReportVerdict verdict : ReportVerdict.values()) {
            choice.getChildren().add(verdict(verdict));
        }
        FlowPane issues = flow();
        for (IssueCategory category : IssueCategory.values()) {
            issues.getChildren()
                    .add(chip(categories, category, "category." + category.id(), model::category));
        }
        FlowPane places = flow();
        for (BlameStage stage : BlameStage.values()) {
            places.getChildren().add(chip(stages, stage, "blame." + stage.id(), model::blame));
        }
        action.setId("review-action");
        action.textProperty()
                .subscribe(text -> {
                    if (!isShowing) {
                        model.action(text);
                    }
                });
        about = new LabelledField(texts.get("categories"), issues);
        blame = new LabelledField(texts.get("blame"), places);
        next = new LabelledField(texts.get("action"), action);
        missing.setId("review-missing");
        missing.setWrapText(true);
        missing.setMinHeight(Region.USE_PREF_SIZE);
        missing.getStyleClass().addAll("ps-small", "ps-muted");
        missing.textProperty().bind(model.missingProperty());
        missing.visibleProperty().bind(missing.textProperty().isNotEmpty());
        missing.managedProperty().bind(missing.visibleProperty());
        confirm.setId("review-confirm");
        confirm.getStyleClass().addAll("accent", "large");
        confirm.setMaxWidth(Double.MAX_VALUE);
        confirm.disableProperty().bind(model.missingProperty().isNotEmpty());
        confirm.setTooltip(
                Tips.of(texts.get("confirm"), new SimpleObjectProperty<>(ReviewView.CONFIRM)));
        confirm.setOnAction(_ -> model.confirm());
        root = new VBox(new LabelledField(texts.get("verdict"), choice), about, blame, next);
        root.getChildren().addAll(confirm, missing);
        root.getStyleClass().add("review-report");
    }

    private ToggleButton verdict(ReportVerdict verdict) {
        ToggleButton button = new ToggleButton(texts.get("verdict." + verdict.id()));
        button.setId("review-verdict-" + verdict.id());
        button.getStyleClass().addAll("review-verdict", verdict.id());
        button.setMnemonicParsing(false);
        button.setMinWidth(0);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setPrefWidth(100);
        HBox.setHgrow(button, Priority.ALWAYS);
        button.setOnAction(_ -> {
            if (!isShowing) {
                boolean again = model.sheetProperty().get().verdict() == verdict;
                model.verdict(again ? null : verdict);
            }
        });
        verdicts.put(verdict, button);
        return button;
    }

    private static FlowPane flow() {
        FlowPane flow = new FlowPane(4, 4);
        flow.setPrefWrapLength(0);
        return flow;
    }

    private <E extends Enum<E>> Chip chip(
            Map<E, Chip> all, E item, String key, BiConsumer<E, Boolean> choose) {
        Chip chip = new Chip(texts.get(key), null);
        chip.setId("review-" + key.replace('.', '-'));
        chip.setOnAction(_ -> {
            if (!isShowing) {
                choose.accept(item, chip.isSelected());
            }
        });
        all.put(item, chip);
        return chip;
    }

    void show(ReviewSheet sheet, ReviewState state) {
        isShowing = true;
        ReportVerdict verdict = sheet.verdict();
        boolean isAgainst = verdict != null && verdict.needsReasons();
        verdicts.forEach((each, button) -> button.setSelected(each == verdict));
        categories.forEach((each, chip) -> chip.setSelected(sheet.categories().contains(each)));
        stages.forEach((each, chip) -> chip.setSelected(sheet.blame().contains(each)));
        show(about, isAgainst);
        show(blame, isAgainst);
        show(next, verdict != null);
        action.setPromptText(sheet.withAction("").proposedAction());
        if (!action.getText().equals(sheet.action())) {
            action.setText(sheet.action());
        }
        String words =
                verdict == null ? texts.get("confirm") : texts.get("confirm." + verdict.id());
        confirm.setText(words);
        confirm.setAccessibleText(words);
        boolean isDone = state == ReviewState.FINAL;
        show(confirm, !isDone);
        isShowing = false;
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    Node root() {
        return root;
    }
}
