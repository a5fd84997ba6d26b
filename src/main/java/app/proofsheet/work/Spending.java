package app.proofsheet.work;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Ceilings;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.AssetLock;
import app.proofsheet.folder.DiskFailures;
import app.proofsheet.provider.Providers;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The purse of a work folder: what something is likely to cost, and that nothing is queued above a
 * ceiling without a person's consent. Asking and queueing happen under one lock of the folder, so
 * that two programs cannot both find room for the last credits of a day.
 */
public final class Spending {

    private static final String FOLDER = ".postplus/image-batch-runner";

    private final Path lockFolder;
    private final Costs costs;
    private final Estimates estimates;

    /** The purse of a work folder. */
    public Spending(Path workFolder, Providers providers, Costs costs, Clock clock) {
        this.lockFolder = workFolder.resolve(FOLDER);
        this.costs = costs;
        this.estimates = new Estimates(providers, clock);
    }

    /** What one submit is likely to cost. Blocks, may use the network. */
    Estimate estimate(Endpoint endpoint, ImageRequest request) {
        return estimates.of(endpoint, request);
    }

    /**
     * Queues, when the ceilings or a person allow it.
     *
     * @param deed queues; nothing of it is done otherwise
     * @throws FailureException {@code cost_ceiling_exceeded}, {@code cost_not_known}
     */
    <T> T within(Estimate estimate, Consent consent, Supplier<T> deed) {
        boolean isFree = estimate instanceof Estimate.Known known && known.isFree();
        if (consent.isGiven() || isFree || ceilings(consent).isNone()) {
            return deed.get();
        }
        return DiskFailures.guard(
                lockFolder,
                () -> {
                    try (AssetLock _ = AssetLock.take(lockFolder)) {
                        Optional<Failure> objection =
                                CeilingRule.objection(estimate, costs.today(), ceilings(consent));
                        if (objection.isPresent()) {
                            throw new FailureException(objection.get());
                        }
                        return deed.get();
                    }
                });
    }

    private Ceilings ceilings(Consent consent) {
        Ceilings set = costs.ceilings();
        return consent.batchCeiling() == null ? set : set.withBatch(consent.batchCeiling());
    }
}
