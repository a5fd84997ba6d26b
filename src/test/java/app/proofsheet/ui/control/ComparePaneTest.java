package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;
import app.proofsheet.media.Pixels;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
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
        doOnFx(() -> pane.pictures().setAll(List.copyOf(pane.pictures().reversed())));

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
    void ofThreeTheOneInQuestionLiesOverTheFirst() {
        doOnFx(() -> pane.pictures().add(write("003-01", 0xFF30C030, 0)));
        await(() -> badges().equals(List.of("001-01", "002-01")) && isBlue(40));

        doOnFx(() -> pane.focusIndexProperty().set(2));
        await(() -> badges().equals(List.of("001-01", "003-01")) && isRed(-40));
        await(() -> colour(40).getGreen() > 0.6);

        doOnFx(() -> pane.modeProperty().set(CompareMode.SIDE_BY_SIDE));
        assertThat(onFx(() -> pane.lookupAll(".ps-compare-cell"))).hasSize(3);
        assertThat(badges()).containsExactlyInAnyOrder("001-01", "002-01", "003-01");
    }

    @Test
    void aSurveyTakesTheColumnsThatShowPicturesLargest() {
        PixelSize tall = new PixelSize(9, 16);

        assertThat(SurveyPane.columns(4, 1000, 700, tall)).isEqualTo(4);
        assertThat(SurveyPane.columns(4, 500, 900, tall)).isEqualTo(2);
        assertThat(SurveyPane.columns(2, 300, 900, new PixelSize(16, 9))).isEqualTo(1);
        assertThat(SurveyPane.columns(3, 1400, 500, tall)).isEqualTo(3);
    }

    @Test
    void aHundredPercentCountsThePictureInQuestionAndEachSaysItsOwn() {
        int[] values = new int[288 * 512];
        Arrays.fill(values, 0xFF3030C0);
        Pixels larger = new Pixels(288, 512, values, true);
        doOnFx(() -> {
            pane.modeProperty().set(CompareMode.SIDE_BY_SIDE);
            pane.pictures()
                    .set(
                            1,
                            pictures.write(
                                    "004-01", larger, PictureState.CANDIDATE, 0, false, null));
        });
        await(() -> pane.zoomTextProperty().get().endsWith("of 288 × 512"));
        doOnFx(pane::toggleActual);
        await(() ->
                pane.zoomTextProperty()
                        .get()
                        .equals("Before 200 % of 144 × 256 · After 100 % of 288 × 512"));
        assertThat(pane.zoomBriefProperty().get()).isEqualTo("Before 200 % · After 100 %");

        doOnFx(() -> pane.focusIndexProperty().set(0));

        assertThat(pane.model().isActual()).isFalse();
        await(() -> pane.zoomTextProperty().get().startsWith("Before 200 %"));
        doOnFx(pane::toggleActual);
        await(() -> pane.zoomBriefProperty().get().equals("Before 100 % · After 50 %"));
    }

    @Test
    void zoomAndPlaceStayWhenAnotherPictureComes() {
        doOnFx(() -> {
            pane.modeProperty().set(CompareMode.SIDE_BY_SIDE);
            pane.model().zoomTo(3, 0.3, 0.7);
        });
        ZoomPane first = (ZoomPane) onFx(() -> pane.lookup(".ps-zoom-pane"));

        doOnFx(() -> pane.pictures().set(1, write("005-01", 0xFF30C030, 0)));

        assertThat(onFx(() -> pane.lookup(".ps-zoom-pane"))).isSameAs(first);
        assertThat(pane.model().zoomProperty().get()).isEqualTo(3);
        assertThat(pane.model().centreXProperty().get()).isEqualTo(0.3);
        assertThat(pane.model().centreYProperty().get()).isEqualTo(0.7);
        await(() -> pane.zoomTextProperty().get().startsWith("300 %"));
    }

    @Test
    void unlockedEachPictureHasItsOwnZoomFromWhereItWas() {
        doOnFx(() -> {
            pane.modeProperty().set(CompareMode.SIDE_BY_SIDE);
            pane.model().zoomTo(2, 0.5, 0.5);
            pane.lockedProperty().set(false);
        });
        await(() -> pane.zoomBriefProperty().get().equals("200 %"));

        doOnFx(() -> pane.zoomBy(2));

        await(() -> pane.zoomBriefProperty().get().equals("Before 200 % · After 400 %"));
        assertThat(pane.zoomProperty().get()).isNotSameAs(pane.model());
    }

    @Test
    void whoAskedForLessMotionFlipsByHand() {
        doOnFx(() -> {
            pane.getScene().getPreferences().setReducedMotion(true);
            pane.modeProperty().set(CompareMode.BLINK);
        });
        assertThat(pane.blinkPausedProperty().get()).isTrue();
        await(() -> badges().equals(List.of("Before")) && isRed(0));

        doOnFx(pane::flip);

        await(() -> badges().equals(List.of("After")) && isBlue(0));
    }

    @Test
    void blinkingIsNeverFasterThanThreeFlashesASecond() {
        doOnFx(() -> {
            pane.modeProperty().set(CompareMode.BLINK);
            pane.nudge(1000);
        });
        // A flash is there and back.
        assertThat(1000.0 / (2 * pane.blinkPeriodProperty().get())).isLessThan(3);
        assertThat(pane.blinkPausedProperty().get()).isFalse();
    }

    @Test
    void aPictureThatCannotBeReadSaysWhatToDoInEveryMode() {
        doOnFx(() ->
                pane.pictures()
                        .set(
                                1,
                                pictures.bytes(
                                        "broken",
                                        new byte[] {7},
                                        null,
                                        PictureState.CANDIDATE,
                                        0,
                                        false,
                                        null)));
        await(() -> messages().size() == 2);
        assertThat(messages().getFirst()).contains("is not a PNG, JPEG or WebP picture");
        assertThat(messages().getLast()).contains("Side by side (S)");

        doOnFx(() -> pane.modeProperty().set(CompareMode.SIDE_BY_SIDE));
        await(() -> messages().size() == 2);
        assertThat(messages().getLast()).contains("Reject it with X");

        doOnFx(() -> {
            pane.modeProperty().set(CompareMode.DIFFERENCE);
            pane.pictures().set(1, write("006-01", 0xFF30C030, 0));
        });
        await(() -> pane.changedTextProperty().get().equals("Changed: 100 %"));
        assertThat(messages()).isEmpty();
    }

    private List<String> messages() {
        return onFx(() ->
                pane.lookupAll(".ps-canvas-message").stream()
                        .filter(Node::isVisible)
                        .flatMap(box -> box.lookupAll(".label").stream())
                        .map(label -> ((Label) label).getText())
                        .toList());
    }

    @Test
    void theThresholdFollowsTheSliderAndTheNewestWins() {
        CompareOptions options = onFx(() -> new CompareOptions(pane));
        doOnFx(() -> {
            pane.modeProperty().set(CompareMode.DIFFERENCE);
            pane.getChildren().add(options);
        });
        await(() -> pane.changedTextProperty().get().equals("Changed: 50 %"));
        Slider slider = (Slider) onFx(() -> options.lookup("#compare-threshold"));
        doOnFx(() -> {
            for (int i = 12; i <= 96; i++) {
                slider.setValue(i);
            }
        });
        assertThat(pane.thresholdProperty().get()).isEqualTo(96);
        assertThat(slider.getAccessibleText()).isEqualTo("Threshold");
        await(() -> pane.changedTextProperty().get().equals("Changed: 50 %"));
    }

    @Test
    void whatIsComparedIsSaidToThoseWhoCannotSeeIt() {
        assertThat(pane.getAccessibleText())
                .isEqualTo("Comparing Before 001-01, After 002-01, verdict on After");
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
        doOnFx(() -> pane.modeProperty().set(CompareMode.SWIPE));
        doOnFx(gone::layout);

        doOnFx(() -> pane.model().zoomTo(3, 0.2, 0.2));

        assertThat(onFx(gone::isNeedsLayout)).isFalse();
        assertThat(gone.getScene()).isNull();
    }
}
