package app.proofsheet.media;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

import java.util.Arrays;

class DifferenceMapTest {

    private static Pixels plain(int width, int height, int colour) {
        int[] values = new int[width * height];
        Arrays.fill(values, colour);
        return new Pixels(width, height, values, true);
    }

    private static Pixels withBlock(Pixels ground, int side, int colour) {
        int[] values = ground.argb().clone();
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                values[y * ground.width() + x] = colour;
            }
        }
        return new Pixels(ground.width(), ground.height(), values, true);
    }

    @Test
    void aPictureDoesNotDifferFromItself() {
        Pixels picture = plain(40, 40, 0xFF336699);

        DifferenceMap map = DifferenceMap.of(picture, picture, 1000);

        assertThat(map.changed(0)).isZero();
        assertThat(Arrays.stream(map.heat(0).argb())).allMatch(DifferenceMapTest::isGrey);
    }

    @Test
    void theShareOfChangedPixelsIsTheShareOfTheChangedArea() {
        Pixels before = plain(40, 40, 0xFF336699);
        Pixels after = withBlock(before, 20, 0xFFFF6699);

        DifferenceMap map = DifferenceMap.of(before, after, 1000);

        assertThat(map.changed(12)).isEqualTo(0.25);
        assertThat(isGrey(map.heat(12).at(5, 5))).isFalse();
        assertThat(isGrey(map.heat(12).at(30, 30))).isTrue();
    }

    @Test
    void smallDifferencesCountOnlyAboveTheThreshold() {
        Pixels before = plain(10, 10, 0xFF404040);
        Pixels after = plain(10, 10, 0xFF4A4040);

        DifferenceMap map = DifferenceMap.of(before, after, 100);

        assertThat(map.changed(10)).isZero();
        assertThat(map.changed(9)).isEqualTo(1);
        assertThat(map.changed(255)).isZero();
        assertThat(isGrey(map.heat(10).at(0, 0))).isTrue();
        assertThat(isGrey(map.heat(9).at(0, 0))).isFalse();
    }

    @Test
    void aLargerDifferenceIsHotter() {
        Pixels before = plain(4, 4, 0xFF000000);

        int small = DifferenceMap.of(before, plain(4, 4, 0xFF202020), 100).heat(12).at(0, 0);
        int large = DifferenceMap.of(before, plain(4, 4, 0xFFF0F0F0), 100).heat(12).at(0, 0);

        assertThat(sum(large)).isGreaterThan(sum(small));
    }

    @Test
    void picturesOfDifferentSizesAreComparedAtTheSmallerOne() {
        Pixels small = plain(30, 50, 0xFF557799);
        Pixels large = plain(90, 150, 0xFF557799);

        for (DifferenceMap map :
                new DifferenceMap[] {
                    DifferenceMap.of(small, large, 1000), DifferenceMap.of(large, small, 1000)
                }) {
            assertThat(map.heat(4).width()).isEqualTo(30);
            assertThat(map.heat(4).height()).isEqualTo(50);
            assertThat(map.changed(4)).isCloseTo(0, Offset.offset(1e-9));
        }
    }

    @Test
    void oneChangedPixelStaysVisibleInASmallerMap() {
        Pixels before = plain(100, 60, 0xFF336699);
        Pixels after = withBlock(before, 1, 0xFFFFFFFF);

        DifferenceMap map = DifferenceMap.of(before, after, 25);

        assertThat(map.heat(12).width()).isEqualTo(25);
        assertThat(map.heat(12).height()).isEqualTo(15);
        assertThat(isGrey(map.heat(12).at(0, 0))).isFalse();
        assertThat(isGrey(map.heat(12).at(1, 0))).isTrue();
        assertThat(map.changed(12)).isEqualTo(1 / 6000.0);
    }

    @Test
    void whatBecameTransparentChangedToo() {
        DifferenceMap map = DifferenceMap.of(plain(4, 4, 0xFF000000), plain(4, 4, 0x00000000), 100);

        assertThat(map.changed(12)).isEqualTo(1);
    }

    private static boolean isGrey(int value) {
        return (value & 0xFF) == (value >> 8 & 0xFF) && (value & 0xFF) == (value >> 16 & 0xFF);
    }

    private static int sum(int value) {
        return (value & 0xFF) + (value >> 8 & 0xFF) + (value >> 16 & 0xFF);
    }
}
