package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.PictureWords;
import app.proofsheet.ui.control.Pill;
import app.proofsheet.ui.control.Thumbnail;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The records behind a picture: narrow, the timeline and the list of files; expanded, the timeline
 * beside the files themselves (design/mock-manifest.png).
 */
final class ManifestPane {

    private final InspectorViewModel model;
    private final InspectorActions actions;
    private final Texts texts;
    private final Thumbnail thumbnail;
    private final HBox head = new HBox();
    private final AttemptsPane attempts;
    private final RecordsPane records;
    private final StackPane attemptsPlace = new StackPane();
    private final HBox columns = new HBox();
    private final VBox root = new VBox();

    ManifestPane(InspectorViewModel model, InspectorActions actions, PictureLoader loader) {
        this.model = model;
        this.actions = actions;
        this.texts = model.texts();
        this.thumbnail = new Thumbnail(loader, 45, 80);
        this.records = new RecordsPane(actions, texts);
        this.attempts = new AttemptsPane(model, this::open);
        head.getStyleClass().add("inspect-manifest-head");
        attemptsPlace.getChildren().setAll(attempts.root());
        VBox.setVgrow(columns, Priority.ALWAYS);
        Region line = new Region();
        line.getStyleClass().add("ps-line-strong");
        root.getChildren().setAll(head, line, columns);
    }

    Node root() {
        return root;
    }

    private void open(Dossiers.RecordFile file) {
        model.expandedProperty().set(true);
        records.open(file);
    }

    void expand(boolean isExpanded) {
        if (isExpanded) {
            attemptsPlace.setMinWidth(320);
            attemptsPlace.setPrefWidth(340);
            attemptsPlace.setMaxWidth(340);
            Region line = new Region();
            line.getStyleClass().add("ps-line-vertical");
            Node right = records.root();
            HBox.setHgrow(right, Priority.ALWAYS);
            columns.getChildren().setAll(attemptsPlace, line, right);
        } else {
            attemptsPlace.setMinWidth(0);
            attemptsPlace.setPrefWidth(Region.USE_COMPUTED_SIZE);
            attemptsPlace.setMaxWidth(Double.MAX_VALUE);
            HBox.setHgrow(attemptsPlace, Priority.ALWAYS);
            columns.getChildren().setAll(attemptsPlace);
        }
    }

    void show(
            @Nullable PictureSnapshot picture,
            Dossiers.@Nullable Dossier dossier,
            @Nullable Failure problem,
            @Nullable Instant checkedAt) {
        head.getChildren().clear();
        columns.setVisible(dossier != null);
        if (picture == null) {
            return;
        }
        thumbnail.show(picture);
        boolean isExpanded = model.expandedProperty().get();
        VBox words = new VBox(title(picture), facts(picture));
        words.getStyleClass().add("inspect-head");
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        if (problem != null) {
            Label sentence =
                    new Label(
                            DetailsPane.sentence(problem),
                            Icons.of("alert-triangle", 14, "warning"));
            sentence.getStyleClass().addAll("ps-small", "ps-warning");
            words.getChildren().add(Panes.wrapped(sentence));
        }
        if (dossier != null) {
            words.getChildren().add(hash(dossier, checkedAt, isExpanded));
            HBox request =
                    Panes.heading(HashLine.result(dossier.requestHash(), "hash.request", texts));
            request.setId("inspect-request-hash");
            String hashes = HashLine.hashes(dossier.requestHash(), texts);
            if (isExpanded && hashes != null) {
                Label code = new Label(hashes);
                code.getStyleClass().addAll("ps-code-small", "ps-muted");
                code.setMinWidth(0);
                request.getChildren().add(code);
            }
            words.getChildren().add(request);
            attempts.show(dossier);
            records.show(dossier);
        }
        head.getChildren().setAll(thumbnail, words);
        if (isExpanded) {
            head.getChildren().addAll(again(), reveal(picture));
        } else {
            words.getChildren().add(new HBox(8, again()));
        }
    }

    private Node title(PictureSnapshot picture) {
        Label name = Panes.section(picture.id().fileName());
        name.setMinWidth(0);
        Pill pill =
                PictureWords.pill(picture.state(), texts.get("state." + picture.state().folder()));
        pill.setMinWidth(Region.USE_PREF_SIZE);
        return Panes.heading(name, pill);
    }

    private Node facts(PictureSnapshot picture) {
        return Panes.wrapped(
                Panes.quiet(
                        texts.get(
                                "manifest.facts",
                                InspectWords.folder(picture),
                                model.words().dayAndTime(picture.modified()),
                                model.words().sizeAndBytes(picture))));
    }

    private Node hash(Dossiers.Dossier dossier, @Nullable Instant checkedAt, boolean isExpanded) {
        HBox line = Panes.heading(HashLine.result(dossier.promptHash(), "hash.long", texts));
        line.setId("inspect-hash");
        String hashes = HashLine.hashes(dossier.promptHash(), texts);
        if (isExpanded && hashes != null) {
            Label code = new Label(hashes);
            code.getStyleClass().addAll("ps-code-small", "ps-muted");
            code.setMinWidth(0);
            line.getChildren().add(code);
        }
        if (checkedAt != null) {
            Label when = Panes.quiet(texts.get("hash.checked", model.words().time(checkedAt)));
            when.setMinWidth(Region.USE_PREF_SIZE);
            line.getChildren().add(when);
        }
        return line;
    }

    private Button again() {
        Button again = new Button(texts.get("again"), Icons.of("refresh-cw"));
        again.setId("inspect-check-again");
        again.setMinWidth(Region.USE_PREF_SIZE);
        again.setOnAction(e -> model.checkAgain());
        return again;
    }

    private Button reveal(PictureSnapshot picture) {
        Button reveal = new Button(texts.get("reveal"), Icons.of("folder"));
        reveal.setMinWidth(Region.USE_PREF_SIZE);
        reveal.setOnAction(e -> actions.reveal(picture.id()));
        return reveal;
    }
}
