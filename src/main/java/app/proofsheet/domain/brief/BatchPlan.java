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
        List<Integer> sizes = pictures(brief.output(), endpoint);
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

    /** Number of pictures of all runs. */
    public int pictures() {
        return runs.stream().mapToInt(RunPlan::pictures).sum();
    }

    /** Pictures of each run, as even as possible. */
    private static List<Integer> pictures(Brief.Output output, Endpoint endpoint) {
        int count = Math.max(0, output.count());
        int most = 1;
        FieldRule rule = endpoint.fields().get("max_images");
        if (rule != null) {
            Integer limit = rule.max();
            most = limit == null ? count : limit;
            Integer own = output.maxImages();
            if (own != null && own >= 1 && own < most) {
                most = own;
            }
        }
        int runs = most < 1 ? 0 : (count + most - 1) / most;
        List<Integer> sizes = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            sizes.add(count / runs + (i < count % runs ? 1 : 0));
        }
        return sizes;
    }
}
