package app.proofsheet.domain.money;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/** What a batch is likely to cost before it is queued. Never a promise. */
public sealed interface Estimate {

    /**
     * The provider told a price for every submit.
     *
     * @param total credits for all of them
     * @param submits how many there are, at least 1
     * @param each credits of one submit, null when they differ
     */
    record Known(BigDecimal total, int submits, @Nullable BigDecimal each) implements Estimate {

        /** One submit. */
        public static Known of(BigDecimal credits) {
            return new Known(credits, 1, credits);
        }

        /** True when nothing will be charged. */
        public boolean isFree() {
            return total.signum() == 0;
        }

        /** {@code 4 × 1.5}, empty for one submit, for free ones and where they differ. */
        public String breakdown() {
            return submits < 2 || each == null || isFree()
                    ? ""
                    : submits + " × " + Credits.text(each);
        }
    }

    /**
     * One submit or more have no price.
     *
     * @param why a sentence
     */
    record Unknown(String why) implements Estimate {}

    /** Several estimates as one; one unknown price makes the whole unknown. */
    static Estimate together(List<Estimate> parts) {
        BigDecimal total = BigDecimal.ZERO;
        BigDecimal each = null;
        boolean differ = false;
        int submits = 0;
        for (Estimate part : parts) {
            switch (part) {
                case Unknown unknown -> {
                    return unknown;
                }
                case Known known -> {
                    BigDecimal one = known.each();
                    differ |= one == null || (each != null && each.compareTo(one) != 0);
                    each = one;
                    total = total.add(known.total());
                    submits += known.submits();
                }
            }
        }
        return submits == 0
                ? new Unknown("Nothing would be sent.")
                : new Known(total, submits, differ ? null : each);
    }

    /** {@code ≈ 6.0 credits (4 × 1.5)}, {@code no charge}, {@code price not told: …}. */
    default String words() {
        return switch (this) {
            case Unknown(String why) -> "price not told: " + why;
            case Known known when known.isFree() -> "no charge";
            case Known known -> {
                String parts = known.breakdown();
                yield "≈ "
                        + Credits.text(known.total())
                        + " credits"
                        + (parts.isEmpty() ? "" : " (" + parts + ")");
            }
        };
    }
}
