package app.proofsheet.domain.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What was bought, grouped.
 *
 * @param rows dearest first, days newest first
 * @param total all rows together
 */
public record Ledger(By by, List<Row> rows, Row total) {

    /** Copies the rows. */
    public Ledger {
        rows = List.copyOf(rows);
    }

    /** What rows stand for. */
    public enum By {
        PERSONA,
        CAMPAIGN,
        MODEL,
        ASSET,
        DAY;

        /** The word on the command line: {@code persona}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The grouping of a word, empty when unknown. */
        public static Optional<By> of(String id) {
            return Arrays.stream(values()).filter(by -> by.id().equals(id)).findFirst();
        }

        private String key(CostLine line, ZoneId zone) {
            return switch (this) {
                case PERSONA -> Objects.requireNonNullElse(line.personaId(), "");
                case CAMPAIGN -> Objects.requireNonNullElse(line.campaignId(), "");
                case MODEL -> line.model();
                case ASSET -> line.run().assetDir();
                case DAY -> LocalDate.ofInstant(line.at(), zone).toString();
            };
        }
    }

    /**
     * One group.
     *
     * @param key what it stands for, {@code ""} when the runs name none; days are ISO dates
     * @param submits paid submits, also failed and lost ones
     * @param made pictures made
     * @param approved pictures approved now
     * @param rejected pictures rejected now
     * @param paid credits taken for good, as far as told
     * @param held credits held back and not settled
     * @param unknown submits whose price was not told; they are in none of the sums
     */
    public record Row(
            String key,
            int submits,
            int made,
            int approved,
            int rejected,
            BigDecimal paid,
            BigDecimal held,
            int unknown) {

        /** Nothing yet. */
        static Row empty(String key) {
            return new Row(key, 0, 0, 0, 0, BigDecimal.ZERO, BigDecimal.ZERO, 0);
        }

        Row plus(CostLine line) {
            BigDecimal more = BigDecimal.ZERO;
            BigDecimal waiting = BigDecimal.ZERO;
            int untold = 0;
            switch (line.charge()) {
                case Charge.Paid(BigDecimal credits) -> more = credits;
                case Charge.Held(BigDecimal credits) -> waiting = credits;
                case Charge.Unknown _ -> untold = 1;
            }
            return new Row(
                    key,
                    submits + 1,
                    made + line.made(),
                    approved + line.approved(),
                    rejected + line.rejected(),
                    paid.add(more),
                    held.add(waiting),
                    unknown + untold);
        }

        /** True when every price is told and settled. */
        public boolean isExact() {
            return unknown == 0 && held.signum() == 0;
        }

        /**
         * Credits paid for each approved picture, everything that was not approved included; empty
         * when none is approved or no price was told. It can only rise while {@link #isExact} is
         * false.
         */
        public Optional<BigDecimal> perApproved() {
            return approved == 0 || unknown == submits
                    ? Optional.empty()
                    : Optional.of(
                            paid.divide(
                                    BigDecimal.valueOf(approved),
                                    Credits.SCALE,
                                    RoundingMode.HALF_UP));
        }
    }

    /**
     * Groups lines.
     *
     * @param zone tells where a day ends
     */
    public static Ledger of(Collection<CostLine> lines, By by, ZoneId zone) {
        Map<String, Row> rows = new TreeMap<>();
        Row total = Row.empty("");
        for (CostLine line : lines) {
            String key = by.key(line, zone);
            rows.put(key, rows.getOrDefault(key, Row.empty(key)).plus(line));
            total = total.plus(line);
        }
        Comparator<Row> order =
                by == By.DAY
                        ? Comparator.comparing(Row::key, Comparator.reverseOrder())
                        : Comparator.comparing(Row::paid, Comparator.reverseOrder())
                                .thenComparing(Row::key);
        return new Ledger(by, rows.values().stream().sorted(order).toList(), total);
    }
}
