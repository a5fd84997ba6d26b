package app.proofsheet.ui.app;

import app.proofsheet.ui.compare.CompareView;
import app.proofsheet.ui.control.EmptyState;
import app.proofsheet.ui.control.SegmentedControl;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.gallery.GalleryTools;
import app.proofsheet.ui.gallery.GalleryView;
import app.proofsheet.ui.loupe.LoupeView;
import app.proofsheet.ui.notice.NoticePane;
import app.proofsheet.ui.notice.Overlay;
import app.proofsheet.ui.queue.QueueDrawer;
import app.proofsheet.ui.review.ReasonPane;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.session.ViewMode;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.theme.TextSize;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;

/** Puts bar, panes, views, queue, notices and overlay together and shows what fits the session. */
final class MainWindow {

    private final StudioSession session;
    private final ActionMap actions;
    private final Views views;
    private final Panels panels;
    private final Panels.Parts parts;
    private final ReadOnlyStringProperty opening;
    private final Texts texts = Texts.of("app");
    private final StudioLayout layout;
    private final CentreToolbar toolbar = new CentreToolbar(Texts.of("app").get("toolbar.more"));
    private final SegmentedControl<ViewMode> viewChoice = new SegmentedControl<>(ViewMode.GRID);
    private final BorderPane centre = new BorderPane();
    private final VBox foot = new VBox(8);
    private final StackPane root = new StackPane();
    private final Panels.Panel inspector;
    private final List<Panels.Panel> side = new ArrayList<>();
    private final ListChangeListener<Object> onAssets = _ -> showCentre();
    private final Subscription subscription;
    private Panels.@Nullable Panel edit;
    private @Nullable Node shown;

    /** The views and bars, made by the studio. */
    record Views(
            TopBar top,
            GalleryView gallery,
            GalleryTools tools,
            LoupeView loupe,
            CompareView compare,
            QueueDrawer queue,
            NoticePane notices,
            ReasonPane reasons,
            Overlay overlay) {}

    /**
     * Builds the window's content.
     *
     * @param opening name of the folder that is being opened, empty when none is
     */
    MainWindow(
            Panels.Parts parts,
            Panels panels,
            PaneViewModel panes,
            Views views,
            ReadOnlyStringProperty opening) {
        this.session = parts.session();
        this.actions = parts.actions();
        this.parts = parts;
        this.panels = panels;
        this.views = views;
        this.opening = opening;
        layout = new StudioLayout(panes, views.top(), views.queue().root());
        inspector = panels.inspector(parts);
        Panels.Panel assets = panels.assets(parts);
        Panels.Panel brief = panels.brief(parts);
        side.addAll(List.of(assets, brief, inspector));
        VBox left = new VBox(assets.root(), brief.root());
        left.getStyleClass().add("ps-left");
        VBox.setVgrow(brief.root(), Priority.ALWAYS);
        layout.left().getChildren().add(left);
        centre.setTop(toolbar);
        centre.setMinSize(0, 0);
        foot.getChildren().addAll(views.notices().root(), views.reasons().root());
        foot.setAlignment(Pos.BOTTOM_CENTER);
        foot.setFillWidth(false);
        foot.setPickOnBounds(false);
        foot.setMaxHeight(Region.USE_PREF_SIZE);
        layout.centre().getChildren().addAll(centre, foot);
        StackPane.setAlignment(foot, Pos.BOTTOM_CENTER);
        buildViewChoice();
        root.getStyleClass().add("ps-window");
        TextSize.follow(root, List.of(sheet()));
        root.getChildren().addAll(layout, views.overlay().root());
        session.assets().addListener(onAssets);
        subscription =
                Subscription.combine(
                        session.viewProperty().subscribe(_ -> showCentre()),
                        session.workspaceProperty().subscribe(_ -> showCentre()),
                        opening.subscribe(_ -> showCentre()),
                        views.gallery().hintShownProperty().subscribe(_ -> placeNotices()),
                        session.editingProperty().subscribe(this::showRight),
                        panes.queueOpenProperty().subscribe(views.queue().openProperty()::set));
    }

    private static URL sheet() {
        URL url = MainWindow.class.getResource("studio.css");
        if (url == null) {
            throw new IllegalStateException("missing resource studio.css");
        }
        return url;
    }

    private void buildViewChoice() {
        viewChoice.iconPart(ViewMode.GRID, "grid", texts.get("view.grid.name"));
        viewChoice.iconPart(ViewMode.LOUPE, "maximize", texts.get("view.loupe.name"));
        viewChoice.iconPart(ViewMode.COMPARE, "columns", texts.get("view.compare.name"));
        viewChoice.setId("view-choice");
        viewChoice.valueProperty().bindBidirectional(session.viewProperty());
    }

    private void showCentre() {
        boolean isOpen = session.workspaceProperty().get() != null;
        layout.showQueue(isOpen);
        placeNotices();
        toolbar.setVisible(isOpen && !session.assets().isEmpty());
        toolbar.setManaged(toolbar.isVisible());
        if (!opening.get().isEmpty()) {
            show(
                    new EmptyState(
                            "folder",
                            texts.get("opening.title", opening.get()),
                            texts.get("opening.text")));
        } else if (!isOpen) {
            show(start());
        } else if (session.assets().isEmpty()) {
            show(emptyFolder());
        } else {
            showView();
        }
    }

    /** Notices never lie on the verdict buttons, nor on the line of keys. */
    private void placeNotices() {
        double below =
                switch (session.viewProperty().get()) {
                    case GRID -> views.gallery().hintShownProperty().get() ? 44 : 16;
                    case LOUPE -> 60;
                    case COMPARE -> 152;
                };
        StackPane.setMargin(foot, new Insets(0, 16, below * TextSize.factor(root), 16));
    }

    private void showView() {
        switch (session.viewProperty().get()) {
            case GRID -> {
                gridTools();
                if (show(views.gallery().root())) {
                    views.gallery().begin();
                }
            }
            case LOUPE -> {
                List<Region> tabs = new ArrayList<>(views.tools().tabs());
                toolbar.set(tabs, 0, List.of(views.loupe().tools(), viewChoice), tabs.reversed());
                if (show(views.loupe().root())) {
                    views.loupe().begin();
                }
            }
            case COMPARE -> {
                toolbar.set(
                        views.compare().leftTools(),
                        12,
                        withChoice(views.compare().rightTools()),
                        views.compare().leavingTools());
                if (show(views.compare().root())) {
                    views.compare().begin();
                }
            }
        }
    }

    private List<Region> withChoice(List<Region> tools) {
        List<Region> all = new ArrayList<>(tools);
        all.add(viewChoice);
        return all;
    }

    private void gridTools() {
        GalleryTools tools = views.tools();
        List<Region> leaving = new ArrayList<>();
        leaving.add(tools.order());
        leaving.add(tools.run());
        leaving.addAll(tools.tabs().reversed());
        leaving.add(tools.size());
        toolbar.set(
                tools.tabs(),
                0,
                List.of(tools.filter(), tools.run(), tools.order(), tools.size(), viewChoice),
                leaving);
    }

    /** True when it was not on screen before. */
    private boolean show(Node node) {
        if (shown == node) {
            return false;
        }
        shown = node;
        centre.setCenter(node);
        return true;
    }

    private EmptyState start() {
        EmptyState start =
                new EmptyState("folder", texts.get("start.title"), texts.get("start.text"));
        start.setId("start");
        start.action(texts.get("start.open"), actions.get("workspace.open")::fire);
        return start.action(texts.get("start.sample"), actions.get("workspace.sample")::fire);
    }

    private EmptyState emptyFolder() {
        EmptyState empty =
                new EmptyState(
                        "folder-plus",
                        texts.get("folder.empty.title"),
                        texts.get("folder.empty.text"));
        empty.setId("empty-folder");
        empty.action(texts.get("action.asset.new"), actions.get("asset.new")::fire);
        return empty.action(texts.get("start.sample"), actions.get("workspace.sample")::fire);
    }

    private void showRight(app.proofsheet.domain.asset.@Nullable PictureId editing) {
        Panels.Panel before = edit;
        if (before != null) {
            edit = null;
            layout.right().getChildren().clear();
            before.dispose().run();
        }
        if (editing == null) {
            layout.right().getChildren().setAll(inspector.root());
            return;
        }
        Panels.Panel panel = panels.edit(parts);
        edit = panel;
        layout.right().getChildren().setAll(panel.root());
        panel.begin().run();
    }

    /** Gives the keyboard to the view on screen. */
    void begin() {
        if (session.workspaceProperty().get() == null) {
            return;
        }
        switch (session.viewProperty().get()) {
            case GRID -> views.gallery().begin();
            case LOUPE -> views.loupe().begin();
            case COMPARE -> views.compare().begin();
        }
    }

    /** Brings to its place what was just opened; a hidden pane cannot take the keyboard. */
    void layOut() {
        root.applyCss();
        root.layout();
    }

    /** Gives the keyboard to the inspector. */
    void beginInspector() {
        inspector.begin().run();
    }

    /** Begins a new asset. */
    void beginAsset() {
        side.getFirst().begin().run();
    }

    /** Gives the keyboard to the brief. */
    void beginBrief() {
        side.get(1).begin().run();
    }

    /** Zooms in the view on screen. */
    void toggleZoom() {
        switch (session.viewProperty().get()) {
            case GRID -> {}
            case LOUPE -> views.loupe().toggleZoom();
            case COMPARE -> views.compare().toggleZoom();
        }
    }

    /** Gives the keyboard to the newest notice. */
    void beginNotices() {
        views.notices().begin();
    }

    void beginSearch() {
        views.top().beginSearch();
    }

    /** The whole content of the window. */
    Parent root() {
        return root;
    }

    /** Releases everything. */
    void dispose() {
        subscription.unsubscribe();
        session.assets().removeListener(onAssets);
        Panels.Panel open = edit;
        if (open != null) {
            open.dispose().run();
        }
        side.forEach(panel -> panel.dispose().run());
        views.top().dispose();
        views.tools().dispose();
        views.gallery().dispose();
        views.loupe().dispose();
        views.compare().dispose();
        views.queue().dispose();
        views.notices().dispose();
        views.reasons().dispose();
    }
}
