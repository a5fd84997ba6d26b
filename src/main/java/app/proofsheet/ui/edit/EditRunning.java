package app.proofsheet.ui.edit;

import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.ThinProgressBar;
import app.proofsheet.ui.text.Texts;

import javafx.beans.InvalidationListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

import java.util.HashMap;
import java.util.Map;

/** The edits under way, each as two steps: upload, edit. */
final class EditRunning {

    private final EditViewModel model;
    private final Texts texts;
    private final VBox root = new VBox();
    private final Map<String, ThinProgressBar> bars = new HashMap<>();
    private final InvalidationListener onRunning = o -> refresh();

    EditRunning(EditViewModel model) {
        this.model = model;
        this.texts = model.texts();
        root.getStyleClass().add("edit-running");
        model.running().addListener(onRunning);
        refresh();
    }

    VBox root() {
        return root;
    }

    private void refresh() {
        root.getChildren().clear();
        root.setVisible(!model.running().isEmpty());
        root.setManaged(root.isVisible());
        bars.keySet().retainAll(model.running().stream().map(e -> e.job().id()).toList());
        for (RunningEdit edit : model.running()) {
            root.getChildren().addAll(heading(edit), steps(edit.job()));
        }
    }

    private Node heading(RunningEdit edit) {
        Label name = new Label(texts.get(edit.isOfThisPicture() ? "running" : "running.asset"));
        name.getStyleClass().add("ps-section");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(name, space, EditNotes.quiet(edit.job().order().run().runId()));
        heading.getStyleClass().add("edit-heading");
        return heading;
    }

    private Node steps(JobSnapshot job) {
        boolean isEditing =
                job.step() >= 2
                        || job.state() == JobState.PROCESSING
                        || job.state() == JobState.SAVING;
        Region line = new Region();
        line.getStyleClass().add("edit-step-line");
        Button cancel = new Button(texts.get("cancel"));
        cancel.setAccessibleText(texts.get("cancel.of", job.order().run().runId()));
        cancel.getStyleClass().add("small");
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(e -> model.cancel(job.id()));
        ThinProgressBar bar = bars.computeIfAbsent(job.id(), id -> new ThinProgressBar());
        Double fraction = job.fraction();
        bar.advance(fraction == null ? -1 : fraction);
        String uploadWords = isEditing ? texts.get("step.done") : state(job);
        String editWords = isEditing ? state(job) : texts.get("step.waiting");
        VBox upload = words("step.upload", uploadWords);
        VBox edit = words("step.edit", editWords);
        if (isEditing) {
            bar.setMaxWidth(Double.MAX_VALUE);
            edit.getChildren().add(bar);
        }
        HBox.setHgrow(edit, Priority.ALWAYS);
        HBox steps =
                new HBox(
                        step(1, isEditing ? "done" : job.step() == 1 ? "now" : "later"),
                        upload,
                        line,
                        step(2, isEditing ? "now" : "later"),
                        edit,
                        cancel);
        steps.getStyleClass().add("edit-steps");
        steps.setAccessibleText(
                texts.get("step.name", job.order().run().runId(), uploadWords, editWords));
        return steps;
    }

    private static Node step(int number, String style) {
        StackPane step = new StackPane();
        step.getStyleClass().addAll("ps-step", style);
        step.getChildren()
                .add(
                        style.equals("done")
                                ? Icons.of("check", 12)
                                : new Label(Integer.toString(number)));
        step.setMaxHeight(Region.USE_PREF_SIZE);
        return step;
    }

    private VBox words(String key, String detail) {
        Label name = new Label(texts.get(key));
        name.getStyleClass().add("ps-medium");
        VBox words = new VBox(name, EditNotes.quiet(detail));
        words.setMinWidth(90);
        return words;
    }

    private String state(JobSnapshot job) {
        return switch (job.state()) {
            case WAITING -> texts.get("step.waiting");
            case SUBMITTING -> texts.get("step.submitting");
            case PROCESSING ->
                    job.polls() == 0
                            ? texts.get("step.processing")
                            : texts.get("step.poll", job.polls());
            case SAVING -> texts.get("step.saving", job.saved(), job.order().pictures());
            case DONE, FAILED, NEEDS_YOU, CANCELLED -> texts.get("step.done");
        };
    }

    void dispose() {
        model.running().removeListener(onRunning);
    }
}
