package app.proofsheet.provider;

import app.proofsheet.domain.failure.Failure;

import java.math.BigDecimal;

/** What a submit is likely to cost; asking reserves and charges nothing. */
public sealed interface EstimateAnswer {

    /** Credits for the whole submit, with all the pictures it makes. */
    record Known(BigDecimal credits) implements EstimateAnswer {}

    /** The service tells no price now; the sentence says why. */
    record Unknown(Failure failure) implements EstimateAnswer {}
}
