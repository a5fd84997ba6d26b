package app.proofsheet.provider.offline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what an edit asks for: the subjects it names and what is said of each. Only traits of a
 * named subject can change; text that names no subject is read as a whole.
 */
final class EditReader {
    /** What feedback can be about. */
    enum Subject {
        WARDROBE(EnumSet.of(Trait.WEAR, Trait.GARMENT_COLOUR, Trait.TEE_COLOUR)),
        DESK(EnumSet.of(Trait.PROP, Trait.MUG, Trait.MUG_COLOUR, Trait.DESK_COLOUR)),
        LIGHTING(EnumSet.of(Trait.SIDE, Trait.LIGHT, Trait.GRADE)),
        BACKGROUND(EnumSet.of(Trait.ROOM, Trait.WALL_COLOUR, Trait.PLANT, Trait.BLUR)),
        ACCESSORY(EnumSet.of(Trait.MIC, Trait.GLASSES, Trait.FRAME_COLOUR, Trait.EARRINGS)),
        OTHER(EnumSet.allOf(Trait.class));

        private final Set<Trait> traits;

        Subject(Set<Trait> traits) {
            this.traits = traits;
        }

        Set<Trait> traits() {
            return traits;
        }
    }

    private static final Pattern LABEL =
            Pattern.compile(
                    "(?:change only|;\\s*and|;|,\\s*and|\\.|^)\\s*(?:change only\\s*)?(?:the\\s+)?"
                            + "(wardrobe|outfit|clothes|desk setup|desk|lighting|light|background"
                            + "|microphone\\s*(?:or|/|and)\\s*accessory|microphone|accessory|this"
                            + "|other)\\s*:",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern SWAP =
            Pattern.compile(
                    "\\b(?:swap|replace|change|exchange|trade|switch|turn)\\b([^,;]*?)"
                            + "\\b(?:for|with|to|by|into)\\b",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern INSTEAD =
            Pattern.compile("\\b(?:instead of|rather than)\\b", Pattern.CASE_INSENSITIVE);

    private EditReader() {}

    /**
     * What is asked for.
     *
     * @param notes text by subject, in order
     * @param chosen values asked for by trait, only traits of the named subjects
     * @param forbidden values that must not appear
     */
    record Change(
            Map<Subject, String> notes,
            Map<Trait, List<String>> chosen,
            Map<Trait, Set<String>> forbidden) {

        boolean names(Subject subject) {
            return notes.containsKey(subject);
        }

        /** The first value asked for that is not forbidden. */
        Optional<String> value(Trait trait) {
            Set<String> no = forbidden.getOrDefault(trait, Set.of());
            Optional<String> asked =
                    chosen.getOrDefault(trait, List.of()).stream()
                            .filter(v -> !no.contains(v))
                            .findFirst();
            if (asked.isPresent() || !chosen.containsKey(trait)) {
                return asked;
            }
            return trait.words().stream().filter(v -> !no.contains(v)).findFirst();
        }

        boolean knowsNothingOf(Subject subject) {
            return subject.traits().stream().noneMatch(chosen::containsKey);
        }
    }

    static Change read(String prompt) {
        StringBuilder wanted = new StringBuilder();
        Map<Trait, Set<String>> forbidden = new EnumMap<>(Trait.class);
        for (String sentence : PromptReader.sentences(prompt)) {
            switch (PromptReader.part(sentence)) {
                case DESCRIPTION, VARIATION -> wanted.append(sentence).append(' ');
                case AVOID ->
                        PhraseReader.read(sentence)
                                .forEach(said ->
                                        forbidden
                                                .computeIfAbsent(
                                                        said.trait(), t -> new LinkedHashSet<>())
                                                .addAll(said.values()));
                case KEEP, VARY, FORMAT -> {}
            }
        }
        Map<Subject, String> notes = notes(wanted.toString());
        Map<Trait, List<String>> chosen = new EnumMap<>(Trait.class);
        notes.forEach((subject, text) -> take(subject, text, chosen, forbidden));
        return new Change(notes, chosen, forbidden);
    }

    private static Map<Subject, String> notes(String text) {
        Map<Subject, String> notes = new LinkedHashMap<>();
        Matcher matcher = LABEL.matcher(text);
        Subject subject = null;
        int from = 0;
        while (matcher.find()) {
            if (subject != null) {
                notes.merge(subject, text.substring(from, matcher.start()), EditReader::join);
            }
            subject = subject(matcher.group(1));
            from = matcher.end();
        }
        notes.merge(
                subject == null ? Subject.OTHER : subject, text.substring(from), EditReader::join);
        return notes;
    }

    private static String join(String a, String b) {
        return a + ", " + b;
    }

    private static Subject subject(String label) {
        String word = label.toLowerCase(Locale.ROOT);
        if (word.startsWith("microphone") || word.equals("accessory")) {
            return Subject.ACCESSORY;
        }
        return switch (word) {
            case "wardrobe", "outfit", "clothes" -> Subject.WARDROBE;
            case "desk setup", "desk" -> Subject.DESK;
            case "lighting", "light" -> Subject.LIGHTING;
            case "background" -> Subject.BACKGROUND;
            default -> Subject.OTHER;
        };
    }

    private static void take(
            Subject subject,
            String text,
            Map<Trait, List<String>> chosen,
            Map<Trait, Set<String>> forbidden) {
        String plain = SWAP.matcher(text).replaceAll(" ");
        plain = INSTEAD.matcher(plain).replaceAll(" no ");
        for (PhraseReader.Said said : PhraseReader.read(plain)) {
            Trait trait = home(subject, said.trait());
            if (!subject.traits().contains(trait)) {
                continue;
            }
            if (said.denied()) {
                forbidden.computeIfAbsent(trait, t -> new LinkedHashSet<>()).addAll(said.values());
                chosen.computeIfAbsent(trait, t -> new ArrayList<>());
            } else if (!said.values().isEmpty()) {
                chosen.computeIfAbsent(trait, t -> new ArrayList<>()).addAll(said.values());
            }
        }
    }

    /** A colour without a noun belongs to what the note is about. */
    private static Trait home(Subject subject, Trait trait) {
        if (trait != Trait.GARMENT_COLOUR) {
            return trait;
        }
        return switch (subject) {
            case BACKGROUND -> Trait.WALL_COLOUR;
            case DESK -> Trait.DESK_COLOUR;
            case ACCESSORY -> Trait.FRAME_COLOUR;
            case WARDROBE, LIGHTING, OTHER -> trait;
        };
    }
}
