package app.proofsheet.ui.palette;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Ranks entries by words: every word must occur, in any order, whatever the case or accents. A hit
 * at the beginning of a title's word counts more than one inside it, and that more than one in the
 * detail.
 */
final class PaletteSearch {

    /** More hits than a person looks through; the rest is found with another word. */
    static final int MOST = 60;

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final int NONE = Integer.MAX_VALUE;

    private PaletteSearch() {}

    /** An entry with its texts made ready for comparison, once for many searches. */
    record Prepared(PaletteEntry entry, String title, String detail) {

        static Prepared of(PaletteEntry entry) {
            return new Prepared(entry, plain(entry.title()), plain(entry.detail()));
        }
    }

    private record Hit(Prepared prepared, int score, int place) {}

    /**
     * The best hits, best first.
     *
     * @param isUnwanted asked now and then; the search stops early when it says so
     */
    static List<PaletteEntry> find(
            List<Prepared> all, String query, Predicate<Integer> isUnwanted) {
        String[] words = plain(query).strip().split("\\s+");
        Comparator<Hit> order =
                Comparator.comparingInt(Hit::score)
                        .thenComparing(h -> h.prepared().entry().kind())
                        .thenComparingInt(Hit::place);
        PriorityQueue<Hit> best = new PriorityQueue<>(order.reversed());
        for (int i = 0; i < all.size(); i++) {
            if ((i & 1023) == 0 && isUnwanted.test(i)) {
                return List.of();
            }
            int score = score(all.get(i), words);
            if (score != NONE) {
                best.add(new Hit(all.get(i), score, i));
                if (best.size() > MOST) {
                    best.poll();
                }
            }
        }
        List<Hit> hits = new ArrayList<>(best);
        hits.sort(order);
        return hits.stream().map(h -> h.prepared().entry()).toList();
    }

    private static int score(Prepared prepared, String[] words) {
        int sum = 0;
        for (String word : words) {
            int at = prepared.title().indexOf(word);
            if (at >= 0) {
                sum += at == 0 ? 0 : startsWord(prepared.title(), word) ? 1 : 3;
            } else if (prepared.detail().contains(word)) {
                sum += 6;
            } else {
                return NONE;
            }
        }
        return sum;
    }

    private static boolean startsWord(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
                return true;
            }
        }
        return false;
    }

    /** Lower case without accents. */
    static String plain(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return ASCII.matcher(lower).matches()
                ? lower
                : MARKS.matcher(Normalizer.normalize(lower, Normalizer.Form.NFD)).replaceAll("");
    }
}
