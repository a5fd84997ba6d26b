package app.proofsheet.ui.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.proofsheet.ui.fx.Action;
import app.proofsheet.ui.fx.ActionMap;

import javafx.scene.input.KeyCombination;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

class KeyChoicesTest {

    private final ActionMap actions = new ActionMap();
    private final KeyChoices choices = new KeyChoices(actions);
    private final AtomicInteger changes = new AtomicInteger();

    @BeforeEach
    void declare() {
        actions.add(
                action("approve", "P", "A"),
                action("reject", "X"),
                action("find", "Shortcut+F"),
                action("next", "Right"),
                Action.of("keys", "Keys", null, new QuestionKey(), () -> {}));
        choices.onChange(changes::incrementAndGet);
    }

    private static Action action(String id, String... keys) {
        Action action = Action.of(id, id, null, null, () -> {});
        for (String key : keys) {
            action = action.withKey(key);
        }
        return action;
    }

    private static KeyCombination key(String name) {
        return KeyCombination.valueOf(name);
    }

    @Test
    void aKeyHasOneTask() {
        assertThat(choices.loser("reject", key("A"))).map(Action::id).hasValue("approve");
        choices.choose("reject", key("A"));
        assertThat(choices.shown("reject")).containsExactly("A");
        assertThat(choices.shown("approve")).containsExactly("P");
        assertThat(choices.isChanged("reject")).isTrue();
        assertThat(choices.isChanged("find")).isFalse();
        assertThat(changes.get()).isEqualTo(1);
    }

    @Test
    void theSameKeyIsKnownHoweverItIsWritten() {
        assertThat(choices.loser("reject", key("Ctrl+F"))).map(Action::id).hasValue("find");
    }

    @Test
    void movingKeysStayWhatTheyAre() {
        assertThat(KeyChoices.isReserved(key("Right"))).isTrue();
        assertThat(KeyChoices.isReserved(key("Alt+Right"))).isFalse();
        assertThatThrownBy(() -> choices.choose("reject", key("Esc")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(choices.offered()).extracting(Action::id).doesNotContain("next");
    }

    @Test
    void choicesGoThroughTextAndBack() {
        choices.choose("reject", key("Shortcut+Shift+J"));
        choices.clear("find");
        choices.choose("approve", key("Insert"));
        Map<String, String> text = choices.toText();
        choices.resetAll();
        assertThat(choices.shown("find")).containsExactly("Ctrl+F");

        choices.fromText(text);

        assertThat(choices.shown("reject")).containsExactly("Ctrl+Shift+J");
        assertThat(choices.shown("find")).isEmpty();
        assertThat(choices.shown("approve")).containsExactly("Insert");
        assertThat(choices.toText()).isEqualTo(text);
    }

    @Test
    void theQuestionMarkSurvivesText() {
        choices.choose("reject", key("F1"));
        choices.fromText(Map.of("keys", "?", "reject", "F1"));
        assertThat(choices.shown("keys")).containsExactly("?");
    }

    @Test
    void brokenTextLeavesTheDeclaredKeys() {
        choices.fromText(Map.of("approve", "Nonsense+Q+Q", "reject", "Esc", "gone", "P"));
        assertThat(choices.shown("approve")).containsExactly("P", "A");
        assertThat(choices.shown("reject")).containsExactly("X");
    }
}
