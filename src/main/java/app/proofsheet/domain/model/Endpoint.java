package app.proofsheet.domain.model;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One endpoint key with its rules (spec/endpoints.md §1, §2, §7).
 *
 * @param key endpoint key
 * @param displayName catalogue name for people
 * @param mode {@code text-to-image} or {@code edit}
 * @param group model group: {@code gpt-image-2}, {@code nano-banana}, {@code nano-banana-pro},
 *     {@code seedream}
 * @param fixedResolution the tier the key itself means, null when it means none
 * @param fields rules by provider field name, in body order
 * @param maxReferences number of references the model's maker publishes, for a warning; null when
 *     none
 * @param prices credits per picture by tier ({@code ""} when one price for all); empty when unknown
 */
public record Endpoint(
        String key,
        String displayName,
        String mode,
        String group,
        @Nullable String fixedResolution,
        Map<String, FieldRule> fields,
        @Nullable Integer maxReferences,
        Map<String, BigDecimal> prices) {

    /** Copies the maps, keeping their order. */
    public Endpoint {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        prices = Collections.unmodifiableMap(new LinkedHashMap<>(prices));
    }

    /** True when the endpoint edits pictures. */
    public boolean isEdit() {
        return mode.equals("edit");
    }

    /** True when one run can yield several pictures. */
    public boolean isSequential() {
        return fields.containsKey("max_images");
    }

    /** The rule of a provider field, empty when the endpoint does not declare it. */
    public Optional<FieldRule> field(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}
