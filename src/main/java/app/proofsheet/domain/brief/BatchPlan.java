package app.proofsheet.domain.brief;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.FieldRule;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The runs a brief asks for: one a candidate, or as few as possible where one run yields several
 * pictures (spec/brief.md §2, {@code count}).
 *
 * @param runs in order
 */
public record BatchPlan(List<RunPlan> runs) {

    /** Copies the runs. */
    public BatchPlan {
        runs = List.copyOf(runs);
    }

    /**
     * One run.
     *
     * @param prompt text that is sent
     * @param variant choices made for can-vary alternatives, empty when they are left open
     * @param maxImages pictures asked for on sequential keys, null elsewhere
     * @param pictures pictures expected
     */
    public record RunPlan(
            String prompt, Map<String, String> variant, @Nullable Integer maxImages, int pictures) {

        /** Copies the variant, keeping its order. */
        public RunPlan {
            variant = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(variant));
        }
    }

    /** The plan of a brief for its endpoint; a count below 1 plans nothing. */
    public static BatchPlan of(Brief brief, Endpoint endpoint) {
        List<Integer> sizes = split(brief.output().count(), endpoint, brief.output().maxImages());
        boolean isComposed = brief.prompt() == null || brief.prompt().isBlank();
        // A single run cannot show two choices, and an edited prompt is sent as it was written.
        List<Variation> variations =
                isComposed && sizes.size() > 1
                        ? Alternatives.of(brief.rules().canVary())
                        : List.of();
        VariantSpread spread = VariantSpread.of(variations, sizes.size());
        String ratio = BriefRender.namedRatio(brief, endpoint);
        List<RunPlan> runs = new ArrayList<>();
        for (int i = 0; i < sizes.size(); i++) {
            runs.add(
                    new RunPlan(
                            PromptComposer.prompt(
                                    brief, spread.choices(i), ratio, endpoint.isEdit()),
                            spread.variant(i),
                            endpoint.isSequential() ? sizes.get(i) : null,
                            sizes.get(i)));
        }
        return new BatchPlan(runs);
    }

    /**
     * The prompt of the first candidate, {@code ""} when the brief says nothing to draw. A count
     * out of range is taken as the nearest possible one.
     */
    public static String firstPrompt(Brief brief, Endpoint endpoint) {
        int count = Math.clamp(brief.output().count(), 1, Gate.MAX_COUNT);
        Brief possible = brief.withOutput(brief.output().withCount(count));
        return of(possible, endpoint).runs().getFirst().prompt();
    }

    /** Number of pictures of all runs. */
    public int pictures() {
        return runs.stream().mapToInt(RunPlan::pictures).sum();
    }

    /**
     * Pictures of each run for a number of candidates, as few runs and as even as possible.
     *
     * @param count candidates; below 1 gives no runs
     * @param atMost pictures wanted in one run at most, null to leave it to the endpoint
     */
    public static List<Integer> split(int count, Endpoint endpoint, @Nullable Integer atMost) {
        if (count < 1) {
            return List.of();
        }
        int most = 1;
        FieldRule rule = endpoint.fields().get("max_images");
        if (rule != null) {
            Integer limit = rule.max();
            most = limit == null ? count : limit;
            if (atMost != null && atMost >= 1 && atMost < most) {
                most = atMost;
            }
        }
        int runs = Math.ceilDiv(count, most);
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            sizes.add(count / runs + (i < count % runs ? 1 : 0));
        }
        return sizes;
    }
}
