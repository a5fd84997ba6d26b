package app.proofsheet.media.sheet;

import java.io.IOException;
import java.io.InputStream;

/** The two faces of a sheet, the ones of the studio. */
enum SheetFace {
    REGULAR("Inter-Regular"),
    STRONG("Inter-SemiBold");

    private static final String FOLDER = "/app/proofsheet/ui/theme/fonts/";

    private final String font;

    SheetFace(String font) {
        this.font = font;
    }

    /** PostScript name. */
    String font() {
        return font;
    }

    /** The bundled OpenType file. */
    byte[] bytes() throws IOException {
        try (InputStream in = SheetFace.class.getResourceAsStream(FOLDER + font + ".otf")) {
            if (in == null) {
                throw new IllegalStateException("missing resource " + font);
            }
            return in.readAllBytes();
        }
    }
}
