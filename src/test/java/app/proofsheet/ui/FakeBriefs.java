package app.proofsheet.ui;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.asset.PictureSnapshot;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.brief.LockPreview;
import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.work.Briefs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Briefs in memory with a small gate: lock or direction, purpose, source basis. */
public final class FakeBriefs implements Briefs {

    private final FakeJobQueue jobs;
    private final FakeCosts costs;
    private final Map<String, Brief> saved = new ConcurrentHashMap<>();
    private final Map<String, List<BriefVersion>> earlier = new ConcurrentHashMap<>();
    private final List<BriefTemplate> templates = new CopyOnWriteArrayList<>();

    /** Pictures every lock preview shows. */
    public final List<PictureSnapshot> benchmark = new CopyOnWriteArrayList<>();

    /** Entries of the source basis that are not there, beside those named {@code refs}. */
    public final Set<String> gone = ConcurrentHashMap.newKeySet();

    /** Whether the gate warns of an approved face. */
    public volatile boolean approvedFace;

    /** Reason of the last queueing. */
    public volatile String reason = "";

    FakeBriefs(FakeJobQueue jobs, FakeCosts costs) {
        this.jobs = jobs;
        this.costs = costs;
    }

    /** A finished brief for an asset folder. */
    public static Brief finished(String assetDir) {
        String id = assetDir.substring(assetDir.lastIndexOf('/') + 1);
        return Brief.empty()
                .withIdentity(
                        new Brief.Identity(
                                id,
                                "example-co",
                                "spring",
                                "practical-work-friend",
                                null,
                                AssetPurpose.PERSONA_CANDIDATE))
                .withGrounding(
                        new Brief.Grounding(
                                new Brief.PersonaLock("persona/practical-work-friend.md", null),
                                "A colleague on a video call: real desk, window light, plain"
                                        + " knitwear. Not a host, not an ad.",
                                List.of(
                                        "research/benchmark-work-friend.md",
                                        "persona/practical-work-friend.md",
                                        "refs/desk-window-03.jpg"),
                                false,
                                List.of()))
                .withRules(
                        new Brief.Rules(
                                List.of("same face", "natural skin texture", "desk framing"),
                                List.of("knit colour", "glasses"),
                                List.of("studio backdrop", "beauty retouch")))
                .withLocalAssetDir(assetDir);
    }

    /** The brief that was saved last for an asset folder, or a finished one. */
    @Override
    public Brief load(String assetDir) {
        return saved.getOrDefault(assetDir, finished(assetDir));
    }

    @Override
    public void save(Brief brief) {
        String dir = Objects.requireNonNullElse(brief.localAssetDir(), "");
        Brief before = saved.put(dir, brief);
        if (before != null && !before.equals(brief)) {
            List<BriefVersion> kept = earlier.computeIfAbsent(dir, d -> new ArrayList<>());
            kept.addFirst(new BriefVersion(kept.size() + 1, FakeWorkspace.NOW, before));
        }
    }

    @Override
    public List<BriefVersion> history(String assetDir) {
        return List.copyOf(earlier.getOrDefault(assetDir, List.of()));
    }

    @Override
    public List<BriefTemplate> templates() {
        return List.copyOf(templates);
    }

    @Override
    public BriefTemplate saveTemplate(String name, Brief brief, boolean replaces) {
        BriefTemplate template =
                new BriefTemplate(name.toLowerCase(Locale.ROOT).replace(' ', '-'), name, brief);
        boolean isThere = templates.stream().anyMatch(t -> t.id().equals(template.id()));
        if (isThere && !replaces) {
            throw new FailureException(
                    Failure.of("template_exists", FailureKind.INPUT, "There is one already."));
        }
        templates.removeIf(t -> t.id().equals(template.id()));
        templates.add(template);
        return template;
    }

    @Override
    public String duplicate(Brief brief, String assetId) {
        String dir = "assets/" + assetId;
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
                        .withLocalAssetDir(dir));
        return dir;
    }

    @Override
    public Optional<LockPreview> lockPreview(String path) {
        return Optional.of(
                new LockPreview(
                        path,
                        "Practical work friend",
                        "A colleague, not a host. Real desk, window light from the left.",
                        false,
                        FakeWorkspace.NOW,
                        benchmark));
    }

    @Override
    public String filesSeen(Brief brief) {
        return existence(brief).toString();
    }

    @Override
    public GateReport check(Brief brief) {
        List<Finding> findings = new ArrayList<>();
        boolean lock = brief.grounding().personaLock() != null;
        String direction = brief.grounding().visualDirection();
        if (!lock && (direction == null || direction.isBlank())) {
            findings.add(blocked("no_visual_lock", "personaLock", "A persona lock is missing."));
        }
        if (brief.identity().purpose() == null) {
            findings.add(blocked("no_asset_purpose", "assetPurpose", "The purpose is missing."));
        }
        if (brief.grounding().sourceBasis().isEmpty()) {
            findings.add(blocked("no_source_basis", "sourceBasis", "Source basis is missing."));
        }
        if (approvedFace) {
            findings.add(
                    new Finding(
                            "approved_face",
                            Finding.Severity.WARNING,
                            "model",
                            "This asset has an approved face.",
                            "Edit instead?",
                            null));
        }
        return new GateReport(findings, compose(brief));
    }

    private static Finding blocked(String code, String field, String message) {
        return new Finding(
                code, Finding.Severity.BLOCKED, field, message, "Fill in the field.", null);
    }

    @Override
    public String compose(Brief brief) {
        String direction = brief.grounding().visualDirection();
        return (direction == null ? "" : direction)
                + " Keep: "
                + String.join(", ", brief.rules().mustKeep())
                + ".";
    }

    @Override
    public Map<String, Boolean> existence(Brief brief) {
        Map<String, Boolean> found = new LinkedHashMap<>();
        brief.grounding()
                .sourceBasis()
                .forEach(entry ->
                        found.put(entry, !entry.contains("refs") && !gone.contains(entry)));
        return found;
    }

    @Override
    public Plan plan(Brief brief) {
        int count = brief.output().count();
        return new Plan(count, count, "nano-banana-2", "4k");
    }

    @Override
    public Estimate estimate(Brief brief) {
        Estimate one = Estimate.Known.of(new BigDecimal("0.14"));
        return Estimate.together(Collections.nCopies(brief.output().count(), one));
    }

    @Override
    public List<JobSnapshot> queue(Brief brief, Consent consent, String regenerationReason) {
        reason = regenerationReason;
        costs.require(estimate(brief), consent);
        save(brief);
        String dir = brief.localAssetDir();
        List<app.proofsheet.jobs.JobOrder> orders = new ArrayList<>();
        for (int i = 0; i < brief.output().count(); i++) {
            orders.add(
                    FakeJobQueue.order(
                            dir == null ? "" : dir,
                            String.format("image-run-%03d", 8 + i),
                            brief.output().model(),
                            "text-to-image",
                            1));
        }
        return jobs.enqueue(orders);
    }

    @Override
    public List<String> lockDocuments() {
        return List.of("persona/practical-work-friend.md", "persona/soft-expert.md");
    }
}
