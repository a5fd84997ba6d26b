package app.proofsheet.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Arrays;

class PixelsTest {

    private static Pixels of(int width, int height, int... argb) {
        return new Pixels(width, height, argb, true);
    }

    private static Pixels plain(int width, int height, int colour) {
        int[] values = new int[width * height];
        Arrays.fill(values, colour);
        return of(width, height, values);
    }

    @ParameterizedTest
    @CsvSource({
        "100,60,33,20",
        "100,60,99,59",
        "7,5,3,2",
        "3,3,7,7",
        "640,480,1,1",
        "1000,1,333,1"
    })
    void onePlainColourStaysThatColourAtEverySize(int w, int h, int newW, int newH) {
        Pixels scaled = plain(w, h, 0xFF7F3301).scaled(newW, newH);

        assertThat(scaled.width()).isEqualTo(newW);
        assertThat(scaled.height()).isEqualTo(newH);
        assertThat(scaled.argb()).containsOnly(0xFF7F3301);
    }

    @Test
    void aSmallerPictureIsTheMeanOfWhatItCovers() {
        Pixels board = of(2, 2, 0xFF000000, 0xFFFFFFFF, 0xFFFFFFFF, 0xFF000000);

        assertThat(board.scaled(1, 1).argb()).containsExactly(0xFF808080);
    }

    @Test
    void aPixelThatIsCoveredInPartCountsInPart() {
        // Three pixels on two: the middle one belongs half to each.
        Pixels row = of(3, 1, 0xFF000000, 0xFF0000FF, 0xFF0000FF);

        assertThat(row.scaled(2, 1).argb()).containsExactly(0xFF000055, 0xFF0000FF);
    }

    @Test
    void halvingTakesTheMeanOfFour() {
        Pixels four = of(2, 2, 0xFF000000, 0xFF000004, 0xFF040000, 0xFF000800);

        Pixels half = four.half();

        assertThat(half).isNotNull();
        assertThat(half.argb()).containsExactly(0xFF010201);
        assertThat(half.half()).isNull();
    }

    @Test
    void fittingKeepsTheProportionAndNeverEnlarges() {
        Pixels picture = plain(1440, 2560, 0xFF102030);

        Pixels fitted = picture.fitted(256);

        assertThat(fitted.width()).isEqualTo(144);
        assertThat(fitted.height()).isEqualTo(256);
        assertThat(picture.fitted(4000)).isSameAs(picture);
    }

    @Test
    void valuesThatDoNotFitTheSizeAreRefused() {
        assertThatThrownBy(() -> of(2, 2, 1, 2, 3)).isInstanceOf(IllegalArgumentException.class);
    }
}
