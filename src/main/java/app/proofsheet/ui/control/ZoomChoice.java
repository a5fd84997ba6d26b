package app.proofsheet.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.util.Subscription;

/**
 * Fit or 100 %, as two parts that look like a {@link SegmentedControl}; at a free zoom neither is
 * on, so that each is always one press away.
 */
public final class ZoomChoice extends HBox {

    private final ToggleButton fit = part(ControlTexts.get("zoom.choice.fit"));
    private final ToggleButton actual = part(ControlTexts.get("zoom.choice.actual"));
    private Subscription following = () -> {};

    /**
     * A choice.
     *
     * @param model the zoom it shows and changes, which may become another one
     * @param toActual goes to 100 %
     */
    public ZoomChoice(ObservableValue<ZoomModel> model, Runnable toActual) {
        getStyleClass().add("ps-segmented");
        setAccessibleRole(AccessibleRole.PARENT);
        setMinWidth(USE_PREF_SIZE);
        setMaxHeight(USE_PREF_SIZE);
        setMaxWidth(USE_PREF_SIZE);
        actual.getStyleClass().add("not-first");
        actual.setGraphic(new Keycap("Z"));
        actual.setContentDisplay(ContentDisplay.RIGHT);
        getChildren().addAll(fit, actual);
        model.subscribe(this::follow);
        fit.setOnAction(_ -> {
            model.getValue().fit();
            show(model.getValue());
        });
        actual.setOnAction(_ -> {
            if (!model.getValue().isActual()) {
                toActual.run();
            }
            show(model.getValue());
        });
    }

    private static ToggleButton part(String text) {
        ToggleButton part = new ToggleButton(text);
        part.getStyleClass().add("ps-segment");
        part.setAccessibleText(text);
        part.setMinWidth(USE_PREF_SIZE);
        return part;
    }

    private void follow(ZoomModel model) {
        following.unsubscribe();
        following =
                Subscription.combine(
                        model.fitProperty().subscribe(_ -> show(model)),
                        model.zoomProperty().subscribe(_ -> show(model)));
        show(model);
    }

    private void show(ZoomModel model) {
        fit.setSelected(model.fitProperty().get());
        actual.setSelected(model.isActual());
    }
}
