package app.proofsheet.provider.offline;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/**
 * Darkroom work on a picture the engine did not draw: light, warmth, contrast and a softer
 * background behind the middle. Nothing is invented; an edit that names none of these leaves the
 * picture as it is but for a trace of lift, and says so in its description.
 *
 * @param lift brightening of the shadows, -1..1
 * @param exposure brightening of everything, -1..1
 * @param contrast -1..1
 * @param warmth -1 cool .. 1 warm
 * @param blur softness of the background in thousandths of the picture's height
 */
record PhotoAdjustments(double lift, double exposure, double contrast, double warmth, double blur) {

    static PhotoAdjustments of(EditReader.Change change) {
        double lift = 0;
        double exposure = 0;
        double contrast = 0;
        switch (change.value(Trait.LIGHT).orElse("")) {
            case "SOFT" -> {
                lift = .34;
                contrast = -.12;
            }
            case "BRIGHT" -> exposure = .26;
            case "DIM" -> exposure = -.26;
            case "CONTRAST" -> contrast = .3;
            default -> {}
        }
        double warmth =
                switch (change.value(Trait.GRADE).orElse("")) {
                    case "WARM" -> .5;
                    case "COOL" -> -.5;
                    default -> 0;
                };
        boolean background = change.names(EditReader.Subject.BACKGROUND);
        String word = change.value(Trait.BLUR).orElse("");
        double blur = word.equals("MORE") || background && !word.equals("LESS") ? 9 : 0;
        if (lift == 0 && exposure == 0 && contrast == 0 && warmth == 0 && blur == 0) {
            lift = change.names(EditReader.Subject.LIGHTING) ? .25 : .06;
        }
        return new PhotoAdjustments(lift, exposure, contrast, warmth, blur);
    }

    /** The adjusted picture; the given one stays as it is. */
    BufferedImage apply(BufferedImage source) {
        BufferedImage out = opaque(source, source.getWidth(), source.getHeight());
        if (blur > 0) {
            background(out);
        }
        int[] px = Soften.pixels(out);
        int[][] tables = {table(warmth * .09), table(warmth * .012), table(-warmth * .1)};
        for (int i = 0; i < px.length; i++) {
            int p = px[i];
            px[i] =
                    tables[0][p >> 16 & 255] << 16
                            | tables[1][p >> 8 & 255] << 8
                            | tables[2][p & 255];
        }
        return out;
    }

    static BufferedImage opaque(BufferedImage source, int w, int h) {
        BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = out.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        g.drawImage(source, 0, 0, w, h, java.awt.Color.WHITE, null);
        g.dispose();
        return out;
    }

    private int[] table(double tint) {
        int[] table = new int[256];
        for (int i = 0; i < 256; i++) {
            double v = i / 255.0;
            v = Math.pow(v, Math.pow(2, -exposure * 1.1));
            double shadow = 1 - v;
            v += lift * .5 * v * shadow * shadow;
            v += contrast * 1.1 * (v - .5) * v * (1 - v) * 2;
            v *= 1 + tint;
            table[i] = Math.clamp(Math.round(v * 255), 0, 255);
        }
        return table;
    }

    /** Blurs all but a soft upright oval in the middle, where the person is. */
    private void background(BufferedImage image) {
        int w = image.getWidth();
        int h = image.getHeight();
        double sigma = blur * h / 1000;
        int step = Math.max(1, (int) (sigma / 3));
        BufferedImage small = opaque(image, Math.max(1, w / step), Math.max(1, h / step));
        Soften.picture(small, Math.max(.8, sigma / step));
        BufferedImage soft = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = soft.createGraphics();
        g.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.drawImage(small, 0, 0, w, h, null);
        g.dispose();
        int[] sharp = Soften.pixels(image);
        int[] blurred = Soften.pixels(soft);
        double reach = Math.min(w * .5, h * .36);
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                // The oval opens downwards, as shoulders do.
                double down = Math.max(0, y - h * .42) / h;
                double dx = (x - w * .5) / (reach * (.62 + down * .9));
                double dy = Math.min(0, y - h * .42) / (h * .3);
                double r = Math.sqrt(dx * dx + dy * dy);
                double t = Math.clamp((r - .75) / .5, 0, 1);
                int k = (int) (t * t * (3 - 2 * t) * 256);
                int at = y * w + x;
                sharp[at] = blend(sharp[at], blurred[at], k);
            }
        }
    }

    private static int blend(int a, int b, int k) {
        int rb = (a & 0xff00ff) * (256 - k) + (b & 0xff00ff) * k >>> 8 & 0xff00ff;
        int g = (a & 0xff00) * (256 - k) + (b & 0xff00) * k >>> 8 & 0xff00;
        return rb | g;
    }
}
