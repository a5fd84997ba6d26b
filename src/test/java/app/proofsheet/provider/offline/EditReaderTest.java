package app.proofsheet.provider.offline;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

class EditReaderTest {
    private static final Scene SCENE = KnownScenes.scene("002-03");

    private static Scene edit(String prompt) {
        return SceneEditor.edit(SCENE, EditReader.read(prompt), "run-1");
    }

    @Test
    void aWardrobeEditChangesTheGarmentAndNothingElse() {
        Scene after =
                edit(
                        "Edit the picture. Change only the wardrobe: oat cable knit, sleeves down,"
                                + " no logo. Keep unchanged: same face, natural skin texture, grey"
                                + " hoodie. Avoid: studio backdrop.");

        assertThat(after.outfit().wear()).isEqualTo(Scene.Wear.CABLE_KNIT);
        assertThat(after.outfit().colour()).isEqualTo(0xddd0b8);
        assertThat(after.withOutfit(SCENE.outfit())).isEqualTo(SCENE);
    }

    @Test
    void theGarmentThatIsSwappedAwayIsNotWhatIsAskedFor() {
        Scene after =
                edit(
                        "Edit the picture. Change only the wardrobe: swap the hoodie for a navy"
                            + " crew knit, sleeves down, no logo; and the lighting: lift the shadow"
                            + " on the right cheek a little. Keep unchanged: same face.");

        assertThat(after.outfit().wear()).isEqualTo(Scene.Wear.KNIT);
        assertThat(after.outfit().colour()).isEqualTo(0x2f3d52);
        assertThat(after.light().shade()).isLessThan(SCENE.light().shade());
        assertThat(after.light().side()).isEqualTo(SCENE.light().side());
        assertThat(after.place()).isEqualTo(SCENE.place());
        assertThat(after.person()).isEqualTo(SCENE.person());
    }

    @Test
    void wordsOfOneSubjectNeverReachAnother() {
        Scene after =
                edit("Change only the background: a bookshelf, no hoodie, no glasses, warmer.");

        assertThat(after.place().room()).isEqualTo(Scene.Room.SHELF);
        assertThat(after.outfit()).isEqualTo(SCENE.outfit());
        assertThat(after.person()).isEqualTo(SCENE.person());
        assertThat(after.light()).isEqualTo(SCENE.light());
    }

    @Test
    void removesWhatIsToGo() {
        assertThat(edit("Change only the microphone or accessory: drop the mic.").mic().kind())
                .isEqualTo(Scene.MicKind.NONE);
        assertThat(
                        edit("Change only the microphone or accessory: without glasses.")
                                .person()
                                .glasses())
                .isEqualTo(Scene.Glasses.NONE);
        assertThat(edit("Change only the desk setup: no mug, a laptop.").desk())
                .satisfies(desk -> {
                    assertThat(desk.mug()).isFalse();
                    assertThat(desk.prop()).isEqualTo(Scene.Prop.LAPTOP);
                });
    }

    @Test
    void aNoteInOnesOwnWordsIsReadAsAWhole() {
        Scene after = edit("Make it a green cardigan and move the light to come from the right.");

        assertThat(after.outfit().wear()).isEqualTo(Scene.Wear.CARDIGAN);
        assertThat(after.light().side()).isEqualTo(Scene.Side.RIGHT);
    }

    @Test
    void aSubjectNamedInUnknownWordsStillChanges() {
        assertThat(edit("Change only the wardrobe: something more festive.").outfit().colour())
                .isNotEqualTo(SCENE.outfit().colour());
        assertThat(edit("Change only the lighting: make it nicer.").light().shade())
                .isLessThan(SCENE.light().shade());
        assertThat(edit("Change only the background: calmer please.").light().blur())
                .isGreaterThan(SCENE.light().blur());
    }

    @Test
    void aWardrobeEditLeavesEveryPixelOfTheFaceAndTheRoom() {
        Scene after = edit("Change only the wardrobe: oat cable knit.");
        BufferedImage a = new PortraitPainter(1).paint(SCENE, 360, 640);
        BufferedImage b = new PortraitPainter(1).paint(after, 360, 640);
        Rectangle face = PortraitPainter.faceBox(SCENE, 360, 640);

        assertThat(different(a, b, face)).isZero();
        assertThat(different(a, b, new Rectangle(0, 0, 360, face.y))).isZero();
        assertThat(different(a, b, new Rectangle(0, 588, 360, 52))).isZero();
        assertThat(different(a, b, new Rectangle(94, 375, 125, 125))).isGreaterThan(12_000);
    }

    @Test
    void aDeskEditAndAMicrophoneEditLeaveTheFaceAndTheRoom() {
        BufferedImage a = new PortraitPainter(1).paint(SCENE, 360, 640);
        Scene without = edit("Change only the microphone or accessory: no microphone.");
        BufferedImage b = new PortraitPainter(1).paint(without, 360, 640);
        Scene desk = edit("Change only the desk setup: a terracotta mug and a keyboard.");
        BufferedImage c = new PortraitPainter(1).paint(desk, 360, 640);

        assertThat(different(a, b, new Rectangle(0, 0, 360, 350))).isZero();
        assertThat(different(a, b, new Rectangle(0, 0, 360, 640))).isGreaterThan(2_000);
        assertThat(different(a, c, new Rectangle(0, 0, 360, 512))).isZero();
        assertThat(different(a, c, new Rectangle(0, 512, 360, 128))).isGreaterThan(2_000);
    }

    static int different(BufferedImage a, BufferedImage b, Rectangle box) {
        int count = 0;
        for (int y = box.y; y < box.y + box.height; y++) {
            for (int x = box.x; x < box.x + box.width; x++) {
                if (a.getRGB(x, y) != b.getRGB(x, y)) {
                    count++;
                }
            }
        }
        return count;
    }
}
