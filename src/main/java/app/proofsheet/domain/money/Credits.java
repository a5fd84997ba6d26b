package app.proofsheet.domain.money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Amounts of credits as text; the smallest unit is a thousandth (spec/hosted-media-api.md §5.3).
 */
public final class Credits {

    /** Decimal places of the smallest unit. */
    public static final int SCALE = 3;

    private Credits() {}

    /** Plain decimal text with at least one place: {@code 6.0}, {@code 0.56}; nothing is 0. */
    public static String text(BigDecimal credits) {
        if (credits.signum() == 0) {
            return "0";
        }
        BigDecimal bare = credits.stripTrailingZeros();
        return (bare.scale() < 1 ? bare.setScale(1) : bare).toPlainString();
    }

    /** The amount in a text, empty when it is none or negative. */
    public static Optional<BigDecimal> read(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text.strip())).filter(c -> c.signum() >= 0);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
