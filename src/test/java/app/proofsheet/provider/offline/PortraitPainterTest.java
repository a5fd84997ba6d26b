package app.proofsheet.provider.offline;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.media.PngText;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import javax.imageio.ImageIO;

class PortraitPainterTest {
    private static final Scene SCENE = KnownScenes.scene("002-03");

    @Test
    void theSameSceneGivesTheSameBytesOnAnyThread() throws Exception {
        Callable<byte[]> draw =
                () -> PngEncoder.encode(new PortraitPainter(1).paint(SCENE, 360, 640));
        byte[] first = draw.call();
        try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
            Future<byte[]> one = pool.submit(draw);
            Future<byte[]> two = pool.submit(draw);

            assertThat(one.get()).isEqualTo(first);
            assertThat(two.get()).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource({"288,512", "512,512", "640,360", "480,600", "450,600", "600,450", "300,900"})
    void everyRatioShowsThePersonUndistortedInTheMiddle(int width, int height) {
        Frame frame = Frame.of(width, height);

        assertThat(frame.w() / frame.h()).isBetween(width * .99 / height, width * 1.01 / height);
        assertThat(frame.x() + frame.w() / 2).isBetween(359.0, 361.0);
        assertThat(frame.y()).isLessThan(210);
        assertThat(frame.y() + frame.h()).isGreaterThan(1279);
        BufferedImage picture = new PortraitPainter(1).paint(SCENE, width, height);
        assertThat(picture.getWidth()).isEqualTo(width);
        assertThat(picture.getHeight()).isEqualTo(height);
        var face = PortraitPainter.faceBox(SCENE, width, height);
        int cheek =
                picture.getRGB(
                        (int) face.getCenterX() - face.width / 4, face.y + face.height * 82 / 100);
        assertThat(cheek >> 16 & 255).isGreaterThan((cheek & 255) + 30);
    }

    @Test
    void whatIsAddedChangesThePixelsWhereItIs() {
        BufferedImage with = new PortraitPainter(1).paint(SCENE, 360, 640);
        Scene off = SCENE.withPerson(SCENE.person().withGlasses(Scene.Glasses.NONE));
        BufferedImage without = new PortraitPainter(1).paint(off, 360, 640);
        var face = PortraitPainter.faceBox(SCENE, 360, 640);

        assertThat(EditReaderTest.different(with, without, face)).isGreaterThan(800);
        assertThat(
                        EditReaderTest.different(
                                with, without, new java.awt.Rectangle(0, 330, 360, 310)))
                .isZero();
    }

    @Test
    void aSmallPictureStaysSmallOnDisk() {
        byte[] png = PngEncoder.encode(new PortraitPainter(1).paint(SCENE, 576, 1024));

        assertThat(png.length).isLessThan(620_000);
    }

    @Test
    void theEncoderKeepsEveryPixel() throws IOException {
        BufferedImage picture = new PortraitPainter(1).paint(SCENE, 180, 320);
        byte[] png = PngText.with(PngEncoder.encode(picture), Map.of("Software", "x"));
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(png));

        assertThat(EditReaderTest.different(picture, read, new java.awt.Rectangle(180, 320)))
                .isZero();
    }

    @Test
    void aSceneSurvivesItsText() {
        for (KnownScenes.Named named : KnownScenes.all()) {
            assertThat(SceneText.read(SceneText.write(named.scene()))).contains(named.scene());
        }
        String text = SceneText.write(SCENE);
        assertThat(SceneText.read(text + "\nperson.hat=none")).contains(SCENE);
        assertThat(SceneText.read(text.replace("scene/1", "scene/2"))).isEmpty();
        assertThat(SceneText.read(text.replace("#8f9296", "grey"))).isEmpty();
        assertThat(SceneText.read(text.replace("framing.scale=1.1", "framing.scale=90"))).isEmpty();
        assertThat(SceneText.read("")).isEmpty();
    }
}
