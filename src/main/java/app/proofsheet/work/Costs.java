package app.proofsheet.work;

import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Ledger;
import app.proofsheet.domain.money.Today;

import org.jspecify.annotations.Nullable;

import java.time.LocalDate;

/** What the work folder has cost, from its records, and the ceilings somebody set for it. */
public interface Costs {

    /**
     * What was bought, grouped.
     *
     * @param since first day that counts, null for all
     */
    Ledger ledger(Ledger.By by, @Nullable LocalDate since);

    /** What today has cost so far, with what is queued. */
    Today today();

    /**
     * The ceilings.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code ceilings_unreadable}
     */
    Ceilings ceilings();

    /** Sets the ceilings, for everybody who works in this folder. */
    void setCeilings(Ceilings ceilings);
}
