package app.proofsheet.domain.handover;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The file a contact sheet is made as (design/studio.md, way through, 10). */
public enum SheetForm {
    /** One picture for each page. */
    PNG,
    /** One document, text that can be searched. */
    PDF,
    /** One page that needs no network. */
    HTML;

    /** The ending of its files, without the dot. */
    public String ending() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form that a file name asks for, empty when it asks for none. */
    public static Optional<SheetForm> ofFile(String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values()).filter(form -> form.ending().equals(ending)).findFirst();
    }
}
