package app.proofsheet.ui.fx;

import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import javafx.util.Subscription;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All actions by id, the keys of a scene, and the buttons, menu items and tooltips made from them.
 * Keys that would type something are left alone while a text field has the focus.
 */
public final class ActionMap {

    private final SequencedMap<String, Action> actions = new LinkedHashMap<>();
    private final Map<String, ReadOnlyObjectWrapper<List<KeyCombination>>> keys = new HashMap<>();
    private final Map<String, List<KeyCombination>> chosen = new LinkedHashMap<>();
    private final Map<String, ObservableValue<String>> words = new HashMap<>();

    /** Adds actions; an action with the same id takes the place of the older one. */
    public ActionMap add(Action... added) {
        for (Action action : added) {
            actions.put(action.id(), action);
            refreshKeys(action);
        }
        return this;
    }

    /** Lets menu items of an action say what it would do now. */
    public void say(String id, ObservableValue<String> text) {
        words.put(id, text);
    }

    private void refreshKeys(Action action) {
        List<KeyCombination> now = chosen.getOrDefault(action.id(), action.keys());
        keys.computeIfAbsent(action.id(), _ -> new ReadOnlyObjectWrapper<>(List.of())).set(now);
    }

    /** The keys of an action as they are now, the one that is shown first; empty for none. */
    public ReadOnlyObjectProperty<List<KeyCombination>> keysProperty(String id) {
        get(id);
        return keys.getOrDefault(id, new ReadOnlyObjectWrapper<>(List.of())).getReadOnlyProperty();
    }

    /** The key of an action that is shown now, null when it has none. */
    public ObservableValue<@Nullable KeyCombination> keyOf(String id) {
        ReadOnlyObjectProperty<List<KeyCombination>> now = keysProperty(id);
        return Bindings.createObjectBinding(
                () -> now.get().isEmpty() ? null : now.get().getFirst(), now);
    }

    /** The keys a person chose, by action id; an empty list takes an action's keys away. */
    public Map<String, List<KeyCombination>> chosenKeys() {
        return Map.copyOf(chosen);
    }

    /**
     * Takes over the keys a person chose instead of those declared; actions that are not named get
     * their declared keys back. What is shown follows at once.
     */
    public void chooseKeys(Map<String, List<KeyCombination>> wanted) {
        chosen.clear();
        chosen.putAll(wanted);
        actions.values().forEach(this::refreshKeys);
    }

    /** The other action that answers to a key now, whether or not it can run. */
    public Optional<Action> ownerOf(KeyCombination key, String exceptId) {
        String name = KeyNames.of(key);
        return actions.values().stream()
                .filter(action -> !action.id().equals(exceptId))
                .filter(action ->
                        keysProperty(action.id()).get().stream()
                                .anyMatch(k -> KeyNames.of(k).equals(name)))
                .findFirst();
    }

    /** All actions in the order they were added. */
    public Collection<Action> all() {
        return List.copyOf(actions.values());
    }

    /** An action that may be missing. */
    public Optional<Action> find(String id) {
        return Optional.ofNullable(actions.get(id));
    }

    /**
     * An action that must be there.
     *
     * @throws NoSuchElementException when it was never added
     */
    public Action get(String id) {
        return find(id).orElseThrow(() -> new NoSuchElementException("no action " + id));
    }

    /** Makes the keys work in a scene until the subscription ends. */
    public Subscription install(Scene scene) {
        EventHandler<KeyEvent> handler = this::onKey;
        scene.addEventHandler(KeyEvent.KEY_PRESSED, handler);
        return () -> scene.removeEventHandler(KeyEvent.KEY_PRESSED, handler);
    }

    private void onKey(KeyEvent event) {
        Node owner = event.getTarget() instanceof Node node ? node : null;
        if (KeyNames.isTyping(event) && isEditor(owner)) {
            return;
        }
        // Where two answer to a key, the one declared later does: it is for a narrower place.
        for (Action action : actions.sequencedValues().reversed()) {
            if (isFor(action, event) && action.canRun().get()) {
                event.consume();
                action.run().run();
                return;
            }
        }
    }

    private boolean isFor(Action action, KeyEvent event) {
        return keysProperty(action.id()).get().stream().anyMatch(key -> key.match(event));
    }

    private static boolean isEditor(@Nullable Node owner) {
        return switch (owner) {
            case null -> false;
            case TextInputControl field -> field.isEditable();
            case Spinner<?> spinner -> spinner.isEditable();
            case ComboBoxBase<?> combo -> true;
            default -> false;
        };
    }

    /** A normal button: icon, text and keycap. */
    public Button button(String id) {
        Action action = get(id);
        Button button = new Button(action.text());
        HBox graphic = new HBox();
        graphic.getStyleClass().add("ps-button-content");
        if (action.icon() != null) {
            graphic.getChildren().add(new FontIcon("fth-" + action.icon()));
        }
        Label text = new Label(action.text());
        text.getStyleClass().add("ps-button-text");
        text.textProperty().bind(button.textProperty());
        graphic.getChildren().add(text);
        graphic.getChildren().add(KeycapLabel.of(keyOf(id)));
        button.setGraphic(graphic);
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.setAccessibleText(action.text());
        button.setMinWidth(Region.USE_PREF_SIZE);
        return wire(button, action);
    }

    /** A flat icon button, 28 × 28, whose tooltip names the action and its key. */
    public Button iconButton(String id) {
        Action action = get(id);
        Button button = new Button();
        button.setGraphic(new FontIcon("fth-" + (action.icon() == null ? "zap" : action.icon())));
        button.getStyleClass().addAll("ps-icon-button", "flat");
        button.setAccessibleText(action.text());
        button.setTooltip(tooltipOf(id));
        return wire(button, action);
    }

    private static Button wire(Button button, Action action) {
        button.setId(action.id().replace('.', '-'));
        button.disableProperty().bind(Bindings.not(action.canRun()));
        button.setOnAction(_ -> action.fire());
        button.setMnemonicParsing(false);
        return button;
    }

    /** A menu item with icon and key. */
    public MenuItem item(String id) {
        Action action = get(id);
        MenuItem item = new MenuItem(action.text());
        if (action.icon() != null) {
            item.setGraphic(new FontIcon("fth-" + action.icon()));
        }
        ObservableValue<@Nullable KeyCombination> key = keyOf(id);
        item.acceleratorProperty()
                .bind(
                        Bindings.createObjectBinding(
                                () -> {
                                    KeyCombination now = key.getValue();
                                    return now == null ? null : new ShownKey(KeyNames.of(now));
                                },
                                key));
        item.setMnemonicParsing(false);
        ObservableValue<String> now = words.get(id);
        if (now != null) {
            item.textProperty().bind(now);
        }
        item.disableProperty().bind(Bindings.not(action.canRun()));
        item.setOnAction(_ -> action.fire());
        return item;
    }

    /** A tooltip with the action's text and key. */
    public Tooltip tooltipOf(String id) {
        return tooltip(get(id).text(), keyOf(id));
    }

    /** A tooltip of our look: text, and the key at the right in a keycap. */
    public static Tooltip tooltip(String text, ObservableValue<@Nullable KeyCombination> key) {
        Tooltip tooltip = tooltip(text);
        tooltip.setGraphic(KeycapLabel.of(key));
        tooltip.setContentDisplay(ContentDisplay.RIGHT);
        return tooltip;
    }

    /** A tooltip of our look without a key. */
    public static Tooltip tooltip(String text) {
        Tooltip tooltip = new Tooltip(text);
        tooltip.setShowDelay(Duration.millis(300));
        return tooltip;
    }
}
