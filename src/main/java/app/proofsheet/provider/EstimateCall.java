package app.proofsheet.provider;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.run.ImageRequest;

import java.util.List;

/**
 * A question for a price.
 *
 * @param references what would go into {@code images}; a local picture that is not uploaded yet is
 *     left out
 */
public record EstimateCall(Endpoint endpoint, ImageRequest request, List<String> references) {
    /** Copies the references. */
    public EstimateCall {
        references = List.copyOf(references);
    }
}
