package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class SmallControlsTest extends ControlTest {

    @Test
    void aStarGivesARatingAndTakesItBack() {
        StarRating stars = onFx(() -> StarRating.full(16));
        List<Integer> wishes = new ArrayList<>();
        stars.setOnRate(wish -> {
            wishes.add(wish);
            stars.ratingProperty().set(wish);
        });
        show(new VBox(stars), 200, 100);

        clickOn(stars.getChildren().get(3)).clickOn(stars.getChildren().get(3));

        assertThat(wishes).containsExactly(4, 0);
        assertThat(stars.getAccessibleText()).isEqualTo("0 of 5 stars");
    }

    @Test
    void escapeEmptiesTheSearchThenLeavesIt() {
        SearchField search = onFx(() -> new SearchField("Search", "Ctrl+F"));
        VBox root = new VBox(search);
        show(root, 300, 100);
        doOnFx(search::begin);
        write("desk");
        assertThat(search.textProperty().get()).isEqualTo("desk");

        type(KeyCode.ESCAPE);
        assertThat(search.textProperty().get()).isEmpty();
        assertThat(onFx(() -> search.field().isFocused())).isTrue();

        type(KeyCode.ESCAPE);
        assertThat(onFx(() -> search.field().isFocused())).isFalse();
    }

    @Test
    void progressNeverJumpsBack() {
        ThinProgressBar bar = onFx(ThinProgressBar::new);

        bar.advance(0.5);
        bar.advance(0.25);
        bar.advance(-1);
        assertThat(bar.getProgress()).isEqualTo(0.5);

        bar.advance(2);
        assertThat(bar.getProgress()).isEqualTo(1);
        bar.restart();
        assertThat(bar.isIndeterminate()).isTrue();
    }

    @Test
    void anEmptyStateSaysWhatToDoAndDoesIt() {
        List<String> done = new ArrayList<>();
        EmptyState empty =
                onFx(() ->
                        new EmptyState("image", "No pictures yet", "Write the brief.")
                                .action("Open the sample", () -> done.add("sample")));
        show(empty, 400, 300);

        clickOn("Open the sample");

        assertThat(done).containsExactly("sample");
        assertThat(empty.getAccessibleText()).isEqualTo("No pictures yet. Write the brief.");
    }

    @Test
    void factsStandInTwoColumns() {
        FactsGrid facts = onFx(() -> new FactsGrid().fact("Model", "a").fact("Cost", "b"));
        show(new VBox(facts), 300, 100);

        Label value = (Label) onFx(() -> facts.getChildren().get(3));
        assertThat(value.getText()).isEqualTo("b");
        assertThat(onFx(() -> value.getBoundsInParent().getMinX())).isEqualTo(92);
    }

    @Test
    void controlsHaveTheHeightsOfTheDesign() {
        SegmentedControl<String> segments =
                onFx(() -> new SegmentedControl<>("a").part("a", "Fit").part("b", "100 %"));
        Keycap key = onFx(() -> new Keycap("P"));
        Pill pill = onFx(() -> new Pill("Candidate", Pill.Tone.NEUTRAL));
        Chip chip = onFx(() -> new Chip("Wardrobe", "tag"));
        SearchField search = onFx(() -> new SearchField("Search", null));
        TabBar<String> tabs = onFx(() -> new TabBar<>("a").tab("a", "All"));
        ChipField field = onFx(() -> new ChipField("Must keep"));
        field.items().add("same face");
        show(new VBox(segments, key, pill, chip, search, tabs, field), 400, 400);

        assertThat(onFx(segments::getHeight)).isEqualTo(28);
        assertThat(onFx(key::getHeight)).isEqualTo(16);
        assertThat(onFx(key::getWidth)).isGreaterThanOrEqualTo(16);
        assertThat(onFx(pill::getHeight)).isEqualTo(20);
        assertThat(onFx(chip::getHeight)).isEqualTo(28);
        assertThat(onFx(search::getHeight)).isEqualTo(28);
        assertThat(onFx(tabs::getHeight)).isEqualTo(40);
        assertThat(onFx(() -> field.getChildren().getFirst().getBoundsInParent().getHeight()))
                .isEqualTo(22);
    }
}
