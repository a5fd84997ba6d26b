package app.proofsheet.provider.hosted;

import java.util.Arrays;
import java.util.Optional;

/** The two generations of the wire (spec/hosted-media-api.md §12). */
public enum Wire {
    /** The current form. */
    V2026_07("2026-07"),
    /** The legacy form, as the scripts of 2026-05 send it. */
    V2026_05("2026-05");

    private final String id;

    Wire(String id) {
        this.id = id;
    }

    /** The word of the {@code --wire} option. */
    public String id() {
        return id;
    }

    /** The wire of a word, empty when unknown. */
    public static Optional<Wire> of(String id) {
        return Arrays.stream(values()).filter(w -> w.id.equals(id)).findFirst();
    }
}
