package app.proofsheet.domain.money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/**
 * Credits above which a person is asked first.
 *
 * @param perBatch for what is queued together, null when there is none
 * @param perDay for what is spent or committed on one day, null when there is none
 */
public record Ceilings(@Nullable BigDecimal perBatch, @Nullable BigDecimal perDay) {

    /** No ceiling at all. */
    public static final Ceilings NONE = new Ceilings(null, null);

    /** True when nobody is ever asked. */
    public boolean isNone() {
        return perBatch == null && perDay == null;
    }

    /** With another ceiling for a batch. */
    public Ceilings withBatch(@Nullable BigDecimal credits) {
        return new Ceilings(credits, perDay);
    }

    /** With another ceiling for a day. */
    public Ceilings withDay(@Nullable BigDecimal credits) {
        return new Ceilings(perBatch, credits);
    }
}
