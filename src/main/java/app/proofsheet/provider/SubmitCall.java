package app.proofsheet.provider;

import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.run.ImageRequest;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * One paid submit.
 *
 * @param operationId idempotency key, already on disk; made by {@link OperationIds}
 * @param quoteToken confirmation of a quote, null when none was asked for
 * @param endpoint rules of the endpoint key
 * @param request the normalised request
 * @param references what goes into {@code images}, uploads already replaced by their references;
 *     empty for text endpoints
 */
public record SubmitCall(
        String operationId,
        @Nullable String quoteToken,
        Endpoint endpoint,
        ImageRequest request,
        List<String> references) {
    /** Copies the references. */
    public SubmitCall {
        references = List.copyOf(references);
    }
}
