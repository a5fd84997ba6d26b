package app.proofsheet.ui.control;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.HBox;

/**
 * What can be set in the mode of a {@link ComparePane}: how much shows through as onion skin, the
 * pace of blinking, the threshold of the heat map and how much changed. Empty in the other modes.
 */
public final class CompareOptions extends HBox {

    /** The greatest threshold: beyond it hardly anything of a picture differs. */
    static final int COARSEST = 96;

    private final ComparePane pane;

    /** The options of a pane. */
    public CompareOptions(ComparePane pane) {
        this.pane = pane;
        getStyleClass().add("ps-compare-options");
        onion();
        blink();
        difference();
        managedProperty()
                .bind(
                        Bindings.createBooleanBinding(
                                () -> getChildren().stream().anyMatch(Node::isManaged),
                                pane.modeProperty(),
                                pane.pictures()));
    }

    private void onion() {
        Slider strength = slider(0, 1, ControlTexts.get("compare.onion.strength"));
        strength.setId("compare-strength");
        strength.setBlockIncrement(0.05);
        strength.valueProperty().bindBidirectional(pane.strengthProperty());
        Label number = text();
        number.textProperty()
                .bind(
                        pane.strengthProperty()
                                .map(part ->
                                        ControlTexts.get(
                                                "compare.percent",
                                                Math.round(100 * part.doubleValue()))));
        Label name = text();
        name.setText(ControlTexts.get("compare.onion.name"));
        name.setLabelFor(strength);
        show(CompareMode.ONION_SKIN, name, strength, number);
    }

    private void blink() {
        Button pause = new Button();
        pause.setId("compare-pause");
        pause.getStyleClass().add("small");
        pane.blinkPausedProperty()
                .subscribe(isPaused -> {
                    String word = isPaused ? "compare.blink.play" : "compare.blink.pause";
                    pause.setText(ControlTexts.get(word));
                    pause.setGraphic(Icons.of(isPaused ? "play" : "pause", 14));
                });
        pause.setOnAction(_ -> pane.blinkPausedProperty().set(!pane.blinkPausedProperty().get()));
        Button flip = new Button(ControlTexts.get("compare.blink.flip"));
        flip.setId("compare-flip");
        flip.getStyleClass().add("small");
        flip.setOnAction(_ -> pane.flip());
        pause.setMinWidth(USE_PREF_SIZE);
        flip.setMinWidth(USE_PREF_SIZE);
        Slider pace =
                slider(
                        BlinkClock.QUICKEST,
                        BlinkClock.SLOWEST,
                        ControlTexts.get("compare.blink.pace"));
        pace.setId("compare-pace");
        pace.setBlockIncrement(100);
        pace.valueProperty().bindBidirectional(pane.blinkPeriodProperty());
        Label seconds = text();
        seconds.textProperty()
                .bind(
                        pane.blinkPeriodProperty()
                                .map(millis ->
                                        ControlTexts.get(
                                                "compare.blink.seconds",
                                                Math.round(millis.doubleValue() / 100) / 10.0)));
        show(CompareMode.BLINK, pause, flip, pace, seconds);
    }

    private void difference() {
        Slider threshold = slider(0, COARSEST, ControlTexts.get("compare.threshold"));
        threshold.setId("compare-threshold");
        threshold.setTooltip(Tips.of(ControlTexts.get("compare.threshold.tip")));
        threshold.setBlockIncrement(1);
        threshold.valueProperty().bindBidirectional(pane.thresholdProperty());
        Label number = text();
        number.textProperty().bind(Bindings.convert(pane.thresholdProperty()));
        number.setMinWidth(16);
        Label name = text();
        name.setText(ControlTexts.get("compare.threshold"));
        name.setLabelFor(threshold);
        Label changed = text();
        changed.setId("compare-changed");
        changed.getStyleClass().add("ps-compare-changed");
        changed.textProperty().bind(pane.changedTextProperty());
        show(CompareMode.DIFFERENCE, name, threshold, number, changed);
    }

    private static Slider slider(double min, double max, String name) {
        Slider slider = new Slider(min, max, min);
        slider.setPrefWidth(120);
        slider.setMinWidth(64);
        slider.setAccessibleText(name);
        slider.setTooltip(Tips.of(name));
        return slider;
    }

    private static Label text() {
        Label label = new Label();
        label.getStyleClass().add("ps-canvas-text");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private void show(CompareMode mode, Node... nodes) {
        ObservableValue<Boolean> isShown =
                Bindings.createBooleanBinding(
                        () -> pane.effectiveMode() == mode, pane.modeProperty(), pane.pictures());
        for (Node node : nodes) {
            node.visibleProperty().bind(isShown);
            node.managedProperty().bind(isShown);
            getChildren().add(node);
        }
    }
}
