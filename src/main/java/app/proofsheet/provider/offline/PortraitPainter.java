package app.proofsheet.provider.offline;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Draws a scene at any size, the same pixels every time. Each part draws from its own seeded
 * stream, so changing one part leaves the pixels of all others alone.
 */
final class PortraitPainter {
    private final double grain;

    /**
     * @param grain film grain, 0 none, 1 usual
     */
    PortraitPainter(double grain) {
        this.grain = grain;
    }

    BufferedImage paint(Scene scene, int width, int height) {
        Frame frame = Frame.of(width, height);
        Layer canvas = Layer.canvas(width, height, frame.toDevice());
        Scene.Framing framing = scene.framing();
        double cx = 360 + framing.dx();
        double ey = 476 + framing.dy();
        double by = ey + 226;
        int s = scene.light().side().sign();
        new BackdropPainter(scene, frame).paint(canvas);
        canvas.soft(Layer.oval(cx - s * 40, by + 160, 300, 420), 0x000000, .22, 30);
        canvas.push();
        canvas.move(cx, by + 400).size(framing.scale(), framing.scale()).move(-cx, -(by + 400));
        person(canvas, scene, cx, ey, by);
        canvas.pop();
        MicPainter mic = new MicPainter(scene, frame, cx, by);
        mic.worn(canvas);
        new DeskPainter(scene, frame).paint(canvas);
        mic.standing(canvas);
        new Finish(scene, frame, grain).apply(canvas.image());
        return canvas.image();
    }

    private static void person(Layer c, Scene scene, double cx, double ey, double by) {
        WardrobePainter wardrobe = new WardrobePainter(scene);
        HairPainter hair = new HairPainter(scene);
        Scene.Person person = scene.person();
        c.push().move(cx, by);
        wardrobe.back(c);
        c.pop();
        head(c, person, cx, ey);
        hair.back(c);
        c.pop();
        c.push().move(cx, by);
        wardrobe.torso(c);
        wardrobe.neck(c);
        wardrobe.collar(c);
        c.pop();
        head(c, person, cx, ey);
        new HeadPainter(scene).paint(c);
        hair.front(c);
        new GlassesPainter(scene).paint(c);
        hair.locks(c);
        c.pop();
    }

    private static void head(Layer c, Scene.Person person, double cx, double ey) {
        c.push().move(cx, ey).turn(person.tilt() * 1.8).size(person.width() * 1.05, 1);
    }

    /** The box around face and hair in pixels: what an edit of the surroundings must not touch. */
    static java.awt.Rectangle faceBox(Scene scene, int width, int height) {
        Scene.Framing framing = scene.framing();
        double cx = 360 + framing.dx();
        double ey = 476 + framing.dy();
        AffineTransform t = Frame.of(width, height).toDevice();
        t.translate(cx, ey + 626);
        t.scale(framing.scale(), framing.scale());
        t.translate(-cx, -(ey + 626));
        return t.createTransformedShape(
                        new java.awt.geom.Rectangle2D.Double(cx - 84, ey - 110, 168, 220))
                .getBounds();
    }
}
