package app.proofsheet.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.failure.Failure;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;

class CeilingRuleTest {

    private static final Estimate SIX = new Estimate.Known(credits("6"), 4, credits("1.5"));

    private static BigDecimal credits(String text) {
        return new BigDecimal(text);
    }

    private static Ceilings ceilings(@Nullable String batch, @Nullable String day) {
        return new Ceilings(
                batch == null ? null : credits(batch), day == null ? null : credits(day));
    }

    private static Today today(String spent, String committed, int unknown) {
        return new Today(credits(spent), credits(committed), unknown);
    }

    @Test
    void withoutACeilingNobodyIsAsked() {
        assertThat(CeilingRule.objection(SIX, today("900", "0", 3), Ceilings.NONE)).isEmpty();
        assertThat(
                        CeilingRule.objection(
                                new Estimate.Unknown("No price."), Today.NOTHING, Ceilings.NONE))
                .isEmpty();
    }

    @Test
    void exactlyTheCeilingIsAllowedAndAThousandthMoreIsNot() {
        assertThat(CeilingRule.objection(SIX, Today.NOTHING, ceilings("6.000", null))).isEmpty();
        Failure above =
                CeilingRule.objection(SIX, Today.NOTHING, ceilings("5.999", null)).orElseThrow();
        assertThat(above.code()).isEqualTo("cost_ceiling_exceeded");
        assertThat(above.kept()).isEqualTo("Nothing was queued.");
        assertThat(CeilingRule.asksForConsent(above)).isTrue();
    }

    @Test
    void theDayCountsWhatIsSpentAndWhatIsCommitted() {
        Ceilings twenty = ceilings(null, "20");
        assertThat(CeilingRule.objection(SIX, today("10", "4", 0), twenty)).isEmpty();
        Failure above = CeilingRule.objection(SIX, today("10", "4.5", 0), twenty).orElseThrow();
        assertThat(above.sentence())
                .isEqualTo(
                        "This batch would cost ≈ 6.0 credits (4 × 1.5). That makes 20.5 credits"
                                + " today, above the ceiling for one day. Spent or committed today:"
                                + " 14.5 credits. Ceiling: 20.0 a day.");
    }

    @Test
    void anUnknownPriceIsAskedAboutAsSoonAsThereIsACeiling() {
        Estimate unknown = new Estimate.Unknown("The service is away.");
        Failure asked =
                CeilingRule.objection(unknown, Today.NOTHING, ceilings("100", null)).orElseThrow();
        assertThat(asked.code()).isEqualTo("cost_not_known");
        assertThat(asked.sentence()).contains("The service is away.").contains("100.0 a batch");
        assertThat(CeilingRule.asksForConsent(asked)).isTrue();
    }

    @Test
    void aDayWithAnUnknownPriceCannotBeHeldUnderItsCeilingUnasked() {
        assertThat(CeilingRule.objection(SIX, today("0", "0", 1), ceilings(null, "20")))
                .get()
                .extracting(Failure::code)
                .isEqualTo("cost_not_known");
        assertThat(CeilingRule.objection(SIX, today("0", "0", 1), ceilings("20", null))).isEmpty();
    }

    @Test
    void whatCostsNothingIsNeverAskedAbout() {
        Estimate free = Estimate.Known.of(BigDecimal.ZERO);
        assertThat(CeilingRule.objection(free, today("50", "0", 2), ceilings("1", "1"))).isEmpty();
    }
}
