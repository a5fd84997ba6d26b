package app.proofsheet.provider.offline;

import java.awt.geom.AffineTransform;

/** The surface of cloth, computed at every pixel so that it stays fine at any size. */
final class Cloth {
    private final int s;
    private final Noise fine;
    private final Noise soft;
    private final Noise fibre;
    private final boolean pale;
    private double detail = 1;

    Cloth(Scene scene) {
        this.s = scene.light().side().sign();
        this.fine = Noise.of(scene.outfit().drape(), "cloth fine", 0);
        this.soft = Noise.of(scene.outfit().drape(), "cloth soft", 5);
        this.fibre = Noise.of(scene.outfit().drape(), "cloth fibre", 1.1);
        this.pale = Tint.luma(scene.outfit().colour()) > .3;
    }

    /** A height field's brightness at a place in drawing units. */
    private interface Surface {
        double at(double u, double v);
    }

    private void apply(Layer l, Layer canvas, Surface surface) {
        AffineTransform back = HeadPainter.inverse(canvas.toPicture());
        double a = back.getScaleX();
        double d = back.getScaleY();
        double tx = back.getTranslateX();
        double ty = back.getTranslateY();
        detail = canvas.detail();
        l.shade((x, y) -> (float) surface.at(x * a + tx, y * d + ty));
    }

    void fleece(Layer l, Layer canvas) {
        apply(l, canvas, this::fleeceAt);
    }

    void weave(Layer l, Layer canvas, Scene.Wear wear) {
        switch (wear) {
            case HOODIE -> apply(l, canvas, this::fleeceAt);
            case KNIT -> apply(l, canvas, (u, v) -> stitch(u, v, 11.5, 9.5, .85));
            case CABLE_KNIT -> apply(l, canvas, this::cable);
            case CARDIGAN -> apply(l, canvas, this::rib);
            case SHIRT -> apply(l, canvas, this::twill);
        }
    }

    /** Brushed cotton: specks of lighter and darker yarn, cloudy underneath. */
    private double fleeceAt(double u, double v) {
        double heather = fibre.at(u * 1.9 + v * .35, v * .75 - u * .2);
        double speck = fibre.at(u * .9 - v * .5 + 91, v * 2.2 + 37);
        return 1 + detail * (.019 * heather + .015 * speck) + .008 * soft.at(u * .5, v * .5);
    }

    /** Fine jersey, as a tee is made of. */
    void jersey(Layer l, Layer canvas) {
        apply(l, canvas, (u, v) -> 1 + detail * .009 * fibre.at(u * 2.6, v * 1.4));
    }

    /** Plain knit: columns of V, rounder in light. */
    private double stitch(double u, double v, double w, double h, double strength) {
        double bend = soft.at(u * .12, v * .12) * 1.6;
        double x = u + bend;
        double y = v + bend * .6 + u * u * .00008;
        double column = Math.floor(x / w);
        double fx = x / w - column;
        double leg = fx < .5 ? fx * 2 : (1 - fx) * 2;
        double slope = y / h + leg * .82;
        double row = Math.floor(slope);
        double fy = slope - row;
        double across = leg - .5;
        double round = 1 - 4 * across * across;
        double along = Math.sin(Math.PI * fy);
        double height = Math.sqrt(Math.max(0, round)) * (.35 + .65 * Math.sqrt(along));
        double tilt = (fx < .5 ? -1 : 1) * across * s * -.10;
        double yarn = detail * fibre.at(x * 2.3 + row * 7, y * 2.3 + column * 13) * .026;
        double uneven = soft.at(column * 3.7, row * 2.9) * .018;
        double depth = pale ? .26 : .34;
        return 1 + strength * (depth * (height - .66) + tilt) + yarn + uneven;
    }

    private static final double[] CABLES = {-232, -140, -48, 48, 140, 232};

    /** Twisted cables with purl gutters between panels of plain knit. */
    private double cable(double u, double v) {
        for (int i = 0; i < CABLES.length; i++) {
            double x = u - CABLES[i] - soft.at(v * .1, i * 40) * 1.2;
            if (Math.abs(x) < 29) {
                return cableAt(x, v + (i % 2) * 17, u, i < 3 ? 1 : -1);
            }
        }
        return stitch(u, v, 9.5, 8.4, .6);
    }

    private double cableAt(double x, double v, double u, int twist) {
        double edge = Math.abs(x);
        if (edge > 24) {
            double purl = Math.sin(v * Math.PI / 3.6) * .06;
            return .88 + purl * .7 + detail * .025 * fibre.at(u * 2.3, v * 2.3);
        }
        double phase = v * Math.PI / 29;
        double best = -1;
        double shading = 0;
        for (int k = 0; k < 3; k++) {
            double p = phase + k * 2 * Math.PI / 3;
            double centre = 13.5 * Math.sin(p) * twist;
            double lift = Math.cos(p * 2) * .5;
            double d = (x - centre) / 9.6;
            if (Math.abs(d) >= 1) {
                continue;
            }
            double body = Math.sqrt(1 - d * d);
            double z = body + lift;
            if (z > best) {
                best = z;
                double ply = Math.sin((v + (x - centre) * twist * Math.cos(p) * 1.4) * 1.35);
                shading = .84 + .22 * body + d * s * .07 + ply * .035 * body + lift * .05;
            }
        }
        if (best < 0) {
            return .8 + detail * .02 * fibre.at(u * 2.3, v * 2.3);
        }
        return shading + detail * .026 * fibre.at(u * 2.3, v * 2.3);
    }

    /** Fine vertical ribs. */
    private double rib(double u, double v) {
        double x = u + soft.at(u * .1, v * .1) * 1.4;
        double fx = x / 7.2 - Math.floor(x / 7.2);
        double round = Math.sin(Math.PI * fx);
        double loop = Math.sin(v * 1.25 + Math.floor(x / 7.2) * 2.4);
        double depth = pale ? .15 : .2;
        return 1
                + depth * (Math.sqrt(round) - .72)
                + (fx - .5) * s * .05
                + .022 * loop * round
                + detail * .03 * fibre.at(u * 2, v * 2)
                + .014 * soft.at(u * .5, v * .5);
    }

    /** Brushed twill: faint diagonals and slubs. */
    private double twill(double u, double v) {
        double line = Math.sin((u * .8 + v) * 2.1);
        double slub = fibre.at(u * .35, v * 2.6);
        return 1
                + detail * (.016 * line + .018 * slub + .02 * fibre.at(u * 2.2, v * .5))
                + .02 * soft.at(u * .4, v * .4)
                + .006 * fine.at(u * 3, v * 3);
    }
}
