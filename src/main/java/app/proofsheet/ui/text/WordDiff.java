package app.proofsheet.ui.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which words of two texts differ, by their longest common sequence of words. */
public final class WordDiff {

    /** Beyond this many words a side the table would be too big: the texts count as different. */
    private static final int MOST_WORDS = 2000;

    private static final Pattern WORD = Pattern.compile("\\s+|[^\\s,.;:]+|[,.;:]+");

    /**
     * A stretch of text.
     *
     * @param isChanged true when the other text does not have it here
     */
    public record Span(String text, boolean isChanged) {}

    /** The two texts in stretches; joined they are the texts again. */
    public record Result(List<Span> left, List<Span> right) {}

    private WordDiff() {}

    /** Compares two texts. */
    public static Result of(String left, String right) {
        List<String> a = words(left);
        List<String> b = words(right);
        if (a.size() > MOST_WORDS || b.size() > MOST_WORDS) {
            return new Result(List.of(new Span(left, true)), List.of(new Span(right, true)));
        }
        int[][] length = lengths(a, b);
        boolean[] keptLeft = new boolean[a.size()];
        boolean[] keptRight = new boolean[b.size()];
        int i = 0;
        int j = 0;
        while (i < a.size() && j < b.size()) {
            if (a.get(i).equals(b.get(j))) {
                keptLeft[i++] = true;
                keptRight[j++] = true;
            } else if (length[i + 1][j] >= length[i][j + 1]) {
                i++;
            } else {
                j++;
            }
        }
        return new Result(spans(a, keptLeft), spans(b, keptRight));
    }

    private static int[][] lengths(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] =
                        a.get(i).equals(b.get(j))
                                ? length[i + 1][j + 1] + 1
                                : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        return length;
    }

    private static List<Span> spans(List<String> words, boolean[] kept) {
        bridgeGaps(words, kept);
        List<Span> spans = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            text.append(words.get(i));
            if (i + 1 == words.size() || kept[i + 1] != kept[i]) {
                spans.add(new Span(text.toString(), !kept[i]));
                text.setLength(0);
            }
        }
        return spans;
    }

    /** A blank between two changed words belongs to the change, else the marks fall to pieces. */
    private static void bridgeGaps(List<String> words, boolean[] kept) {
        for (int i = 1; i + 1 < words.size(); i++) {
            if (kept[i] && words.get(i).isBlank() && !kept[i - 1] && !kept[i + 1]) {
                kept[i] = false;
            }
        }
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            words.add(matcher.group());
        }
        return words;
    }
}
