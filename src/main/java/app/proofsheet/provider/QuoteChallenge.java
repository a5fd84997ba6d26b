package app.proofsheet.provider;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * A price that needs consent (spec/hosted-media-api.md §9).
 *
 * @param token sent back with the confirmed request
 * @param operationId the id the token is signed against
 * @param accountId the account it is for, null when not told
 * @param estimatedCredits estimated price, null when not told
 * @param requiredTierCredits tier to be acknowledged, null when not told
 * @param rawJson the challenge as it came
 */
public record QuoteChallenge(
        String token,
        String operationId,
        @Nullable String accountId,
        @Nullable BigDecimal estimatedCredits,
        @Nullable BigDecimal requiredTierCredits,
        String rawJson) {

    @Override
    public String toString() {
        return "QuoteChallenge[operationId=" + operationId + ", token=•••]";
    }
}
