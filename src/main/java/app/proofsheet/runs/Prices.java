package app.proofsheet.runs;

import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.provider.Billing;

import java.math.BigDecimal;
import java.util.Optional;

/** What another attempt of a run is likely to cost, as far as that is known without asking. */
final class Prices {

    private final EndpointTable endpoints;

    Prices(EndpointTable endpoints) {
        this.endpoints = endpoints;
    }

    /** Credits for the whole attempt, empty when nobody told. */
    Optional<BigDecimal> ofAnother(RunWork work, Attempt attempt) {
        Billing told = attempt.billing();
        if (told != null && told.estimated() != null) {
            return Optional.of(told.estimated());
        }
        Integer wanted = work.request().render().maxImages();
        BigDecimal pictures = BigDecimal.valueOf(wanted == null ? 1 : Math.max(1, wanted));
        return endpoints
                .find(work.request().render().model())
                .flatMap(endpoint -> work.provider().price(endpoint, work.request()))
                .map(pictures::multiply);
    }
}
