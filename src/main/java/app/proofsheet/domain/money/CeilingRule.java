package app.proofsheet.domain.money;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a batch needs a person's consent: it would go above a ceiling, or there is a ceiling and
 * its price is not known. What costs nothing never does.
 */
public final class CeilingRule {

    /** A ceiling would be exceeded. */
    public static final String EXCEEDED = "cost_ceiling_exceeded";

    /** A price is not known, so a ceiling cannot be kept. */
    public static final String NOT_KNOWN = "cost_not_known";

    private CeilingRule() {}

    /** True when a refusal can be answered with {@link Consent}. */
    public static boolean asksForConsent(Failure failure) {
        return failure.code().equals(EXCEEDED) || failure.code().equals(NOT_KNOWN);
    }

    /** Why a batch needs consent, as the refusal without it; empty when it needs none. */
    public static Optional<Failure> objection(Estimate estimate, Today today, Ceilings ceilings) {
        if (ceilings.isNone()) {
            return Optional.empty();
        }
        return switch (estimate) {
            case Estimate.Known known when known.isFree() -> Optional.empty();
            case Estimate.Known known -> above(known, today, ceilings);
            case Estimate.Unknown(String why) ->
                    Optional.of(
                            failure(
                                    NOT_KNOWN,
                                    "The price of this batch is not told: " + why,
                                    today,
                                    ceilings));
        };
    }

    private static Optional<Failure> above(
            Estimate.Known estimate, Today today, Ceilings ceilings) {
        BigDecimal batch = estimate.total();
        String cost = "This batch would cost " + estimate.words();
        if (isAbove(batch, ceilings.perBatch())) {
            return Optional.of(
                    failure(
                            EXCEEDED,
                            cost + ", above the ceiling for one batch.",
                            today,
                            ceilings));
        }
        BigDecimal sum = today.sum().add(batch);
        if (isAbove(sum, ceilings.perDay())) {
            return Optional.of(
                    failure(
                            EXCEEDED,
                            cost
                                    + ". That makes "
                                    + Credits.text(sum)
                                    + " credits today, above the ceiling for one day.",
                            today,
                            ceilings));
        }
        if (ceilings.perDay() != null && today.unknown() > 0) {
            return Optional.of(
                    failure(
                            NOT_KNOWN,
                            cost + ". Not every price of today is known.",
                            today,
                            ceilings));
        }
        return Optional.empty();
    }

    private static boolean isAbove(BigDecimal credits, @Nullable BigDecimal ceiling) {
        return ceiling != null && credits.compareTo(ceiling) > 0;
    }

    private static Failure failure(String code, String sentence, Today today, Ceilings ceilings) {
        List<String> most = new ArrayList<>();
        if (ceilings.perBatch() != null) {
            most.add(Credits.text(ceilings.perBatch()) + " a batch");
        }
        if (ceilings.perDay() != null) {
            most.add(Credits.text(ceilings.perDay()) + " a day");
        }
        String untold =
                today.unknown() == 0 ? "" : ", and " + today.unknown() + " without a known price";
        return Failure.of(
                        code,
                        FailureKind.STATE,
                        sentence
                                + " Spent or committed today: "
                                + Credits.text(today.sum())
                                + " credits"
                                + untold
                                + ". Ceiling: "
                                + String.join(", ", most)
                                + ".")
                .withKept("Nothing was queued.")
                .withNext("Agree to it, queue fewer, or raise the ceiling.");
    }
}
