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
 * @param usdPrices list price of the model in US dollars per picture by tier ({@code ""} when one
 *     price for all), as the model's host documents it; empty when unknown. Not what a provider
 *     charges in credits: no source states a credit price, so that is always asked of the provider
 * @param sizeRule how pixel sizes are read and inferred, null when the endpoint takes no sizes
 */
public record Endpoint(
        String key,
        String displayName,
        String mode,
        String group,
        @Nullable String fixedResolution,
        Map<String, FieldRule> fields,
        @Nullable Integer maxReferences,
        Map<String, BigDecimal> usdPrices,
        @Nullable SizeRule sizeRule) {

    /** Copies the maps, keeping their order. */
    public Endpoint {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        usdPrices = Collections.unmodifiableMap(new LinkedHashMap<>(usdPrices));
    }

    /** An endpoint that takes no pixel sizes. */
    public Endpoint(
            String key,
            String displayName,
            String mode,
            String group,
            @Nullable String fixedResolution,
            Map<String, FieldRule> fields,
            @Nullable Integer maxReferences,
            Map<String, BigDecimal> usdPrices) {
        this(
                key,
                displayName,
                mode,
                group,
                fixedResolution,
                fields,
                maxReferences,
                usdPrices,
                null);
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

    /** Short name for buttons: the key without {@code image-}, mode and tier. */
    public String shortName() {
        return key.replaceFirst("^image-", "")
                .replaceFirst("-\\d+(\\.\\d+)?k$", "")
                .replaceFirst("-(text|edit)$", "");
    }

    /** List price in US dollars of one picture at a tier or size, empty when unknown. */
    public Optional<BigDecimal> usdPrice(@Nullable String tier) {
        BigDecimal flat = usdPrices.get("");
        if (flat != null) {
            return Optional.of(flat);
        }
        String wanted = fixedResolution != null ? fixedResolution : tier;
        return wanted == null ? Optional.empty() : Optional.ofNullable(usdPrices.get(wanted));
    }
}
