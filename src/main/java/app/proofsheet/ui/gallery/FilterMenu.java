package app.proofsheet.ui.gallery;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.Tips;
import app.proofsheet.ui.session.PictureFilter.Facets;
import app.proofsheet.ui.session.PictureFilter.Making;
import app.proofsheet.ui.session.PictureFilter.Stars;
import app.proofsheet.ui.session.StudioSession;
import app.proofsheet.ui.text.Texts;

import javafx.css.PseudoClass;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Filters beside tab, run and words: rating, model, how a picture was made, and the choice made for
 * each can-vary subject. Only what occurs in the asset is offered. The button says how many are on.
 */
final class FilterMenu {

    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final StudioSession session;
    private final Texts texts = Texts.of("gallery");
    private final MenuButton button = new MenuButton();

    FilterMenu(StudioSession session) {
        this.session = session;
        button.setId("filter-more");
        button.getStyleClass().addAll("flat", "ps-menu-button", "no-arrow");
        button.setMnemonicParsing(false);
        button.setGraphic(Icons.of("filter", 14));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setTooltip(Tips.of(texts.get("filter.name")));
        // Filled when it opens: an asset may have thousands of pictures.
        button.setOnShowing(_ -> fill());
        button.getItems().setAll(clear());
    }

    MenuButton button() {
        return button;
    }

    /** Shows how many filters are on. */
    void refresh() {
        int count = facets().count();
        button.setText(count == 0 ? null : Integer.toString(count));
        button.setAccessibleText(
                count == 0 ? texts.get("filter.name") : texts.get("filter.some", count));
        button.pseudoClassStateChanged(ON, count > 0);
    }

    private Facets facets() {
        return session.filterProperty().get().facets();
    }

    private void set(Facets facets) {
        session.filterProperty().set(session.filterProperty().get().withFacets(facets));
    }

    /** Puts in what occurs in the asset on screen. */
    void fill() {
        TreeSet<String> models = new TreeSet<>();
        Map<String, TreeSet<String>> subjects = new TreeMap<>();
        for (PictureSnapshot picture : session.pictures()) {
            PictureSnapshot.Origin origin = picture.origin();
            if (origin != null) {
                models.add(origin.model());
                origin.variant()
                        .forEach((subject, choice) ->
                                subjects.computeIfAbsent(subject, _ -> new TreeSet<>())
                                        .add(choice));
            }
        }
        Facets now = facets();
        List<MenuItem> items = new ArrayList<>();
        Menu stars = menu("filter.stars");
        for (Stars each : Stars.values()) {
            stars.getItems()
                    .add(
                            item(
                                    texts.get("stars." + id(each)),
                                    now.stars() == each,
                                    _ -> set(facets().withStars(each))));
        }
        items.add(stars);
        Menu making = menu("filter.making");
        for (Making each : Making.values()) {
            making.getItems()
                    .add(
                            item(
                                    texts.get("made." + id(each)),
                                    now.making() == each,
                                    _ -> set(facets().withMaking(each))));
        }
        items.add(making);
        items.add(
                choice(
                        texts.get("filter.model"),
                        now.model(),
                        models,
                        model -> set(facets().withModel(model))));
        if (!subjects.isEmpty()) {
            items.add(new SeparatorMenuItem());
        }
        subjects.forEach((subject, choices) ->
                items.add(
                        choice(
                                subject,
                                now.choices().get(subject),
                                choices,
                                chosen -> set(facets().withChoice(subject, chosen)))));
        items.add(new SeparatorMenuItem());
        items.add(clear());
        button.getItems().setAll(items);
    }

    private Menu menu(String key) {
        Menu menu = new Menu(texts.get(key));
        menu.setMnemonicParsing(false);
        return menu;
    }

    private Menu choice(
            String name,
            @Nullable String now,
            TreeSet<String> offered,
            Consumer<@Nullable String> choose) {
        Menu menu = new Menu(name);
        menu.setMnemonicParsing(false);
        menu.getItems().add(item(texts.get("filter.every"), now == null, _ -> choose.accept(null)));
        for (String each : offered) {
            menu.getItems().add(item(each, each.equals(now), _ -> choose.accept(each)));
        }
        return menu;
    }

    private static RadioMenuItem item(String text, boolean isChosen, Consumer<Object> choose) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setSelected(isChosen);
        item.setOnAction(choose::accept);
        return item;
    }

    private MenuItem clear() {
        MenuItem item = new MenuItem(texts.get("filter.clear"), Icons.of("x"));
        item.setMnemonicParsing(false);
        item.setDisable(facets().count() == 0);
        item.setOnAction(_ -> set(Facets.NONE));
        return item;
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
