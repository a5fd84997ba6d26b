package app.proofsheet.domain.brief;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One field in which two states of a brief differ.
 *
 * @param field as named in {@code brief.json}
 * @param removed what the later state has no more; a single value or entries of a list
 * @param added what the later state has new
 */
public record BriefChange(String field, List<String> removed, List<String> added) {

    /** Copies the lists. */
    public BriefChange {
        removed = List.copyOf(removed);
        added = List.copyOf(added);
    }

    /** True when the same entries stand in another order. */
    public boolean isReordering() {
        return removed.isEmpty() && added.isEmpty();
    }

    /** What changed from one state to the next, in the order of the form. */
    public static List<BriefChange> between(Brief before, Brief after) {
        Map<String, List<String>> old = fields(before);
        Map<String, List<String>> now = fields(after);
        List<BriefChange> changes = new ArrayList<>();
        now.forEach((field, values) -> {
            List<String> were = Objects.requireNonNull(old.get(field));
            if (!were.equals(values)) {
                changes.add(new BriefChange(field, without(were, values), without(values, were)));
            }
        });
        return List.copyOf(changes);
    }

    private static List<String> without(List<String> all, List<String> others) {
        Set<String> left = new LinkedHashSet<>(all);
        others.forEach(left::remove);
        return List.copyOf(left);
    }

    private static Map<String, List<String>> fields(Brief brief) {
        Brief.Identity identity = brief.identity();
        Brief.Grounding grounding = brief.grounding();
        Brief.PersonaLock lock = grounding.personaLock();
        Brief.Output output = brief.output();
        Map<String, List<String>> fields = new LinkedHashMap<>();
        fields.put(
                "assetPurpose", value(identity.purpose() == null ? "" : identity.purpose().id()));
        fields.put(
                "personaLock",
                lock == null ? List.of() : List.of(lock.path(), orEmpty(lock.sha256())));
        fields.put("visualDirection", value(grounding.visualDirection()));
        fields.put("explicitVariantTest", value(grounding.explicitVariantTest() ? "true" : ""));
        fields.put("sourceBasis", grounding.sourceBasis());
        fields.put(
                "references",
                grounding.references().stream().map(r -> r.path() + " " + r.use().id()).toList());
        fields.put("mustKeep", brief.rules().mustKeep());
        fields.put("canVary", brief.rules().canVary());
        fields.put("mustAvoid", brief.rules().mustAvoid());
        fields.put("model", value(output.model()));
        fields.put("creativeFormat", value(output.creativeFormat()));
        fields.put("aspectRatio", value(output.aspectRatio()));
        fields.put("resolution", value(output.resolution()));
        fields.put("quality", value(output.quality()));
        fields.put("size", value(output.size()));
        fields.put("outputFormat", value(output.outputFormat()));
        fields.put("maxImages", value(Objects.toString(output.maxImages(), "")));
        fields.put("draft", value(output.draft() ? "true" : ""));
        fields.put("count", value(Integer.toString(output.count())));
        fields.put("prompt", value(brief.prompt()));
        fields.put("assetId", value(identity.assetId()));
        fields.put("personaId", value(identity.personaId()));
        fields.put("conceptId", value(identity.conceptId()));
        fields.put("campaignId", value(identity.campaignId()));
        fields.put("customerId", value(identity.customerId()));
        fields.put("provider", value(output.provider()));
        fields.put("negativePrompt", value(brief.negativePrompt()));
        fields.put("notes", value(brief.notes()));
        return fields;
    }

    private static List<String> value(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isBlank() ? List.of() : List.of(text);
    }

    private static String orEmpty(@org.jspecify.annotations.Nullable String text) {
        return text == null ? "" : text;
    }
}
