package app.proofsheet.ui.compare;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One column of facts under a compared picture. */
final class CompareFacts {

    private static final double ROOM_FOR_FOUR = 340;
    private static final double ROOM_FOR_WORDS = 200;

    private final Texts texts;

    CompareFacts(Texts texts) {
        this.texts = texts;
    }

    Node column(String role, PictureSnapshot picture, boolean hasLine) {
        Label name = new Label(role);
        name.getStyleClass().add("ps-strong");
        name.setMinWidth(Region.USE_PREF_SIZE);
        Label run = new Label(run(picture));
        run.setMinWidth(Region.USE_PREF_SIZE);
        run.getStyleClass().add("ps-quiet");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox head = new HBox(8, name, run, gap);
        head.setAlignment(Pos.CENTER_LEFT);
        PictureSnapshot.Origin origin = picture.origin();
        List<Label> marks = new ArrayList<>();
        if (origin != null && origin.isEdit()) {
            Label edit =
                    new Label(
                            texts.get("edit.of", String.join(", ", origin.feedback())),
                            Icons.of("git-branch", 14, "muted"));
            edit.getStyleClass().add("ps-quiet");
            marks.add(edit);
        }
        marks.add(state(picture.state()));
        head.getChildren().addAll(marks);
        GridPane grid = new GridPane();
        grid.setHgap(12);
        grid.setVgap(4);
        String model = origin == null ? "–" : origin.model();
        fact(grid, 0, 0, texts.get("model"), model);
        fact(grid, 1, 0, texts.get("size"), size(picture));
        fact(
                grid,
                0,
                2,
                texts.get("made"),
                DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(Locale.getDefault())
                        .withZone(ZoneId.systemDefault())
                        .format(picture.modified()));
        String cost = origin == null ? null : origin.cost();
        fact(grid, 1, 2, texts.get("cost"), credits(cost));
        VBox column = new VBox(8, head, grid);
        column.getStyleClass().add("ps-compare-column");
        if (hasLine) {
            column.getStyleClass().add("not-first");
        }
        column.setMinWidth(0);
        column.widthProperty()
                .subscribe(width -> {
                    boolean isWide = width.doubleValue() >= ROOM_FOR_FOUR;
                    boolean hasWords = width.doubleValue() >= ROOM_FOR_WORDS;
                    run.setText(isWide ? run(picture) : picture.label());
                    marks.forEach(mark -> fold(mark, mark == marks.getLast() ? hasWords : isWide));
                    grid.setHgap(hasWords ? 12 : 0);
                    grid.getChildren().forEach(n -> show(n, isPlace(n, isWide, hasWords)));
                });
        column.setPrefWidth(100);
        HBox.setHgrow(column, Priority.ALWAYS);
        return column;
    }

    /** Narrow columns leave out cost and time first, then the model and the names of facts. */
    private static boolean isPlace(Node fact, boolean isWide, boolean hasWords) {
        int column = GridPane.getColumnIndex(fact);
        boolean isName = column == 0;
        return hasWords
                ? column < 2 || isWide
                : column < 2 && !isName && GridPane.getRowIndex(fact) == 1;
    }

    private static void fold(Label mark, boolean hasWords) {
        boolean isIconOnly = !hasWords && mark.getGraphic() != null;
        mark.setContentDisplay(isIconOnly ? ContentDisplay.GRAPHIC_ONLY : ContentDisplay.LEFT);
        mark.setMinWidth(Region.USE_PREF_SIZE);
        show(mark, hasWords || isIconOnly);
    }

    private static void show(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }

    private static String run(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return origin == null
                ? picture.id().fileName()
                : String.format(Locale.ROOT, "%s-%02d", origin.runId(), origin.index());
    }

    private String credits(@Nullable String cost) {
        if (cost == null) {
            return "–";
        }
        return new BigDecimal(cost).signum() == 0
                ? texts.get("no.charge")
                : texts.get("credits", cost);
    }

    private static String size(PictureSnapshot picture) {
        PixelSize size = picture.size();
        return size == null ? "–" : size.width() + " × " + size.height();
    }

    private static void fact(GridPane grid, int row, int column, String name, String value) {
        Label label = new Label(name);
        label.getStyleClass().add("ps-quiet");
        label.setMinWidth(Region.USE_PREF_SIZE);
        Label text = new Label(value);
        text.getStyleClass().add("ps-fact");
        text.setMinWidth(24);
        text.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        grid.add(label, column, row);
        grid.add(text, column + 1, row);
    }

    private Label state(PictureState state) {
        String key = "state." + state.name().toLowerCase(Locale.ROOT);
        Label label = new Label(texts.get(key));
        label.setAccessibleText(texts.get(key));
        label.getStyleClass().add("ps-state");
        label.setMinWidth(Region.USE_PREF_SIZE);
        switch (state) {
            case APPROVED -> {
                label.setGraphic(Icons.of("check", 14, "good"));
                label.getStyleClass().add("ps-good");
            }
            case REJECTED -> {
                label.setGraphic(Icons.of("x", 14, "bad"));
                label.getStyleClass().add("ps-bad");
            }
            case CANDIDATE, SOURCE -> label.getStyleClass().add("ps-muted");
        }
        return label;
    }
}
