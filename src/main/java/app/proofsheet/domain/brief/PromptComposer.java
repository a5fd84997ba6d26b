package app.proofsheet.domain.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Composes the prompt out of the words of the brief and nothing else (spec/brief.md §4). The order
 * is fixed: visual direction, {@code Keep}, {@code Variation}, {@code May vary}, format, {@code
 * Avoid}. The same brief gives the same prompt, byte for byte.
 */
public final class PromptComposer {

    /** Subjects of an edit in the order they are named in a prompt; others follow by name. */
    public static final List<String> EDIT_SUBJECTS =
            List.of(
                    "wardrobe",
                    "desk setup",
                    "lighting",
                    "background",
                    "microphone or accessory",
                    "other");

    private static final Pattern RATIO = Pattern.compile("(\\d{1,4}):(\\d{1,4})");

    private static final Pattern PLAIN_FIRST_WORD = Pattern.compile("^([A-Z])([a-z]+)(?=\\s|,|$)");

    private PromptComposer() {}

    /**
     * The prompt of one candidate: the producer's own text where there is one, else composed.
     *
     * @param choices the candidate's choices, empty when alternatives are not spread
     * @param aspectRatio ratio that is named, for example {@code 9:16}; {@code ""} names none
     * @param isEdit the brief asks for a change to given pictures
     * @return {@code ""} when the brief says nothing to draw
     */
    public static String prompt(
            Brief brief, List<VariantSpread.Choice> choices, String aspectRatio, boolean isEdit) {
        String own = brief.prompt();
        return own != null && !own.isBlank() ? own : compose(brief, choices, aspectRatio, isEdit);
    }

    /** The composed prompt, whether or not the producer wrote one; see {@link #prompt}. */
    public static String compose(
            Brief brief, List<VariantSpread.Choice> choices, String aspectRatio, boolean isEdit) {
        Brief.Rules rules = brief.rules();
        String direction = brief.grounding().visualDirection();
        List<String> open =
                choices.isEmpty()
                        ? Phrases.phrases(rules.canVary())
                        : Alternatives.open(rules.canVary());
        List<String> sentences = new ArrayList<>();
        add(sentences, direction == null ? "" : Phrases.sentence(direction));
        add(sentences, list(isEdit ? "Keep unchanged" : "Keep", Phrases.phrases(rules.mustKeep())));
        add(sentences, list("Variation", choices.stream().map(c -> c.option().phrase()).toList()));
        add(sentences, list("May vary", open));
        if (sentences.isEmpty()) {
            return "";
        }
        add(sentences, format(aspectRatio));
        add(sentences, list("Avoid", Phrases.phrases(rules.mustAvoid())));
        return String.join(" ", sentences);
    }

    /**
     * The prompt of an edit: the change, then what stays, then what must not appear.
     *
     * @param notes feedback by subject; blank notes are left out
     * @param mustNotChange phrases to keep
     * @param mustAvoid phrases to avoid
     * @param names words that are names and keep their capital at the start of a note
     * @return {@code ""} when no note says anything
     */
    public static String composeEdit(
            Map<String, String> notes,
            List<String> mustNotChange,
            List<String> mustAvoid,
            List<String> names) {
        List<String> changes = new ArrayList<>();
        notes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(subjectOrder()))
                .forEach(e -> {
                    String note = note(e.getValue(), names);
                    if (!note.isEmpty()) {
                        changes.add(subject(e.getKey()) + ": " + note);
                    }
                });
        if (changes.isEmpty()) {
            return "";
        }
        List<String> sentences = new ArrayList<>();
        sentences.add("Edit the picture.");
        sentences.add("Change only " + String.join("; and ", changes) + ".");
        add(sentences, list("Keep unchanged", Phrases.phrases(mustNotChange)));
        add(sentences, list("Avoid", Phrases.phrases(mustAvoid)));
        return String.join(" ", sentences);
    }

    /**
     * Must-keep phrases an edited prompt no longer has; upper and lower case and spacing do not
     * count.
     */
    public static List<String> lostKeeps(String prompt, List<String> mustKeep) {
        String text = Phrases.comparable(prompt);
        return Phrases.phrases(mustKeep).stream()
                .filter(phrase -> !text.contains(Phrases.key(phrase)))
                .toList();
    }

    /** The order in which subjects of an edit are named. */
    public static Comparator<String> subjectOrder() {
        return Comparator.<String>comparingInt(
                        s -> {
                            int at = EDIT_SUBJECTS.indexOf(Phrases.key(s));
                            return at < 0 ? EDIT_SUBJECTS.size() : at;
                        })
                .thenComparing(Comparator.naturalOrder());
    }

    /** "the wardrobe"; "other" names nothing, so it points at its note. */
    private static String subject(String subject) {
        String phrase = Phrases.key(subject);
        return phrase.isEmpty() || phrase.equals("other") ? "this" : "the " + phrase;
    }

    /**
     * A note as one clause: inner full stops and semicolons become commas, so that the sentence it
     * stands in holds together and can be read back.
     */
    private static String note(String text, List<String> names) {
        String[] parts = Phrases.line(text).split("[.;!?…]+(\\s+|$)|[。！？；]+", -1);
        List<String> clauses = new ArrayList<>();
        for (String part : parts) {
            String clause = Phrases.phrase(part);
            if (!clause.isEmpty()) {
                clauses.add(lowered(clause, names));
            }
        }
        return String.join(", ", clauses);
    }

    private static String lowered(String clause, List<String> names) {
        Matcher matcher = PLAIN_FIRST_WORD.matcher(clause);
        if (!matcher.find() || names.stream().anyMatch(matcher.group()::equalsIgnoreCase)) {
            return clause;
        }
        return Character.toLowerCase(clause.charAt(0)) + clause.substring(1);
    }

    private static String format(String aspectRatio) {
        Matcher matcher = RATIO.matcher(aspectRatio);
        if (!matcher.matches()) {
            return "";
        }
        int across = Integer.parseInt(matcher.group(1));
        int down = Integer.parseInt(matcher.group(2));
        String shape = across == down ? "Square" : across < down ? "Vertical" : "Horizontal";
        return shape + " " + aspectRatio + ".";
    }

    private static String list(String word, List<String> phrases) {
        return phrases.isEmpty() ? "" : word + ": " + String.join(", ", phrases) + ".";
    }

    private static void add(List<String> sentences, String sentence) {
        if (!sentence.isEmpty()) {
            sentences.add(sentence);
        }
    }
}
