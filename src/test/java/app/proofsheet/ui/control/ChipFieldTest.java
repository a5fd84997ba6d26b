package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChipFieldTest extends ControlTest {

    private ChipField field;
    private Button elsewhere;

    @BeforeEach
    void openField() {
        field = onFx(() -> new ChipField("Must keep"));
        elsewhere = onFx(() -> new Button("Elsewhere"));
        show(new VBox(20, field, elsewhere), 400, 300);
    }

    private Node chip(String text) {
        return onFx(() ->
                field.getChildren().stream()
                        .filter(node -> String.valueOf(node.getAccessibleText()).startsWith(text))
                        .findFirst()
                        .orElseThrow());
    }

    @Test
    void enterAddsWhatWasTyped() {
        clickOn(field.input()).write("same face").type(KeyCode.ENTER);
        write("glasses").type(KeyCode.ENTER);

        assertThat(field.items()).containsExactly("same face", "glasses");
        assertThat(field.input().getText()).isEmpty();
    }

    @Test
    void whatWasTypedIsNotLostWhenTheFieldIsLeft() {
        clickOn(field.input()).write("desk framing");
        clickOn(elsewhere);

        assertThat(field.items()).containsExactly("desk framing");
    }

    @Test
    void pastedLinesBecomeAChipEach() {
        doOnFx(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("- same face\n\n  natural skin texture \nsame face\n");
            Clipboard.getSystemClipboard().setContent(content);
        });

        clickOn(field.input()).press(KeyCode.SHORTCUT).type(KeyCode.V).release(KeyCode.SHORTCUT);

        assertThat(field.items()).containsExactly("same face", "natural skin texture");
    }

    @Test
    void backspaceTakesTheLastChipBackForEditing() {
        doOnFx(() -> field.items().setAll("one", "two"));

        clickOn(field.input()).type(KeyCode.BACK_SPACE);

        assertThat(field.items()).containsExactly("one");
        assertThat(field.input().getText()).isEqualTo("two");
    }

    @Test
    void draggingPutsAChipBeforeAnother() {
        doOnFx(() -> field.items().setAll("one", "two", "three"));

        drag(chip("three")).moveTo(chip("one")).moveBy(-14, 0).drop();

        assertThat(field.items()).containsExactly("three", "one", "two");
    }

    @Test
    void altAndArrowsReorderWithoutAMouse() {
        doOnFx(() -> field.items().setAll("one", "two", "three"));
        doOnFx(() -> chip0("one").requestFocus());

        press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);

        assertThat(field.items()).containsExactly("two", "one", "three");
        assertThat(onFx(() -> chip0("one").isFocused())).isTrue();
    }

    private Node chip0(String text) {
        return field.getChildren().stream()
                .filter(node -> text.equals(node.getAccessibleText()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void deleteAndTheCrossRemove() {
        doOnFx(() -> field.items().setAll("one", "two", "three"));

        clickOn(chip("one")).type(KeyCode.DELETE);
        assertThat(field.items()).containsExactly("two", "three");

        moveTo(chip("three"));
        clickOn(onFx(() -> chip0("three").lookup(".ps-chip-cross")));
        assertThat(field.items()).containsExactly("two");
    }

    @Test
    void lockedChipsStayAndAreNotDoubled() {
        doOnFx(() -> field.locked().setAll("same face"));

        clickOn(field.input()).write("same face").type(KeyCode.ENTER).type(KeyCode.BACK_SPACE);

        assertThat(field.items()).isEmpty();
        assertThat(chip("same face").getAccessibleText()).isEqualTo("same face, cannot be removed");
    }
}
