package app.proofsheet.provider.offline;

import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Draws a cardigan or a shirt worn open over a tee; the origin is the middle of the collar. */
final class OpenFrontPainter {
    private final Scene.Outfit outfit;
    private final Cloth cloth;
    private final int s;
    private final int colour;
    private final int shaded;
    private final int lit;
    private final boolean shirt;

    OpenFrontPainter(Scene scene, Cloth cloth) {
        this.outfit = scene.outfit();
        this.cloth = cloth;
        this.s = scene.light().side().sign();
        this.colour = outfit.colour();
        this.shaded = Tint.dark(colour, .38);
        this.lit = Tint.lite(colour, .28);
        this.shirt = outfit.wear() == Scene.Wear.SHIRT;
    }

    void paint(Layer canvas) {
        tee(canvas);
        canvas.softLine("M-66,60 L-44,560", 0x000000, 24, .2, 8);
        canvas.softLine("M66,60 L44,560", 0x000000, 24, .2, 8);
        panel(canvas, -1);
        panel(canvas, 1);
        if (shirt) {
            lapel(canvas, -1);
            lapel(canvas, 1);
        } else {
            button(canvas, 250, 66);
            button(canvas, 350, 54.4);
        }
    }

    private void tee(Layer canvas) {
        int tee = outfit.tee();
        Layer l = canvas.over(new Rectangle2D.Double(-122, -40, 244, 560));
        l.fill(
                "M-84,-30 C-70,30 -30,54 0,56 C30,54 70,30 84,-30 L118,6 L62,640 L-62,640"
                        + " L-118,6Z",
                tee,
                1);
        l.lock();
        cloth.jersey(l, canvas);
        l.softLine("M-20,120 q-14,140 10,300", Tint.dark(tee, .3), 14, .3, 8);
        l.softLine("M26,150 q20,120 2,260", Tint.dark(tee, .3), 14, .3, 8);
        l.softLine("M-40,70 C-20,110 20,112 44,72", Tint.dark(tee, .3), 7, .22, 6);
        l.softLine("M-4,200 q8,120 -6,260", Tint.lite(tee, .6), 12, .3, 7);
        l.soft(Layer.oval(-s * 66, 220, 34, 300), Tint.dark(tee, .6), .42, 16);
        l.soft(Layer.oval(0, 20, 90, 30), Tint.dark(tee, .5), .2, 10);
        String band = "M-82,-24 C-68,32 -30,56 0,58 C30,56 68,32 82,-24";
        l.softLine(band, Tint.dark(tee, .26), 12, .7, .8);
        l.push().move(0, 8);
        l.line(band, Tint.dark(tee, .42), .9, .5);
        l.pop();
        canvas.lay(l);
    }

    private void panel(Layer canvas, int m) {
        int tone = Tint.mix(colour, m == s ? lit : shaded, .1);
        Layer l = canvas.over(new Rectangle2D.Double(-248, -60, 496, 580));
        l.push().size(m, 1);
        l.fill(
                shirt
                        ? "M88,-28 C112,-4 90,150 58,300 L48,640 L205,640 L215,120 C200,50 160,20"
                                + " 140,6Z"
                        : "M74,-26 C72,-42 84,-46 93,-34 C108,-6 90,150 58,300 L48,640 L205,640"
                                + " L215,120 C200,50 160,20 140,6Z",
                tone,
                1);
        l.lock();
        if (shirt) {
            cloth.weave(l, canvas, Scene.Wear.SHIRT);
        } else {
            cloth.weave(l, canvas, Scene.Wear.CARDIGAN);
        }
        // The outer edge melts into the sleeve.
        l.softLine("M140,6 C170,60 178,200 170,640", Tint.dark(colour, .55), 8, .18, 7);
        l.soft(Layer.oval(m == s ? 150 : 190, 150, 60, 190), m == s ? lit : shaded, .34, 24);
        String edge = "M72,-40 C106,-6 86,150 56,300 L46,640";
        if (shirt) {
            l.line(edge, Tint.dark(colour, .5), 2.6, .6);
            l.push().move(9, 0);
            l.line(edge, Tint.dark(colour, .5), .9, .45);
            l.pop();
            l.push().move(24, 0);
            l.line(edge, Tint.dark(colour, .45), 1, .4);
            l.pop();
            l.push().move(26, 2);
            l.softLine(edge, Tint.dark(colour, .6), 5, .22, 3);
            l.pop();
        } else {
            l.softLine(edge, Tint.mix(tone, lit, .35), 24, .8, 1.2);
            ribs(l);
            l.push().move(13, 0);
            l.softLine(edge, Tint.dark(colour, .6), 4, .45, 2);
            l.pop();
        }
        l.fadeOut(150, 205);
        l.pop();
        canvas.lay(l);
    }

    /** Short ribs across the front band. */
    private static void ribs(Layer l) {
        Path2D edge = SvgPath.of("M72,-40 C106,-6 86,150 56,300 L46,640");
        java.awt.BasicStroke dash =
                new java.awt.BasicStroke(
                        23,
                        java.awt.BasicStroke.CAP_BUTT,
                        java.awt.BasicStroke.JOIN_ROUND,
                        1,
                        new float[] {1.8f, 4.6f},
                        0);
        l.soft(dash.createStrokedShape(edge), 0x000000, .16, .6);
    }

    private void lapel(Layer canvas, int m) {
        String shape = "M78,-52 C100,-40 122,-18 132,4 L88,92 L52,18 C66,0 76,-28 78,-52Z";
        canvas.push().size(m, 1).move(2, 7);
        canvas.soft(shape, 0x000000, .34, 6);
        canvas.pop();
        Layer l = canvas.over(new Rectangle2D.Double(-140, -60, 280, 160));
        l.push().size(m, 1);
        l.fill(shape, m == s ? Tint.mix(colour, lit, .45) : Tint.mix(colour, shaded, .14), 1);
        l.lock();
        cloth.fleece(l, canvas);
        l.softLine("M78,-52 C76,-28 66,0 52,18", Tint.dark(colour, .6), 8, .36, 4);
        l.line("M124,4 L87,82 L58,18", Tint.dark(colour, .5), .9, .45);
        l.pop();
        canvas.lay(l);
    }

    private void button(Layer c, double y, double edge) {
        double x = s * edge;
        c.soft(Layer.oval(x + 1, y + 3, 9, 9), 0x000000, .4, 3);
        c.fill(Layer.oval(x, y, 8.6, 8.6), Tint.dark(colour, .58), 1);
        c.line(Layer.oval(x, y, 6.2, 6.2), Tint.dark(colour, .3), 1.4, .6);
        for (int i = -1; i <= 1; i += 2) {
            c.fill(Layer.oval(x + i * 1.9, y - 1.7, .95, .95), 0x0e0a08, .9);
            c.fill(Layer.oval(x + i * 1.9, y + 1.7, .95, .95), 0x0e0a08, .9);
        }
        c.softLine(
                "M" + (x + s * 2) + "," + (y - 6.6) + " q" + s * 4 + ",1 " + s * 5 + ",5",
                0xffffff,
                1.4,
                .5,
                .6);
    }
}
