package app.proofsheet.ui.keys;

import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;
import app.proofsheet.ui.fx.KeyNames;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyCombination.ModifierValue;
import javafx.scene.input.KeyEvent;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which key does what, as a person chose it. A key does one thing: giving it to an action takes it
 * from the one that had it. A choice is told by names, so that it can be kept as text.
 */
public final class KeyChoices {

    /** Keys that lists, fields and dialogs need for themselves. */
    private static final Set<KeyCode> RESERVED =
            Set.of(
                    KeyCode.ESCAPE,
                    KeyCode.TAB,
                    KeyCode.LEFT,
                    KeyCode.RIGHT,
                    KeyCode.UP,
                    KeyCode.DOWN,
                    KeyCode.HOME,
                    KeyCode.END,
                    KeyCode.PAGE_UP,
                    KeyCode.PAGE_DOWN);

    private final ActionMap actions;
    private Runnable changed = () -> {};

    /** The choices for these actions. */
    public KeyChoices(ActionMap actions) {
        this.actions = actions;
    }

    /** Calls this after every change a person made. */
    public void onChange(Runnable listener) {
        changed = listener;
    }

    /** Actions whose keys can be chosen, in their order. */
    public List<Action> offered() {
        return actions.all().stream()
                .filter(action -> !action.id().equals("back"))
                .filter(action -> action.keys().stream().noneMatch(KeyChoices::isReserved))
                .toList();
    }

    /** The keys of an action as they are shown; empty for none. */
    public List<String> shown(String id) {
        return actions.keysProperty(id).get().stream()
                .filter(key -> !KeyNames.isKeypad(key))
                .map(KeyNames::of)
                .toList();
    }

    /** True when a person changed it. */
    public boolean isChanged(String id) {
        return actions.chosenKeys().containsKey(id);
    }

    /** The combination a pressed key stands for, null while only modifiers are down. */
    public static @Nullable KeyCombination pressed(KeyEvent event) {
        if (event.getCode().isModifierKey() || event.getCode() == KeyCode.UNDEFINED) {
            return null;
        }
        return new KeyCodeCombination(
                event.getCode(),
                value(event.isShiftDown()),
                ModifierValue.UP,
                value(event.isAltDown()),
                ModifierValue.UP,
                value(event.isShortcutDown()));
    }

    private static ModifierValue value(boolean isDown) {
        return isDown ? ModifierValue.DOWN : ModifierValue.UP;
    }

    /** True for a key that moves about or closes, which no action may take. */
    public static boolean isReserved(KeyCombination key) {
        return key instanceof KeyCodeCombination code
                && RESERVED.contains(code.getCode())
                && code.getShortcut() != ModifierValue.DOWN
                && code.getAlt() != ModifierValue.DOWN;
    }

    /** The action that would lose a key, empty when it is free. */
    public Optional<Action> loser(String id, KeyCombination key) {
        return actions.ownerOf(key, id);
    }

    /**
     * Gives a key to an action, and takes it from the one that had it.
     *
     * @throws IllegalArgumentException when the key is reserved
     */
    public void choose(String id, KeyCombination key) {
        if (isReserved(key)) {
            throw new IllegalArgumentException("reserved key " + key);
        }
        Map<String, List<KeyCombination>> next = new LinkedHashMap<>(actions.chosenKeys());
        for (Optional<Action> has = loser(id, key); has.isPresent(); has = loser(id, key)) {
            String from = has.get().id();
            List<KeyCombination> rest = new ArrayList<>(actions.keysProperty(from).get());
            rest.removeIf(k -> KeyNames.of(k).equals(KeyNames.of(key)));
            next.put(from, List.copyOf(rest));
            actions.chooseKeys(next);
        }
        next.put(id, List.of(key));
        actions.chooseKeys(next);
        changed.run();
    }

    /** Takes an action's keys away. */
    public void clear(String id) {
        Map<String, List<KeyCombination>> next = new LinkedHashMap<>(actions.chosenKeys());
        next.put(id, List.of());
        actions.chooseKeys(next);
        changed.run();
    }

    /** Gives every action the keys it was declared with. */
    public void resetAll() {
        actions.chooseKeys(Map.of());
        changed.run();
    }

    /** The choices as text: keys by action id, separated by blanks. */
    public Map<String, String> toText() {
        Map<String, String> text = new LinkedHashMap<>();
        actions.chosenKeys()
                .forEach((id, keys) ->
                        text.put(
                                id,
                                String.join(
                                        " ",
                                        keys.stream()
                                                .map(k -> k.getName().replace(" ", "_"))
                                                .toList())));
        return text;
    }

    /** Takes choices over from text; what cannot be read or is unknown is left out. */
    public void fromText(Map<String, String> text) {
        Map<String, List<KeyCombination>> next = new LinkedHashMap<>();
        text.forEach((id, names) -> {
            if (actions.find(id).isPresent()) {
                List<KeyCombination> keys = new ArrayList<>();
                for (String name : names.split(" ")) {
                    read(name).filter(key -> !isReserved(key)).ifPresent(keys::add);
                }
                if (!keys.isEmpty() || names.isBlank()) {
                    next.put(id, List.copyOf(keys));
                }
            }
        });
        actions.chooseKeys(next);
    }

    private static Optional<KeyCombination> read(String name) {
        if (name.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyCombination.valueOf(name.replace("_", " ")));
        } catch (IllegalArgumentException unknown) {
            return name.equals(QuestionKey.NAME)
                    ? Optional.of(new QuestionKey())
                    : Optional.empty();
        }
    }
}
