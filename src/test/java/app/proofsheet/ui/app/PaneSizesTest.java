package app.proofsheet.ui.app;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.app.PaneSizes.Right;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaneSizesTest {

    @Test
    void aWideWindowGivesEverybodyWhatTheyWant() {
        assertThat(PaneSizes.divide(1600, true, 352, Right.INSPECTOR, 320, true))
                .isEqualTo(new PaneSizes(352, 320));
    }

    @Test
    void panesGetNarrowerBeforeOneGoes() {
        assertThat(PaneSizes.divide(1100, true, 352, Right.INSPECTOR, 320, true))
                .isEqualTo(new PaneSizes(340, 280));
    }

    @Test
    void onANarrowWindowThePaneAskedForLastStays() {
        assertThat(PaneSizes.divide(960, true, 352, Right.INSPECTOR, 320, true))
                .isEqualTo(new PaneSizes(352, 0));
        assertThat(PaneSizes.divide(960, true, 352, Right.INSPECTOR, 320, false))
                .isEqualTo(new PaneSizes(0, 320));
    }

    @Test
    void sendToEditTakesTheLeftPanesRoom() {
        assertThat(PaneSizes.divide(1440, true, 352, Right.EDIT, 320, true))
                .isEqualTo(new PaneSizes(0, 640));
        assertThat(PaneSizes.divide(960, true, 352, Right.EDIT, 320, true).right()).isEqualTo(480);
    }

    @Test
    void anExpandedInspectorTakesAllBut556() {
        assertThat(PaneSizes.divide(1600, true, 352, Right.EXPANDED, 320, true))
                .isEqualTo(new PaneSizes(0, 1044));
    }

    @ParameterizedTest
    @ValueSource(doubles = {960, 1000, 1039, 1040, 1100, 1152, 1300, 1440, 1920, 3840})
    void theCentreAlwaysKeepsItsLeast(double total) {
        for (Right right : Right.values()) {
            for (boolean left : new boolean[] {true, false}) {
                for (boolean first : new boolean[] {true, false}) {
                    PaneSizes sizes = PaneSizes.divide(total, left, 480, right, 480, first);
                    assertThat(total - sizes.left() - sizes.right())
                            .as("%s %s %s", right, left, first)
                            .isGreaterThanOrEqualTo(PaneSizes.CENTRE);
                }
            }
        }
    }
}
