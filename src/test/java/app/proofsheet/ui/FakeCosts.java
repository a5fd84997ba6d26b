package app.proofsheet.ui;

import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.CostLine;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.domain.money.Today;
import app.proofsheet.work.Costs;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Costs in memory; the ceilings really hold. */
public final class FakeCosts implements Costs {

    private final List<CostLine> lines = new ArrayList<>();
    private Today today = Today.NOTHING;
    private Ceilings ceilings = Ceilings.NONE;

    FakeCosts() {}

    /** Something was bought. */
    public void add(CostLine line) {
        lines.add(line);
    }

    /** What today has cost. */
    public void today(Today now) {
        today = now;
    }

    /** Refuses what needs consent. */
    public void require(Estimate estimate, Consent consent) {
        if (!consent.isGiven()) {
            BigDecimal own = consent.batchCeiling();
            CeilingRule.objection(estimate, today, own == null ? ceilings : ceilings.withBatch(own))
                    .ifPresent(refusal -> {
                        throw new FailureException(refusal);
                    });
        }
    }

    @Override
    public Ledger ledger(Ledger.By by, @Nullable LocalDate since) {
        return Ledger.of(lines, by, ZoneOffset.UTC);
    }

    @Override
    public Today today() {
        return today;
    }

    @Override
    public Ceilings ceilings() {
        return ceilings;
    }

    @Override
    public void setCeilings(Ceilings wanted) {
        ceilings = wanted;
    }
}
