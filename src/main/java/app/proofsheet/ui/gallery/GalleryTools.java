package app.proofsheet.ui.gallery;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.PictureGrid;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.session.PictureFilter;
import app.proofsheet.ui.session.PictureGrouping;
import app.proofsheet.ui.session.PictureOrder;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;

import javafx.beans.property.DoubleProperty;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tabs with counts, run, order and tile size: what the toolbar above the pictures offers. */
public final class GalleryTools {

    private static final List<@Nullable PictureState> STATES = states();

    private final StudioSession session;
    private final GalleryViewModel model;
    private final Texts texts = Texts.of("gallery");
    private final List<ToggleButton> tabs = new ArrayList<>();
    private final MenuButton run = new MenuButton();
    private final MenuButton order = new MenuButton();
    private final FilterMenu filter;
    private final HBox size = new HBox(6);
    private final ListChangeListener<PictureSnapshot> onPictures = _ -> refresh();
    private final ListChangeListener<String> onRuns = _ -> fillRuns();
    private final Subscription subscription;

    /** Tools for a session's filter; the slider drives the width of the grid's tiles. */
    public GalleryTools(StudioSession session, GalleryViewModel model, DoubleProperty tileWidth) {
        this.session = session;
        this.model = model;
        this.filter = new FilterMenu(session);
        ToggleGroup group = new ToggleGroup();
        for (PictureState state : STATES) {
            tabs.add(tab(state, group));
        }
        prepare(run, "run");
        prepare(order, "order");
        order.setOnShowing(_ -> fillOrder());
        fillOrder();
        buildSize(tileWidth);
        session.pictures().addListener(onPictures);
        model.runs().addListener(onRuns);
        fillRuns();
        subscription = session.filterProperty().subscribe(_ -> refresh());
    }

    private static List<@Nullable PictureState> states() {
        List<@Nullable PictureState> all = new ArrayList<>();
        all.add(null);
        all.add(PictureState.CANDIDATE);
        all.add(PictureState.APPROVED);
        all.add(PictureState.REJECTED);
        all.add(PictureState.SOURCE);
        return all;
    }

    private ToggleButton tab(@Nullable PictureState state, ToggleGroup group) {
        String key = state == null ? "all" : state.name().toLowerCase(Locale.ROOT);
        ToggleButton tab = new ToggleButton(texts.get("tab." + key));
        tab.setId("tab-" + key);
        tab.getStyleClass().setAll("ps-tab");
        Label count = new Label();
        count.getStyleClass().add("count");
        tab.setGraphic(count);
        tab.setContentDisplay(javafx.scene.control.ContentDisplay.RIGHT);
        tab.setMinWidth(Region.USE_PREF_SIZE);
        tab.setMnemonicParsing(false);
        tab.setToggleGroup(group);
        tab.setOnAction(_ -> {
            tab.setSelected(true);
            set(session.filterProperty().get().withState(state));
        });
        return tab;
    }

    private void prepare(MenuButton button, String key) {
        button.setId("filter-" + key);
        button.getStyleClass().addAll("flat", "ps-menu-button");
        button.setMnemonicParsing(false);
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setAccessibleText(texts.get(key + ".name"));
        button.setTooltip(Tips.of(texts.get(key + ".name")));
    }

    private void buildSize(DoubleProperty tileWidth) {
        Slider slider = new Slider(PictureGrid.MIN_CELL, PictureGrid.MAX_CELL, tileWidth.get());
        slider.setId("tile-size");
        slider.getStyleClass().add("small");
        slider.setPrefWidth(84);
        slider.setMinWidth(60);
        slider.setBlockIncrement(20);
        slider.setAccessibleText(texts.get("size.name"));
        slider.setTooltip(Tips.of(texts.get("size.name")));
        slider.valueProperty().bindBidirectional(tileWidth);
        size.getStyleClass().add("ps-tile-size");
        size.setAlignment(javafx.geometry.Pos.CENTER);
        size.setMinWidth(Region.USE_PREF_SIZE);
        size.getChildren()
                .addAll(Icons.of("image", 12, "muted"), slider, Icons.of("image", "muted"));
    }

    private void fillOrder() {
        PictureFilter now = session.filterProperty().get();
        List<MenuItem> items = new ArrayList<>();
        for (PictureOrder each : PictureOrder.values()) {
            items.add(
                    radio(
                            name(each),
                            now.order() == each,
                            () -> set(session.filterProperty().get().withOrder(each))));
        }
        items.add(new SeparatorMenuItem());
        for (PictureGrouping each : PictureGrouping.values()) {
            items.add(
                    radio(
                            texts.get("group." + each.name().toLowerCase(Locale.ROOT)),
                            now.grouping() == each,
                            () -> set(session.filterProperty().get().withGrouping(each))));
        }
        order.getItems().setAll(items);
    }

    private static RadioMenuItem radio(String text, boolean isChosen, Runnable choose) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(isChosen);
        item.setOnAction(_ -> choose.run());
        return item;
    }

    private void set(PictureFilter wanted) {
        session.filterProperty().set(wanted);
    }

    private void fillRuns() {
        List<MenuItem> items = new ArrayList<>();
        ToggleGroup group = new ToggleGroup();
        items.add(runItem(null, group));
        for (String each : model.runs()) {
            items.add(runItem(each, group));
        }
        run.getItems().setAll(items);
    }

    private RadioMenuItem runItem(@Nullable String id, ToggleGroup group) {
        RadioMenuItem item = new RadioMenuItem(id == null ? texts.get("run.every") : id);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        String chosen = session.filterProperty().get().run();
        item.setSelected(id == null ? chosen == null : id.equals(chosen));
        item.setOnAction(_ -> set(session.filterProperty().get().withRun(id)));
        return item;
    }

    private void refresh() {
        PictureFilter now = session.filterProperty().get();
        filter.refresh();
        for (int i = 0; i < tabs.size(); i++) {
            PictureState state = STATES.get(i);
            ToggleButton tab = tabs.get(i);
            String count = Integer.toString(model.count(state));
            if (tab.getGraphic() instanceof Label label) {
                label.setText(count);
            }
            tab.setAccessibleText(tab.getText() + " " + count);
            tab.setSelected(now.state() == state);
        }
        String chosen = now.run();
        run.setText(
                chosen == null
                        ? texts.get("run.all")
                        : texts.get("run.one", chosen.replaceFirst("^image-run-", "")));
        order.setText(name(now.order()));
        fillRuns();
    }

    private String name(PictureOrder each) {
        return texts.get("order." + each.name().toLowerCase(Locale.ROOT));
    }

    /** The tabs from left to right. */
    public List<ToggleButton> tabs() {
        return List.copyOf(tabs);
    }

    /** The choice of a run. */
    public MenuButton run() {
        return run;
    }

    /** The other filters. */
    public MenuButton filter() {
        return filter.button();
    }

    /** The choice of an order. */
    public MenuButton order() {
        return order;
    }

    /** The slider with its two icons. */
    public Region size() {
        return size;
    }

    /** Stops following. */
    public void dispose() {
        subscription.unsubscribe();
        session.pictures().removeListener(onPictures);
        model.runs().removeListener(onRuns);
    }
}
