package app.proofsheet.work;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Estimate;
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

import java.util.ArrayList;
import java.util.List;

/**
 * The last step from requests to jobs: each request gets its run folder first, so that the folder
 * is the truth and the queue only refers to it; then all jobs are queued at once, in one group.
 */
public final class RunQueueing {

    private final WorkPaths paths;
    private final Providers providers;
    private final RunReservations reservations;
    private final JobQueue jobs;
    private final Spending spending;

    /** Queues runs of one work folder. */
    public RunQueueing(
            WorkPaths paths,
            Providers providers,
            RunReservations reservations,
            JobQueue jobs,
            Spending spending) {
        this.paths = paths;
        this.providers = providers;
        this.reservations = reservations;
        this.jobs = jobs;
        this.spending = spending;
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
     * Asks for prices, then reserves and queues within the ceilings.
     *
     * @param assetDir work-relative, {@code ""} for the work folder itself
     * @param before what has to be written first; not done when consent is missing
     * @throws FailureException {@code cost_ceiling_exceeded}, {@code cost_not_known}
     */
    Queued queue(
            String assetDir,
            Endpoint endpoint,
            List<Wanted> wanted,
            Consent consent,
            Runnable before) {
        List<Estimate> estimates = estimates(endpoint, wanted);
        return spending.within(
                Estimate.together(estimates),
                consent,
                () -> {
                    before.run();
                    return reserve(assetDir, wanted, estimates);
                });
    }

    private Queued reserve(String assetDir, List<Wanted> wanted, List<Estimate> estimates) {
        List<ImageRequest> requests = new ArrayList<>();
        List<JobOrder> orders = new ArrayList<>();
        String group = "";
        try (ReservedRuns made = new ReservedRuns(paths, reservations)) {
            for (int i = 0; i < wanted.size(); i++) {
                Wanted one = wanted.get(i);
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
                                text(estimates.get(i)),
                                group,
                                false));
            }
            return new Queued(List.copyOf(requests), made.queue(jobs, orders));
        }
    }

    /** What some runs are likely to cost together. Blocks, may use the network. */
    Estimate estimate(Endpoint endpoint, List<Wanted> wanted) {
        return Estimate.together(estimates(endpoint, wanted));
    }

    private List<Estimate> estimates(Endpoint endpoint, List<Wanted> wanted) {
        return wanted.stream().map(one -> spending.estimate(endpoint, one.request())).toList();
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

    /** An estimate as orders keep it: plain decimal text, null when unknown. */
    static @Nullable String text(Estimate estimate) {
        return estimate instanceof Estimate.Known known ? Credits.text(known.total()) : null;
    }
}
