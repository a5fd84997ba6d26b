package app.proofsheet.ui.brief;

import app.proofsheet.domain.brief.Finding;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;

/** The checklist, the button that says what it will do, and the question before it. */
final class GatePane {

    private final BriefViewModel model;
    private final Texts texts;
    private final FieldLinks links;
    private final GridPane lines = new GridPane();
    private final Hyperlink all = new Hyperlink();
    private final VBox findings = new VBox();
    private final ScrollPane findingsPane = new ScrollPane(findings);
    private final VBox question = new VBox();
    private final Button queue = new Button();
    private final Label title = new Label();
    private final Label detail = new Label();
    private final Label priceNote = new Label();
    private final Tooltip reason = Tips.of("");
    private final StackPane queueBox = new StackPane(queue);
    private final Label confirmation = new Label();
    private final VBox root;
    private final Subscription subscriptions;

    GatePane(BriefViewModel model, Texts texts, FieldLinks links) {
        this.model = model;
        this.texts = texts;
        this.links = links;
        lines.getStyleClass().add("ps-gate");
        ColumnConstraints half = new ColumnConstraints();
        half.setPercentWidth(50);
        lines.getColumnConstraints().setAll(half, half);
        lines.setAccessibleText(texts.get("gate"));
        all.setId("brief-findings-link");
        all.setOnAction(e -> toggleFindings());
        findings.getStyleClass().add("brief-findings");
        findingsPane.setFitToWidth(true);
        findingsPane.setMaxHeight(220);
        findingsPane.setAccessibleText(texts.get("findings"));
        hide(findingsPane);
        hide(question);
        question.getStyleClass().add("brief-question");
        queue.setId("brief-queue");
        queue.getStyleClass().addAll("accent", "ps-queue-button", "brief-queue");
        title.getStyleClass().add("ps-line-one");
        detail.getStyleClass().add("ps-line-two");
        VBox words = new VBox(title, detail);
        words.getStyleClass().add("brief-queue-words");
        queue.setGraphic(words);
        queue.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        queue.setMaxWidth(Double.MAX_VALUE);
        queue.setOnAction(e -> model.queueing().queue());
        priceNote.setId("brief-price-note");
        priceNote.getStyleClass().add("ps-quiet");
        priceNote.setWrapText(true);
        priceNote.setMinHeight(Region.USE_PREF_SIZE);
        hide(priceNote);
        confirmation.setId("brief-confirmation");
        confirmation.getStyleClass().add("brief-confirmation");
        confirmation.setWrapText(true);
        confirmation.setMinHeight(Region.USE_PREF_SIZE);
        confirmation.managedProperty().bind(confirmation.visibleProperty());
        confirmation.visibleProperty().bind(confirmation.textProperty().isNotEmpty());
        confirmation.textProperty().bind(model.queueing().confirmationProperty());
        root = new VBox(findingsPane, lines, all, question, priceNote, queueBox, confirmation);
        root.getStyleClass().add("brief-gate");
        hide(all);
        subscriptions =
                Subscription.combine(
                        model.gate().linesProperty().subscribe(this::showLines),
                        model.gate().offerProperty().subscribe(this::showOffer),
                        model.queueing().refusedProperty().subscribe(this::showRefusal),
                        model.queueing().questionProperty().subscribe(this::showQuestion));
    }

    private static void hide(Node node) {
        node.setVisible(false);
        node.managedProperty().bind(node.visibleProperty());
    }

    VBox root() {
        return root;
    }

    /** Queues, or goes to the first line that stops when something does. */
    void queueByKey() {
        queue.requestFocus();
        if (model.gate().offerProperty().get().isReady()) {
            model.queueing().queue();
            return;
        }
        lines.getChildren().stream()
                .filter(node -> node.getStyleClass().contains("stops"))
                .findFirst()
                .ifPresent(Node::requestFocus);
    }

    private void showLines(List<GateLine> now) {
        lines.getChildren().clear();
        int place = 0;
        for (GateLine line : now) {
            Node node = node(line);
            node.setId("brief-gate-" + line.topic().name().toLowerCase(Locale.ROOT));
            lines.add(node, place % 2, place / 2);
            place++;
        }
        List<Finding> found = model.gate().findings();
        all.setVisible(!found.isEmpty());
        all.setText(
                texts.get(
                        findingsPane.isVisible() ? "findings.hide" : "findings.show",
                        found.size()));
        if (found.isEmpty()) {
            findingsPane.setVisible(false);
        }
        findings.getChildren().setAll(found.stream().map(this::row).toList());
    }

    private Node node(GateLine line) {
        Tooltip tip = Tips.of(line.sentence());
        tip.setWrapText(true);
        tip.setMaxWidth(320);
        if (line.state() == GateLine.State.PASSED) {
            Label label = new Label(line.label(), Icons.of("check", 14, "good"));
            label.getStyleClass().add("brief-gate-line");
            label.setTooltip(tip);
            label.setAccessibleText(texts.get("gate.line.passed", line.label(), line.sentence()));
            return label;
        }
        boolean stops = line.state() == GateLine.State.STOPS;
        Hyperlink link =
                new Hyperlink(
                        line.label(),
                        stops
                                ? Icons.of("x", 14, "bad")
                                : Icons.of("alert-triangle", 14, "warning"));
        link.getStyleClass().addAll("brief-gate-line", stops ? "stops" : "warns");
        link.setTooltip(tip);
        link.setMinWidth(0);
        link.setAccessibleText(
                texts.get(
                        stops ? "gate.line.stops" : "gate.line.warns",
                        line.label(),
                        line.sentence()));
        link.setOnAction(e -> links.go(line.field()));
        return link;
    }

    private void toggleFindings() {
        findingsPane.setVisible(!findingsPane.isVisible());
        showLines(model.gate().linesProperty().get());
    }

    private Node row(Finding finding) {
        boolean stops = finding.severity() == Finding.Severity.BLOCKED;
        Hyperlink message = new Hyperlink(finding.message());
        message.setWrapText(true);
        message.setMinHeight(Region.USE_PREF_SIZE);
        message.setOnAction(e -> links.go(finding.field()));
        Label mend = new Label(finding.mend());
        mend.setWrapText(true);
        mend.setMinHeight(Region.USE_PREF_SIZE);
        mend.getStyleClass().addAll("ps-small", "ps-muted");
        VBox words = new VBox(message, mend);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row =
                new HBox(
                        stops
                                ? Icons.of("x-circle", 14, "bad")
                                : Icons.of("alert-triangle", 14, "warning"),
                        words);
        row.getStyleClass().add("brief-finding");
        return row;
    }

    private void showOffer(QueueOffer offer) {
        title.setText(offer.title());
        title.setGraphic(offer.isWorking() ? Icons.turning(14) : null);
        detail.setText(offer.detail());
        priceNote.setText(offer.priceNote());
        priceNote.setVisible(!offer.priceNote().isEmpty());
        queue.setDisable(!offer.isReady());
        queue.setAccessibleText(texts.get("queue.name", offer.title(), offer.detail()));
        reason.setText(offer.reason().isEmpty() ? texts.get("queue.tip") : offer.reason());
        Tooltip.install(queueBox, reason);
    }

    private void showRefusal(boolean isRefused) {
        confirmation.setGraphic(
                isRefused
                        ? Icons.of("alert-triangle", 14, "warning")
                        : Icons.of("check", 14, "good"));
    }

    private void showQuestion(@Nullable Finding asked) {
        question.setVisible(asked != null);
        queueBox.setVisible(asked == null);
        queueBox.setManaged(asked == null);
        if (asked == null) {
            question.getChildren().clear();
            return;
        }
        Label text = new Label(asked.message() + " " + texts.get("question"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        Button edit = new Button(texts.get("question.edit"), Icons.of("edit-2"));
        edit.setId("brief-edit-instead");
        edit.getStyleClass().add("accent");
        edit.setOnAction(e -> model.queueing().editInstead());
        TextField reason = new TextField();
        reason.setId("brief-generate-reason");
        reason.setPromptText(texts.get("question.reason.prompt"));
        reason.textProperty().bindBidirectional(model.queueing().reasonProperty());
        reason.setOnAction(e -> model.queueing().generateAnyway());
        LabelledField why = new LabelledField(texts.get("question.reason"), reason);
        Button generate = new Button(texts.get("question.generate"));
        generate.setId("brief-generate-anyway");
        generate.setOnAction(e -> model.queueing().generateAnyway());
        generate.disableProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> reason.getText().isBlank(), reason.textProperty()));
        Button cancel = new Button();
        cancel.setGraphic(Icons.of("x"));
        cancel.getStyleClass().addAll("flat", "ps-icon-button");
        cancel.setAccessibleText(texts.get("question.cancel"));
        cancel.setTooltip(Tips.of(texts.get("question.cancel")));
        cancel.setOnAction(e -> model.queueing().dismissQuestion());
        HBox deeds = new HBox(edit, generate, cancel);
        deeds.getStyleClass().add("ps-row");
        question.getChildren().setAll(text, why, deeds);
        edit.requestFocus();
    }

    void dispose() {
        subscriptions.unsubscribe();
        confirmation.textProperty().unbind();
    }
}
