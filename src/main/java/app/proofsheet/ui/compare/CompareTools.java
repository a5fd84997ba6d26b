package app.proofsheet.ui.compare;

import app.proofsheet.ui.control.CompareMode;
import app.proofsheet.ui.control.ComparePane;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.SegmentedControl;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.control.ZoomChoice;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.text.Texts;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;

import java.util.List;
import java.util.Locale;

/** What stands above compared pictures: the way back and the modes, then swap, lock and zoom. */
final class CompareTools {

    private final Texts texts = Texts.of("compare");
    private final Button back = new Button(texts.get("back"), Icons.of("chevron-left"));
    private final Button swap = new Button(texts.get("swap"), Icons.of("repeat"));
    private final ToggleButton locked = new ToggleButton(texts.get("locked"), Icons.of("link"));
    private final SegmentedControl<CompareMode> modes =
            new SegmentedControl<>(CompareMode.SIDE_BY_SIDE);
    private final ZoomChoice zoom;

    CompareTools(CompareViewModel model, ComparePane pane, ActionMap actions) {
        back.setId("compare-back");
        back.getStyleClass().add("flat");
        back.setTooltip(Tips.of(texts.get("back.tip"), actions.keyOf("back")));
        back.setOnAction(_ -> actions.get("view.grid").fire());
        modes.setId("compare-mode");
        for (CompareMode mode : CompareMode.values()) {
            String name = mode.name().toLowerCase(Locale.ROOT);
            modes.part(mode, texts.get("mode." + name));
            ToggleButton part = modes.button(mode);
            if (part != null) {
                part.setTooltip(actions.tooltipOf("compare." + CompareActions.id(mode)));
            }
        }
        modes.valueProperty().bindBidirectional(pane.modeProperty());
        swap.getStyleClass().add("flat");
        swap.setId("compare-swap");
        swap.setTooltip(actions.tooltipOf("compare.swap"));
        swap.setOnAction(_ -> model.swap());
        locked.setId("compare-locked");
        locked.selectedProperty().bindBidirectional(pane.lockedProperty());
        locked.getStyleClass().add("ps-flat-toggle");
        locked.setTooltip(actions.tooltipOf("compare.lock"));
        zoom = new ZoomChoice(pane.zoomProperty(), pane::toggleActual);
        zoom.setId("compare-zoom");
        for (Region tool : List.of(back, modes, swap, locked, zoom)) {
            tool.setMinWidth(Region.USE_PREF_SIZE);
            // With the mouse on the tools, the keyboard stays with the pictures.
            tool.addEventHandler(MouseEvent.MOUSE_CLICKED, _ -> pane.requestFocus());
        }
        for (Region tool : List.of(modes, swap, locked, zoom)) {
            tool.disableProperty().bind(Bindings.size(model.pictures()).lessThan(2));
        }
    }

    /** The way back and the modes. */
    List<Region> left() {
        return List.of(back, modes);
    }

    /** Swap, lock and zoom. */
    List<Region> right() {
        return List.of(swap, locked, zoom);
    }

    /** What may leave a narrow bar, first one first. */
    List<Region> leaving() {
        return List.of(swap, locked, back, zoom);
    }
}
