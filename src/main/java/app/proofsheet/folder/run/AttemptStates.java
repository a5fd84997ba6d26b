package app.proofsheet.folder.run;

import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.provider.ProviderPayload;

/** What a provider's word means for the attempt (spec/asset-folder.md §6). */
public final class AttemptStates {

    private AttemptStates() {}

    /**
     * The state an answer leads to. A completed answer without anything to fetch has to be looked
     * at by a person; a missing word counts as pending, but nobody should loop on it.
     */
    public static AttemptState of(ProviderPayload payload) {
        return switch (payload.phase()) {
            case PENDING, UNKNOWN -> AttemptState.SUBMITTED_PROCESSING;
            case FAILED -> AttemptState.PROVIDER_FAILED;
            case COMPLETED ->
                    payload.outputs().isEmpty()
                            ? AttemptState.PROVIDER_COMPLETED_WITHOUT_OUTPUTS
                            : AttemptState.PROVIDER_COMPLETED;
        };
    }
}
