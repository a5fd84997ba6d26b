package app.proofsheet.ui.edit;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.model.Tiers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Tiers and price of an edit endpoint. */
final class EditChoices {

    private EditChoices() {}

    /** Allowed tiers, lowest first; empty when the endpoint has none. */
    static List<String> tiers(@Nullable Endpoint endpoint) {
        if (endpoint == null) {
            return List.of();
        }
        String fixed = endpoint.fixedResolution();
        if (fixed != null) {
            return List.of(fixed);
        }
        return endpoint.field("resolution").map(FieldRule::allowed).orElse(List.of()).stream()
                .sorted(EditChoices::byHeight)
                .toList();
    }

    private static int byHeight(String one, String other) {
        return Tiers.isBelow(one, other) ? -1 : Tiers.isBelow(other, one) ? 1 : 0;
    }

    /** List price in US dollars of a number of edits, empty when the table has none. */
    static Optional<BigDecimal> price(@Nullable Endpoint endpoint, String tier, int count) {
        if (endpoint == null) {
            return Optional.empty();
        }
        BigDecimal exact = endpoint.usdPrices().get(tier);
        BigDecimal each = exact != null ? exact : endpoint.usdPrices().get("");
        return Optional.ofNullable(each).map(p -> p.multiply(BigDecimal.valueOf(count)));
    }
}
