package app.proofsheet.work;

import app.proofsheet.domain.brief.BatchPlan;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.Gate;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.brief.LockPreview;
import app.proofsheet.domain.brief.PromptComposer;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.model.Endpoint;
import app.proofsheet.domain.model.EndpointTable;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.ImageRequest;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.brief.BriefFolder;
import app.proofsheet.folder.brief.BriefFromRecords;
import app.proofsheet.folder.brief.DiskLook;
import app.proofsheet.folder.brief.LockDocuments;
import app.proofsheet.folder.brief.LockReader;
import app.proofsheet.folder.brief.TemplateFolder;
import app.proofsheet.jobs.JobSnapshot;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Briefs in the asset folders of a work folder. */
public final class FolderBriefs implements Briefs {

    private final WorkPaths paths;
    private final EndpointTable endpoints;
    private final RunQueueing queueing;
    private final Clock clock;
    private final DiskLook look;
    private final Gate gate;

    /** Briefs of a work folder. */
    public FolderBriefs(
            WorkPaths paths, EndpointTable endpoints, RunQueueing queueing, Clock clock) {
        this.paths = paths;
        this.endpoints = endpoints;
        this.queueing = queueing;
        this.clock = clock;
        this.look = new DiskLook(paths.root());
        this.gate = new Gate(endpoints, queueing.providerIds(), look);
    }

    @Override
    public Brief load(String assetDir) {
        Path root = paths.assetRoot(assetDir);
        return new BriefFolder(root, clock)
                .load()
                .orElseGet(() -> new BriefFromRecords(paths.root(), endpoints).read(root))
                // The folder may have been moved since; where it lies now is the truth.
                .withLocalAssetDir(BriefRequests.folderName(assetDir));
    }

    @Override
    public void save(Brief brief) {
        Brief confirmed = withLockHash(brief);
        folder(assetDir(brief)).save(confirmed, prompt(confirmed));
    }

    @Override
    public GateReport check(Brief brief) {
        return gate.check(brief);
    }

    @Override
    public String compose(Brief brief) {
        return prompt(brief.withPrompt(null));
    }

    @Override
    public Map<String, Boolean> existence(Brief brief) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        Brief.Grounding grounding = brief.grounding();
        grounding.sourceBasis().forEach(entry -> found.put(entry, isThere(entry)));
        grounding.references().forEach(r -> found.put(r.path(), isThere(r.path())));
        Brief.PersonaLock lock = grounding.personaLock();
        if (lock != null) {
            found.put(lock.path(), isThere(lock.path()));
        }
        return found;
    }

    @Override
    public Plan plan(Brief brief) {
        Optional<Endpoint> known = endpoints.find(brief.output().model());
        int count = Math.clamp(brief.output().count(), 0, Gate.MAX_COUNT);
        if (known.isEmpty()) {
            return new Plan(count, count, brief.output().model(), "");
        }
        Endpoint endpoint = known.get();
        List<RunQueueing.Wanted> wanted = wanted(brief, endpoint);
        return new Plan(
                wanted.size(),
                wanted.stream().mapToInt(RunQueueing.Wanted::pictures).sum(),
                endpoint.shortName(),
                wanted.stream().findFirst().map(w -> tier(w.request())).orElse(""));
    }

    private static List<RunQueueing.Wanted> wanted(Brief brief, Endpoint endpoint) {
        int count = Math.clamp(brief.output().count(), 0, Gate.MAX_COUNT);
        return BriefRequests.of(
                brief.withOutput(brief.output().withCount(count)), endpoint, "", "");
    }

    @Override
    public Estimate estimate(Brief brief) {
        String model = brief.output().model();
        return endpoints
                .find(model)
                .map(endpoint -> queueing.estimate(endpoint, wanted(brief, endpoint)))
                .orElseGet(() -> new Estimate.Unknown("There is no endpoint \"" + model + "\"."));
    }

    @Override
    public List<JobSnapshot> queue(Brief brief, Consent consent, String regenerationReason) {
        Brief confirmed = withLockHash(brief);
        GateReport report = gate.check(confirmed);
        Endpoint endpoint = endpoints.find(confirmed.output().model()).orElse(null);
        if (!report.isReady() || endpoint == null) {
            throw new FailureException(blocked(report));
        }
        String assetDir = assetDir(confirmed);
        BriefFolder folder = folder(assetDir);
        RunQueueing.Queued queued =
                queueing.queue(
                        assetDir,
                        endpoint,
                        BriefRequests.of(
                                withRelativeReferences(confirmed),
                                endpoint,
                                assetDir,
                                regenerationReason),
                        consent,
                        () -> {
                            folder.save(confirmed, report.prompt());
                            folder.saveAnswer(confirmed, report);
                        });
        folder.saveCurrentRequest(queued.requests().getLast());
        return queued.jobs();
    }

    @Override
    public List<String> lockDocuments() {
        return LockDocuments.find(paths.root());
    }

    @Override
    public Optional<LockPreview> lockPreview(String path) {
        return new LockReader(paths.root()).read(path);
    }

    @Override
    public String filesSeen(Brief brief) {
        return existence(brief).keySet().stream()
                .filter(entry -> !BriefRequests.isUrl(entry))
                .map(entry -> entry + " " + look.stamp(entry))
                .collect(Collectors.joining("\n"));
    }

    @Override
    public List<BriefVersion> history(String assetDir) {
        return folder(assetDir).history();
    }

    @Override
    public List<BriefTemplate> templates() {
        return new TemplateFolder(paths.root()).all();
    }

    @Override
    public BriefTemplate saveTemplate(String name, Brief brief, boolean replaces) {
        return new TemplateFolder(paths.root()).save(name, withLockHash(brief), replaces);
    }

    @Override
    public String duplicate(Brief brief, String assetId) {
        if (!Gate.isAssetId(assetId)) {
            throw new FailureException(
                    Failure.of(
                                    "bad_asset_id",
                                    FailureKind.INPUT,
                                    "The new asset needs an id of 2 to 80 small letters, digits,"
                                            + " dots, dashes or underscores.")
                            .withKept("Nothing was written.")
                            .withNext("Give it a lasting name such as mara-desk-cover-v2."));
        }
        String assetDir = "assets/" + assetId;
        if (Files.exists(paths.assetRoot(assetDir))) {
            throw new FailureException(
                    Failure.of(
                                    "asset_exists",
                                    FailureKind.INPUT,
                                    "There is a folder " + assetDir + " already.")
                            .withKept("It stays as it is.")
                            .withNext("Choose another id."));
        }
        Brief.Identity all = brief.identity();
        save(
                brief.withIdentity(
                                new Brief.Identity(
                                        assetId,
                                        all.customerId(),
                                        all.campaignId(),
                                        all.personaId(),
                                        all.conceptId(),
                                        all.purpose()))
                        .withLocalAssetDir(assetDir));
        return assetDir;
    }

    private BriefFolder folder(String assetDir) {
        return new BriefFolder(paths.assetRoot(assetDir), clock);
    }

    private boolean isThere(String entry) {
        return BriefRequests.isUrl(entry) || look.exists(entry);
    }

    /** Choosing a lock again clears its hash; saving then holds it to the bytes it has now. */
    private Brief withLockHash(Brief brief) {
        Brief.Grounding g = brief.grounding();
        Brief.PersonaLock lock = g.personaLock();
        String recorded = lock == null ? null : lock.sha256();
        if (lock == null || (recorded != null && !recorded.isBlank())) {
            return brief;
        }
        String now = look.sha256(lock.path()).orElse(null);
        return brief.withGrounding(
                new Brief.Grounding(
                        new Brief.PersonaLock(lock.path(), now),
                        g.visualDirection(),
                        g.sourceBasis(),
                        g.explicitVariantTest(),
                        g.references()));
    }

    /** Requests name pictures relative to the work folder, however the brief names them. */
    private Brief withRelativeReferences(Brief brief) {
        Brief.Grounding g = brief.grounding();
        return brief.withGrounding(
                new Brief.Grounding(
                        g.personaLock(),
                        g.visualDirection(),
                        g.sourceBasis(),
                        g.explicitVariantTest(),
                        g.references().stream()
                                .map(r -> new Brief.Reference(relative(r.path()), r.use()))
                                .toList()));
    }

    private String relative(String path) {
        return BriefRequests.isUrl(path) || !look.isInside(path)
                ? path
                : paths.relative(paths.root().resolve(path.strip()));
    }

    private String prompt(Brief brief) {
        return endpoints
                .find(brief.output().model())
                .map(endpoint -> BatchPlan.firstPrompt(brief, endpoint))
                .orElseGet(() -> PromptComposer.prompt(brief, List.of(), "", false));
    }

    /** The brief's folder relative to the work folder, {@code ""} for the work folder itself. */
    private String assetDir(Brief brief) {
        String given = brief.localAssetDir();
        if (given == null || given.isBlank()) {
            throw new FailureException(
                    Failure.of(
                                    "no_output_path",
                                    FailureKind.INPUT,
                                    "The brief has no folder for its files.")
                            .withKept("Nothing was written.")
                            .withNext("Choose an asset folder, for example assets/<assetId>."));
        }
        try {
            return paths.relative(paths.root().resolve(given.strip().replace('\\', '/')));
        } catch (InvalidPathException e) {
            throw new FailureException(
                    Failure.of(
                                    "unsafe_path",
                                    FailureKind.INPUT,
                                    "The output folder of the brief is not a path of this system.")
                            .withKept("Nothing was written.")
                            .withNext("Choose an asset folder, for example assets/<assetId>."),
                    e);
        }
    }

    private static Failure blocked(GateReport report) {
        List<Finding> blocking = report.blocking();
        String reasons = blocking.stream().map(Finding::message).collect(Collectors.joining(" "));
        String mends =
                blocking.stream().map(Finding::mend).distinct().collect(Collectors.joining(" "));
        return Failure.of(
                        "gate_blocked",
                        FailureKind.INPUT,
                        "The brief cannot be queued yet: " + reasons)
                .withKept("Nothing was written or sent.")
                .withNext(mends);
    }

    private static String tier(ImageRequest request) {
        String size = request.render().size();
        String resolution = request.render().resolution();
        return size != null ? size : resolution != null ? resolution : "";
    }
}
