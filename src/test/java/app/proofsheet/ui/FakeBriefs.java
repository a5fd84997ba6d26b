package app.proofsheet.ui;

import app.proofsheet.domain.asset.AssetPurpose;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.Finding;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.work.Briefs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Briefs in memory with a small gate: lock or direction, purpose, source basis. */
public final class FakeBriefs implements Briefs {

    private final FakeJobQueue jobs;
    private final FakeCosts costs;
    private final Map<String, Brief> saved = new ConcurrentHashMap<>();

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
        String dir = brief.localAssetDir();
        saved.put(dir == null ? "" : dir, brief);
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
        brief.grounding().sourceBasis().forEach(entry -> found.put(entry, !entry.contains("refs")));
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
    public List<JobSnapshot> queue(Brief brief, Consent consent) {
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
