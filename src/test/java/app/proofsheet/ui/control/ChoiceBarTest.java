package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

class ChoiceBarTest extends ControlTest {

    @Test
    void exactlyOnePartIsChosenAlsoAfterClickingItAgain() {
        SegmentedControl<String> control =
                onFx(() -> new SegmentedControl<>("a").part("a", "Fit").part("b", "100 %"));
        show(new VBox(control), 300, 100);

        clickOn("100 %").clickOn("100 %");
        assertThat(control.valueProperty().get()).isEqualTo("b");
        assertThat(onFx(() -> control.button("b").isSelected())).isTrue();

        doOnFx(() -> control.valueProperty().set("a"));
        assertThat(onFx(() -> control.button("a").isSelected())).isTrue();
    }

    @Test
    void arrowsChooseTheNeighbourAndSkipWhatIsDisabled() {
        SegmentedControl<Integer> control =
                onFx(() ->
                        new SegmentedControl<>(1)
                                .iconPart(1, "grid", "Grid")
                                .iconPart(2, "maximize", "Loupe")
                                .iconPart(3, "columns", "Compare"));
        show(new VBox(control), 300, 100);
        doOnFx(() -> control.button(2).setDisable(true));

        clickOn(control.button(1)).type(KeyCode.RIGHT);
        assertThat(control.valueProperty().get()).isEqualTo(3);

        type(KeyCode.LEFT).type(KeyCode.LEFT);
        assertThat(control.valueProperty().get()).isEqualTo(1);
        assertThat(control.button(3).getAccessibleText()).isEqualTo("Compare");
    }

    @Test
    void aTabSpeaksItsCount() {
        SimpleIntegerProperty count = new SimpleIntegerProperty(3);
        TabBar<String> tabs =
                onFx(() -> new TabBar<>("a").tab("a", "All").tab("b", "Approved", count));
        show(new VBox(tabs), 300, 100);

        doOnFx(() -> count.set(4));
        clickOn("Approved");

        assertThat(tabs.valueProperty().get()).isEqualTo("b");
        assertThat(tabs.button("b").getAccessibleText()).isEqualTo("Approved 4");
    }
}
