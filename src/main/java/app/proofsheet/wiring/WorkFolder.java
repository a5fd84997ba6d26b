package app.proofsheet.wiring;

import app.proofsheet.cli.OpenFolder;
import app.proofsheet.cli.ProgramVersion;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.RunReservations;
import app.proofsheet.folder.trash.SystemTrash;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.store.QueuePace;
import app.proofsheet.jobs.store.SqliteJobQueue;
import app.proofsheet.provider.EndpointTableReader;
import app.proofsheet.provider.OperationIds;
import app.proofsheet.provider.Providers;
import app.proofsheet.provider.hosted.ClientIdentity;
import app.proofsheet.provider.hosted.HostedProviders;
import app.proofsheet.provider.hosted.StoredQuoteConsent;
import app.proofsheet.provider.hosted.Wire;
import app.proofsheet.provider.offline.OfflineProvider;
import app.proofsheet.runs.RunEngine;
import app.proofsheet.runs.UnfinishedRuns;
import app.proofsheet.settings.PostplusConfigFile;
import app.proofsheet.work.Briefs;
import app.proofsheet.work.Catalogue;
import app.proofsheet.work.Costs;
import app.proofsheet.work.Dossiers;
import app.proofsheet.work.EditHandoffs;
import app.proofsheet.work.Edits;
import app.proofsheet.work.FolderBriefs;
import app.proofsheet.work.FolderCatalogue;
import app.proofsheet.work.FolderCheck;
import app.proofsheet.work.FolderCosts;
import app.proofsheet.work.FolderHandOver;
import app.proofsheet.work.FolderReviews;
import app.proofsheet.work.FolderVerifier;
import app.proofsheet.work.HandOver;
import app.proofsheet.work.ImageTools;
import app.proofsheet.work.InlineWait;
import app.proofsheet.work.JournaledVerdicts;
import app.proofsheet.work.PaidChoices;
import app.proofsheet.work.ProviderBoard;
import app.proofsheet.work.QueuedEdits;
import app.proofsheet.work.RecordDossiers;
import app.proofsheet.work.RequestBatch;
import app.proofsheet.work.Reviews;
import app.proofsheet.work.RunQueueing;
import app.proofsheet.work.RunTools;
import app.proofsheet.work.Spending;
import app.proofsheet.work.Verdicts;
import app.proofsheet.work.Workspace;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;

/** A work folder with all its parts. Opening writes nothing and starts nothing. */
final class WorkFolder implements Workspace {

    private static final String STATE = ".postplus/image-batch-runner";

    private final WorkPaths paths;
    private final EndpointTable endpoints = EndpointTableReader.embedded();
    private final Providers providers;
    private final FolderCatalogue catalogue;
    private final SqliteJobQueue jobs;
    private final FolderCosts costs;
    private final FolderBriefs briefs;
    private final JournaledVerdicts verdicts;
    private final FolderReviews reviews;
    private final QueuedEdits edits;
    private final RecordDossiers dossiers;
    private final FolderHandOver handOver;
    private final FolderVerifier check;
    private final RunTools tools;
    private final RequestBatch requests;
    private final PaidChoices paidChoices;
    private final ProviderRoster roster;
    private final Recovery recovery;
    private List<String> openingNotices = List.of();

    /**
     * Opens a folder.
     *
     * @throws FailureException {@code work_folder_missing} when it is not a folder
     */
    WorkFolder(Path folder, Surroundings around, FolderOptions options) {
        Path root = existing(folder);
        Clock clock = around.clock();
        OperationIds ids = HostedProviders.ids(options.wire());
        paths = new WorkPaths(root);
        providers = providers(root, around, options.wire(), ids);
        roster = new ProviderRoster(providers);
        catalogue = new FolderCatalogue(paths);
        jobs =
                new SqliteJobQueue(
                        root,
                        new RunEngine(root, endpoints, providers, ids, clock),
                        id -> providers.find(id).map(p -> p.capabilities().concurrency()).orElse(1),
                        clock,
                        QueuePace.NORMAL);
        RunReservations reservations = new RunReservations(clock);
        // A day ends where the person is; records keep UTC.
        costs = new FolderCosts(paths, catalogue, jobs, clock.withZone(ZoneId.systemDefault()));
        Spending spending = new Spending(root, providers, costs, clock);
        RunQueueing queueing = new RunQueueing(paths, providers, reservations, jobs, spending);
        paidChoices = new PaidChoices(paths, jobs, spending, clock);
        briefs = new FolderBriefs(paths, endpoints, queueing, clock);
        verdicts = new JournaledVerdicts(paths, catalogue, clock, options::reviewer);
        reviews =
                new FolderReviews(
                        paths,
                        catalogue,
                        clock,
                        options::reviewer,
                        new SystemTrash(
                                around.systemName(),
                                around.userHome(),
                                around.environment(),
                                root,
                                clock.withZone(ZoneId.systemDefault())));
        edits =
                new QueuedEdits(
                        paths,
                        briefs,
                        catalogue,
                        endpoints,
                        queueing,
                        new EditHandoffs(paths, catalogue, reviews));
        dossiers = new RecordDossiers(paths, catalogue);
        handOver = new FolderHandOver(paths, catalogue, clock.withZone(ZoneId.systemDefault()));
        check = new FolderVerifier(paths);
        tools =
                new RunTools(
                        root,
                        endpoints,
                        providers,
                        ids,
                        clock,
                        // The reference leaves the judgement of values to the service.
                        options.wire() == Wire.V2026_07,
                        () ->
                                options.wire() == Wire.V2026_05
                                        ? InlineWait.of(around.environment())
                                        : InlineWait.NONE);
        requests = new RequestBatch(paths, endpoints, providers, reservations, jobs, spending);
        recovery = new Recovery(root, verdicts, jobs, new UnfinishedRuns(root, endpoints, clock));
    }

    private static Providers providers(
            Path root, Surroundings around, Wire wire, OperationIds ids) {
        PostplusConfigFile config = config(around);
        return new Providers(
                List.of(
                        new OfflineProvider(
                                root.resolve(STATE).resolve("offline"),
                                around.offlineDelay(),
                                around.clock()),
                        HostedProviders.create(
                                config,
                                wire,
                                ClientIdentity.of(
                                        wire, ProgramVersion.number(), around.environment()),
                                new StoredQuoteConsent(config, around.environment()),
                                ids)));
    }

    static PostplusConfigFile config(Surroundings around) {
        return new PostplusConfigFile(
                around.environment(), around.systemName(), around.userHome(), around.clock());
    }

    private static Path existing(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        if (!Files.isDirectory(root)) {
            boolean there = Files.exists(root);
            throw new FailureException(
                    Failure.of(
                                    "work_folder_missing",
                                    FailureKind.STORAGE,
                                    there
                                            ? root + " is a file, not a folder."
                                            : "There is no folder " + root + ".")
                            .withNext("Choose a folder that exists, or create it first."));
        }
        return root;
    }

    @Override
    public Path root() {
        return paths.root();
    }

    @Override
    public boolean isWritable() {
        return Files.isWritable(paths.root());
    }

    @Override
    public Catalogue catalogue() {
        return catalogue;
    }

    @Override
    public Briefs briefs() {
        return briefs;
    }

    @Override
    public Verdicts verdicts() {
        return verdicts;
    }

    @Override
    public Reviews reviews() {
        return reviews;
    }

    @Override
    public Edits edits() {
        return edits;
    }

    @Override
    public Costs costs() {
        return costs;
    }

    @Override
    public Dossiers dossiers() {
        return dossiers;
    }

    @Override
    public HandOver handOver() {
        return handOver;
    }

    @Override
    public JobQueue jobs() {
        return jobs;
    }

    @Override
    public EndpointTable endpoints() {
        return endpoints;
    }

    @Override
    public ProviderBoard providers() {
        return roster;
    }

    @Override
    public List<String> openingNotices() {
        return openingNotices;
    }

    /** Makes good what crashes left behind, keeps the sentences, and starts the queue. */
    void begin(JobQueue.AfterCrash afterCrash) {
        openingNotices = recovery.run(OpenFolder.Care.QUEUE);
        jobs.start(afterCrash);
    }

    Recovery recovery() {
        return recovery;
    }

    ImageTools tools() {
        return tools;
    }

    FolderCheck check() {
        return check;
    }

    @Override
    public void choose(JobSnapshot job, RunProgress.Choice choice, Consent consent) {
        paidChoices.choose(job, choice, consent);
    }

    RequestBatch requests() {
        return requests;
    }

    @Override
    public void close() {
        jobs.close();
        catalogue.close();
        providers.close();
    }
}
