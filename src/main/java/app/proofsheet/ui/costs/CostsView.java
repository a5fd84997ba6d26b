package app.proofsheet.ui.costs;

import app.proofsheet.domain.money.Ledger;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.LabelledField;
import app.proofsheet.ui.control.SegmentedControl;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Function;

/** A card with the ledger and the ceilings. */
public final class CostsView {

    private static final double WIDTH = 840;
    private static final double HEIGHT = 320;

    private final CostsViewModel model;
    private final Texts texts = Texts.of("costs");
    private final VBox root;
    private final Button close = new Button();

    /**
     * Builds the card.
     *
     * @param onClose takes it away
     */
    public CostsView(CostsViewModel model, Runnable onClose) {
        this.model = model;
        Label title = new Label(texts.get("title"));
        title.getStyleClass().add("ps-title");
        SegmentedControl<Ledger.By> by = new SegmentedControl<>(model.byProperty().get());
        for (Ledger.By each : Ledger.By.values()) {
            by.part(each, texts.get("by." + each.id()));
        }
        by.setId("costs-by");
        by.setAccessibleText(texts.get("by"));
        by.valueProperty().bindBidirectional(model.byProperty());
        close.setId("costs-close");
        close.setGraphic(Icons.of("x"));
        close.getStyleClass().addAll("flat", "ps-icon-button");
        close.setAccessibleText(texts.get("close"));
        close.setTooltip(Tips.of(texts.get("close")));
        close.setOnAction(_ -> onClose.run());
        HBox head = new HBox(16, title, gap(), by, close);
        head.setAlignment(Pos.CENTER_LEFT);
        Label foot = new Label(texts.get("foot"));
        foot.getStyleClass().addAll("ps-small", "ps-muted");
        foot.setWrapText(true);
        foot.setMinHeight(Region.USE_PREF_SIZE);
        root = new VBox(16, head, content(), foot, ceilings());
        root.setId("costs");
        root.setPrefWidth(WIDTH);
        Sheets.add(root, CostsView.class, "costs.css");
    }

    private static Region gap() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return gap;
    }

    private Node content() {
        TableView<CostRow> table = new TableView<>(model.rows());
        table.setId("costs-table");
        table.getStyleClass().addAll("dense", "edge-to-edge");
        table.setFixedCellSize(28);
        table.setColumnResizePolicy(TableView.CONSTRAINED_RESIZE_POLICY_FLEX_LAST_COLUMN);
        table.getColumns()
                .setAll(
                        java.util.List.of(
                                column("name", texts.get("by.model"), 230, CostRow::name),
                                column("made", texts.get("column.made"), 72, CostRow::made),
                                column(
                                        "approved",
                                        texts.get("column.approved"),
                                        76,
                                        CostRow::approved),
                                column(
                                        "rejected",
                                        texts.get("column.rejected"),
                                        72,
                                        CostRow::rejected),
                                column("paid", texts.get("column.paid"), 80, CostRow::paid),
                                column("open", texts.get("column.open"), 150, CostRow::open),
                                column(
                                        "each",
                                        texts.get("column.each"),
                                        116,
                                        CostRow::perApproved)));
        table.setRowFactory(_ -> new TotalRow());
        model.byProperty()
                .subscribe(by -> {
                    String word = texts.get("by." + by.id());
                    table.getColumns().getFirst().setText(word);
                    table.setAccessibleText(texts.get("table", model.rows().size(), word));
                });
        EmptyState empty =
                new EmptyState("credit-card", texts.get("empty.title"), texts.get("empty.text"));
        empty.setId("costs-empty");
        empty.visibleProperty().bind(model.emptyProperty());
        table.visibleProperty().bind(model.emptyProperty().not());
        table.setPlaceholder(new Region());
        StackPane content = new StackPane(table, empty);
        content.setPrefHeight(HEIGHT);
        VBox.setVgrow(content, Priority.ALWAYS);
        return content;
    }

    private static TableColumn<CostRow, String> column(
            String id, String title, double width, Function<CostRow, String> value) {
        TableColumn<CostRow, String> column = new TableColumn<>(title);
        column.setId("costs-" + id);
        column.setSortable(false);
        column.setReorderable(false);
        column.setPrefWidth(width);
        column.setCellValueFactory(row -> new ReadOnlyStringWrapper(value.apply(row.getValue())));
        if (!id.equals("name")) {
            column.getStyleClass().add("number");
        }
        return column;
    }

    /** The last line stands out. */
    private static final class TotalRow extends TableRow<CostRow> {
        @Override
        protected void updateItem(@Nullable CostRow row, boolean isEmpty) {
            super.updateItem(row, isEmpty);
            getStyleClass().remove("total");
            if (row != null && !isEmpty && row.isTotal()) {
                getStyleClass().add("total");
            }
        }
    }

    private Node ceilings() {
        Button save = new Button(texts.get("ceiling.save"));
        save.setId("costs-save");
        save.setOnAction(_ -> model.save());
        Label said = new Label();
        said.setId("costs-said");
        said.setWrapText(true);
        said.textProperty()
                .bind(model.saidProperty().map(s -> s.isEmpty() ? texts.get("ceiling.about") : s));
        said.getStyleClass().addAll("ps-small", "ps-muted");
        said.setMinHeight(28);
        model.refusedProperty()
                .subscribe(isRefused -> {
                    said.getStyleClass().removeAll("ps-bad", "ps-muted");
                    said.getStyleClass().add(isRefused ? "ps-bad" : "ps-muted");
                });
        HBox.setHgrow(said, Priority.ALWAYS);
        HBox line =
                new HBox(
                        12,
                        field("costs-batch", texts.get("ceiling.batch"), model.batchProperty()),
                        field("costs-day", texts.get("ceiling.day"), model.dayProperty()),
                        save,
                        said);
        line.setAlignment(Pos.BOTTOM_LEFT);
        return line;
    }

    private LabelledField field(String id, String label, StringProperty value) {
        TextField field = new TextField();
        field.setId(id);
        field.setPrefWidth(140);
        field.setPromptText(texts.get("ceiling.prompt"));
        field.textProperty().bindBidirectional(value);
        field.setOnAction(_ -> model.save());
        return new LabelledField(label, field);
    }

    /** The card. */
    public Region root() {
        return root;
    }

    /** What gets the keyboard first. */
    public Node first() {
        return close;
    }
}
