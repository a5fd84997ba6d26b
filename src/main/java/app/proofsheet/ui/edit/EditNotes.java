package app.proofsheet.ui.edit;

import app.proofsheet.ui.control.Chip;
import app.proofsheet.ui.control.GrowingArea;
import app.proofsheet.ui.text.Texts;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The subjects as chips and one note for each that is chosen. */
final class EditNotes {

    private final EditViewModel model;
    private final Texts texts;
    private final Map<EditSubject, Chip> chips = new EnumMap<>(EditSubject.class);
    private final Map<EditSubject, VBox> boxes = new EnumMap<>(EditSubject.class);
    private final Map<EditSubject, GrowingArea> areas = new EnumMap<>(EditSubject.class);
    private final FlowPane subjects = new FlowPane();
    private final VBox notes = new VBox();
    private final Label nothing;
    private final VBox root;
    private final InvalidationListener onChosen = o -> refresh();

    EditNotes(EditViewModel model) {
        this.model = model;
        this.texts = model.texts();
        Label question = new Label(texts.get("subjects"));
        question.getStyleClass().add("ps-section");
        subjects.getStyleClass().add("edit-subjects");
        subjects.setAccessibleText(texts.get("subjects"));
        notes.getStyleClass().add("edit-notes");
        for (EditSubject subject : EditSubject.values()) {
            add(subject);
        }
        nothing = quiet(texts.get("feedback.empty"));
        root =
                new VBox(
                        new VBox(8, question, subjects),
                        new VBox(8, heading("feedback", "feedback.hint"), nothing, notes));
        root.getStyleClass().add("edit-group");
        model.form().chosen().addListener(onChosen);
        refresh();
    }

    private void add(EditSubject subject) {
        String name = texts.get("subject." + subject.name().toLowerCase(Locale.ROOT));
        Chip chip = new Chip(name, subject.icon());
        chip.setId("edit-subject-" + subject.name().toLowerCase(Locale.ROOT));
        GrowingArea area = GrowingArea.body(2, 6);
        chip.setOnAction(e -> {
            boolean isNew = !model.form().chosen().contains(subject);
            model.toggle(subject);
            if (isNew) {
                area.requestFocus();
            }
        });
        chips.put(subject, chip);
        subjects.getChildren().add(chip);
        area.setId("edit-note-" + subject.name().toLowerCase(Locale.ROOT));
        area.setPromptText(texts.get("feedback.prompt"));
        area.setAccessibleText(texts.get("feedback.of", name));
        area.textProperty().bindBidirectional(model.note(subject));
        areas.put(subject, area);
        Label label = quiet(name);
        label.setLabelFor(area);
        VBox box = new VBox(label, area);
        box.getStyleClass().add("ps-labelled");
        box.setPrefWidth(100);
        box.setMinWidth(0);
        HBox.setHgrow(box, Priority.ALWAYS);
        boxes.put(subject, box);
    }

    static Label quiet(String text) {
        Label label = new Label(text);
        label.getStyleClass().addAll("ps-small", "ps-muted");
        return label;
    }

    private Node heading(String title, String hint) {
        Label name = new Label(texts.get(title));
        name.getStyleClass().add("ps-section");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(name, space, quiet(texts.get(hint)));
        heading.getStyleClass().add("edit-heading");
        return heading;
    }

    private void refresh() {
        List<EditSubject> chosen = List.copyOf(model.form().chosen());
        chips.forEach((subject, chip) -> chip.setSelected(chosen.contains(subject)));
        nothing.setVisible(chosen.isEmpty());
        nothing.setManaged(chosen.isEmpty());
        notes.getChildren().clear();
        HBox row = new HBox();
        for (EditSubject subject : chosen) {
            if (row.getChildren().size() == 2) {
                row = new HBox();
            }
            if (row.getChildren().isEmpty()) {
                row.getStyleClass().add("ps-row");
                notes.getChildren().add(row);
            }
            VBox box = boxes.get(subject);
            if (box != null) {
                row.getChildren().add(box);
            }
        }
    }

    VBox root() {
        return root;
    }

    void dispose() {
        model.form().chosen().removeListener(onChosen);
        areas.forEach((s, area) -> area.textProperty().unbindBidirectional(model.note(s)));
    }
}
