package app.proofsheet.ui.compare;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.CompareMode;
import app.proofsheet.ui.control.ComparePane;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.GridSelection;
import app.proofsheet.ui.control.PictureGrid;
import app.proofsheet.ui.control.SegmentedControl;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.image.LoadHandle;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.verdict.VerdictBar;

import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/** Pictures compared, the facts under each, and the verdict on one of them. */
public final class CompareView {

    private final CompareViewModel model;
    private final StudioSession session;
    private final PictureLoader loader;
    private final Texts texts = Texts.of("compare");
    private final CompareFacts factsOf = new CompareFacts(texts);
    private final ComparePane pane;
    private final CompareTools tools;
    private final CompareFoot foot;
    private final PictureGrid strip;
    private final StackPane canvas;
    private final VBox compared;
    private final HBox facts = new HBox();
    private final HBox targets = new HBox(8);
    private final VerdictBar bar;
    private final BorderPane root = new BorderPane();
    private final List<LoadHandle> ahead = new ArrayList<>();
    private final ListChangeListener<PictureSnapshot> onPictures = _ -> refresh();
    private final Subscription subscription;
    private boolean isFresh = true;

    /**
     * Builds the view.
     *
     * @param actions must hold the verdict, edit and view actions; those of comparing are added
     */
    public CompareView(
            StudioSession session,
            CompareViewModel model,
            ActionMap actions,
            PictureLoader loader) {
        this.session = session;
        this.model = model;
        this.loader = loader;
        pane = new ComparePane(loader);
        pane.setId("compare-pictures");
        pane.setMinSize(0, 0);
        pane.modeProperty().set(CompareMode.SIDE_BY_SIDE);
        pane.focusIndexProperty().bindBidirectional(model.targetProperty());
        CompareActions.declare(session, model, pane, actions);
        tools = new CompareTools(model, pane, actions);
        foot = new CompareFoot(model, pane, actions);
        strip =
                PictureGrid.filmstrip(
                        loader,
                        new GridSelection(
                                model.strip(), session.selection(), session.focusProperty()));
        strip.setId("compare-strip");
        strip.setPrefWidth(104);
        strip.setMinWidth(104);
        strip.setOnOpen(_ -> model.promote());
        targets.setAlignment(Pos.CENTER_LEFT);
        bar = VerdictBar.of(session, actions, targets, false);
        facts.getStyleClass().add("ps-compare-facts");
        VBox.setVgrow(pane, Priority.ALWAYS);
        compared = new VBox(pane, foot);
        canvas = new StackPane(compared);
        canvas.getStyleClass().add("ps-canvas");
        canvas.setMinSize(0, 0);
        root.getStyleClass().add("ps-compare");
        root.setMinSize(0, 0);
        root.setLeft(strip);
        VBox.setVgrow(canvas, Priority.ALWAYS);
        VBox middle = new VBox(canvas, facts);
        middle.setMinSize(0, 0);
        root.setCenter(middle);
        root.setBottom(bar.root());
        model.pictures().addListener(onPictures);
        subscription =
                Subscription.combine(
                        model.targetProperty().subscribe(_ -> refreshTargets()),
                        session.focusProperty().subscribe(_ -> showPinned()),
                        model.troubleProperty().subscribe(now -> showTrouble(now, actions)),
                        session.viewProperty().subscribe(this::onView));
    }

    private void onView(ViewMode now) {
        if (now != ViewMode.COMPARE) {
            isFresh = true;
            ahead.forEach(LoadHandle::cancel);
            ahead.clear();
            pane.pictures().clear();
        } else {
            refresh();
        }
    }

    /** What to do while there is nothing to compare, in the place of the pictures. */
    private void showTrouble(CompareViewModel.@Nullable Trouble trouble, ActionMap actions) {
        compared.setVisible(trouble == null);
        facts.setVisible(trouble == null);
        facts.setManaged(trouble == null);
        canvas.getChildren().setAll(compared);
        if (trouble == null) {
            return;
        }
        EmptyState state = new EmptyState("columns", trouble.title(), trouble.sentence());
        state.setId("compare-trouble");
        if (trouble.canStep()) {
            state.action(texts.get("trouble.next"), () -> goOn(() -> model.step(1)));
        }
        if (trouble.isFiltered()) {
            state.action(texts.get("trouble.all"), () -> goOn(model::showAll));
        }
        state.action(texts.get("back.tip"), actions.get("view.grid")::fire);
        canvas.getChildren().add(state);
    }

    private void goOn(Runnable deed) {
        deed.run();
        pane.requestFocus();
    }

    private void refresh() {
        if (session.viewProperty().get() != ViewMode.COMPARE) {
            return;
        }
        if (isFresh && model.pictures().size() >= 2) {
            isFresh = false;
            pane.model().fit();
            pane.modeProperty()
                    .set(model.editProperty().get() ? CompareMode.SWIPE : CompareMode.SIDE_BY_SIDE);
        }
        List<String> roles = new ArrayList<>();
        strip.roles().clear();
        facts.getChildren().clear();
        for (int i = 0; i < model.pictures().size(); i++) {
            PictureSnapshot picture = model.pictures().get(i);
            roles.add(model.role(i));
            if (model.pictures().size() >= 2) {
                strip.roles().put(picture.id(), model.role(i));
            }
            facts.getChildren().add(factsOf.column(model.role(i), picture, i > 0));
        }
        pane.roles().setAll(roles);
        if (!model.pictures().equals(pane.pictures())) {
            pane.pictures().setAll(model.pictures());
        }
        refreshTargets();
        foot.refresh();
        showPinned();
        prefetch();
    }

    /** The challengers one step on and back are decoded before they are asked for. */
    private void prefetch() {
        ahead.forEach(LoadHandle::cancel);
        ahead.clear();
        for (int places : new int[] {1, -1}) {
            model.ahead(places).map(loader::prefetch).ifPresent(ahead::add);
        }
    }

    private void refreshTargets() {
        int count = model.pictures().size();
        if (count < 2) {
            targets.getChildren().clear();
            return;
        }
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
        return tools.left();
    }

    /** Swap, lock and zoom, for the right of the toolbar. */
    public List<Region> rightTools() {
        return tools.right();
    }

    /** Tools that may leave a narrow toolbar, first one first. */
    public List<Region> leavingTools() {
        return tools.leaving();
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
        showPinned();
    }

    /** The compared pictures are pinned at the top; the focus alone would scroll past them. */
    private void showPinned() {
        int at = model.targetProperty().get();
        if (at < model.pictures().size()) {
            int shown = strip.fittingRows() > at ? 0 : at;
            strip.scrollTo(model.pictures().get(shown).id());
        }
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        model.pictures().removeListener(onPictures);
        ahead.forEach(LoadHandle::cancel);
        bar.dispose();
    }
}
