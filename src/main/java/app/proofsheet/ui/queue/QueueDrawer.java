package app.proofsheet.ui.queue;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.ThinProgressBar;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.Set;

/**
 * The queue at the foot of the window: a heading of 32 that stays when it is folded, and rows of 34
 * (design/tokens.md §6, §8).
 */
public final class QueueDrawer {

    private static final double ROW = 34;
    private static final double ROOM_FOR_COST = 720;

    private final QueueViewModel model;
    private final Texts texts = Texts.of("queue");
    private final BooleanProperty open = new SimpleBooleanProperty(true);
    private final BorderPane root = new BorderPane();
    private final HBox leading = new HBox(12);
    private final Label leadingRun = new Label();
    private final Label leadingWords = new Label();
    private final ThinProgressBar leadingBar = new ThinProgressBar();
    private final ListView<QueueRow> rows;
    private final VBox pauses = new VBox();
    private final InvalidationListener onPauses = _ -> showPauses();
    private final InvalidationListener onRows = _ -> keepSelection();
    private @Nullable String follow;
    private final Runnable onToggle;
    private final Runnable onCosts;
    private final Subscription subscription;

    /**
     * Builds the drawer.
     *
     * @param onToggle folds or opens it
     * @param onCosts shows what was spent
     */
    public QueueDrawer(QueueViewModel model, Runnable onToggle, Runnable onCosts) {
        this.model = model;
        this.onCosts = onCosts;
        this.onToggle = onToggle;
        root.setId("queue-drawer");
        root.getStyleClass().add("ps-queue");
        rows = new ListView<>(model.rows());
        rows.setId("queue-rows");
        rows.getStyleClass().addAll("ps-list", "ps-queue-rows");
        rows.setFixedCellSize(ROW);
        rows.setCellFactory(_ -> new QueueCell(model));
        rows.setAccessibleText(texts.get("title"));
        Label nothing = new Label(texts.get("empty"));
        nothing.getStyleClass().add("ps-quiet");
        nothing.setWrapText(true);
        rows.setPlaceholder(nothing);
        rows.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        pauses.setId("queue-pauses");
        pauses.managedProperty().bind(pauses.visibleProperty());
        model.pauses().addListener(onPauses);
        model.rows().addListener(onRows);
        showPauses();
        root.setTop(new VBox(heading(), pauses));
        root.setCenter(rows);
        subscription =
                Subscription.combine(
                        open.subscribe(isOpen -> {
                            rows.setVisible(isOpen);
                            rows.setManaged(isOpen);
                            showLeading(model.leadingProperty().get());
                        }),
                        model.leadingProperty().subscribe(this::showLeading));
    }

    private HBox heading() {
        Label title = new Label(texts.get("title"));
        title.getStyleClass().add("ps-section");
        title.setMinWidth(Region.USE_PREF_SIZE);
        Label counts = new Label();
        counts.setId("queue-counts");
        counts.getStyleClass().add("ps-quiet");
        counts.textProperty().bind(model.countsProperty());
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        leading.setAlignment(Pos.CENTER_RIGHT);
        leadingRun.getStyleClass().add("ps-fact");
        leadingRun.setMinWidth(Region.USE_PREF_SIZE);
        leadingWords.getStyleClass().add("ps-quiet");
        leadingBar.setPrefWidth(160);
        leadingBar.setMinWidth(40);
        leading.getChildren().addAll(Icons.turning(14), leadingRun, leadingBar, leadingWords);
        Label cost = new Label();
        cost.getStyleClass().add("ps-quiet");
        cost.textProperty().bind(model.queuedCostProperty());
        cost.visibleProperty()
                .bind(
                        open.and(model.queuedCostProperty().isNotEmpty())
                                .and(root.widthProperty().greaterThan(ROOM_FOR_COST)));
        cost.managedProperty().bind(cost.visibleProperty());
        Hyperlink spend = new Hyperlink();
        spend.setId("queue-spend");
        spend.getStyleClass().add("ps-small");
        spend.setMinWidth(Region.USE_PREF_SIZE);
        spend.textProperty().bind(model.spendProperty());
        String deed = texts.get("costs.open");
        spend.accessibleTextProperty()
                .bind(
                        model.spendProperty()
                                .map(words -> words.isEmpty() ? deed : words + ". " + deed));
        spend.setTooltip(Tips.of(deed));
        spend.setOnAction(_ -> onCosts.run());
        spend.visibleProperty()
                .bind(
                        model.spendProperty()
                                .isNotEmpty()
                                .and(root.widthProperty().greaterThan(ROOM_FOR_COST)));
        spend.managedProperty().bind(spend.visibleProperty());
        Button pause = icon("pause-circle", texts.get("pause"), model::togglePause);
        pause.setId("queue-pause");
        model.pausedProperty()
                .subscribe(paused -> {
                    pause.setGraphic(Icons.of(paused ? "play-circle" : "pause-circle"));
                    String name = texts.get(paused ? "resume" : "pause");
                    pause.setAccessibleText(name);
                    pause.setTooltip(Tips.of(name));
                });
        Button clear = icon("inbox", texts.get("clear.finished"), model::clearFinished);
        clear.setId("queue-clear");
        Button fold = icon("chevron-down", texts.get("fold"), onToggle);
        fold.setId("queue-fold");
        open.subscribe(isOpen -> {
            fold.setGraphic(Icons.of(isOpen ? "chevron-down" : "chevron-up"));
            String name = texts.get(isOpen ? "fold" : "unfold");
            fold.setAccessibleText(name);
            fold.setTooltip(Tips.of(name));
        });
        HBox buttons = new HBox(pause, clear, fold);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        buttons.setAlignment(Pos.CENTER);
        HBox heading = new HBox(12, title, counts, gap, leading, cost, spend, buttons);
        heading.getStyleClass().add("ps-queue-heading");
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                onToggle.run();
            }
        });
        return heading;
    }

    /** A pause is said also while the drawer is folded: nothing goes on until somebody looks. */
    private void showPauses() {
        pauses.getChildren().clear();
        pauses.setVisible(!model.pauses().isEmpty());
        for (PauseRow pause : model.pauses()) {
            Label text = new Label(pause.text());
            text.setMinWidth(40);
            text.setTooltip(Tips.of(pause.text()));
            Label effect = new Label(pause.effect());
            effect.getStyleClass().add("ps-quiet");
            effect.setMinWidth(0);
            Region gap = new Region();
            HBox.setHgrow(gap, Priority.ALWAYS);
            Button resume = new Button(pause.resume());
            resume.getStyleClass().add("small");
            resume.setMinWidth(Region.USE_PREF_SIZE);
            resume.setAccessibleText(pause.resume() + ". " + pause.text() + " " + pause.effect());
            resume.setTooltip(Tips.of(pause.effect()));
            resume.setOnAction(_ -> model.resume(pause.provider()));
            HBox line =
                    new HBox(
                            12, Icons.of("pause-circle", 16, "warning"), text, effect, gap, resume);
            line.getStyleClass().add("ps-queue-pause");
            line.setAlignment(Pos.CENTER_LEFT);
            pauses.getChildren().add(line);
        }
    }

    private void onKey(KeyEvent event) {
        QueueRow row = rows.getSelectionModel().getSelectedItem();
        if (row == null || event.getTarget() != rows) {
            return;
        }
        boolean isHandled = true;
        switch (event.getCode()) {
            case UP, DOWN -> {
                isHandled = event.isAltDown();
                if (isHandled) {
                    model.move(row, event.getCode() == KeyCode.UP);
                    select(row.jobId());
                }
            }
            case HOME -> {
                isHandled = event.isAltDown();
                if (isHandled) {
                    model.moveFirst(row);
                    select(row.jobId());
                }
            }
            case ENTER -> model.doNext(row);
            case DELETE -> {
                if (row.canCancel()) {
                    model.cancel(row);
                } else if (row.canClear()) {
                    model.clear(Set.of(row.jobId()));
                }
            }
            default -> isHandled = false;
        }
        if (isHandled) {
            event.consume();
        }
    }

    /** The selection follows the job, not the place. */
    private void select(String jobId) {
        follow = jobId;
        keepSelection();
    }

    private void keepSelection() {
        for (int i = 0; i < rows.getItems().size(); i++) {
            if (rows.getItems().get(i).jobId().equals(follow)) {
                rows.getSelectionModel().select(i);
                rows.getFocusModel().focus(i);
                return;
            }
        }
    }

    private static Button icon(String name, String text, Runnable deed) {
        Button button = new Button();
        button.setGraphic(Icons.of(name));
        button.getStyleClass().addAll("ps-icon-button", "flat");
        button.setAccessibleText(text);
        button.setTooltip(Tips.of(text));
        button.setOnAction(_ -> deed.run());
        return button;
    }

    private void showLeading(@Nullable QueueRow row) {
        boolean on = row != null && !open.get();
        leading.setVisible(on);
        leading.setManaged(on);
        if (row == null) {
            return;
        }
        if (!leadingRun.getText().equals(row.run())) {
            leadingBar.restart();
        }
        leadingRun.setText(row.run());
        leadingBar.setVisible(row.hasBar());
        leadingBar.setManaged(row.hasBar());
        Double fraction = row.fraction();
        leadingBar.advance(fraction == null ? -1 : fraction);
        leadingWords.setText(
                row.happening()
                        + " · "
                        + row.elapsed()
                        + (row.cost().isEmpty() ? "" : " · " + row.cost()));
    }

    /** Whether the rows are shown. */
    public BooleanProperty openProperty() {
        return open;
    }

    /** The drawer's node. */
    public Region root() {
        return root;
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        model.pauses().removeListener(onPauses);
        model.rows().removeListener(onRows);
    }
}
