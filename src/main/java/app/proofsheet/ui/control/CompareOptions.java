package app.proofsheet.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/**
 * What can be set in the mode of a {@link ComparePane}: how much shows through as onion skin, the
 * threshold of the heat map and how much changed. Empty in the other modes.
 */
public final class CompareOptions extends HBox {

    /** The options of a pane. */
    public CompareOptions(ComparePane pane) {
        getStyleClass().add("ps-compare-options");
        Slider strength = slider(0, 1, ControlTexts.get("compare.onion.strength"));
        strength.valueProperty().bindBidirectional(pane.strengthProperty());
        Slider threshold = slider(0, 96, ControlTexts.get("compare.threshold"));
        threshold.valueProperty().bindBidirectional(pane.thresholdProperty());
        Label number = text();
        number.textProperty().bind(Bindings.convert(pane.thresholdProperty()));
        Label name = text();
        name.setText(ControlTexts.get("compare.threshold"));
        name.setLabelFor(threshold);
        Label changed = text();
        changed.textProperty().bind(pane.changedTextProperty());
        showWhile(pane.modeProperty().isEqualTo(CompareMode.ONION_SKIN), strength);
        showWhile(
                pane.modeProperty().isEqualTo(CompareMode.DIFFERENCE),
                name,
                threshold,
                number,
                changed);
        getChildren().addAll(strength, name, threshold, number, changed);
    }

    private static Slider slider(double min, double max, String name) {
        Slider slider = new Slider(min, max, min);
        slider.setPrefWidth(120);
        slider.setAccessibleText(name);
        slider.setTooltip(Tips.of(name));
        return slider;
    }

    private static Label text() {
        Label label = new Label();
        label.getStyleClass().addAll("ps-small", "ps-muted");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static void showWhile(ObservableBooleanValue isShown, Node... nodes) {
        for (Node node : nodes) {
            node.visibleProperty().bind(isShown);
            node.managedProperty().bind(isShown);
        }
    }
}
