package app.proofsheet.wiring;

import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * The system's libraries that JavaFX lays out text with on Linux. Without them every label fails by
 * itself, so they are looked for before the toolkit starts.
 */
final class TextLibraries {

    private static final List<String> NEEDED =
            List.of("libpangoft2-1.0.so.0", "libpango-1.0.so.0", "libfreetype.so.6");

    private TextLibraries() {}

    /** Those missing on this system, empty when none is or none is needed. */
    static List<String> missing(String systemName) {
        return missing(systemName, TextLibraries::canBeLoaded);
    }

    static List<String> missing(String systemName, Predicate<String> canBeLoaded) {
        return systemName.toLowerCase(Locale.ROOT).startsWith("linux")
                ? NEEDED.stream().filter(canBeLoaded.negate()).toList()
                : List.of();
    }

    /** Asks the dynamic linker itself, which knows better than a list of folders. */
    @SuppressWarnings("restricted")
    static boolean canBeLoaded(String library) {
        try (Arena briefly = Arena.ofConfined()) {
            SymbolLookup.libraryLookup(library, briefly);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
