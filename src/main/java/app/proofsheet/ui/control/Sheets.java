package app.proofsheet.ui.control;

import app.proofsheet.ui.theme.TextSize;

import javafx.scene.Parent;

import java.net.URL;
import java.util.List;

/** Style sheets of screens, on top of the theme. */
public final class Sheets {

    private Sheets() {}

    /** Adds the sheet of form fields and a screen's own sheet, which lies beside its class. */
    public static void add(Parent root, Class<?> screen, String name) {
        TextSize.follow(root, List.of(find(Sheets.class, "fields.css"), find(screen, name)));
    }

    private static URL find(Class<?> beside, String name) {
        URL url = beside.getResource(name);
        if (url == null) {
            throw new IllegalStateException("missing sheet " + name);
        }
        return url;
    }
}
