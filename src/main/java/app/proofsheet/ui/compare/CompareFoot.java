package app.proofsheet.ui.compare;

import app.proofsheet.ui.control.CompareMode;
import app.proofsheet.ui.control.CompareOptions;
import app.proofsheet.ui.control.ComparePane;
import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.KeycapLabel;
import app.proofsheet.ui.text.Texts;

import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import java.util.List;

/**
 * The line under compared pictures: what the mode lets one set, which keys go on, and how large
 * everything is. Hints give way first when it gets narrow.
 */
final class CompareFoot extends HBox {

    private static final double GAP = 20;

    private final Texts texts = Texts.of("compare");
    private final CompareViewModel model;
    private final ComparePane pane;
    private final CompareOptions options;
    private final HBox drag;
    private final Label place = hint("");
    private final HBox step;
    private final HBox promote;
    private final Label zoom = hint("");
    private final Label brief = hint("");

    CompareFoot(CompareViewModel model, ComparePane pane, ActionMap actions) {
        super(GAP);
        this.model = model;
        this.pane = pane;
        options = new CompareOptions(pane);
        getStyleClass().add("ps-compare-foot");
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        drag = keys(hint(texts.get("hint.drag")), new Keycap("←"), new Keycap("→"));
        step = keys(place, cap(actions, "previous"), cap(actions, "next"));
        promote = keys(hint(texts.get("hint.promote")), cap(actions, "promote"));
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        zoom.setId("compare-zoom-text");
        zoom.textProperty().bind(pane.zoomTextProperty());
        brief.textProperty().bind(pane.zoomBriefProperty());
        brief.setMinWidth(0);
        getChildren().addAll(options, drag, step, promote, gap, zoom, brief);
        pane.modeProperty().subscribe(_ -> refresh());
        pane.zoomTextProperty().subscribe(_ -> requestLayout());
        pane.changedTextProperty().subscribe(_ -> requestLayout());
        refresh();
    }

    private static Label hint(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("ps-canvas-text");
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static KeycapLabel cap(ActionMap actions, String id) {
        return KeycapLabel.of(actions.keyOf("compare." + id));
    }

    private static HBox keys(Label name, KeycapLabel... caps) {
        HBox box = new HBox(4);
        box.getStyleClass().add("ps-canvas-keys");
        box.setAlignment(Pos.CENTER_LEFT);
        box.setMinWidth(USE_PREF_SIZE);
        box.getChildren().addAll(caps);
        HBox.setMargin(name, new Insets(0, 0, 0, 4));
        box.getChildren().add(name);
        return box;
    }

    /** Says what the keys do now. */
    void refresh() {
        String at = model.challengerPlace();
        place.setText(
                !model.isPair()
                        ? texts.get("hint.survey")
                        : at.isEmpty()
                                ? texts.get("hint.challenger")
                                : texts.get("hint.challenger.at", model.role(1), at));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double room = getWidth() - getPadding().getLeft() - getPadding().getRight();
        room -= options.isManaged() ? options.prefWidth(-1) + GAP : 0;
        room -= GAP;
        boolean isWhole = zoom.prefWidth(-1) <= room;
        put(zoom, isWhole);
        put(brief, !isWhole);
        room -= (isWhole ? zoom : brief).prefWidth(-1);
        boolean isSwipe = pane.effectiveMode() == CompareMode.SWIPE;
        for (Node hint : List.of(drag, step, promote)) {
            boolean isMeant = hint != drag || isSwipe;
            double needed = hint.prefWidth(-1) + GAP;
            boolean fits = isMeant && needed <= room;
            put(hint, fits);
            room -= fits ? needed : 0;
        }
        super.layoutChildren();
    }

    private static void put(Node node, boolean isShown) {
        node.setVisible(isShown);
        node.setManaged(isShown);
    }
}
