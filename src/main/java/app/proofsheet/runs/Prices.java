package app.proofsheet.runs;

import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.provider.Billing;
import app.proofsheet.provider.EstimateAnswer;
import app.proofsheet.provider.EstimateCall;

import java.math.BigDecimal;
import java.util.Optional;

/** What another attempt of a run is likely to cost. */
final class Prices {

    private final EndpointTable endpoints;

    Prices(EndpointTable endpoints) {
        this.endpoints = endpoints;
    }

    /**
     * Credits for the whole attempt: as the provider told before, else as it tells now; empty when
     * it does not. May use the network.
     */
    Optional<BigDecimal> ofAnother(RunWork work, Attempt attempt) {
        Billing told = attempt.billing();
        return told != null && told.estimated() != null
                ? Optional.of(told.estimated())
                : endpoints
                        .find(work.request().render().model())
                        .flatMap(endpoint ->
                                ask(
                                        work,
                                        new EstimateCall(
                                                endpoint,
                                                work.request(),
                                                work.request().inputUrls())));
    }

    private static Optional<BigDecimal> ask(RunWork work, EstimateCall call) {
        try {
            return switch (work.provider().estimate(call)) {
                case EstimateAnswer.Known known -> Optional.of(known.credits());
                case EstimateAnswer.Unknown _ -> Optional.empty();
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
