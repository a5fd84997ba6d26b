package app.proofsheet.ui.edit;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.FieldRule;
import app.proofsheet.domain.model.Tiers;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Tiers of an edit endpoint. */
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
}
