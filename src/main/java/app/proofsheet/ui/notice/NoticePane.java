package app.proofsheet.ui.notice;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Reveal;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;

import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

import java.util.HashMap;
import java.util.List;
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
    private final Runnable leave;
    private boolean isOpen;

    /**
     * Builds the pane.
     *
     * @param copy puts details on the clipboard
     * @param leave gives the keyboard back to the view when no notice has it any more
     */
    public NoticePane(NoticeBoardViewModel board, Consumer<String> copy, Runnable leave) {
        this.board = board;
        this.leave = leave;
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
        int had = indexOfKeyboard();
        showCards();
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
        if (had >= 0) {
            begin(had);
        }
    }

    private void showCards() {
        int hidden = board.entries().size() - board.shown().size();
        isOpen = isOpen && hidden > 0;
        List<NoticeBoardViewModel.Entry> shown = isOpen ? board.entries() : board.shown();
        VBox cards = new VBox(8);
        cards.setAlignment(Pos.BOTTOM_CENTER);
        cards.getStyleClass().add("ps-notice-cards");
        shown.forEach(entry -> cards.getChildren().add(card(entry)));
        if (hidden == 0) {
            root.getChildren().setAll(cards);
            return;
        }
        Button fold = new Button(isOpen ? texts.get("fewer") : texts.get("more", hidden));
        fold.setId("notices-more");
        fold.getStyleClass().add("small");
        fold.setOnAction(_ -> {
            isOpen = !isOpen;
            refresh();
            begin();
        });
        Button all = new Button(texts.get("close.all"));
        all.setId("notices-close-all");
        all.getStyleClass().add("small");
        all.setOnAction(_ -> {
            board.clear();
            leave.run();
        });
        HBox foot = new HBox(8, fold, all);
        foot.setAlignment(Pos.CENTER);
        if (isOpen) {
            ScrollPane scroller = new ScrollPane(cards);
            scroller.setFitToWidth(true);
            scroller.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
            scroller.setPrefViewportHeight(280);
            scroller.setMaxHeight(280);
            Reveal.focused(scroller);
            root.getChildren().setAll(scroller, foot);
        } else {
            root.getChildren().setAll(foot, cards);
        }
    }

    private List<Node> cards() {
        return List.copyOf(root.lookupAll(".ps-notice"));
    }

    private int indexOfKeyboard() {
        Scene scene = root.getScene();
        Node owner = scene == null ? null : scene.getFocusOwner();
        List<Node> cards = cards();
        for (Node node = owner; node != null; node = node.getParent()) {
            if (cards.contains(node)) {
                return cards.indexOf(node);
            }
        }
        return -1;
    }

    /** Gives the keyboard to the newest notice; false when there is none. */
    public boolean begin() {
        return begin(Integer.MAX_VALUE);
    }

    private boolean begin(int index) {
        List<Node> cards = cards();
        if (cards.isEmpty()) {
            leave.run();
            return false;
        }
        cards.get(Math.clamp(index, 0, cards.size() - 1)).requestFocus();
        return true;
    }

    private void onKey(KeyEvent event, NoticeBoardViewModel.Entry entry) {
        int at = indexOfKeyboard();
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> board.close(entry);
            case ESCAPE -> leave.run();
            case UP -> begin(at - 1);
            case DOWN -> begin(at + 1);
            default -> {
                return;
            }
        }
        event.consume();
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
        card.setFocusTraversable(true);
        card.setAccessibleRole(AccessibleRole.LIST_ITEM);
        card.setAccessibleText(sentence.getText() + (more == null ? "" : " " + more));
        card.setAccessibleHelp(texts.get("keys"));
        card.addEventHandler(KeyEvent.KEY_PRESSED, event -> onKey(event, entry));
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
