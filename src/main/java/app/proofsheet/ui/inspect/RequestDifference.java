package app.proofsheet.ui.inspect;

import app.proofsheet.ui.text.Texts;
import app.proofsheet.ui.text.WordDiff;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * One field of two requests side by side.
 *
 * @param label the field in words
 * @param isSame true when both say the same
 * @param left what the first request says, in stretches
 * @param right what the second says, in stretches
 */
public record RequestDifference(
        String label, boolean isSame, List<WordDiff.Span> left, List<WordDiff.Span> right) {

    /** Fields a producer looks for first, in this order; the others follow in file order. */
    private static final List<String> FIRST =
            List.of(
                    "runId",
                    "assetPurpose",
                    "provider",
                    "model",
                    "mode",
                    "personaLock",
                    "personaId",
                    "derivedFrom",
                    "inputFiles",
                    "inputUrls",
                    "variant",
                    "mustKeep",
                    "canVary",
                    "mustAvoid",
                    "feedback",
                    "sourceBasis",
                    "aspectRatio",
                    "resolution",
                    "quality",
                    "size",
                    "outputFormat",
                    "maxImages");

    /** Written twice for the reference tools, or said by another field: showing them is noise. */
    private static final Set<String> SILENT =
            Set.of(
                    "targetAspectRatio",
                    "aspectRatioChosen",
                    "jobId",
                    "localOutputDir",
                    "promptHash",
                    "creativeFormatLabel");

    /** Compares two requests field by field; the prompt comes last. */
    static List<RequestDifference> of(
            Map<String, String> left, Map<String, String> right, Texts texts) {
        Set<String> names = new LinkedHashSet<>(FIRST);
        names.addAll(left.keySet());
        names.addAll(right.keySet());
        names.remove("prompt");
        names.add("prompt");
        names.removeAll(SILENT);
        List<RequestDifference> all = new ArrayList<>();
        for (String name : names) {
            String a = left.getOrDefault(name, "");
            String b = right.getOrDefault(name, "");
            if (!a.isEmpty() || !b.isEmpty()) {
                all.add(field(name, a, b, texts));
            }
        }
        return all;
    }

    private static RequestDifference field(String name, String a, String b, Texts texts) {
        String label =
                FIRST.contains(name) || name.equals("prompt")
                        ? texts.get("field." + name)
                        : spoken(name);
        boolean isSame = a.equals(b);
        if (isSame || a.isEmpty() || b.isEmpty() || !a.contains(" ") || !b.contains(" ")) {
            return new RequestDifference(label, isSame, whole(a, texts), whole(b, texts));
        }
        WordDiff.Result words = WordDiff.of(a, b);
        return new RequestDifference(label, false, words.left(), words.right());
    }

    /** {@code imageStyle} as "Image style", for fields this program does not know. */
    private static String spoken(String name) {
        String words = name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    private static List<WordDiff.Span> whole(String value, Texts texts) {
        return List.of(new WordDiff.Span(value.isEmpty() ? texts.get("field.none") : value, false));
    }
}
