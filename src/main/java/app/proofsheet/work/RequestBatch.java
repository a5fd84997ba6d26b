package app.proofsheet.work;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointRules;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.model.SettingProblem;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.json.JsonFile;
import app.proofsheet.provider.ImageProvider;
import app.proofsheet.provider.Providers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Queues request documents as they are, one run each. Every document is read and checked before the
 * first run folder is made, so a mistake in the last one leaves nothing behind.
 */
public final class RequestBatch {

    private final WorkPaths paths;
    private final EndpointTable endpoints;
    private final Providers providers;
    private final RunReservations reservations;
    private final JobQueue jobs;
    private final Spending spending;

    /** Queues requests of one work folder. */
    public RequestBatch(
            WorkPaths paths,
            EndpointTable endpoints,
            Providers providers,
            RunReservations reservations,
            JobQueue jobs,
            Spending spending) {
        this.paths = paths;
        this.endpoints = endpoints;
        this.providers = providers;
        this.reservations = reservations;
        this.jobs = jobs;
        this.spending = spending;
    }

    private record Checked(String assetDir, ImageRequest request, Endpoint endpoint) {
        /** Several only where one run can yield several. */
        int pictures() {
            Integer wanted = request.render().maxImages();
            return endpoint.isSequential() && wanted != null ? Math.max(1, wanted) : 1;
        }
    }

    /**
     * Checks all, then reserves and queues all in one group.
     *
     * @param files request documents (spec/asset-folder.md §2), absolute
     * @param provider replaces the provider of the requests, null to keep it
     * @throws FailureException on the first thing that is wrong, naming the document; {@code
     *     cost_ceiling_exceeded}, {@code cost_not_known}
     */
    public List<JobSnapshot> queue(List<Path> files, @Nullable String provider, Consent consent) {
        List<Checked> all = new ArrayList<>();
        Set<RunRef> runs = new HashSet<>();
        for (Path file : files) {
            Checked checked = check(file, provider);
            RunRef run = new RunRef(checked.assetDir(), checked.request().target().runId());
            boolean isTaken = Files.exists(folderOf(run)) && !isLeft(run, checked.request());
            if (!runs.add(run) || isTaken) {
                throw refuse(
                        "run_exists",
                        name(file)
                                + ": the asset \""
                                + run.assetDir()
                                + "\" has a run \""
                                + run.runId()
                                + "\" already.",
                        "Give the request another runId; an unfinished run goes on with poll.");
            }
            all.add(checked);
        }
        List<Estimate> estimates =
                all.stream().map(c -> spending.estimate(c.endpoint(), c.request())).toList();
        return spending.within(
                Estimate.together(estimates), consent, () -> reserve(all, estimates));
    }

    private List<JobSnapshot> reserve(List<Checked> all, List<Estimate> estimates) {
        List<JobOrder> orders = new ArrayList<>();
        String group = "requests#" + all.getFirst().request().target().runId();
        try (ReservedRuns made = new ReservedRuns(paths, reservations)) {
            for (int i = 0; i < all.size(); i++) {
                reserve(made, all.get(i));
                orders.add(order(all.get(i), estimates.get(i), group));
            }
            return made.queue(jobs, orders);
        }
    }

    private void reserve(ReservedRuns made, Checked checked) {
        Path run = folderOf(new RunRef(checked.assetDir(), checked.request().target().runId()));
        if (!Files.exists(run.resolve("request.json"))) {
            made.reserve(checked.assetDir(), checked.request());
        }
    }

    /** A program was killed after it reserved the run and before it queued it; it goes on here. */
    private boolean isLeft(RunRef run, ImageRequest request) {
        return RunReservations.isOnlyReserved(paths.assetRoot(run.assetDir()), request)
                && jobs.jobs().stream().noneMatch(job -> job.order().run().equals(run));
    }

    private static JobOrder order(Checked checked, Estimate estimate, String group) {
        ImageRequest request = checked.request();
        return new JobOrder(
                new RunRef(checked.assetDir(), request.target().runId()),
                request.target().assetId(),
                request.render().provider(),
                request.render().model(),
                request.render().mode(),
                checked.pictures(),
                RunQueueing.text(estimate),
                group,
                false);
    }

    private Checked check(Path file, @Nullable String provider) {
        String text = text(file);
        String name = name(file);
        // Read as a record first: its endpoint key says whether it is a generate or an edit.
        ImageRequest seen =
                RequestDocument.read(text, name, RequestDocument.Use.RECORD, endpoints, provider)
                        .request();
        Optional<Endpoint> known = endpoints.find(seen.render().model());
        boolean isEdit = known.map(Endpoint::isEdit).orElse(seen.isEdit());
        ImageRequest request =
                RequestDocument.read(
                                text,
                                name,
                                isEdit ? RequestDocument.Use.EDIT : RequestDocument.Use.GENERATE,
                                endpoints,
                                provider)
                        .request();
        int references = request.inputUrls().size() + request.inputFiles().size();
        List<SettingProblem> problems = EndpointRules.checkRequest(endpoints, request, references);
        if (!problems.isEmpty() || known.isEmpty()) {
            SettingProblem first = problems.getFirst();
            throw refuse(first.code(), name + ": " + first.message(), first.mend());
        }
        requireProvider(name, request.render().provider());
        for (String input : request.inputFiles()) {
            if (!Files.isRegularFile(paths.resolve(input))) {
                throw refuse(
                        "input_file_missing",
                        name + ": the picture \"" + input + "\" is not in the work folder.",
                        "Put the file there, or name another in inputFiles.");
            }
        }
        return new Checked(assetDir(name, request.localAssetDir()), request, known.get());
    }

    private void requireProvider(String name, String id) {
        if (providers.find(id).isEmpty()) {
            throw refuse(
                    "provider_unknown",
                    name + ": there is no provider \"" + id + "\" in this program.",
                    "Choose one of: "
                            + String.join(
                                    ", ", providers.all().stream().map(ImageProvider::id).toList())
                            + ".");
        }
    }

    private String assetDir(String name, String localAssetDir) {
        try {
            return paths.relative(paths.root().resolve(localAssetDir));
        } catch (InvalidPathException e) {
            throw refuse(
                    "unsafe_path",
                    name + ": localAssetDir is not a path of this system.",
                    "Use a path relative to the work folder, with \"/\" between names.");
        }
    }

    private Path folderOf(RunRef run) {
        String id = WorkPaths.requireId(run.runId(), "runId");
        return WorkPaths.inside(paths.assetRoot(run.assetDir()), "runs/image/" + id);
    }

    private static String text(Path file) {
        try {
            return JsonFile.text(file, name(file));
        } catch (IOException e) {
            throw new FailureException(
                    Failure.of(
                                    "request_file_unreadable",
                                    FailureKind.INPUT,
                                    "The request " + name(file) + " cannot be read.")
                            .withKept("Nothing was queued.")
                            .withNext("Look whether it is there and may be read.")
                            .withDetail(e.toString()),
                    e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private static FailureException refuse(String code, String sentence, String next) {
        return new FailureException(
                Failure.of(code, FailureKind.INPUT, sentence)
                        .withKept("Nothing was queued.")
                        .withNext(next));
    }
}
