package app.proofsheet.domain.brief;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads alternatives out of can-vary entries (spec/brief.md §4): {@code glasses on / glasses off},
 * {@code hoodie vs knit sweater}, {@code mug | cup}, {@code hoodie, cardigan or knit}. A slash
 * counts only between spaces, because {@code and/or} and {@code 3/4 view} are one thing.
 */
public final class Alternatives {

    private static final Pattern SEPARATOR =
            Pattern.compile(
                    "\\s+/\\s+|\\s*\\|\\s*|\\s+vs\\.?\\s+|\\s+versus\\s+",
                    Pattern.CASE_INSENSITIVE);

    private static final Pattern OR = Pattern.compile("\\s*,?\\s+or\\s+", Pattern.CASE_INSENSITIVE);

    /** "more or less", "a mug or so": an "or" that offers no choice. */
    private static final Pattern NO_CHOICE =
            Pattern.compile("\\bor (so|not|less|more)\\b", Pattern.CASE_INSENSITIVE);

    private static final Pattern WITH_OR_WITHOUT =
            Pattern.compile("with\\s+or\\s+without\\s+(.+)", Pattern.CASE_INSENSITIVE);

    /** Words that can stand alone as the other half of a pair: "hair up / down". */
    private static final Set<String> SWITCHES =
            Set.of(
                    "on", "off", "up", "down", "open", "closed", "left", "right", "in", "out",
                    "visible", "hidden");

    private Alternatives() {}

    /** The variations among can-vary entries, in order; names are unique. */
    public static List<Variation> of(List<String> canVary) {
        List<Variation> found = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (String entry : Phrases.phrases(canVary)) {
            parse(entry)
                    .map(v -> names.contains(v.name()) ? new Variation(entry, v.options()) : v)
                    .filter(v -> names.add(v.name()))
                    .ifPresent(found::add);
        }
        return found;
    }

    /** The entries that are no alternatives, as phrases, in order. */
    public static List<String> open(List<String> canVary) {
        return Phrases.phrases(canVary).stream().filter(e -> parse(e).isEmpty()).toList();
    }

    /** The variation of one entry, empty when it offers no choice. */
    public static Optional<Variation> parse(String entry) {
        String line = Phrases.phrase(entry);
        List<String> parts = split(line);
        if (parts.size() < 2) {
            return Optional.empty();
        }
        List<String> phrases = completed(parts);
        List<List<String>> words = phrases.stream().map(p -> List.of(p.split(" "))).toList();
        int head = shared(words, false);
        int tail = head > 0 ? 0 : shared(words, true);
        List<Variation.Option> options = new ArrayList<>();
        for (int i = 0; i < phrases.size(); i++) {
            List<String> own = words.get(i).subList(head, words.get(i).size() - tail);
            String value = own.isEmpty() ? phrases.get(i) : String.join(" ", own);
            options.add(new Variation.Option(value, phrases.get(i)));
        }
        List<String> first = words.getFirst();
        String name =
                head > 0
                        ? String.join(" ", first.subList(0, head))
                        : tail > 0
                                ? String.join(" ", first.subList(first.size() - tail, first.size()))
                                : line;
        return Optional.of(new Variation(name, options));
    }

    private static List<String> split(String line) {
        Matcher both = WITH_OR_WITHOUT.matcher(line);
        if (both.matches()) {
            return List.of("with " + both.group(1), "without " + both.group(1));
        }
        List<String> parts = Phrases.phrases(Arrays.asList(SEPARATOR.split(line)));
        if (parts.size() > 1 || NO_CHOICE.matcher(line).find()) {
            return parts;
        }
        List<String> sides = Arrays.asList(OR.split(line));
        if (sides.size() < 2) {
            return parts;
        }
        List<String> all = new ArrayList<>(Arrays.asList(sides.getFirst().split(",")));
        all.addAll(sides.subList(1, sides.size()));
        return Phrases.phrases(all);
    }

    /** Gives "down" in "hair up / down" the words it leans on. */
    private static List<String> completed(List<String> parts) {
        String first = parts.getFirst();
        int space = first.lastIndexOf(' ');
        boolean isElliptic =
                space > 0
                        && isSwitch(first.substring(space + 1))
                        && parts.stream().skip(1).allMatch(Alternatives::isSwitch);
        if (!isElliptic) {
            return parts;
        }
        String stem = first.substring(0, space + 1);
        List<String> whole = new ArrayList<>(List.of(first));
        parts.stream().skip(1).forEach(p -> whole.add(stem + p));
        return whole;
    }

    private static boolean isSwitch(String word) {
        return SWITCHES.contains(word.toLowerCase(Locale.ROOT));
    }

    /** Number of words all alternatives begin (or end) with; at least one of them has more. */
    private static int shared(List<List<String>> words, boolean fromEnd) {
        int shortest = words.stream().mapToInt(List::size).min().orElse(0);
        int count = 0;
        while (count < shortest) {
            Set<String> seen = new HashSet<>();
            for (List<String> own : words) {
                int at = fromEnd ? own.size() - 1 - count : count;
                seen.add(own.get(at).toLowerCase(Locale.ROOT));
            }
            if (seen.size() > 1) {
                break;
            }
            count++;
        }
        return count;
    }
}
