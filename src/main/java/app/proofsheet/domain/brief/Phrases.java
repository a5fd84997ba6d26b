package app.proofsheet.domain.brief;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Text of a producer made fit for a sentence, without changing its words: line breaks and runs of
 * spaces become one space, closing marks that would double are dropped.
 */
final class Phrases {

    private static final String SENTENCE_ENDS = ".!?…。！？";

    private Phrases() {}

    /** One line without outer spaces. */
    static String line(String text) {
        return text.replaceAll("[\\s\\p{Z}\\p{Cc}]+", " ").strip();
    }

    /** A phrase for a list: one line, no closing mark. Blank when nothing is left. */
    static String phrase(String text) {
        String line = line(text);
        int end = line.length();
        while (end > 0 && ".,;:。，；： ".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        int start = 0;
        while (start < end && ",;: ".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        return line.substring(start, end);
    }

    /** The phrases of a list in order, blanks and repetitions (in whatever case) left out. */
    static List<String> phrases(List<String> texts) {
        Map<String, String> byKey = new LinkedHashMap<>();
        for (String text : texts) {
            String phrase = phrase(text);
            if (!phrase.isEmpty()) {
                byKey.putIfAbsent(key(phrase), phrase);
            }
        }
        return List.copyOf(byKey.values());
    }

    /** A sentence: one line with exactly one end. Blank when nothing is left. */
    static String sentence(String text) {
        String line = line(text);
        int end = line.length();
        while (end > 0 && ",;: ".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        String body = line.substring(0, end);
        if (body.isEmpty()) {
            return "";
        }
        return SENTENCE_ENDS.indexOf(body.charAt(body.length() - 1)) >= 0 ? body : body + ".";
    }

    /** What two phrases are compared by: neither case nor the way an accent is encoded counts. */
    static String key(String phrase) {
        return comparable(phrase(phrase));
    }

    /** A text in which keys can be looked for. */
    static String comparable(String text) {
        return Normalizer.normalize(line(text), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
