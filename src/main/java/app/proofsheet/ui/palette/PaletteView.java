package app.proofsheet.ui.palette;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.control.SearchField;
import app.proofsheet.ui.control.Sheets;
import app.proofsheet.ui.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.OverrunStyle;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.Locale;

/** The palette's card: a field, the hits, and the keys that work in it. */
public final class PaletteView extends VBox {

    private static final double ROW = 32;
    private static final int ROWS = 12;

    private final PaletteViewModel model;
    private final Runnable close;
    private final Texts texts = Texts.of("palette");
    private final SearchField field;
    private final ListView<PaletteEntry> list = new ListView<>();

    /**
     * A card for the model.
     *
     * @param close takes the card away
     */
    public PaletteView(PaletteViewModel model, Runnable close) {
        this.model = model;
        this.close = close;
        field = new SearchField(texts.get("prompt"), null);
        setId("palette");
        getStyleClass().add("ps-palette");
        Sheets.add(this, PaletteView.class, "palette.css");
        setPrefWidth(640);
        field.textProperty().bindBidirectional(model.queryProperty());
        field.field().addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        list.setId("palette-list");
        list.setItems(model.results());
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(ROW);
        list.setPrefHeight(ROW * ROWS + 2);
        list.setFocusTraversable(false);
        list.setAccessibleText(texts.get("list.name"));
        Label none = new Label();
        none.textProperty()
                .bind(
                        Bindings.when(model.readingProperty())
                                .then(texts.get("none.yet"))
                                .otherwise(texts.get("none")));
        none.getStyleClass().add("ps-quiet");
        list.setPlaceholder(none);
        list.setOnMouseClicked(_ -> run());
        model.results().addListener((ListChangeListener<PaletteEntry>) _ -> selectFirst());
        selectFirst();
        Label foot = new Label(texts.get("foot"));
        foot.getStyleClass().add("ps-quiet");
        getChildren().addAll(field, list, foot);
        setSpacing(8);
    }

    /** The field that gets the keyboard. */
    public Node first() {
        return field.field();
    }

    private void selectFirst() {
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
    }

    private void onKey(KeyEvent event) {
        int step =
                switch (event.getCode()) {
                    case DOWN -> 1;
                    case UP -> -1;
                    case PAGE_DOWN -> ROWS - 1;
                    case PAGE_UP -> 1 - ROWS;
                    default -> 0;
                };
        if (step != 0) {
            move(step);
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            run();
        } else if (event.getCode() == KeyCode.ESCAPE && field.textProperty().get().isEmpty()) {
            event.consume();
            close.run();
        }
    }

    private void move(int step) {
        int size = model.results().size();
        if (size == 0) {
            return;
        }
        int to = Math.clamp((long) list.getSelectionModel().getSelectedIndex() + step, 0, size - 1);
        list.getSelectionModel().select(to);
        list.scrollTo(Math.max(0, to - ROWS / 2));
    }

    private void run() {
        PaletteEntry chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            // First away with the card: what runs may open another.
            close.run();
            chosen.run().run();
        }
    }

    /** One row: icon, title, detail, and at the right the key or what sort of thing it is. */
    private final class Cell extends ListCell<PaletteEntry> {

        @Override
        protected void updateItem(@Nullable PaletteEntry entry, boolean empty) {
            super.updateItem(entry, empty);
            setText(null);
            if (entry == null || empty) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            Label title = new Label(entry.title());
            title.setMinWidth(Region.USE_PREF_SIZE);
            Label detail = new Label(entry.detail().replaceAll("\\s+", " "));
            detail.getStyleClass().add("ps-quiet");
            detail.setTextOverrun(OverrunStyle.ELLIPSIS);
            detail.setMinWidth(0);
            detail.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(detail, Priority.ALWAYS);
            String kind = texts.get("kind." + entry.kind().name().toLowerCase(Locale.ROOT));
            Region right = entry.key() == null ? kindLabel(kind) : new Keycap(entry.key());
            HBox row = new HBox(8, Icons.of(entry.icon()), title, detail, right);
            row.setAlignment(Pos.CENTER_LEFT);
            row.setPrefWidth(0);
            setGraphic(row);
            setAccessibleText(kind + ": " + entry.title() + ". " + detail.getText());
        }

        private Label kindLabel(String kind) {
            Label label = new Label(kind);
            label.getStyleClass().add("ps-quiet");
            label.setMinWidth(Region.USE_PREF_SIZE);
            return label;
        }
    }
}
