package app.proofsheet.domain.money;

import java.math.BigDecimal;

/**
 * What one day has cost so far.
 *
 * @param spent credits taken for good
 * @param committed credits held back, and likely prices of what is queued or not settled
 * @param unknown submits, sent or queued, with neither a price nor a likely one
 */
public record Today(BigDecimal spent, BigDecimal committed, int unknown) {

    /** Nothing was bought. */
    public static final Today NOTHING = new Today(BigDecimal.ZERO, BigDecimal.ZERO, 0);

    /** Spent and committed together. */
    public BigDecimal sum() {
        return spent.add(committed);
    }
}
