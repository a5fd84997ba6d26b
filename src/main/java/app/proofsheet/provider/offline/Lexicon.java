package app.proofsheet.provider.offline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The words of a prompt the engine understands, and what each of them chooses. */
final class Lexicon {

    private static final Map<String, List<Pick>> PHRASES = phrases();
    private static final Map<String, String> COLOUR_NAMES = colours();

    private Lexicon() {}

    /**
     * What a phrase picks.
     *
     * @param values the values it allows; empty when the phrase only names the trait
     */
    record Pick(Trait trait, List<String> values) {}

    /** The picks of a phrase in its normal form, empty when it is not known. */
    static List<Pick> picks(String phrase) {
        return PHRASES.getOrDefault(phrase, List.of());
    }

    /** The {@code #rrggbb} of a colour name, or an empty text. */
    static String colour(String name) {
        return COLOUR_NAMES.getOrDefault(name, "");
    }

    /** Lower case, British spelling, hyphens as spaces, no plural endings. */
    static String normal(String word) {
        String w = word.toLowerCase(Locale.ROOT);
        w = w.equals("gray") ? "grey" : w;
        w = w.replace("color", "colour");
        if (w.length() > 3 && w.endsWith("s") && !w.endsWith("ss")) {
            w = w.substring(0, w.length() - 1);
        }
        return w;
    }

    private static Map<String, List<Pick>> phrases() {
        Map<String, List<Pick>> map = new LinkedHashMap<>();
        for (String line : lines("words.txt")) {
            int bar = line.indexOf('|');
            List<Pick> picks = new ArrayList<>();
            for (String part : line.substring(bar + 1).split(";")) {
                int equals = part.indexOf('=');
                Trait trait = Trait.valueOf(part.substring(0, equals));
                String values = part.substring(equals + 1);
                picks.add(
                        new Pick(
                                trait,
                                values.equals("*") ? List.of() : List.of(values.split(","))));
            }
            map.put(normalPhrase(line.substring(0, bar)), List.copyOf(picks));
        }
        return Map.copyOf(map);
    }

    private static String normalPhrase(String phrase) {
        StringBuilder text = new StringBuilder();
        for (String word : phrase.split("[ -]")) {
            text.append(text.isEmpty() ? "" : " ").append(normal(word));
        }
        return text.toString();
    }

    private static Map<String, String> colours() {
        Map<String, String> map = new LinkedHashMap<>();
        for (String entry : lines("colours.txt")) {
            String[] parts = entry.split(" ");
            map.put(normal(parts[0]), parts[1]);
        }
        return Map.copyOf(map);
    }

    private static List<String> lines(String resource) {
        try (InputStream in = Lexicon.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the program");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
