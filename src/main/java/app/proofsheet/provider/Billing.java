package app.proofsheet.provider;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What a service says an operation costs, in credits (spec/hosted-media-api.md §5.3).
 *
 * @param estimated price it expected, null when not told
 * @param reserved amount it holds back until the job ends, null when not told
 * @param finalized amount it has taken, null when not told or not settled yet
 * @param isCharged the service says that the operation is charged
 */
public record Billing(
        @Nullable BigDecimal estimated,
        @Nullable BigDecimal reserved,
        @Nullable BigDecimal finalized,
        boolean isCharged) {

    /** Taken for good, nothing else known. */
    public static Billing paid(BigDecimal credits) {
        return new Billing(null, null, credits, credits.signum() > 0);
    }
}
