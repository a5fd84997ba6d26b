package app.proofsheet.work;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RequestDocument;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.jobs.JobOrder;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.provider.Providers;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Queues request documents as runs of a work folder (spec/cli.md, {@code batch --requests}). */
public final class RequestBatch {

    private final WorkPaths paths;
    private final EndpointTable endpoints;
    private final Providers providers;
    private final RunReservations reservations;
    private final JobQueue jobs;

    /** Batches of one work folder. */
    public RequestBatch(
            WorkPaths paths,
            EndpointTable endpoints,
            Providers providers,
            RunReservations reservations,
            JobQueue jobs) {
        this.paths = paths;
        this.endpoints = endpoints;
        this.providers = providers;
        this.reservations = reservations;
        this.jobs = jobs;
    }

    /**
     * Reads every document first, so that a wrong one stops the batch before anything is written,
     * then reserves the runs and queues one job a run in one group.
     *
     * @param files request documents, enveloped or bare
     * @param provider replaces the provider of the requests, null to keep it
     * @throws FailureException what is wrong with the first wrong document
     */
    public List<JobSnapshot> queue(List<Path> files, @Nullable String provider) {
        List<ImageRequest> requests = files.stream().map(f -> read(f, provider)).toList();
        List<JobOrder> orders = new ArrayList<>();
        for (ImageRequest request : requests) {
            Path root = assetRoot(request);
            ImageRequest reserved = reservations.reserve(root, request);
            orders.add(order(paths.relative(root), reserved, orders));
        }
        return jobs.enqueue(orders);
    }

    private static JobOrder order(String assetDir, ImageRequest request, List<JobOrder> before) {
        String group =
                before.isEmpty()
                        ? assetDir + "#" + request.target().runId()
                        : before.getFirst().group();
        Integer most = request.render().maxImages();
        return new JobOrder(
                new RunRef(assetDir, request.target().runId()),
                request.target().assetId(),
                request.render().provider(),
                request.render().model(),
                request.render().mode(),
                most == null ? 1 : most,
                null,
                group,
                false);
    }

    private ImageRequest read(Path file, @Nullable String provider) {
        String name = String.valueOf(file.getFileName());
        String text = text(file, name);
        ImageRequest first =
                RequestDocument.read(text, name, RequestDocument.Use.RECORD, endpoints, provider)
                        .request();
        boolean edits = endpoints.find(first.render().model()).map(Endpoint::isEdit).orElse(false);
        ImageRequest request =
                RequestDocument.read(
                                text,
                                name,
                                edits ? RequestDocument.Use.EDIT : RequestDocument.Use.GENERATE,
                                endpoints,
                                provider)
                        .request();
        if (providers.find(request.render().provider()).isEmpty()) {
            throw refuse(
                    "provider_unknown",
                    name
                            + " names a provider \""
                            + request.render().provider()
                            + "\" that is not set up.",
                    "Name another provider in the request or with --provider.");
        }
        return request;
    }

    private Path assetRoot(ImageRequest request) {
        Path root = paths.root().resolve(request.localAssetDir()).normalize();
        if (!root.startsWith(paths.root())) {
            throw refuse(
                    "asset_dir_outside",
                    "The asset folder of run \""
                            + request.target().runId()
                            + "\" is outside the work folder.",
                    "Use --work-dir with a folder that holds it.");
        }
        return root;
    }

    private static String text(Path file, String name) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw refuse(
                    "request_missing",
                    "The request file " + name + " cannot be read.",
                    "Check the path: " + file);
        }
    }

    private static FailureException refuse(String code, String sentence, String next) {
        return new FailureException(
                Failure.of(code, FailureKind.INPUT, sentence)
                        .withKept("Nothing was queued.")
                        .withNext(next));
    }
}
