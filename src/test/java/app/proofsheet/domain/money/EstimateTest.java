package app.proofsheet.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.util.List;

class EstimateTest {

    private static Estimate one(String credits) {
        return Estimate.Known.of(new BigDecimal(credits));
    }

    @Test
    void equalPricesAreMultipliedAndDifferentOnesOnlyAdded() {
        assertThat(Estimate.together(List.of(one("1.5"), one("1.50"), one("1.5"), one("1.5"))))
                .extracting(Estimate::words)
                .isEqualTo("≈ 6.0 credits (4 × 1.5)");
        assertThat(Estimate.together(List.of(one("1.5"), one("2"), one("1.5"))).words())
                .isEqualTo("≈ 5.0 credits");
        assertThat(Estimate.together(List.of(one("0.14"))).words()).isEqualTo("≈ 0.14 credits");
    }

    @Test
    void oneUnknownPriceMakesTheWholeUnknownAndNeverZero() {
        Estimate unknown = new Estimate.Unknown("The service is away.");
        assertThat(Estimate.together(List.of(one("1.5"), unknown))).isEqualTo(unknown);
        assertThat(unknown.words()).isEqualTo("price not told: The service is away.");
        assertThat(Estimate.together(List.of())).isInstanceOf(Estimate.Unknown.class);
    }

    @Test
    void whatCostsNothingSaysSo() {
        assertThat(Estimate.together(List.of(one("0"), one("0.000"))).words())
                .isEqualTo("no charge");
    }

    @Test
    void amountsAreExactDecimals() {
        assertThat(Credits.text(new BigDecimal("0.1").add(new BigDecimal("0.2")))).isEqualTo("0.3");
        assertThat(Credits.text(new BigDecimal("20"))).isEqualTo("20.0");
        assertThat(Credits.text(new BigDecimal("1E+3"))).isEqualTo("1000.0");
        assertThat(Credits.text(new BigDecimal("0.00"))).isEqualTo("0");
        assertThat(Credits.read(" 7.25 ")).contains(new BigDecimal("7.25"));
        assertThat(Credits.read("-1")).isEmpty();
        assertThat(Credits.read("seven")).isEmpty();
        assertThat(Credits.read(null)).isEmpty();
    }
}
