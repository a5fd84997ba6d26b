package app.proofsheet.ui.queue;

import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.ThinProgressBar;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One row of the queue; its nodes are reused. */
final class QueueCell extends ListCell<QueueRow> {

    private static final List<String> TONES = List.of("muted", "accent", "warning", "bad", "good");
    private static final double ROOM_FOR_ENDPOINT = 1180;
    private static final double ROOM_FOR_ASSET = 900;

    private final QueueViewModel model;
    private final Texts texts = Texts.of("queue");
    private final HBox box = new HBox(12);
    private final StackPane icon = new StackPane();
    private final Label state = column(76, "ps-state-word");
    private final Label run = column(96, "ps-fact");
    private final Label asset = column(180, "ps-fact");
    private final Label endpoint = column(208, "ps-quiet");
    private final ThinProgressBar bar = new ThinProgressBar();
    private final Label happening = new Label();
    private final Label elapsed = column(36, "ps-quiet");
    private final Label cost = column(92, "ps-fact");
    private final HBox actions = new HBox(4);
    private @Nullable String shownJob;
    private @Nullable String shownIcon;
    private @Nullable List<Object> shownActions;

    QueueCell(QueueViewModel model) {
        this.model = model;
        getStyleClass().add("ps-queue-row");
        icon.setMinSize(16, 16);
        icon.setPrefSize(16, 16);
        happening.getStyleClass().add("ps-quiet");
        happening.setMinWidth(40);
        bar.setPrefWidth(170);
        bar.setMinWidth(40);
        HBox what = new HBox(12, bar, happening);
        what.setAlignment(Pos.CENTER_LEFT);
        what.setMinWidth(60);
        HBox.setHgrow(what, Priority.ALWAYS);
        elapsed.setAlignment(Pos.CENTER_RIGHT);
        cost.setAlignment(Pos.CENTER_RIGHT);
        actions.setAlignment(Pos.CENTER_RIGHT);
        actions.setPrefWidth(150);
        actions.setMinWidth(Region.USE_PREF_SIZE);
        box.setAlignment(Pos.CENTER_LEFT);
        box.getChildren().addAll(icon, state, run, asset, endpoint, what, elapsed, cost, actions);
        widthProperty().subscribe(w -> makeRoom(w.doubleValue()));
        setText(null);
        // As wide as the list, never wider: the middle column gives way.
        setPrefWidth(0);
    }

    private void makeRoom(double width) {
        show(endpoint, width >= ROOM_FOR_ENDPOINT || width == 0);
        show(asset, width >= ROOM_FOR_ASSET || width == 0);
    }

    private static void show(Node node, boolean on) {
        node.setVisible(on);
        node.setManaged(on);
    }

    private static Label column(double width, String style) {
        Label label = new Label();
        label.setPrefWidth(width);
        label.setMinWidth(width);
        label.getStyleClass().add(style);
        return label;
    }

    @Override
    protected void updateItem(@Nullable QueueRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            shownJob = null;
            return;
        }
        if (!row.jobId().equals(shownJob)) {
            bar.restart();
            shownJob = row.jobId();
        }
        setGraphic(box);
        if (!row.icon().equals(shownIcon)) {
            shownIcon = row.icon();
            icon.getChildren()
                    .setAll(
                            row.state() == JobState.PROCESSING
                                    ? Icons.turning(16)
                                    : Icons.of(row.icon()));
        }
        tone(icon.getChildren().getFirst(), "", row.tone());
        tone(state, "ps-", row.tone());
        state.setText(row.stateText());
        run.setText(row.run());
        asset.setText(row.asset());
        endpoint.setText(row.endpoint());
        show(bar, row.hasBar());
        Double fraction = row.fraction();
        bar.advance(fraction == null ? -1 : fraction);
        happening.setText(row.happening());
        String detail = row.detail();
        happening.setTooltip(detail == null ? null : Tips.of(detail));
        elapsed.setText(row.elapsed());
        cost.setText(row.cost());
        setAccessibleText(
                Stream.of(
                                row.stateText(),
                                row.run(),
                                row.asset(),
                                row.endpoint(),
                                row.happening(),
                                row.cost(),
                                row.next() == null ? "" : row.next().label())
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(", ")));
        refreshActions(row);
    }

    private static void tone(Node node, String prefix, String tone) {
        TONES.forEach(each -> node.getStyleClass().remove(prefix + each));
        node.getStyleClass().add(prefix + tone);
    }

    /** Buttons are made anew only when they differ, so that one under the mouse stays. */
    private void refreshActions(QueueRow row) {
        List<RunProgress.Choice> others = model.otherChoices(row);
        QueueRow.Next next = row.next();
        List<Object> wanted =
                List.of(
                        row.jobId(),
                        next == null ? "" : next,
                        others,
                        row.isWaiting(),
                        row.canCancel(),
                        row.canReveal(),
                        row.canClear());
        if (wanted.equals(shownActions)) {
            return;
        }
        shownActions = wanted;
        actions.getChildren().clear();
        if (next != null) {
            Button button = new Button(next.label());
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> withRow(model::doNext));
            actions.getChildren().add(button);
        }
        if (!others.isEmpty() || row.isWaiting()) {
            MenuButton more = new MenuButton(null, Icons.of("more-horizontal"));
            more.getStyleClass().addAll("ps-row-button", "flat", "no-arrow");
            more.setAccessibleText(texts.get("more"));
            more.setTooltip(Tips.of(texts.get("more")));
            more.setOnShowing(_ -> more.getItems().setAll(menu(row)));
            // A menu without items never shows.
            more.getItems().setAll(menu(row));
            actions.getChildren().add(more);
        }
        if (row.canReveal()) {
            actions.getChildren().add(icon("folder", "reveal", () -> withRow(model::reveal)));
        }
        if (row.canCancel()) {
            actions.getChildren().add(icon("x", "cancel", () -> withRow(model::cancel)));
        } else if (row.canClear()) {
            actions.getChildren()
                    .add(icon("x", "clear", () -> withRow(r -> model.clear(Set.of(r.jobId())))));
        }
    }

    /** Everything that can be done with a row beside its buttons. */
    private List<MenuItem> menu(QueueRow row) {
        List<MenuItem> items = new ArrayList<>();
        for (RunProgress.Choice choice : model.otherChoices(row)) {
            items.add(item(model.label(row, choice), () -> model.choose(row, choice)));
        }
        if (row.isWaiting()) {
            items.add(item(texts.get("move.first"), () -> model.moveFirst(row)));
            items.add(item(texts.get("move.up"), () -> model.move(row, true)));
            items.add(item(texts.get("move.down"), () -> model.move(row, false)));
            items.add(
                    item(
                            texts.get("pause.provider", row.provider()),
                            () -> model.pause(row.provider())));
        }
        return items;
    }

    private static MenuItem item(String text, Runnable deed) {
        MenuItem item = new MenuItem(text);
        item.setMnemonicParsing(false);
        item.setOnAction(_ -> deed.run());
        return item;
    }

    private void withRow(java.util.function.Consumer<QueueRow> deed) {
        QueueRow row = getItem();
        if (row != null) {
            deed.accept(row);
        }
    }

    private Button icon(String name, String key, Runnable deed) {
        Button button = new Button();
        button.setGraphic(Icons.of(name, 14));
        button.getStyleClass().addAll("ps-row-button", "flat");
        button.setAccessibleText(texts.get(key));
        button.setTooltip(Tips.of(texts.get(key)));
        button.setOnAction(_ -> deed.run());
        return button;
    }
}
