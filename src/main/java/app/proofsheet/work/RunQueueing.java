package app.proofsheet.work;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.Providers;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The last step from requests to jobs: each request gets its run folder first, so that the folder
 * is the truth and the queue only refers to it; then all jobs are queued at once, in one group.
 */
public final class RunQueueing {

    private final WorkPaths paths;
    private final Providers providers;
    private final RunReservations reservations;
    private final JobQueue jobs;

    /** Queues runs of one work folder. */
    public RunQueueing(
            WorkPaths paths, Providers providers, RunReservations reservations, JobQueue jobs) {
        this.paths = paths;
        this.providers = providers;
        this.reservations = reservations;
        this.jobs = jobs;
    }

    /** A request with the number of pictures it will make. */
    record Wanted(ImageRequest request, int pictures) {}

    /** What was queued: the requests with their run ids, and the first snapshots of the jobs. */
    record Queued(List<ImageRequest> requests, List<JobSnapshot> jobs) {}

    /** The providers there are. */
    List<String> providerIds() {
        return providers.all().stream().map(ImageProvider::id).toList();
    }

    /**
     * Reserves and queues.
     *
     * @param assetDir work-relative, {@code ""} for the work folder itself
     */
    Queued queue(String assetDir, Endpoint endpoint, List<Wanted> wanted) {
        List<ImageRequest> requests = new ArrayList<>();
        List<JobOrder> orders = new ArrayList<>();
        String group = "";
        try (ReservedRuns made = new ReservedRuns(paths, reservations)) {
            for (Wanted one : wanted) {
                ImageRequest request = made.reserve(assetDir, one.request());
                String runId = request.target().runId();
                group = group.isEmpty() ? assetDir + "#" + runId : group;
                requests.add(request);
                orders.add(
                        new JobOrder(
                                new RunRef(assetDir, runId),
                                request.target().assetId(),
                                request.render().provider(),
                                request.render().model(),
                                request.render().mode(),
                                one.pictures(),
                                text(estimate(endpoint, List.of(one))),
                                group,
                                false));
            }
            return new Queued(List.copyOf(requests), made.queue(jobs, orders));
        }
    }

    /** Credits some runs are likely to cost together, empty when one of them has no price. */
    Optional<BigDecimal> estimate(Endpoint endpoint, List<Wanted> wanted) {
        BigDecimal sum = BigDecimal.ZERO;
        for (Wanted one : wanted) {
            Optional<BigDecimal> each =
                    providers
                            .find(one.request().render().provider())
                            .flatMap(p -> p.price(endpoint, one.request()));
            if (each.isEmpty()) {
                return Optional.empty();
            }
            sum = sum.add(each.get().multiply(BigDecimal.valueOf(one.pictures())));
        }
        return wanted.isEmpty() ? Optional.empty() : Optional.of(sum);
    }

    /** Refuses a provider that is not there; none is ever put in its place. */
    void requireProvider(String id) {
        if (providers.find(id).isEmpty()) {
            throw new FailureException(
                    Failure.of(
                                    "provider_unknown",
                                    FailureKind.INPUT,
                                    "There is no provider \"" + id + "\" in this program.")
                            .withKept("Nothing was queued.")
                            .withNext("Choose one of: " + String.join(", ", providerIds()) + "."));
        }
    }

    /** An amount as plain decimal text, null when unknown. */
    static @Nullable String text(Optional<BigDecimal> amount) {
        return amount.map(a -> a.signum() == 0 ? "0" : a.stripTrailingZeros().toPlainString())
                .orElse(null);
    }
}
