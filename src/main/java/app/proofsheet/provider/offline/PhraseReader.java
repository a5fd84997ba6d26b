package app.proofsheet.provider.offline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds what a stretch of text picks: known phrases, coloured nouns, and what is denied. */
final class PhraseReader {
    private static final int LONGEST = 5;
    private static final Set<String> DENIALS =
            Set.of(
                    "no", "not", "without", "never", "remove", "minus", "drop", "lose", "hide",
                    "dont", "non", "off");
    private static final Set<String> TURNS = Set.of("but", "with", "only", "just", "instead");
    private static final Set<String> PALE = Set.of("light", "pale", "soft");
    private static final Set<String> HAIR_ONLY =
            Set.of("blonde", "blond", "auburn", "ginger", "brunette");
    private static final Set<String> OTHERS =
            Set.of(
                    "plant",
                    "leave",
                    "eye",
                    "light",
                    "glow",
                    "lamp",
                    "balance",
                    "mic",
                    "microphone",
                    "laptop",
                    "keyboard",
                    "phone",
                    "notebook",
                    "chair",
                    "coffee",
                    "screen",
                    "book",
                    "curtain",
                    "shadow",
                    "skin",
                    "tone",
                    "shelf");
    private static final Set<String> DEEP = Set.of("dark", "deep");

    private PhraseReader() {}

    /**
     * One thing said.
     *
     * @param values allowed values, empty when only the trait is named
     * @param denied the text says it must not be so
     */
    record Said(Trait trait, List<String> values, boolean denied) {}

    /** Everything a text says, in order. */
    static List<Said> read(String text) {
        List<Said> all = new ArrayList<>();
        for (String clause : text.split("[,;:.()\\n]")) {
            clause(clause, all);
        }
        return all;
    }

    private static void clause(String clause, List<Said> all) {
        List<String> words = new ArrayList<>();
        for (String w : clause.replace("'", "").replace("/", " / ").split("[\\s\\-–—\"“”]+")) {
            if (!w.isBlank()) {
                words.add(Lexicon.normal(w));
            }
        }
        boolean denied = false;
        int at = 0;
        while (at < words.size()) {
            String word = words.get(at);
            if (TURNS.contains(word)) {
                denied = false;
            }
            int used = phrase(words, at, denied, all);
            if (used == 0 && DENIALS.contains(word)) {
                denied = true;
                used = 1;
            }
            if (used == 0) {
                used = colour(words, at, denied, all);
            }
            at += Math.max(1, used);
        }
    }

    private static int phrase(List<String> words, int at, boolean denied, List<Said> all) {
        for (int n = Math.min(LONGEST, words.size() - at); n > 0; n--) {
            List<Lexicon.Pick> picks = Lexicon.picks(String.join(" ", words.subList(at, at + n)));
            if (!picks.isEmpty()) {
                for (Lexicon.Pick pick : picks) {
                    all.add(new Said(pick.trait(), pick.values(), denied));
                }
                return n;
            }
        }
        return 0;
    }

    private static int colour(List<String> words, int at, boolean denied, List<Said> all) {
        int used = 1;
        String word = words.get(at);
        String hex = Lexicon.colour(word);
        if (hex.isEmpty() && at + 1 < words.size()) {
            String base = Lexicon.colour(words.get(at + 1));
            if (!base.isEmpty() && (PALE.contains(word) || DEEP.contains(word))) {
                int rgb = Integer.parseInt(base.substring(1), 16);
                hex = Tint.hex(PALE.contains(word) ? Tint.lite(rgb, .35) : Tint.dark(rgb, .35));
                used = 2;
            }
        }
        if (hex.isEmpty()) {
            return 0;
        }
        Optional<Trait> owner =
                HAIR_ONLY.contains(word) ? Optional.of(Trait.HAIR_COLOUR) : owner(words, at + used);
        if (owner.isPresent()) {
            all.add(new Said(owner.get(), List.of(hex), denied));
        }
        return used;
    }

    /** What a colour belongs to: the next noun it can belong to, else the garment. */
    private static Optional<Trait> owner(List<String> words, int from) {
        for (int i = from; i < Math.min(words.size(), from + 4); i++) {
            switch (words.get(i)) {
                case "hair", "bob", "bun", "curl", "ponytail" -> {
                    return Optional.of(Trait.HAIR_COLOUR);
                }
                case "mug", "cup" -> {
                    return Optional.of(Trait.MUG_COLOUR);
                }
                case "wall", "background", "room", "backdrop" -> {
                    return Optional.of(Trait.WALL_COLOUR);
                }
                case "desk", "table", "wood" -> {
                    return Optional.of(Trait.DESK_COLOUR);
                }
                case "tee", "undershirt" -> {
                    return Optional.of(Trait.TEE_COLOUR);
                }
                case "glasse", "frame", "spectacle" -> {
                    return Optional.of(Trait.FRAME_COLOUR);
                }
                case "hoodie",
                        "knit",
                        "knitwear",
                        "sweater",
                        "jumper",
                        "cardigan",
                        "shirt",
                        "blazer",
                        "jacket",
                        "overshirt",
                        "pullover",
                        "sweatshirt" -> {
                    return Optional.of(Trait.GARMENT_COLOUR);
                }
                default -> {
                    if (OTHERS.contains(words.get(i))) {
                        return Optional.empty();
                    }
                }
            }
        }
        if (from > 1) {
            for (int i = 0; i < from - 1; i++) {
                if (words.get(i).equals("mug")) {
                    return Optional.of(Trait.MUG_COLOUR);
                }
                if (words.get(i).equals("wall")) {
                    return Optional.of(Trait.WALL_COLOUR);
                }
                if (words.get(i).equals("hair")) {
                    return Optional.of(Trait.HAIR_COLOUR);
                }
            }
        }
        return Optional.of(Trait.GARMENT_COLOUR);
    }
}
