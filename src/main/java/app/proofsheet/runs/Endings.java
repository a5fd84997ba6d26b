package app.proofsheet.runs;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.folder.run.AttemptStates;
import app.proofsheet.provider.ProviderPayload;

import java.util.Locale;
import java.util.Optional;

/** Which words of a provider end a run without a picture. */
final class Endings {

    private Endings() {}

    /** Why the run ended, empty when it goes on or was cancelled. */
    static Optional<Failure> of(ProviderPayload payload) {
        return switch (AttemptStates.of(payload)) {
            case PROVIDER_FAILED -> failed(payload);
            case PROVIDER_COMPLETED_WITHOUT_OUTPUTS -> Optional.of(RunFailures.withoutOutputs());
            case SUBMITTING,
                    NOT_SUBMITTED,
                    SUBMIT_OUTCOME_UNKNOWN,
                    SUBMITTED_PROCESSING,
                    PROVIDER_COMPLETED,
                    MATERIALIZATION_FAILED,
                    MATERIALIZED,
                    HOSTED_GENERATION_HANDLE_NOT_FOUND ->
                    Optional.empty();
        };
    }

    /** True for the provider's words for a run that somebody stopped. */
    static boolean isCancelled(String status) {
        String word = status.toLowerCase(Locale.ROOT);
        return word.equals("cancelled") || word.equals("canceled");
    }

    /** What is said of a run that the provider ended without a reason. */
    static Failure withoutReason() {
        return Failure.of(
                "postplus_hosted_media_generation_failed",
                FailureKind.GENERATION,
                "The provider ended the run without a picture.");
    }

    private static Optional<Failure> failed(ProviderPayload payload) {
        Failure told = payload.failure();
        if (told != null) {
            return Optional.of(told);
        }
        return isCancelled(payload.status()) ? Optional.empty() : Optional.of(withoutReason());
    }
}
