package app.proofsheet.ui.gallery;

import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.GridSelection;
import app.proofsheet.ui.control.GridTile;
import app.proofsheet.ui.control.PictureGrid;
import app.proofsheet.ui.control.TileAction;
import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.image.PictureLoader;
import app.proofsheet.ui.session.PictureFilter;
import app.proofsheet.ui.session.PictureGrouping;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.Parent;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import java.util.List;

/** The grid with its hover buttons, context menu and empty states. */
public final class GalleryView {

    private static final List<String> MENU =
            List.of(
                    "view.loupe",
                    "view.compare",
                    "edit.open",
                    "",
                    "verdict.approve",
                    "verdict.reject",
                    "verdict.restore",
                    "verdict.reason",
                    "review.open",
                    "",
                    "undo",
                    "redo",
                    "",
                    "picture.reveal",
                    "picture.copy.file",
                    "picture.copy.path",
                    "picture.copy.prompt",
                    "",
                    "handover.sheet",
                    "handover.open");

    private final GalleryViewModel model;
    private final StudioSession session;
    private boolean isAwaited;
    private final ActionMap actions;
    private final Texts texts = Texts.of("gallery");
    private final PictureGrid grid;
    private final StackPane root = new StackPane();
    private final KeyHint hint;
    private final ListChangeListener<GalleryViewModel.Making> onMaking = _ -> refreshMaking();
    private final Subscription subscription;

    /**
     * Builds the grid.
     *
     * @param actions must hold the verdict, view, edit and picture actions
     * @param judged true once a verdict was given; until then a line says which keys judge
     */
    public GalleryView(
            StudioSession session,
            GalleryViewModel model,
            ActionMap actions,
            PictureLoader loader,
            ReadOnlyBooleanProperty judged) {
        this.session = session;
        this.model = model;
        this.actions = actions;
        grid =
                PictureGrid.grid(
                        loader,
                        new GridSelection(
                                session.shown(), session.selection(), session.focusProperty()));
        grid.setId("gallery-grid");
        grid.setOnOpen(_ -> session.viewProperty().set(ViewMode.LOUPE));
        grid.tileActions()
                .setAll(
                        tile("verdict.approve"),
                        tile("verdict.reject"),
                        tile("edit.open"),
                        tile("view.compare"));
        grid.setTileMenu(menu());
        grid.setDragged(session::targetFiles);
        root.getStyleClass().addAll("ps-canvas", "ps-gallery");
        hint = new KeyHint(actions);
        hint.visibleProperty().bind(judged.not().and(grid.visibleProperty()));
        hint.managedProperty().bind(hint.visibleProperty());
        VBox.setVgrow(grid, Priority.ALWAYS);
        root.getChildren().add(new VBox(grid, hint));
        model.making().addListener(onMaking);
        refreshMaking();
        subscription =
                Subscription.combine(
                        model.emptinessProperty().subscribe(this::showEmptiness),
                        session.filterProperty()
                                .map(PictureFilter::grouping)
                                .subscribe(this::group));
    }

    private void group(PictureGrouping grouping) {
        String none = texts.get("group.title.none");
        grid.setGrouping(
                grouping == PictureGrouping.NONE
                        ? null
                        : picture -> {
                            String key = grouping.key(picture);
                            return key.isEmpty() ? none : key;
                        });
    }

    private TileAction tile(String id) {
        Action action = actions.get(id);
        return new TileAction(
                action.icon() == null ? "circle" : action.icon(),
                action.text(),
                actions.keyOf(id),
                picture -> {
                    if (!session.selection().contains(picture.id())) {
                        session.choose(picture);
                    }
                    action.fire();
                });
    }

    private ContextMenu menu() {
        ContextMenu menu = new ContextMenu();
        for (String id : MENU) {
            menu.getItems().add(id.isEmpty() ? new SeparatorMenuItem() : actions.item(id));
        }
        return menu;
    }

    private void refreshMaking() {
        grid.making()
                .setAll(
                        model.making().stream()
                                .map(m ->
                                        new GridTile.Making(
                                                m.key(),
                                                m.label(),
                                                m.state(),
                                                m.detail(),
                                                m.fraction()))
                                .toList());
    }

    private void showEmptiness(GalleryViewModel.Emptiness why) {
        root.getChildren().removeIf(EmptyState.class::isInstance);
        grid.setVisible(why == GalleryViewModel.Emptiness.NONE);
        switch (why) {
            case NONE -> {
                if (isAwaited) {
                    begin();
                }
            }
            case LOADING -> root.getChildren().add(empty("loader", "loading"));
            case NO_PICTURES ->
                    root.getChildren()
                            .add(
                                    empty("image", "none")
                                            .action(
                                                    texts.get("empty.none.deed"),
                                                    actions.get("brief.show")::fire));
            case NO_MATCH ->
                    root.getChildren()
                            .add(
                                    empty("search", "match")
                                            .action(texts.get("empty.match.deed"), model::showAll));
        }
    }

    private EmptyState empty(String icon, String key) {
        return new EmptyState(
                icon, texts.get("empty." + key + ".title"), texts.get("empty." + key + ".text"));
    }

    /** True while the line that tells newcomers the keys stands under the grid. */
    public ReadOnlyBooleanProperty hintShownProperty() {
        return hint.visibleProperty();
    }

    /** The grid, for the size slider and for focus. */
    public PictureGrid grid() {
        return grid;
    }

    /** The view's node. */
    public Parent root() {
        return root;
    }

    /** Gives the grid the keyboard; the first picture gets the focus when none has it. */
    public void begin() {
        if (session.focusProperty().get() == null && !session.shown().isEmpty()) {
            session.choose(session.shown().getFirst());
        }
        // What is hidden cannot take the keyboard: it gets it when the pictures are there.
        isAwaited = !grid.isVisible();
        grid.begin();
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        model.making().removeListener(onMaking);
    }
}
