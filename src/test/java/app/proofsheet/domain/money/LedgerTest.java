package app.proofsheet.domain.money;

import static org.assertj.core.api.Assertions.assertThat;

import app.proofsheet.domain.money.Charge.Told;
import app.proofsheet.domain.run.AttemptState;
import app.proofsheet.domain.run.RunRef;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

class LedgerTest {

    private static BigDecimal credits(String text) {
        return new BigDecimal(text);
    }

    private static CostLine line(
            @Nullable String persona, String model, String at, Charge charge, int approved) {
        return new CostLine(
                new RunRef("assets/a", "image-run-001"),
                "attempt-001",
                "a",
                "hosted-media",
                model,
                persona,
                "spring",
                Instant.parse(at),
                charge,
                1,
                approved,
                1 - approved);
    }

    private static Charge paid(String credits) {
        return new Charge.Paid(credits(credits));
    }

    @Test
    void approvedPicturesCarryTheCostOfThoseThatWereNot() {
        Ledger ledger =
                Ledger.of(
                        List.of(
                                line("mara", "m", "2026-08-01T10:00:00Z", paid("1.5"), 1),
                                line("mara", "m", "2026-08-01T10:00:00Z", paid("1.5"), 0),
                                line("mara", "m", "2026-08-01T10:00:00Z", paid("1.5"), 1),
                                line(null, "n", "2026-08-01T10:00:00Z", paid("0.1"), 0)),
                        Ledger.By.PERSONA,
                        ZoneOffset.UTC);
        assertThat(ledger.rows()).extracting(Ledger.Row::key).containsExactly("mara", "");
        assertThat(ledger.rows().getFirst().perApproved()).contains(credits("2.250"));
        assertThat(ledger.rows().getLast().perApproved()).isEmpty();
        assertThat(ledger.total().paid()).isEqualByComparingTo("4.6");
        assertThat(ledger.total().perApproved()).contains(credits("2.300"));
        assertThat(ledger.total().isExact()).isTrue();
    }

    @Test
    void anUnknownPriceIsCountedApartAndNeverAsNothing() {
        Charge unknown = new Charge.Unknown(credits("9"));
        Ledger ledger =
                Ledger.of(
                        List.of(
                                line("mara", "m", "2026-08-01T10:00:00Z", paid("1.5"), 1),
                                line("mara", "m", "2026-08-01T10:00:00Z", unknown, 0),
                                line("mara", "x", "2026-08-01T10:00:00Z", unknown, 1)),
                        Ledger.By.MODEL,
                        ZoneOffset.UTC);
        assertThat(ledger.total().paid()).isEqualByComparingTo("1.5");
        assertThat(ledger.total().unknown()).isEqualTo(2);
        assertThat(ledger.total().isExact()).isFalse();
        assertThat(ledger.rows().getLast().key()).isEqualTo("x");
        assertThat(ledger.rows().getLast().perApproved()).isEmpty();
    }

    @Test
    void aDayEndsWhereThePersonIs() {
        List<CostLine> late = List.of(line("m", "m", "2026-08-01T22:30:00Z", paid("1"), 0));
        assertThat(Ledger.of(late, Ledger.By.DAY, ZoneOffset.UTC).rows().getFirst().key())
                .isEqualTo("2026-08-01");
        assertThat(
                        Ledger.of(late, Ledger.By.DAY, ZoneId.of("Europe/Berlin"))
                                .rows()
                                .getFirst()
                                .key())
                .isEqualTo("2026-08-02");
    }

    @Test
    void nothingIsBoughtBeforeASubmitLeavesOrWhenItIsRefused() {
        assertThat(Charge.of(AttemptState.SUBMITTING, false, Told.NOTHING)).isEmpty();
        assertThat(Charge.of(AttemptState.NOT_SUBMITTED, true, Told.NOTHING)).isEmpty();
        assertThat(Charge.of(AttemptState.SUBMIT_OUTCOME_UNKNOWN, true, Told.NOTHING))
                .contains(new Charge.Unknown(null));
    }

    @Test
    void aRunningJobIsHeldAndOnlyItsEndMakesAPrice() {
        Told running = new Told(credits("20"), credits("24"), credits("0"));
        assertThat(Charge.of(AttemptState.SUBMITTED_PROCESSING, true, running))
                .contains(new Charge.Held(credits("24")));
        Told ended = new Told(credits("20"), credits("24"), credits("19.5"));
        assertThat(Charge.of(AttemptState.MATERIALIZED, true, ended)).contains(paid("19.5"));
        Told silent = new Told(credits("20"), credits("24"), null);
        assertThat(Charge.of(AttemptState.PROVIDER_FAILED, true, silent))
                .contains(new Charge.Unknown(credits("24")));
        Told free = new Told(null, null, credits("0"));
        assertThat(Charge.of(AttemptState.PROVIDER_FAILED, true, free)).contains(paid("0"));
    }
}
