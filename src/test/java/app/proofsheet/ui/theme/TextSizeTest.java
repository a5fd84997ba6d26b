package app.proofsheet.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.ui.control.Icons;
import app.proofsheet.ui.control.ProgressRing;

import javafx.scene.Scene;
import javafx.scene.layout.StackPane;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

class TextSizeTest {

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    @Test
    void typeIconsAndRowsGrowWhileLinesAndCornersStay() {
        String sheet =
                ".a { -fx-font-size: 13px; -fx-min-height: 28px; -fx-pref-height: 1px;"
                        + " -fx-background-radius: 4px; -fx-padding: 0 8px; -fx-icon-size: 16px; }";
        assertThat(TextSize.LARGEST.scale(sheet))
                .isEqualTo(
                        ".a { -fx-font-size: 26px; -fx-min-height: 56px; -fx-pref-height: 1px;"
                                + " -fx-background-radius: 4px; -fx-padding: 0 8px; -fx-icon-size:"
                                + " 32px; }");
        assertThat(TextSize.NORMAL.scale(sheet)).isEqualTo(sheet);
    }

    @Test
    void reducedMotionStopsWhatTurns() {
        boolean[] turned =
                WaitForAsyncUtils.waitForAsyncFx(
                        10_000,
                        () -> {
                            Theme theme = new Theme();
                            ProgressRing ring = new ProgressRing(40, 4);
                            Scene scene = new Scene(new StackPane(ring, Icons.turning(16)));
                            theme.dress(scene);
                            theme.motionProperty().set(Motion.FULL);
                            boolean before = ring.isTurning();
                            boolean calmBefore = scene.getPreferences().isReducedMotion();
                            theme.motionProperty().set(Motion.REDUCED);
                            return new boolean[] {
                                before,
                                calmBefore,
                                ring.isTurning(),
                                scene.getPreferences().isReducedMotion()
                            };
                        });
        assertThat(turned).containsExactly(true, false, false, true);
    }
}
