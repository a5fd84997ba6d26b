package app.proofsheet.ui.notice;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Shows the notices; what was done goes by itself, problems stay until they are closed. */
public final class NoticePane {

    private static final Duration SHORT = Duration.seconds(6);

    private final NoticeBoardViewModel board;
    private final Consumer<String> copy;
    private final Texts texts = Texts.of("notice");
    private final VBox root = new VBox(8);
    private final Map<Long, PauseTransition> timers = new HashMap<>();
    private final ListChangeListener<NoticeBoardViewModel.Entry> onEntries = _ -> refresh();

    /**
     * Builds the pane.
     *
     * @param copy puts details on the clipboard
     */
    public NoticePane(NoticeBoardViewModel board, Consumer<String> copy) {
        this.board = board;
        this.copy = copy;
        root.setId("notices");
        root.getStyleClass().add("ps-notices");
        root.setAlignment(Pos.BOTTOM_CENTER);
        root.setPickOnBounds(false);
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        board.entries().addListener(onEntries);
        refresh();
    }

    private void refresh() {
        root.getChildren().setAll(board.entries().stream().map(this::card).toList());
        root.setVisible(!board.entries().isEmpty());
        timers.keySet()
                .removeIf(number -> {
                    boolean gone = board.entries().stream().noneMatch(e -> e.number() == number);
                    PauseTransition timer = timers.get(number);
                    if (gone && timer != null) {
                        timer.stop();
                    }
                    return gone;
                });
        for (NoticeBoardViewModel.Entry entry : board.entries()) {
            if (entry.notice().kind() != Notice.Kind.PROBLEM) {
                timers.computeIfAbsent(entry.number(), _ -> timer(entry));
            }
        }
    }

    private PauseTransition timer(NoticeBoardViewModel.Entry entry) {
        PauseTransition timer = new PauseTransition(SHORT);
        timer.setOnFinished(_ -> board.close(entry));
        timer.play();
        return timer;
    }

    private Node card(NoticeBoardViewModel.Entry entry) {
        Notice notice = entry.notice();
        HBox card = new HBox(12);
        card.getStyleClass().add("ps-notice");
        card.setAlignment(Pos.CENTER_LEFT);
        switch (notice.kind()) {
            case DONE -> card.getChildren().add(Icons.of("check", "good"));
            case INFO -> card.getChildren().add(Icons.of("info", "muted"));
            case PROBLEM -> {
                card.getChildren().add(Icons.of("alert-triangle", "bad"));
                card.getStyleClass().add("problem");
            }
        }
        Label sentence =
                new Label(
                        entry.times() > 1
                                ? texts.get("times", notice.sentence(), entry.times())
                                : notice.sentence());
        sentence.getStyleClass().add("ps-notice-sentence");
        sentence.setWrapText(true);
        VBox words = new VBox(2, sentence);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        String more = notice.more();
        if (more != null) {
            Label second = new Label(more);
            second.getStyleClass().add("ps-quiet");
            second.setWrapText(true);
            words.getChildren().add(second);
        }
        card.getChildren().add(words);
        Notice.Deed action = notice.action();
        if (action != null) {
            Button button = new Button(action.label());
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                board.close(entry);
                action.action().run();
            });
            card.getChildren().add(button);
        }
        String detail = notice.detail();
        if (detail != null) {
            Button details = flat("copy", texts.get("copy.details"));
            details.setOnAction(_ -> copy.accept(notice.sentence() + "\n" + detail));
            card.getChildren().add(details);
        }
        Button close = flat("x", texts.get("close"));
        close.setOnAction(_ -> board.close(entry));
        card.getChildren().add(close);
        card.setAccessibleText(notice.sentence());
        return card;
    }

    private static Button flat(String icon, String text) {
        Button button = new Button();
        button.setGraphic(Icons.of(icon, 14));
        button.getStyleClass().addAll("ps-row-button", "flat");
        button.setAccessibleText(text);
        button.setTooltip(Tips.of(text));
        button.setMinWidth(Region.USE_PREF_SIZE);
        return button;
    }

    /** The pane's node. */
    public Region root() {
        return root;
    }

    /** Stops following and all timers. */
    public void dispose() {
        board.entries().removeListener(onEntries);
        timers.values().forEach(PauseTransition::stop);
        timers.clear();
    }
}
