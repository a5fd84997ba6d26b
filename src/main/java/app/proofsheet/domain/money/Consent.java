package app.proofsheet.domain.money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * What a person agreed to before something is queued.
 *
 * @param isGiven agreed to whatever it costs
 * @param batchCeiling agreed to at most this for the batch, in place of the work folder's ceiling
 *     for a batch; null to keep that
 */
public record Consent(boolean isGiven, @Nullable BigDecimal batchCeiling) {

    /** Nobody was asked yet. */
    public static final Consent NONE = new Consent(false, null);

    /** A person was asked and agreed. */
    public static final Consent GIVEN = new Consent(true, null);
}
