package app.proofsheet.ui.app;

import app.proofsheet.domain.asset.AssetSnapshot;
import app.proofsheet.domain.review.ReviewPolicy;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.SearchField;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.session.SpendFeed;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.theme.Motion;
import app.proofsheet.ui.theme.TextSize;
import app.proofsheet.ui.theme.Theme;
import app.proofsheet.work.Workspace;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** The bar of 44 at the top: work folder, asset, search, provider, spend, panes, settings. */
final class TopBar extends Region {

    private static final double SEARCH = 420;
    private static final double LEAST_SEARCH = 180;
    private static final double PAD = 12;
    private static final double ROOM_FOR_SPEND = 1100;

    private final StudioSession session;
    private final ActionMap actions;
    private final Texts texts = Texts.of("app");
    private final MenuButton folder = menu("folder-menu");
    private final MenuButton asset = menu("asset-menu");
    private final SearchField search;
    private final Label provider = new Label();
    private final Label spend = new Label();
    private final HBox left = new HBox(4);
    private final HBox right = new HBox(8);
    private final Supplier<List<String>> recent;
    private final Consumer<Path> open;
    private final ListChangeListener<AssetSnapshot> onAssets = _ -> fillAssets();
    private final Subscription subscription;

    /**
     * Builds the bar.
     *
     * @param pausesAfterCrash whether the queue waits for a person after a crash
     * @param recent absolute paths of work folders opened before
     * @param open opens one of them
     */
    TopBar(
            StudioSession session,
            ActionMap actions,
            PaneViewModel panes,
            ProviderViewModel providers,
            SpendFeed spending,
            Theme theme,
            BooleanProperty pausesAfterCrash,
            Supplier<List<String>> recent,
            Consumer<Path> open) {
        this.session = session;
        this.actions = actions;
        this.recent = recent;
        this.open = open;
        getStyleClass().add("ps-topbar");
        folder.setGraphic(Icons.of("folder"));
        folder.setAccessibleText(texts.get("folder.name"));
        folder.setOnShowing(_ -> fillFolders());
        asset.getStyleClass().add("ps-strong");
        asset.setAccessibleText(texts.get("asset.name"));
        Label slash = new Label("/");
        slash.getStyleClass().add("ps-muted");
        slash.visibleProperty().bind(asset.visibleProperty());
        left.setAlignment(Pos.CENTER_LEFT);
        left.getChildren().addAll(folder, slash, asset);
        search = new SearchField(texts.get("search.prompt"), "Ctrl+F");
        search.setId("search");
        search.textProperty()
                .subscribe(text ->
                        session.filterProperty()
                                .set(session.filterProperty().get().withText(text)));
        session.filterProperty()
                .subscribe(filter -> {
                    if (!filter.text().equals(search.textProperty().get())) {
                        search.textProperty().set(filter.text());
                    }
                });
        buildRight(panes, providers, spending, theme, pausesAfterCrash);
        getChildren().addAll(left, search, right);
        session.assets().addListener(onAssets);
        subscription =
                Subscription.combine(
                        session.workspaceProperty().subscribe(this::showWorkspace),
                        session.assetProperty().subscribe(_ -> fillAssets()));
    }

    private static MenuButton menu(String id) {
        MenuButton menu = new MenuButton();
        menu.setId(id);
        menu.getStyleClass().addAll("flat", "ps-menu-button");
        menu.setMnemonicParsing(false);
        return menu;
    }

    private void buildRight(
            PaneViewModel panes,
            ProviderViewModel providers,
            SpendFeed spending,
            Theme theme,
            BooleanProperty pausesAfterCrash) {
        Region dot = new Region();
        dot.getStyleClass().add("ps-dot");
        provider.setGraphic(dot);
        provider.setId("provider");
        provider.textProperty().bind(providers.textProperty());
        provider.setTooltip(Tips.of(""));
        provider.getTooltip().textProperty().bind(providers.sentenceProperty());
        providers
                .readyProperty()
                .subscribe(ready -> {
                    dot.getStyleClass().removeAll("good", "warning");
                    dot.getStyleClass().add(ready ? "good" : "warning");
                });
        provider.visibleProperty().bind(providers.textProperty().isNotEmpty());
        provider.managedProperty().bind(provider.visibleProperty());
        spend.textProperty().bind(spending.wordsProperty());
        spend.visibleProperty()
                .bind(
                        spending.wordsProperty()
                                .isNotEmpty()
                                .and(widthProperty().greaterThan(ROOM_FOR_SPEND)));
        spend.managedProperty().bind(spend.visibleProperty());
        Region line = line();
        line.visibleProperty().bind(spend.visibleProperty());
        line.managedProperty().bind(spend.visibleProperty());
        Button leftSwitch = paneSwitch("pane.left", 0);
        Button queueSwitch = paneSwitch("pane.queue", -90);
        Button rightSwitch = paneSwitch("pane.inspector", 180);
        panes.sizesProperty()
                .subscribe(sizes -> {
                    mark(leftSwitch, sizes.left() > 0);
                    mark(rightSwitch, sizes.right() > 0);
                });
        panes.queueOpenProperty().subscribe(isOpen -> mark(queueSwitch, isOpen));
        MenuButton settings = new MenuButton(null, Icons.of("settings"));
        settings.setId("settings-menu");
        settings.getStyleClass().addAll("ps-icon-button", "flat", "no-arrow");
        settings.setAccessibleText(texts.get("settings.name"));
        settings.setTooltip(Tips.of(texts.get("settings.name")));
        fillSettings(settings, theme, pausesAfterCrash);
        right.setAlignment(Pos.CENTER_RIGHT);
        HBox switches = new HBox(2, leftSwitch, queueSwitch, rightSwitch, settings);
        switches.setAlignment(Pos.CENTER);
        right.setSpacing(12);
        right.getChildren().addAll(provider, line, spend, line(), switches);
        right.setMinWidth(USE_PREF_SIZE);
        provider.setMinWidth(USE_PREF_SIZE);
        spend.setMinWidth(USE_PREF_SIZE);
    }

    private Button paneSwitch(String id, double rotation) {
        Button button = actions.iconButton(id);
        if (rotation == 180) {
            button.getGraphic().setScaleX(-1);
        } else {
            button.getGraphic().setRotate(rotation);
        }
        button.getStyleClass().add("ps-pane-switch");
        return button;
    }

    private static void mark(Button button, boolean isOn) {
        button.getStyleClass().remove("on");
        if (isOn) {
            button.getStyleClass().add("on");
        }
    }

    private static Region line() {
        Region line = new Region();
        line.getStyleClass().add("ps-line-vertical");
        line.setMaxHeight(20);
        return line;
    }

    private void fillSettings(MenuButton settings, Theme theme, BooleanProperty pausesAfterCrash) {
        CheckMenuItem crash = new CheckMenuItem(texts.get("queue.after_crash"));
        crash.setId("queue-after-crash");
        crash.setMnemonicParsing(false);
        crash.selectedProperty().bindBidirectional(pausesAfterCrash);
        ToggleGroup group = new ToggleGroup();
        for (Theme.Choice choice : Theme.Choice.values()) {
            RadioMenuItem item =
                    new RadioMenuItem(texts.get("theme." + choice.name().toLowerCase(Locale.ROOT)));
            item.setToggleGroup(group);
            item.setOnAction(_ -> theme.choiceProperty().set(choice));
            theme.choiceProperty().subscribe(now -> item.setSelected(now == choice));
            settings.getItems().add(item);
        }
        settings.getItems().add(new SeparatorMenuItem());
        settings.getItems()
                .add(
                        choices(
                                "text-size",
                                TextSize.values(),
                                size -> texts.get("text.size.percent", size.percent()),
                                theme.textSizeProperty()));
        settings.getItems()
                .add(
                        choices(
                                "motion",
                                Motion.values(),
                                each -> texts.get("motion." + each.name().toLowerCase(Locale.ROOT)),
                                theme.motionProperty()));
        settings.getItems()
                .addAll(
                        new SeparatorMenuItem(),
                        policy("rubric", ReviewPolicy::rubricBeforeApproval),
                        policy("reason", ReviewPolicy::reasonBeforeRejection),
                        crash,
                        new SeparatorMenuItem(),
                        actions.item("palette"),
                        actions.item("costs"),
                        actions.item("handover.open"),
                        actions.item("handover.sheet"),
                        actions.item("keys"),
                        actions.item("keys.change"));
    }

    private <T> Menu choices(
            String id, T[] values, Function<T, String> words, ObjectProperty<T> chosen) {
        Menu menu = new Menu(texts.get(id.replace('-', '.')));
        menu.setId(id);
        menu.setMnemonicParsing(false);
        ToggleGroup group = new ToggleGroup();
        for (T value : values) {
            RadioMenuItem item = new RadioMenuItem(words.apply(value));
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setOnAction(_ -> chosen.set(value));
            chosen.subscribe(now -> item.setSelected(now == value));
            menu.getItems().add(item);
        }
        return menu;
    }

    /** A rule of the work folder; it is asked for in the folder's settings, not in the person's. */
    private CheckMenuItem policy(String rule, Predicate<ReviewPolicy> isOn) {
        CheckMenuItem item = new CheckMenuItem(texts.get("policy." + rule));
        item.setId("policy-" + rule);
        item.setMnemonicParsing(false);
        item.disableProperty().bind(session.workspaceProperty().isNull());
        session.policyProperty().subscribe(policy -> item.setSelected(isOn.test(policy)));
        item.setOnAction(_ -> {
            ReviewPolicy now = session.policyProperty().get();
            setPolicy(
                    rule.equals("rubric")
                            ? new ReviewPolicy(item.isSelected(), now.reasonBeforeRejection())
                            : new ReviewPolicy(now.rubricBeforeApproval(), item.isSelected()));
        });
        return item;
    }

    private void setPolicy(ReviewPolicy next) {
        Workspace workspace = session.workspaceProperty().get();
        ReviewPolicy before = session.policyProperty().get();
        session.policyProperty().set(next);
        if (workspace != null) {
            session.tasks()
                    .run(
                            texts.get("policy.keeping"),
                            () -> {
                                boolean isKept = false;
                                try {
                                    workspace.reviews().setPolicy(next);
                                    isKept = true;
                                    return next;
                                } finally {
                                    if (!isKept) {
                                        session.tasks()
                                                .onFx(() -> session.policyProperty().set(before));
                                    }
                                }
                            },
                            session.policyProperty()::set);
        }
    }

    private void showWorkspace(@Nullable Workspace workspace) {
        boolean isOpen = workspace != null;
        folder.setText(workspace == null ? texts.get("folder.none") : name(workspace.root()));
        folder.setTooltip(workspace == null ? null : Tips.of(workspace.root().toString()));
        search.setVisible(isOpen);
        asset.setVisible(isOpen);
        fillAssets();
    }

    private static String name(Path path) {
        Path last = path.getFileName();
        return last == null ? path.toString() : last.toString();
    }

    private void fillFolders() {
        List<MenuItem> items = new ArrayList<>();
        items.add(item("workspace.open"));
        items.add(item("workspace.sample"));
        Workspace now = session.workspaceProperty().get();
        List<String> others =
                recent.get().stream()
                        .filter(p -> now == null || !p.equals(now.root().toString()))
                        .toList();
        if (!others.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        for (String path : others) {
            MenuItem item = new MenuItem(path);
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> open.accept(Path.of(path)));
            items.add(item);
        }
        folder.getItems().setAll(items);
    }

    /** A plain item: the keys of the studio work by themselves. */
    private MenuItem item(String id) {
        MenuItem item = new MenuItem(actions.get(id).text());
        String icon = actions.get(id).icon();
        if (icon != null) {
            item.setGraphic(Icons.of(icon));
        }
        item.setOnAction(_ -> actions.get(id).fire());
        return item;
    }

    private void fillAssets() {
        AssetSnapshot now = session.assetProperty().get();
        asset.setText(now == null ? texts.get("asset.none") : now.assetId());
        List<MenuItem> items = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        for (AssetSnapshot each : session.assets()) {
            RadioMenuItem item = new RadioMenuItem(each.assetId());
            item.setMnemonicParsing(false);
            item.setToggleGroup(group);
            item.setSelected(now != null && now.dir().equals(each.dir()));
            item.setOnAction(_ -> session.assetProperty().set(each));
            items.add(item);
        }
        if (!items.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        items.add(item("asset.new"));
        items.addAll(
                List.of(
                        new SeparatorMenuItem(),
                        actions.item("undo"),
                        actions.item("redo"),
                        new SeparatorMenuItem(),
                        actions.item("rejected.purge")));
        asset.getItems().setAll(items);
    }

    /** Puts the cursor into the search field. */
    void beginSearch() {
        search.begin();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double r = Math.min(right.prefWidth(-1), width / 2);
        right.resizeRelocate(width - PAD - r, 0, r, height);
        double free = width - r - 2 * PAD;
        double l =
                Math.min(left.prefWidth(-1), free - (search.isVisible() ? LEAST_SEARCH + 24 : 0));
        left.resizeRelocate(PAD, 0, Math.max(0, l), height);
        double from = PAD + l + 12;
        double to = width - PAD - r - 12;
        double s = Math.clamp(to - from, 0, SEARCH);
        double centred = (width - s) / 2;
        double x = Math.clamp(centred, from, Math.max(from, to - s));
        double field = 28 * TextSize.factor(this);
        search.resizeRelocate(
                Math.round(x), Math.round((height - field) / 2), Math.round(s), field);
    }

    /** Stops following. */
    void dispose() {
        subscription.unsubscribe();
        session.assets().removeListener(onAssets);
    }
}
