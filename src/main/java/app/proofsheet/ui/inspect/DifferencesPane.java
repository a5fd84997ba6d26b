package app.proofsheet.ui.inspect;

import app.proofsheet.ui.control.DiffText;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.text.WordDiff;

import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

import java.util.List;

/** What differs between the requests of two compared pictures (design/mock-compare.png). */
final class DifferencesPane {

    private final InspectorViewModel model;
    private final Texts texts;
    private final Label count = Panes.quiet("");
    private final VBox list = new VBox();
    private final VBox root;

    DifferencesPane(InspectorViewModel model, InspectorActions actions) {
        this.model = model;
        this.texts = model.texts();
        CheckBox only = new CheckBox(texts.get("differences.only"));
        only.setId("inspect-only-differences");
        only.selectedProperty().bindBidirectional(model.onlyDifferencesProperty());
        only.setMinWidth(CheckBox.USE_PREF_SIZE);
        HBox heading =
                Panes.heading(
                        Panes.section(texts.get("differences.request")),
                        count,
                        Panes.space(),
                        only);
        heading.getStyleClass().add("inspect-differences-head");
        list.getStyleClass().add("inspect-differences");
        ScrollPane scroller = Panes.scrolled(list, texts.get("tab.differences"));
        VBox.setVgrow(scroller, Priority.ALWAYS);
        Hyperlink copy = new Hyperlink(texts.get("differences.copy"), Icons.of("copy", 13));
        copy.setOnAction(e -> actions.copy(model.differencesAsText()));
        HBox foot = new HBox(Panes.space(), copy);
        foot.getStyleClass().add("ps-footer");
        root = new VBox(heading, scroller, foot);
    }

    Node root() {
        return root;
    }

    void show(List<RequestDifference> all) {
        long same = all.stream().filter(RequestDifference::isSame).count();
        count.setText(texts.get("differences.count", all.size() - same, same));
        boolean isOnly = model.onlyDifferencesProperty().get();
        list.getChildren().clear();
        InspectorViewModel.Pair pair = model.pairProperty().get();
        if (pair != null) {
            String words = texts.get("differences.pair", pair.left().label(), pair.right().label());
            Label two = Panes.quiet(words);
            two.getStyleClass().add("inspect-difference-pair");
            list.getChildren().add(two);
        }
        for (RequestDifference difference : all) {
            if (!difference.isSame()) {
                list.getChildren().add(field(difference));
            }
        }
        if (all.size() == same) {
            String key = all.isEmpty() ? "differences.unknown" : "differences.none";
            list.getChildren().add(Panes.wrapped(Panes.quiet(texts.get(key))));
        }
        if (!isOnly) {
            for (RequestDifference difference : all) {
                if (difference.isSame()) {
                    list.getChildren().add(same(difference));
                }
            }
        }
    }

    private Node field(RequestDifference difference) {
        VBox field =
                new VBox(
                        Panes.quiet(difference.label()),
                        side(difference.left(), "minus", "ps-diff-removed", "bad"),
                        side(difference.right(), "plus", "ps-diff-added", "good"));
        field.getStyleClass().addAll("inspect-difference", "ps-divided");
        return field;
    }

    private Node same(RequestDifference difference) {
        VBox field = new VBox(Panes.quiet(difference.label()), DiffText.of(difference.left()));
        field.getStyleClass().addAll("inspect-difference", "ps-divided");
        return field;
    }

    private static Node side(
            List<WordDiff.Span> spans, String icon, String style, String iconClass) {
        TextFlow flow = DiffText.of(spans);
        HBox.setHgrow(flow, Priority.ALWAYS);
        HBox row = new HBox(Icons.of(icon, 12, iconClass), flow);
        row.getStyleClass().addAll("inspect-difference-side", style);
        return row;
    }
}
