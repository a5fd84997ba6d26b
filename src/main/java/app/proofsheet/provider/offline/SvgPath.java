package app.proofsheet.provider.offline;

import java.awt.geom.Path2D;

/** Reads the path commands the drawing uses: {@code M L H V C Q Z}, absolute and relative. */
final class SvgPath {
    private final String text;
    private int at;

    private SvgPath(String text) {
        this.text = text;
    }

    static Path2D of(String d) {
        return new SvgPath(d).read();
    }

    private Path2D read() {
        Path2D.Double path = new Path2D.Double();
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        char command = 'M';
        while (skip()) {
            char c = text.charAt(at);
            if (Character.isLetter(c)) {
                command = c;
                at++;
            }
            boolean relative = Character.isLowerCase(command);
            double ox = relative ? x : 0;
            double oy = relative ? y : 0;
            switch (Character.toUpperCase(command)) {
                case 'M' -> {
                    x = ox + number();
                    y = oy + number();
                    startX = x;
                    startY = y;
                    path.moveTo(x, y);
                    command = relative ? 'l' : 'L';
                }
                case 'L' -> {
                    x = ox + number();
                    y = oy + number();
                    path.lineTo(x, y);
                }
                case 'H' -> {
                    x = ox + number();
                    path.lineTo(x, y);
                }
                case 'V' -> {
                    y = oy + number();
                    path.lineTo(x, y);
                }
                case 'Q' -> {
                    double ax = ox + number();
                    double ay = oy + number();
                    x = ox + number();
                    y = oy + number();
                    path.quadTo(ax, ay, x, y);
                }
                case 'C' -> {
                    double ax = ox + number();
                    double ay = oy + number();
                    double bx = ox + number();
                    double by = oy + number();
                    x = ox + number();
                    y = oy + number();
                    path.curveTo(ax, ay, bx, by, x, y);
                }
                case 'Z' -> {
                    path.closePath();
                    x = startX;
                    y = startY;
                }
                default -> throw new IllegalArgumentException("path command " + command);
            }
        }
        return path;
    }

    private boolean skip() {
        while (at < text.length() && (text.charAt(at) <= ' ' || text.charAt(at) == ',')) {
            at++;
        }
        return at < text.length();
    }

    private double number() {
        skip();
        int start = at;
        if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
            at++;
        }
        while (at < text.length()
                && numberPart(text.charAt(at), at > 0 ? text.charAt(at - 1) : 0)) {
            at++;
        }
        return Double.parseDouble(text.substring(start, at));
    }

    private static boolean numberPart(char c, int before) {
        return Character.isDigit(c) || c == '.' || c == 'E' || (c == '-' && before == 'E');
    }
}
