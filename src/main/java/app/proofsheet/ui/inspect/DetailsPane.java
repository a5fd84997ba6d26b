package app.proofsheet.ui.inspect;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.sent.Difference;
import app.proofsheet.ui.control.FactsGrid;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.PictureWords;
import app.proofsheet.ui.control.Pill;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.work.Dossiers;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;

import java.util.function.Consumer;

/** Name, facts, family, prompt and evidence of one picture (design/mock-loupe.png). */
final class DetailsPane {

    private final InspectorViewModel model;
    private final InspectorActions actions;
    private final PictureLoader loader;
    private final Texts texts;
    private final VBox body = new VBox();
    private final ScrollPane root;

    DetailsPane(InspectorViewModel model, InspectorActions actions, PictureLoader loader) {
        this.model = model;
        this.actions = actions;
        this.loader = loader;
        this.texts = model.texts();
        this.root = Panes.scrolled(body, texts.get("tab.details"));
    }

    Node root() {
        return root;
    }

    void show(
            @Nullable PictureSnapshot picture,
            Dossiers.@Nullable Dossier dossier,
            @Nullable Failure problem) {
        body.getChildren().clear();
        if (picture == null) {
            return;
        }
        VBox top = part(head(picture));
        String broken = picture.problem();
        if (broken != null) {
            top.getChildren().add(warning(broken));
        }
        if (problem != null) {
            top.getChildren().add(warning(sentence(problem)));
        }
        if (dossier == null) {
            return;
        }
        FactsGrid facts = new FactsGrid();
        for (Fact fact : model.words().facts(dossier)) {
            facts.fact(fact.label(), fact.value());
        }
        top.getChildren().add(facts);
        lock(dossier, top);
        body.getChildren().add(Panes.line());
        explanation(dossier);
        family(dossier);
        prompt(dossier);
        differences(dossier);
        evidence(dossier);
        review();
    }

    private VBox part(Node... nodes) {
        VBox part = new VBox(nodes);
        part.getStyleClass().add("inspect-part");
        body.getChildren().add(part);
        return part;
    }

    static String sentence(Failure failure) {
        String next = failure.next();
        return next == null ? failure.sentence() : failure.sentence() + " " + next;
    }

    private static Label warning(String sentence) {
        Label label = new Label(sentence, Icons.of("alert-triangle", 14, "warning"));
        label.getStyleClass().addAll("ps-small", "ps-warning");
        return Panes.wrapped(label);
    }

    private Node head(PictureSnapshot picture) {
        Label name = Panes.section(picture.id().fileName());
        name.setId("inspect-name");
        name.setMinWidth(0);
        name.setTooltip(Tips.of(picture.id().workPath()));
        Pill pill =
                PictureWords.pill(picture.state(), texts.get("state." + picture.state().folder()));
        pill.setMinWidth(Pill.USE_PREF_SIZE);
        HBox first = Panes.heading(name, Panes.space(), pill);
        Label folder = Panes.quiet(InspectWords.folder(picture));
        Hyperlink reveal = new Hyperlink(texts.get("reveal"), Icons.of("folder", 13));
        reveal.setId("inspect-reveal");
        reveal.setOnAction(e -> actions.reveal(picture.id()));
        Button copy = new Button();
        copy.setGraphic(Icons.of("copy", 13));
        copy.getStyleClass().addAll("flat", "ps-tiny-button");
        copy.setAccessibleText(texts.get("copy.path"));
        copy.setTooltip(Tips.of(texts.get("copy.path")));
        copy.setOnAction(e -> actions.copy(picture.id().workPath()));
        HBox second = Panes.heading(folder, copy, Panes.space(), reveal);
        VBox head = new VBox(first, second);
        PictureSnapshot.Origin origin = picture.origin();
        if (origin != null && origin.provider().equals("offline")) {
            Pill sketch = new Pill(texts.get("sketch"), Pill.Tone.WARNING, "edit-3");
            sketch.setTooltip(Tips.of(texts.get("sketch.tip")));
            HBox third = Panes.heading(sketch);
            head.getChildren().add(third);
        }
        head.getStyleClass().add("inspect-head");
        return head;
    }

    private void family(Dossiers.Dossier dossier) {
        if (dossier.parents().isEmpty() && dossier.children().isEmpty()) {
            return;
        }
        Hyperlink compare = new Hyperlink(texts.get("lineage.compare"));
        compare.setOnAction(e -> model.compareWithParent());
        compare.setVisible(!dossier.parents().isEmpty());
        LineageRows rows = new LineageRows(model, loader);
        rows.show(model.family(dossier));
        part(Panes.heading(Panes.section(texts.get("lineage")), Panes.space(), compare), rows);
        body.getChildren().add(Panes.line());
    }

    private void prompt(Dossiers.Dossier dossier) {
        PictureSnapshot.Origin origin = dossier.picture().origin();
        String prompt = origin == null ? null : origin.prompt();
        if (prompt == null) {
            part(Panes.section(texts.get("prompt")), Panes.quiet(texts.get("prompt.none")));
            body.getChildren().add(Panes.line());
            return;
        }
        Hyperlink copy = new Hyperlink(texts.get("copy"), Icons.of("copy", 13));
        copy.setAccessibleText(texts.get("copy.prompt"));
        copy.setOnAction(e -> actions.copy(prompt));
        Label text = new Label(prompt);
        text.setId("inspect-prompt");
        text.getStyleClass().add("ps-small");
        VBox part =
                part(
                        Panes.heading(
                                Panes.section(texts.get("prompt")),
                                HashLine.result(dossier.promptHash(), "hash.short", texts),
                                Panes.space(),
                                copy),
                        Panes.wrapped(text));
        String hashes = HashLine.hashes(dossier.promptHash(), texts);
        if (hashes != null) {
            Label hash = new Label(hashes);
            hash.getStyleClass().addAll("ps-code-small", "ps-muted");
            part.getChildren().add(Panes.wrapped(hash));
        }
        body.getChildren().add(Panes.line());
    }

    private void differences(Dossiers.Dossier dossier) {
        if (!dossier.isCompared()) {
            return;
        }
        if (dossier.differences().isEmpty()) {
            Label equal = new Label(texts.get("asked.same"), Icons.of("check", 14, "good"));
            equal.getStyleClass().addAll("ps-small", "ps-muted");
            VBox part = part(equal);
            part.setId("inspect-asked");
            body.getChildren().add(Panes.line());
            return;
        }
        VBox details = new VBox();
        for (Difference difference : dossier.differences()) {
            Label sentence = new Label(difference.sentence());
            sentence.getStyleClass().add("ps-small");
            details.getChildren().add(Panes.wrapped(sentence));
        }
        Label count =
                new Label(
                        texts.get("asked.differs", dossier.differences().size()),
                        Icons.of("info", 14, "warning"));
        count.getStyleClass().add("ps-small");
        VBox part = part(unfolding(count, "asked.show", "asked.hide", details, false, now -> {}));
        part.setId("inspect-asked");
        body.getChildren().add(Panes.line());
    }

    /** One line whose details show when they are asked for. */
    private VBox unfolding(
            Label line,
            String show,
            String hide,
            Node details,
            boolean isOpen,
            Consumer<Boolean> tell) {
        Hyperlink toggle = new Hyperlink(texts.get(isOpen ? hide : show));
        details.setVisible(isOpen);
        details.setManaged(isOpen);
        toggle.setOnAction(e -> {
            boolean now = !details.isVisible();
            details.setVisible(now);
            details.setManaged(now);
            toggle.setText(texts.get(now ? hide : show));
            tell.accept(now);
        });
        VBox all = new VBox(Panes.heading(line, Panes.space(), toggle), details);
        all.getStyleClass().add("inspect-head");
        return all;
    }

    /** All of it in plain words. */
    private void explanation(Dossiers.Dossier dossier) {
        Label text = new Label(dossier.explanation());
        text.setId("inspect-explanation");
        text.getStyleClass().add("ps-small");
        Button copy = new Button(texts.get("copy"), Icons.of("copy", 13));
        copy.setId("inspect-explanation-copy");
        copy.getStyleClass().addAll("flat", "ps-tiny-button");
        copy.setAccessibleText(texts.get("explain.copy"));
        copy.setOnAction(e -> actions.copy(dossier.explanation()));
        VBox words = new VBox(Panes.wrapped(text), copy);
        words.getStyleClass().add("inspect-head");
        VBox part =
                part(
                        unfolding(
                                Panes.section(texts.get("explain")),
                                "explain.show",
                                "explain.hide",
                                words,
                                model.explainedProperty().get(),
                                model.explainedProperty()::set));
        part.setId("inspect-explain");
        body.getChildren().add(Panes.line());
    }

    private void lock(Dossiers.Dossier dossier, VBox top) {
        if (dossier.lock().isStale()) {
            Label sentence = Panes.quiet(dossier.lock().sentence());
            VBox words = new VBox(LockBadge.of(dossier.lock(), texts), Panes.wrapped(sentence));
            words.setId("inspect-lock");
            words.getStyleClass().add("inspect-head");
            top.getChildren().add(words);
        }
    }

    private void evidence(Dossiers.Dossier dossier) {
        VBox part = part(Panes.section(texts.get("source")));
        if (dossier.source().isEmpty()) {
            part.getChildren().add(Panes.quiet(texts.get("source.none")));
        }
        VBox rows = new VBox();
        for (Dossiers.Evidence entry : dossier.source()) {
            Label path = new Label(entry.entry());
            path.getStyleClass().add("ps-small");
            path.setMinWidth(0);
            Label found = new Label(texts.get(entry.exists() ? "source.found" : "source.missing"));
            found.getStyleClass().addAll("ps-small", entry.exists() ? "ps-muted" : "ps-warning");
            found.setMinWidth(Label.USE_PREF_SIZE);
            HBox row =
                    new HBox(
                            entry.exists()
                                    ? Icons.of("check", 14, "good")
                                    : Icons.of("alert-triangle", 14, "warning"),
                            path,
                            Panes.space(),
                            found);
            row.getStyleClass().add("ps-source-row");
            rows.getChildren().add(row);
        }
        part.getChildren().add(rows);
        body.getChildren().add(Panes.line());
    }

    private void review() {
        Hyperlink open = new Hyperlink(texts.get("review.open"));
        open.setId("inspect-open-review");
        open.setOnAction(e -> model.tabProperty().set(InspectorViewModel.Tab.REVIEW));
        part(Panes.heading(Panes.section(texts.get("tab.review")), Panes.space(), open));
    }
}
