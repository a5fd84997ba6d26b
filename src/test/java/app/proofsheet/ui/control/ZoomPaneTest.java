package app.proofsheet.ui.control;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;
import app.proofsheet.domain.asset.PixelSize;

import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ZoomPaneTest extends ControlTest {

    private static final Offset<Double> NEAR = Offset.offset(0.02);

    private ZoomPane open(PictureSnapshot picture) {
        ZoomPane pane = onFx(() -> new ZoomPane(loader));
        show(pane, 600, 500);
        doOnFx(() -> pane.show(picture));
        await(() -> pane.image() != null);
        return pane;
    }

    @Test
    void aPictureIsFittedAndSaysHowLargeItIs() {
        ZoomPane pane = open(pictures.picture("001-01", 1, 900, 1600));

        // 500 px less a margin of 16 on both sides are 468, of 1600.
        await(() -> pane.zoomTextProperty().get().equals("29 % of 900 × 1600"));
        assertThat(onFx(() -> pane.place(new PixelSize(900, 1600)).getHeight())).isEqualTo(468);
        assertThat(pane.getAccessibleText()).isEqualTo("Picture 001-01");
    }

    @Test
    void oneKeyGoesToHundredPercentAndBack() {
        ZoomPane pane = open(pictures.picture("001-01", 1, 900, 1600));

        doOnFx(pane::toggleActual);
        await(() -> pane.zoomTextProperty().get().equals("100 % of 900 × 1600"));
        assertThat(pane.model().isActual()).isTrue();

        doOnFx(pane::toggleActual);
        assertThat(pane.model().fitProperty().get()).isTrue();
    }

    @Test
    void theWheelZoomsWhereTheMouseIs() {
        ZoomPane pane = open(pictures.picture("001-01", 1, 900, 1600));
        PixelSize size = new PixelSize(900, 1600);
        moveTo(pane).moveBy(60, 100);
        double before =
                onFx(() -> (350 - pane.place(size).getMinY()) / pane.place(size).getHeight());

        for (int i = 0; i < 30; i++) {
            scroll(VerticalDirection.DOWN);
        }
        if (onFx(() -> pane.model().zoomProperty().get()) <= ZoomModel.MIN + 1e-6) {
            for (int i = 0; i < 60; i++) {
                scroll(VerticalDirection.UP);
            }
        }

        double zoom = onFx(() -> pane.model().zoomProperty().get());
        assertThat(zoom).isGreaterThan(0.5);
        double after =
                onFx(() -> (350 - pane.place(size).getMinY()) / pane.place(size).getHeight());
        assertThat(after).isCloseTo(before, Offset.offset(0.1));
    }

    @Test
    void draggingPansOnlyWhileThereIsMoreToSee() {
        ZoomPane pane = open(pictures.picture("001-01", 1, 900, 1600));
        drag(pane).moveBy(0, -80).drop();
        assertThat(pane.model().centreYProperty().get()).isEqualTo(0.5);

        doOnFx(() -> pane.model().zoomTo(1, 0.5, 0.5));
        drag(pane).moveBy(0, -80).drop();

        assertThat(pane.model().centreYProperty().get()).isCloseTo(0.5 + 80.0 / 1600, NEAR);
    }

    @Test
    void panesThatShareAModelShowTheSamePartAcrossSizes() {
        ZoomModel model = new ZoomModel();
        ZoomPane large = onFx(() -> new ZoomPane(loader, model));
        ZoomPane small =
                onFx(() ->
                        new ZoomPane(loader, model) {
                            @Override
                            protected void reference(PixelSize size) {}
                        });
        large.setPrefSize(300, 400);
        small.setPrefSize(300, 400);
        show(new HBox(large, small), 600, 400);
        PixelSize largeSize = new PixelSize(900, 1600);
        PixelSize smallSize = new PixelSize(450, 800);
        doOnFx(() -> {
            large.show(pictures.picture("001-01", 1, 900, 1600));
            small.show(pictures.picture("001-02", 2, 450, 800));
        });
        await(() -> large.image() != null && small.image() != null);

        doOnFx(() -> model.zoomTo(1, 0.25, 0.75));

        assertThat(onFx(() -> large.place(largeSize)))
                .isEqualTo(onFx(() -> small.place(smallSize)));
        await(() -> small.zoomTextProperty().get().equals("200 % of 450 × 800"));
    }

    @Test
    void aBrokenPictureIsASentence() {
        ZoomPane pane = onFx(() -> new ZoomPane(loader));
        show(pane, 600, 500);
        PictureSnapshot broken =
                pictures.bytes(
                        "broken", new byte[] {7}, null, PictureState.CANDIDATE, 0, false, null);

        doOnFx(() -> pane.show(broken));

        await(() -> pane.lookup(".ps-canvas-message").isVisible());
        assertThat(onFx(() -> ((Label) pane.lookup(".ps-canvas-message .label")).getText()))
                .isEqualTo("image-run-broken.png is not a PNG, JPEG or WebP picture.");
    }
}
