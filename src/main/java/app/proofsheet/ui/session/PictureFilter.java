package app.proofsheet.ui.session;

import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.asset.PictureState;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which pictures of the asset are shown and in which order.
 *
 * @param state only this review state, null for all
 * @param run only this run, null for all
 * @param text words that must all occur in label, path, run, model, prompt, variant or feedback;
 *     {@code ""} for none
 * @param order how they are ordered
 * @param grouping under which headings they stand
 * @param facets what else they must have
 */
public record PictureFilter(
        @Nullable PictureState state,
        @Nullable String run,
        String text,
        PictureOrder order,
        PictureGrouping grouping,
        Facets facets) {

    /** Everything, last made first. */
    public static final PictureFilter ALL =
            new PictureFilter(
                    null, null, "", PictureOrder.NEWEST, PictureGrouping.NONE, Facets.NONE);

    /**
     * What a picture must have beside state, run and words.
     *
     * @param stars which ratings pass
     * @param model endpoint key, null for every
     * @param making how it was made
     * @param choices the choice made for each named can-vary subject; empty for every
     */
    public record Facets(
            Stars stars, @Nullable String model, Making making, Map<String, String> choices) {

        /** Every picture passes. */
        public static final Facets NONE = new Facets(Stars.ANY, null, Making.ANY, Map.of());

        /** Copies the choices. */
        public Facets {
            choices = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(choices));
        }

        /** How many of them are set. */
        public int count() {
            return (stars == Stars.ANY ? 0 : 1)
                    + (model == null ? 0 : 1)
                    + (making == Making.ANY ? 0 : 1)
                    + choices.size();
        }

        /** The same with other ratings. */
        public Facets withStars(Stars value) {
            return new Facets(value, model, making, choices);
        }

        /** The same with another model. */
        public Facets withModel(@Nullable String value) {
            return new Facets(stars, value, making, choices);
        }

        /** The same for pictures made in another way. */
        public Facets withMaking(Making value) {
            return new Facets(stars, model, value, choices);
        }

        /** The same with another choice for a subject, null for every choice. */
        public Facets withChoice(String subject, @Nullable String choice) {
            Map<String, String> next = new LinkedHashMap<>(choices);
            if (choice == null) {
                next.remove(subject);
            } else {
                next.put(subject, choice);
            }
            return new Facets(stars, model, making, next);
        }

        private boolean test(PictureSnapshot picture) {
            PictureSnapshot.Origin origin = picture.origin();
            return stars.test(picture.rating())
                    && (model == null || origin != null && model.equals(origin.model()))
                    && making.test(origin)
                    && (choices.isEmpty()
                            || origin != null
                                    && origin.variant().entrySet().containsAll(choices.entrySet()));
        }
    }

    /** Which ratings pass. */
    public enum Stars {
        ANY(r -> true),
        UNRATED(r -> r == 0),
        ONE_UP(r -> r >= 1),
        TWO_UP(r -> r >= 2),
        THREE_UP(r -> r >= 3),
        FOUR_UP(r -> r >= 4),
        FIVE(r -> r == 5);

        private final Predicate<Integer> passes;

        Stars(Predicate<Integer> passes) {
            this.passes = passes;
        }

        private boolean test(int rating) {
            return passes.test(rating);
        }
    }

    /** How a picture was made. */
    public enum Making {
        ANY,
        GENERATED,
        EDITED,
        /** No record names a run for it. */
        FOUND;

        private boolean test(PictureSnapshot.@Nullable Origin origin) {
            return switch (this) {
                case ANY -> true;
                case GENERATED -> origin != null && !origin.isEdit();
                case EDITED -> origin != null && origin.isEdit();
                case FOUND -> origin == null;
            };
        }
    }

    /** The same with another state. */
    public PictureFilter withState(@Nullable PictureState value) {
        return new PictureFilter(value, run, text, order, grouping, facets);
    }

    /** The same with another run. */
    public PictureFilter withRun(@Nullable String value) {
        return new PictureFilter(state, value, text, order, grouping, facets);
    }

    /** The same with another text. */
    public PictureFilter withText(String value) {
        return new PictureFilter(state, run, value, order, grouping, facets);
    }

    /** The same with another order. */
    public PictureFilter withOrder(PictureOrder value) {
        return new PictureFilter(state, run, text, value, grouping, facets);
    }

    /** The same under other headings. */
    public PictureFilter withGrouping(PictureGrouping value) {
        return new PictureFilter(state, run, text, order, value, facets);
    }

    /** Every picture, but in this order and under these headings. */
    public PictureFilter everything() {
        return ALL.withOrder(order).withGrouping(grouping);
    }

    /** The same with other facets. */
    public PictureFilter withFacets(Facets value) {
        return new PictureFilter(state, run, text, order, grouping, value);
    }

    /** The pictures that pass, in order. */
    public List<PictureSnapshot> apply(List<PictureSnapshot> pictures) {
        List<String> words =
                Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                        .filter(w -> !w.isEmpty())
                        .toList();
        return pictures.stream()
                .filter(p -> state == null || p.state() == state)
                .filter(p -> run == null || run.equals(runOf(p)))
                .filter(facets::test)
                .filter(p -> words.isEmpty() || containsAll(p, words))
                .sorted(grouping.comparator().thenComparing(order.comparator()))
                .toList();
    }

    private static @Nullable String runOf(PictureSnapshot picture) {
        PictureSnapshot.Origin origin = picture.origin();
        return origin == null ? null : origin.runId();
    }

    private static boolean containsAll(PictureSnapshot picture, List<String> words) {
        StringBuilder all = new StringBuilder();
        all.append(picture.label()).append('\n').append(picture.id().workPath());
        PictureSnapshot.Origin origin = picture.origin();
        if (origin != null) {
            all.append('\n').append(origin.runId()).append('\n').append(origin.model());
            all.append('\n').append(origin.prompt()).append('\n').append(origin.variant());
            all.append('\n').append(origin.feedback());
        }
        String text = all.toString().toLowerCase(Locale.ROOT);
        return words.stream().allMatch(text::contains);
    }
}
