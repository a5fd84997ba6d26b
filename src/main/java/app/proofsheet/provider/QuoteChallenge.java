package app.proofsheet.provider;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * A price that needs consent (spec/hosted-media-api.md §9).
 *
 * @param token sent back with the confirmed request; {@code ""} in one that comes from a record
 * @param operationId the id the token is signed against
 * @param accountId the account it is for, null when not told
 * @param estimatedCredits estimated price, null when not told
 * @param reservedCredits what would be held back until the job ends, null when not told
 * @param requiredTierCredits tier to be acknowledged, null when not told
 * @param labels what it is for, in the service's words
 * @param drivers what makes the price, at most {@link #MOST_DRIVERS}
 * @param rawJson the challenge as it came, its token in it: not for people or logs; {@code ""} in
 *     one that comes from a record
 */
public record QuoteChallenge(
        String token,
        String operationId,
        @Nullable String accountId,
        @Nullable BigDecimal estimatedCredits,
        @Nullable BigDecimal reservedCredits,
        @Nullable BigDecimal requiredTierCredits,
        Labels labels,
        List<Driver> drivers,
        String rawJson) {

    /** More drivers than this are not shown. */
    public static final int MOST_DRIVERS = 8;

    /** Copies the drivers. */
    public QuoteChallenge {
        drivers = List.copyOf(drivers);
    }

    /**
     * What a price is for.
     *
     * @param action for example {@code generate}, null when not told
     * @param feature for example {@code Image generation}, null when not told
     * @param service for example {@code Media generation service}, null when not told
     */
    public record Labels(
            @Nullable String action, @Nullable String feature, @Nullable String service) {

        /** Nothing told. */
        public static final Labels NONE = new Labels(null, null, null);
    }

    /**
     * One thing that makes the price.
     *
     * @param key stable name, for example {@code resolution}
     * @param label name for people
     * @param value what it is in this request
     */
    public record Driver(String key, String label, String value) {}

    @Override
    public String toString() {
        return "QuoteChallenge[operationId=" + operationId + ", token=•••]";
    }
}
