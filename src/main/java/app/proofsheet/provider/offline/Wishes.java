package app.proofsheet.provider.offline;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a prompt wants of a scene: allowed and forbidden values by trait, and what may differ from
 * one candidate to the next.
 *
 * @param chosen values asked for, by trait; the first level that speaks wins
 * @param forbidden values that must not appear
 * @param varying traits that are to differ between candidates
 * @param samePerson whether every candidate shows one person
 */
record Wishes(
        Map<Trait, List<String>> chosen,
        Map<Trait, Set<String>> forbidden,
        Set<Trait> varying,
        boolean samePerson) {

    /** Values of a trait that are neither forbidden nor passed over, in order; never empty. */
    List<String> allowed(Trait trait, List<String> usual) {
        Set<String> no = forbidden.getOrDefault(trait, Set.of());
        List<String> asked = chosen.getOrDefault(trait, List.of());
        List<String> open = new ArrayList<>(asked.isEmpty() ? usual : asked);
        open.removeAll(no);
        if (open.isEmpty()) {
            open = new ArrayList<>(trait.isColour() ? usual : trait.words());
            open.removeAll(no);
        }
        return open.isEmpty() ? usual : open;
    }

    boolean asks(Trait trait) {
        return !chosen.getOrDefault(trait, List.of()).isEmpty();
    }

    /** Collects wishes; what is said at a stronger level replaces what a weaker one said. */
    static final class Builder {
        private final Map<Trait, Set<String>> chosen = new EnumMap<>(Trait.class);
        private final Map<Trait, Integer> level = new EnumMap<>(Trait.class);
        private final Map<Trait, Set<String>> forbidden = new EnumMap<>(Trait.class);
        private final Set<Trait> varying = EnumSet.noneOf(Trait.class);
        private boolean samePerson;

        /** Takes values at a level; equal levels add up to alternatives. */
        Builder choose(Trait trait, List<String> values, int strength) {
            int before = level.getOrDefault(trait, -1);
            if (strength > before) {
                chosen.put(trait, new LinkedHashSet<>(values));
                level.put(trait, strength);
            } else if (strength == before) {
                narrow(chosen.computeIfAbsent(trait, t -> new LinkedHashSet<>()), values);
            }
            return this;
        }

        /** "Knit" and then "cable knit" means cable knit; "hoodie" and "shirt" means either. */
        private static void narrow(Set<String> held, List<String> values) {
            if (held.stream().anyMatch(values::contains)) {
                held.retainAll(values);
            } else {
                held.addAll(values);
            }
        }

        /** Takes values as one more alternative at a level. */
        Builder alternative(Trait trait, List<String> values, int strength) {
            int before = level.getOrDefault(trait, -1);
            if (strength == before) {
                chosen.computeIfAbsent(trait, t -> new LinkedHashSet<>()).addAll(values);
                return this;
            }
            return choose(trait, values, strength);
        }

        Builder forbid(Trait trait, List<String> values) {
            forbidden.computeIfAbsent(trait, t -> new LinkedHashSet<>()).addAll(values);
            return this;
        }

        Builder vary(Trait trait) {
            varying.add(trait);
            return this;
        }

        Builder samePerson() {
            samePerson = true;
            return this;
        }

        int level(Trait trait) {
            return level.getOrDefault(trait, -1);
        }

        Wishes build() {
            Map<Trait, List<String>> picks = new EnumMap<>(Trait.class);
            chosen.forEach((trait, values) -> picks.put(trait, List.copyOf(values)));
            return new Wishes(picks, forbidden, varying, samePerson);
        }
    }
}
