package app.proofsheet.provider.hosted;

import com.fasterxml.jackson.databind.JsonNode;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;

/** Reads amounts of money: 1,000 millicredits are one credit (spec/hosted-media-api.md §5.3). */
final class Credits {

    /** Beyond this many digits on either side it is no amount, and printing it would never end. */
    private static final int MOST_DIGITS = 18;

    private Credits() {}

    /** Credits of a number of millicredits, null when it is none or below zero. */
    static @Nullable BigDecimal ofMillicredits(JsonNode millicredits) {
        BigDecimal amount = amount(millicredits);
        return amount == null ? null : amount.movePointLeft(3);
    }

    /** Credits of {@code <name>Millicredits}, else of {@code <name>Credits}, null when neither. */
    static @Nullable BigDecimal of(JsonNode node, String name) {
        BigDecimal exact = ofMillicredits(node.path(name + "Millicredits"));
        return exact == null ? amount(node.path(name + "Credits")) : exact;
    }

    /** A finite amount that is not below zero, null when the value is none. */
    static @Nullable BigDecimal amount(JsonNode value) {
        if (!value.isNumber()) {
            return null;
        }
        BigDecimal amount = value.decimalValue();
        return amount.signum() < 0
                        || amount.scale() > MOST_DIGITS
                        || (long) amount.precision() - amount.scale() > MOST_DIGITS
                ? null
                : amount;
    }
}
