package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.media.Pixels;

import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class ComparePaneTest extends ControlTest {

    private ComparePane pane;

    @BeforeEach
    void openPane() {
        pane = onFx(() -> new ComparePane(loader));
        show(pane, 800, 600);
        doOnFx(() ->
                pane.pictures()
                        .setAll(write("001-01", 0xFFC03030, 0), write("002-01", 0xFFC03030, 128)));
        await(() -> pane.zoomTextProperty().get().endsWith("144 × 256"));
    }

    /** A plain picture whose first rows are blue. */
    private app.proofsheet.domain.asset.PictureSnapshot write(String label, int colour, int rows) {
        int[] values = new int[144 * 256];
        Arrays.fill(values, colour);
        Arrays.fill(values, 0, 144 * rows, 0xFF3030C0);
        return pictures.write(
                label, new Pixels(144, 256, values, true), PictureState.CANDIDATE, 0, false, null);
    }

    /** The colour in the middle of the upper half, a little left or right of the divider. */
    private Color colour(double x) {
        return onFx(() -> {
            pane.applyCss();
            pane.layout();
            WritableImage image = pane.snapshot(null, null);
            return image.getPixelReader().getColor((int) (400 + x), 150);
        });
    }

    private boolean isRed(double x) {
        Color colour = colour(x);
        return colour.getRed() > 0.6 && colour.getBlue() < 0.4;
    }

    private boolean isBlue(double x) {
        Color colour = colour(x);
        return colour.getBlue() > 0.6 && colour.getRed() < 0.4;
    }

    private List<String> badges() {
        return onFx(() ->
                pane.lookupAll(".ps-role").stream()
                        .filter(node -> node.isVisible())
                        .map(node -> ((Label) node).getText())
                        .toList());
    }

    @Test
    void theDividerShowsBeforeAtTheLeftAndAfterAtTheRight() {
        await(() -> isRed(-40) && isBlue(40));

        assertThat(badges()).containsExactly("Before", "After");
    }

    @Test
    void theDividerMovesByKeysAndByItsHandle() {
        doOnFx(pane::requestFocus);
        type(KeyCode.RIGHT);
        assertThat(pane.split()).isCloseTo(0.52, Offset.offset(1e-9));

        var handle = onFx(() -> pane.lookup(".ps-swipe-handle"));
        drag(handle).moveBy(60, 0).drop();

        assertThat(pane.split()).isGreaterThan(0.6);
        await(() -> isRed(40));
    }

    @Test
    void swappingExchangesTheTwo() {
        doOnFx(pane::swap);

        await(() -> isBlue(-40) && isRed(40));
    }

    @Test
    void onionSkinMixesTheTwo() {
        doOnFx(() -> {
            pane.modeProperty().set(CompareMode.ONION_SKIN);
            pane.strengthProperty().set(0.5);
        });

        await(() -> {
            Color mixed = colour(0);
            return Math.abs(mixed.getRed() - mixed.getBlue()) < 0.1 && mixed.getRed() > 0.3;
        });
    }

    @Test
    void blinkingShowsOneAfterTheOther() {
        doOnFx(() -> pane.modeProperty().set(CompareMode.BLINK));

        await(() -> badges().equals(List.of("Before")) && isRed(0));
        await(() -> badges().equals(List.of("After")) && isBlue(0));
    }

    @Test
    void theHeatMapSaysHowMuchChanged() {
        doOnFx(() -> pane.modeProperty().set(CompareMode.DIFFERENCE));

        await(() -> pane.changedTextProperty().get().equals("Changed: 50 %"));

        doOnFx(() -> pane.thresholdProperty().set(255));
        await(() -> pane.changedTextProperty().get().equals("Changed: 0 %"));
    }

    @Test
    void moreThanTwoAreAlwaysSideBySide() {
        doOnFx(() -> pane.pictures().add(write("003-01", 0xFF30C030, 0)));

        assertThat(pane.effectiveMode()).isEqualTo(CompareMode.SIDE_BY_SIDE);
        assertThat(badges()).containsExactlyInAnyOrder("001-01", "002-01", "003-01");
    }

    @Test
    void sideBySideZoomsTogetherAndAClickMovesTheVerdict() {
        doOnFx(() -> pane.modeProperty().set(CompareMode.SIDE_BY_SIDE));
        var cells = onFx(() -> List.copyOf(pane.lookupAll(".ps-compare-cell")));
        assertThat(cells).hasSize(2);

        clickOn(cells.getFirst());
        assertThat(pane.focusIndexProperty().get()).isZero();
        assertThat(has(cells.getFirst(), "focus")).isTrue();
        assertThat(pane.focused()).isEqualTo(pane.pictures().getFirst());

        doOnFx(pane::toggleActual);
        assertThat(pane.model().isActual()).isTrue();
        await(() -> pane.zoomTextProperty().get().startsWith("100 %"));
    }

    @Test
    void aPaneThatIsGoneNoLongerFollowsTheSharedZoom() {
        doOnFx(() -> pane.modeProperty().set(CompareMode.SIDE_BY_SIDE));
        ZoomPane gone = (ZoomPane) onFx(() -> pane.lookup(".ps-zoom-pane"));
        doOnFx(pane::swap);
        doOnFx(gone::layout);

        doOnFx(() -> pane.model().zoomTo(3, 0.2, 0.2));

        assertThat(onFx(gone::isNeedsLayout)).isFalse();
        assertThat(gone.getScene()).isNull();
    }
}
