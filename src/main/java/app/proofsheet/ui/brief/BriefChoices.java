package app.proofsheet.ui.brief;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.model.Tiers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the form may offer: only what the endpoint allows (spec/endpoints.md §2).
 *
 * @param models endpoint keys fit for the purpose
 * @param ratios allowed ratios, vertical ones first; empty when the endpoint takes none
 * @param tiers allowed resolution tiers, lowest first; empty when the endpoint has none
 * @param qualities allowed quality steps; empty when the endpoint has none
 * @param outputFormats allowed file types; empty when there is no choice
 * @param hasFreeSize true when a pixel size can be given
 * @param prices list price in US dollars per picture by tier, as the table has them
 */
public record BriefChoices(
        List<String> models,
        List<String> ratios,
        List<String> tiers,
        List<String> qualities,
        List<String> outputFormats,
        boolean hasFreeSize,
        Map<String, BigDecimal> prices) {

    /** Nothing to offer: no work folder is open. */
    public static final BriefChoices NONE =
            new BriefChoices(
                    List.of(), List.of(), List.of(), List.of(), List.of(), false, Map.of());

    /** Ratios for which an endpoint with a pixel size has a size (spec/endpoints.md §4). */
    private static final List<String> SIZED_RATIOS =
            List.of("9:16", "3:4", "1:1", "16:9", "4:3", "4:5");

    private static final List<String> VERTICAL_FIRST = List.of("9:16", "3:4");

    /** The choices for a purpose and an endpoint key; an unknown key offers models only. */
    public static BriefChoices of(
            EndpointTable table, @Nullable AssetPurpose purpose, String model) {
        List<String> models =
                table.all().stream()
                        .filter(e -> e.isEdit() == (purpose == AssetPurpose.EDIT_FIX))
                        .map(Endpoint::key)
                        .toList();
        Optional<Endpoint> found = table.find(model);
        if (found.isEmpty()) {
            return new BriefChoices(
                    models, List.of(), List.of(), List.of(), List.of(), false, Map.of());
        }
        Endpoint endpoint = found.get();
        boolean sized = endpoint.field("size").isPresent();
        return new BriefChoices(
                models,
                sized ? SIZED_RATIOS : verticalFirst(allowed(endpoint, "aspect_ratio")),
                tiers(endpoint),
                allowed(endpoint, "quality"),
                allowed(endpoint, "output_format"),
                sized,
                endpoint.usdPrices());
    }

    /** The tier that is sent when none is chosen: the highest. Empty when there are no tiers. */
    public Optional<String> topTier() {
        return tiers.isEmpty() ? Optional.empty() : Optional.of(tiers.getLast());
    }

    /** Credits for one picture at a tier, empty when not known. */
    public Optional<BigDecimal> price(String tier) {
        BigDecimal exact = prices.get(tier);
        return Optional.ofNullable(exact != null ? exact : prices.get(""));
    }

    /** The counterpart of an endpoint key that fits the purpose, the same key when it fits. */
    public static String fitting(
            EndpointTable table, @Nullable AssetPurpose purpose, String model) {
        boolean wantsEdit = purpose == AssetPurpose.EDIT_FIX;
        Optional<Endpoint> now = table.find(model);
        if (now.isEmpty() || now.get().isEdit() == wantsEdit) {
            return model;
        }
        Endpoint from = now.get();
        return table.all().stream()
                .filter(e -> e.isEdit() == wantsEdit && e.group().equals(from.group()))
                .max(Comparator.comparingInt((Endpoint e) -> alike(e, from)))
                .map(Endpoint::key)
                .orElse(model);
    }

    private static int alike(Endpoint one, Endpoint other) {
        int score = one.isSequential() == other.isSequential() ? 1 : 0;
        String tier = one.fixedResolution();
        return tier != null && tier.equals(other.fixedResolution()) ? score + 2 : score;
    }

    private static List<String> tiers(Endpoint endpoint) {
        String fixed = endpoint.fixedResolution();
        if (fixed != null) {
            return List.of(fixed);
        }
        return allowed(endpoint, "resolution").stream().sorted(BriefChoices::byHeight).toList();
    }

    private static int byHeight(String one, String other) {
        return Tiers.isBelow(one, other) ? -1 : Tiers.isBelow(other, one) ? 1 : 0;
    }

    private static List<String> allowed(Endpoint endpoint, String field) {
        return endpoint.field(field).map(FieldRule::allowed).orElse(List.of());
    }

    private static List<String> verticalFirst(List<String> ratios) {
        List<String> ordered = new ArrayList<>(VERTICAL_FIRST);
        ordered.retainAll(ratios);
        ratios.stream().filter(r -> !ordered.contains(r)).forEach(ordered::add);
        return List.copyOf(ordered);
    }
}
