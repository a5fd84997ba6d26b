package app.proofsheet.ui.compare;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.CompareMode;
import app.proofsheet.ui.control.ComparePane;
import app.proofsheet.ui.control.GridSelection;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Keycap;
import app.proofsheet.ui.control.PictureGrid;
import app.proofsheet.ui.control.SegmentedControl;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.verdict.VerdictBar;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Pictures compared, the facts under each, and the verdict on one of them. */
public final class CompareView {

    private final CompareViewModel model;
    private final StudioSession session;
    private final Texts texts = Texts.of("compare");
    private final CompareFacts factsOf = new CompareFacts(texts);
    private final ComparePane pane;
    private final PictureGrid strip;
    private final HBox facts = new HBox();
    private final HBox targets = new HBox(8);
    private final List<Region> left = new ArrayList<>();
    private final List<Region> right = new ArrayList<>();
    private final VerdictBar bar;
    private final BorderPane root = new BorderPane();
    private final ListChangeListener<PictureSnapshot> onPictures = _ -> refresh();
    private final Subscription subscription;
    private boolean isFresh = true;

    /**
     * Builds the view.
     *
     * @param actions must hold the verdict, edit and view actions
     */
    public CompareView(
            StudioSession session,
            CompareViewModel model,
            ActionMap actions,
            PictureLoader loader) {
        this.session = session;
        this.model = model;
        pane = new ComparePane(loader);
        pane.setId("compare-pictures");
        pane.setMinSize(0, 0);
        pane.modeProperty().set(CompareMode.SIDE_BY_SIDE);
        pane.focusIndexProperty().bindBidirectional(model.targetProperty());
        strip =
                PictureGrid.filmstrip(
                        loader,
                        new GridSelection(
                                model.strip(), session.selection(), session.focusProperty()));
        strip.setId("compare-strip");
        strip.setPrefWidth(104);
        strip.setMinWidth(104);
        targets.setAlignment(Pos.CENTER_LEFT);
        bar = VerdictBar.of(session, actions, targets, false);
        facts.getStyleClass().add("ps-compare-facts");
        Label zoomText = corner(pane.zoomTextProperty(), Pos.BOTTOM_RIGHT);
        Label changed = corner(pane.changedTextProperty(), Pos.BOTTOM_LEFT);
        Label hint = new Label(texts.get("hint"));
        hint.setGraphic(new HBox(4, new Keycap("←"), new Keycap("→")));
        hint.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        hint.getStyleClass().add("ps-canvas-hint");
        StackPane.setAlignment(hint, Pos.BOTTOM_LEFT);
        StackPane canvas = new StackPane(pane, zoomText, changed, hint);
        canvas.getStyleClass().add("ps-canvas");
        canvas.setMinSize(0, 0);
        root.getStyleClass().add("ps-compare");
        root.setMinSize(0, 0);
        root.setLeft(strip);
        VBox.setVgrow(canvas, javafx.scene.layout.Priority.ALWAYS);
        VBox middle = new VBox(canvas, facts);
        middle.setMinSize(0, 0);
        root.setCenter(middle);
        root.setBottom(bar.root());
        buildLeft(actions);
        buildRight();
        model.pictures().addListener(onPictures);
        subscription =
                Subscription.combine(
                        pane.modeProperty()
                                .subscribe(mode -> {
                                    hint.setVisible(mode == CompareMode.SWIPE);
                                    zoomText.setVisible(mode != CompareMode.SIDE_BY_SIDE);
                                }),
                        model.targetProperty().subscribe(_ -> refreshTargets()),
                        session.viewProperty().subscribe(this::onView));
    }

    private static Label corner(javafx.beans.value.ObservableValue<String> text, Pos position) {
        Label label = new Label();
        label.textProperty().bind(text);
        label.getStyleClass().add("ps-canvas-hint");
        label.setMouseTransparent(true);
        StackPane.setAlignment(label, position);
        return label;
    }

    private void onView(ViewMode now) {
        if (now != ViewMode.COMPARE) {
            isFresh = true;
            pane.pictures().clear();
        } else {
            refresh();
        }
    }

    private void buildLeft(ActionMap actions) {
        Button back = new Button(texts.get("back"), Icons.of("chevron-left"));
        back.setId("compare-back");
        back.getStyleClass().add("flat");
        back.setTooltip(Tips.of(texts.get("back.tip")));
        back.setOnAction(_ -> actions.get("view.grid").fire());
        back.setMinWidth(Region.USE_PREF_SIZE);
        SegmentedControl<CompareMode> modes = new SegmentedControl<>(CompareMode.SIDE_BY_SIDE);
        modes.setId("compare-mode");
        for (CompareMode mode : CompareMode.values()) {
            modes.part(mode, texts.get("mode." + mode.name().toLowerCase(Locale.ROOT)));
        }
        modes.valueProperty().bindBidirectional(pane.modeProperty());
        model.pictures()
                .addListener(
                        (ListChangeListener<PictureSnapshot>)
                                _ -> {
                                    boolean pair = model.pictures().size() == 2;
                                    for (CompareMode mode : CompareMode.values()) {
                                        ToggleButton part = modes.button(mode);
                                        if (part != null && mode != CompareMode.SIDE_BY_SIDE) {
                                            part.setDisable(!pair);
                                        }
                                    }
                                });
        left.addAll(List.of(back, modes));
    }

    private void buildRight() {
        Button swap = new Button(texts.get("swap"), Icons.of("repeat"));
        swap.getStyleClass().add("flat");
        swap.setId("compare-swap");
        swap.setOnAction(_ -> model.swap());
        swap.setMinWidth(Region.USE_PREF_SIZE);
        ToggleButton locked = new ToggleButton(texts.get("locked"), Icons.of("link"));
        locked.setId("compare-locked");
        locked.selectedProperty().bindBidirectional(pane.lockedProperty());
        locked.getStyleClass().add("ps-flat-toggle");
        locked.setMinWidth(Region.USE_PREF_SIZE);
        SegmentedControl<Boolean> zoom = new SegmentedControl<>(true);
        zoom.part(true, texts.get("fit"));
        zoom.part(false, texts.get("actual"), new Keycap("Z"));
        zoom.setId("compare-zoom");
        pane.model().fitProperty().subscribe(fit -> zoom.valueProperty().set(fit));
        zoom.valueProperty()
                .subscribe(fit -> {
                    if (fit && !pane.model().fitProperty().get()) {
                        pane.model().fit();
                    } else if (!fit && pane.model().fitProperty().get()) {
                        pane.model().actual();
                    }
                });
        right.addAll(List.of(swap, locked, zoom));
    }

    private void refresh() {
        if (session.viewProperty().get() != ViewMode.COMPARE) {
            return;
        }
        if (!model.pictures().equals(pane.pictures())) {
            pane.pictures().setAll(model.pictures());
        }
        if (isFresh) {
            isFresh = false;
            pane.modeProperty()
                    .set(model.editProperty().get() ? CompareMode.SWIPE : CompareMode.SIDE_BY_SIDE);
        }
        strip.roles().clear();
        List<String> roles = new ArrayList<>();
        facts.getChildren().clear();
        for (int i = 0; i < model.pictures().size(); i++) {
            PictureSnapshot picture = model.pictures().get(i);
            roles.add(model.role(i));
            strip.roles().put(picture.id(), model.role(i));
            facts.getChildren().add(factsOf.column(model.role(i), picture, i > 0));
        }
        if (!roles.equals(pane.roles())) {
            pane.roles().setAll(roles);
        }
        refreshTargets();
    }

    private void refreshTargets() {
        int count = model.pictures().size();
        Label words = new Label(texts.get("verdict.on"));
        words.getStyleClass().add("ps-quiet");
        words.setMinWidth(Region.USE_PREF_SIZE);
        SegmentedControl<Integer> choice = new SegmentedControl<>(model.targetProperty().get());
        choice.setId("compare-target");
        for (int i = 0; i < count; i++) {
            choice.part(i, model.role(i));
        }
        choice.valueProperty().subscribe(at -> model.targetProperty().set(at));
        targets.getChildren().setAll(words, choice);
    }

    /** Goes between fit and 100 %. */
    public void toggleZoom() {
        pane.toggleActual();
    }

    /** The way back and the modes, for the left of the toolbar. */
    public List<Region> leftTools() {
        return List.copyOf(left);
    }

    /** Swap, lock and zoom, for the right of the toolbar; the first two may leave it. */
    public List<Region> rightTools() {
        return List.copyOf(right);
    }

    /** The pictures, for focus and for tests. */
    public ComparePane pane() {
        return pane;
    }

    /** The view's node. */
    public Parent root() {
        return root;
    }

    /** Gives the pictures the keyboard. */
    public void begin() {
        pane.requestFocus();
        // The compared pictures are pinned at the top; the focus alone would scroll past them.
        strip.scrollToStart();
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        model.pictures().removeListener(onPictures);
        bar.dispose();
    }
}
