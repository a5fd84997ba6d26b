package app.proofsheet.provider.offline;

import java.util.List;
import java.util.Locale;

/**
 * Reads a prompt: sentences that describe, and sentences that begin with Keep, Variation, May vary
 * and Avoid (spec/brief.md §4). Words it does not know change nothing but the seed.
 */
final class PromptReader {
    private static final int DESCRIBED = 0;
    private static final int VARIED = 1;
    private static final int KEPT = 2;
    private static final int VARIATION = 3;

    private static final List<String> SAME =
            List.of(
                    "same face",
                    "same person",
                    "same woman",
                    "same man",
                    "same identity",
                    "same persona",
                    "persona lock",
                    "locked persona",
                    "identity",
                    "face unchanged",
                    "keep the face",
                    "same character");

    private final Wishes.Builder wishes = new Wishes.Builder();

    private PromptReader() {}

    static Wishes read(String prompt) {
        return read(prompt, List.of(), List.of(), List.of());
    }

    /**
     * Reads a prompt together with the phrases of its brief; a list is used only when the prompt
     * has no such sentence of its own, because the prompt is what was sent.
     */
    static Wishes read(
            String prompt, List<String> mustKeep, List<String> canVary, List<String> mustAvoid) {
        PromptReader reader = new PromptReader();
        boolean keep = false;
        boolean vary = false;
        boolean avoid = false;
        for (String sentence : sentences(prompt)) {
            Part part = part(sentence);
            keep |= part == Part.KEEP;
            vary |= part == Part.VARY || part == Part.VARIATION;
            avoid |= part == Part.AVOID;
            reader.sentence(part, sentence);
        }
        if (!keep && !mustKeep.isEmpty()) {
            reader.sentence(Part.KEEP, "Keep: " + String.join(", ", mustKeep));
        }
        if (!vary && !canVary.isEmpty()) {
            reader.sentence(Part.VARY, "May vary: " + String.join(", ", canVary));
        }
        if (!avoid && !mustAvoid.isEmpty()) {
            reader.sentence(Part.AVOID, "Avoid: " + String.join(", ", mustAvoid));
        }
        return reader.wishes.build();
    }

    /** The part a sentence plays. */
    enum Part {
        DESCRIPTION,
        KEEP,
        VARIATION,
        VARY,
        AVOID,
        FORMAT
    }

    static String[] sentences(String prompt) {
        return prompt.split("(?<=[.!?])\\s+|\\n+");
    }

    static Part part(String sentence) {
        String s = sentence.strip().toLowerCase(Locale.ROOT);
        if (starts(s, "keep", "must keep", "always keep", "preserve", "leave unchanged")) {
            return Part.KEEP;
        }
        if (starts(s, "variation", "this variation", "variant", "for this candidate")) {
            return Part.VARIATION;
        }
        if (starts(s, "may vary", "can vary", "vary", "allowed variation", "free to vary")) {
            return Part.VARY;
        }
        if (starts(s, "avoid", "must avoid", "do not", "don't", "never", "exclude", "negative")) {
            return Part.AVOID;
        }
        if (starts(s, "format", "aspect", "output", "ratio", "size")) {
            return Part.FORMAT;
        }
        return Part.DESCRIPTION;
    }

    private static boolean starts(String sentence, String... heads) {
        for (String head : heads) {
            if (sentence.startsWith(head)) {
                return true;
            }
        }
        return false;
    }

    private void sentence(Part part, String text) {
        switch (part) {
            case DESCRIPTION -> {
                choose(text, DESCRIBED);
                identity(text);
            }
            case KEEP -> {
                choose(text, KEPT);
                identity(text);
            }
            case VARIATION -> choose(text, VARIATION);
            case VARY -> vary(text);
            case AVOID -> avoid(text);
            case FORMAT -> {}
        }
    }

    private void identity(String text) {
        String s = text.toLowerCase(Locale.ROOT);
        if (SAME.stream().anyMatch(s::contains)) {
            wishes.samePerson();
        }
    }

    private void choose(String text, int strength) {
        for (PhraseReader.Said said : PhraseReader.read(text)) {
            if (said.denied()) {
                deny(said);
            } else if (!said.values().isEmpty()) {
                wishes.choose(said.trait(), said.values(), strength);
            }
        }
    }

    private void vary(String text) {
        List<PhraseReader.Said> all = PhraseReader.read(text);
        for (PhraseReader.Said said : all) {
            Trait trait = said.trait();
            wishes.vary(trait);
            boolean alone = all.stream().filter(other -> other.trait() == trait).count() == 1;
            if (said.denied()) {
                // "glasses, no glasses": an alternative, not a ban.
                wishes.alternative(trait, opposite(said), VARIED);
            } else if (said.values().isEmpty() || alone) {
                // "glasses" alone names the thing that varies: on, off, any shape.
                wishes.alternative(trait, trait.words(), VARIED);
            } else {
                wishes.alternative(trait, said.values(), VARIED);
            }
        }
    }

    private static List<String> opposite(PhraseReader.Said said) {
        return said.trait().words().stream().filter(v -> !said.values().contains(v)).toList();
    }

    private void avoid(String text) {
        for (PhraseReader.Said said : PhraseReader.read(text.replaceFirst("(?i)^\\s*do not", ""))) {
            wishes.forbid(said.trait(), said.values());
        }
    }

    private void deny(PhraseReader.Said said) {
        if (said.values().isEmpty()) {
            return;
        }
        wishes.forbid(said.trait(), said.values());
    }
}
