package app.proofsheet.ui.inspect;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Pill;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The attempts of a run as a timeline, and its record files (design/mock-manifest.png). */
final class AttemptsPane {

    /** As many polls of a wait are shown one by one. */
    private static final int SHOWN_POLLS = 4;

    private final InspectorViewModel model;
    private final Texts texts;
    private final Consumer<Dossiers.RecordFile> opener;
    private final VBox body = new VBox();
    private final ScrollPane root;
    private List<Dossiers.RecordFile> files = List.of();

    /** A timeline; {@code opener} shows a record file. */
    AttemptsPane(InspectorViewModel model, Consumer<Dossiers.RecordFile> opener) {
        this.model = model;
        this.texts = model.texts();
        this.opener = opener;
        body.getStyleClass().add("inspect-attempts");
        root = Panes.scrolled(body, texts.get("attempts"));
    }

    ScrollPane root() {
        return root;
    }

    void show(Dossiers.Dossier dossier) {
        body.getChildren().clear();
        files = dossier.files();
        Label summary = Panes.quiet(summary(dossier));
        body.getChildren()
                .add(Panes.heading(Panes.section(texts.get("attempts")), Panes.space(), summary));
        if (dossier.attempts().isEmpty()) {
            body.getChildren().add(Panes.wrapped(Panes.quiet(texts.get("attempts.none"))));
        }
        int number = 0;
        for (Dossiers.AttemptStory attempt : dossier.attempts()) {
            if (number++ > 0) {
                body.getChildren().add(Panes.line());
            }
            body.getChildren().add(attempt(number, attempt, InspectWords.isFree(dossier)));
        }
        body.getChildren().addAll(Panes.line(), Panes.section(texts.get("files")));
        String folder = commonFolder(dossier.files());
        if (!folder.isEmpty()) {
            body.getChildren().add(id(folder));
        }
        for (Dossiers.RecordFile file : dossier.files()) {
            body.getChildren().add(file(file, file.path().substring(folder.length())));
        }
    }

    private String summary(Dossiers.Dossier dossier) {
        List<Dossiers.AttemptStory> attempts = dossier.attempts();
        List<String> parts = new ArrayList<>();
        parts.add(texts.get("attempts.count", attempts.size()));
        long paid = attempts.stream().filter(Dossiers.AttemptStory::isPaid).count();
        parts.add(
                InspectWords.isFree(dossier)
                        ? texts.get("cost.none")
                        : texts.get("attempts.paid", paid));
        return String.join(" · ", parts);
    }

    private Node attempt(int number, Dossiers.AttemptStory attempt, boolean isFree) {
        boolean hasFailed =
                attempt.state().contains("failed") || attempt.state().contains("not_found");
        Pill.Tone tone =
                hasFailed ? Pill.Tone.BAD : attempt.isPaid() ? Pill.Tone.GOOD : Pill.Tone.WARNING;
        Pill pill = new Pill(texts.get("attempt", number), tone);
        pill.setMinWidth(Region.USE_PREF_SIZE);
        List<String> words = new ArrayList<>();
        words.add(texts.get(attempt.isPaid() && !isFree ? "attempt.paid" : "attempt.free"));
        InspectWords.took(attempt).ifPresent(words::add);
        if (!attempt.nextAction().equals("done") && !attempt.nextAction().isBlank()) {
            words.add(texts.get("attempt.next", attempt.nextAction()));
        }
        Label line = Panes.wrapped(Panes.quiet(String.join(" · ", words)));
        VBox events = new VBox(Panes.heading(pill, line));
        events.getStyleClass().add("inspect-attempt");
        if (!isFree) {
            model.words()
                    .bill(attempt.bill())
                    .ifPresent(bill -> events.getChildren().add(Panes.wrapped(Panes.quiet(bill))));
        }
        List<Dossiers.Event> all = attempt.events();
        int place = 0;
        while (place < all.size()) {
            int end = place;
            while (end < all.size() && all.get(end).kind().equals("poll")) {
                end++;
            }
            if (end - place > SHOWN_POLLS) {
                // The last one tells how the waiting ended.
                events.getChildren().add(polls(all.subList(place, end - 1)));
                place = end - 1;
            }
            events.getChildren().add(event(all.get(place), ++place == all.size()));
        }
        return events;
    }

    /** Waiting polls as one line that unfolds. */
    private Node polls(List<Dossiers.Event> polls) {
        VBox place = new VBox();
        Hyperlink more =
                new Hyperlink(texts.get("attempt.polls", polls.size()), Icons.of("refresh-cw", 14));
        more.getStyleClass().add("inspect-polls");
        Label from = Panes.quiet(model.words().timeOfDay(polls.getFirst().at()));
        from.getStyleClass().add("inspect-event-time");
        from.setMinWidth(54);
        more.setOnAction(
                e -> place.getChildren().setAll(polls.stream().map(p -> event(p, false)).toList()));
        HBox row = Panes.heading(from, more);
        row.getStyleClass().add("inspect-event");
        place.getChildren().setAll(row);
        return place;
    }

    private Node event(Dossiers.Event event, boolean isLast) {
        Label time = Panes.quiet(model.words().timeOfDay(event.at()));
        time.getStyleClass().add("inspect-event-time");
        time.setMinWidth(54);
        VBox marks = new VBox(icon(event.kind()));
        marks.getStyleClass().add("inspect-event-marks");
        if (!isLast) {
            Region thread = new Region();
            thread.getStyleClass().add("ps-attempt-line");
            thread.setMinHeight(8);
            VBox.setVgrow(thread, Priority.ALWAYS);
            marks.getChildren().add(thread);
        }
        Label sentence = new Label(event.sentence());
        sentence.getStyleClass().add("ps-small");
        VBox words = new VBox(Panes.wrapped(sentence));
        String detail = event.detail();
        if (detail != null) {
            words.getChildren().add(event.kind().equals("sent") ? id(detail) : told(detail));
        }
        answer(event.file()).ifPresent(words.getChildren()::add);
        words.getStyleClass().add("inspect-event-words");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(time, marks, words);
        row.getStyleClass().add("inspect-event");
        return row;
    }

    private static Label told(String detail) {
        return Panes.wrapped(Panes.quiet(detail));
    }

    /** Ids differ at their end: they are cut in the middle, and whole under the mouse. */
    private static Label id(String detail) {
        Label label = Panes.quiet(detail);
        label.setTextOverrun(OverrunStyle.CENTER_ELLIPSIS);
        label.setMinWidth(0);
        label.setTooltip(Tips.of(detail));
        return label;
    }

    /** A link to the record that tells it. */
    private Optional<Node> answer(@Nullable String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .map(file -> {
                    String name = file.path().substring(file.path().lastIndexOf('/') + 1);
                    Hyperlink link = new Hyperlink(name);
                    link.setAccessibleText(texts.get("attempt.open", name));
                    link.getStyleClass().add("inspect-answer");
                    link.setOnAction(e -> opener.accept(file));
                    return link;
                });
    }

    private static FontIcon icon(String kind) {
        return switch (kind) {
            case "sent" -> Icons.of("upload", 14, "muted");
            case "answer" -> Icons.of("check", 14, "good");
            case "poll" -> Icons.of("refresh-cw", 14, "muted");
            case "silent" -> Icons.of("wifi-off", 14, "warning");
            case "saved" -> Icons.of("download", 14, "good");
            case "done" -> Icons.of("check-circle", 14, "good");
            case "failed" -> Icons.of("x-circle", 14, "bad");
            default -> Icons.of("info", 14, "muted");
        };
    }

    /** The folder all files lie in, with its slash; said once, so that the names can be read. */
    private static String commonFolder(List<Dossiers.RecordFile> files) {
        String common = files.isEmpty() ? "" : folderOf(files.getFirst().path());
        for (Dossiers.RecordFile file : files) {
            while (!file.path().startsWith(common)) {
                common = folderOf(common.substring(0, common.length() - 1));
            }
        }
        return common;
    }

    private static String folderOf(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    private Node file(Dossiers.RecordFile file, String name) {
        Hyperlink link = new Hyperlink(name);
        link.setAccessibleText(file.path());
        link.setTooltip(Tips.of(file.path()));
        link.setMinWidth(0);
        link.getStyleClass().add("inspect-file");
        link.setOnAction(e -> opener.accept(file));
        long bytes = file.text().getBytes(StandardCharsets.UTF_8).length;
        Label size = Panes.quiet(model.words().bytes(bytes));
        size.setMinWidth(Region.USE_PREF_SIZE);
        HBox row = Panes.heading(link, Panes.space(), size);
        if (file.problem() != null) {
            row.getChildren().add(0, Icons.of("alert-triangle", 14, "warning"));
        }
        return row;
    }
}
