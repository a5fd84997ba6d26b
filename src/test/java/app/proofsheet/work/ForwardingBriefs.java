package app.proofsheet.work;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.BriefTemplate;
import app.proofsheet.domain.brief.BriefVersion;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.brief.LockPreview;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.jobs.JobSnapshot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Briefs that hand every call on, for tests that change one of them. */
public class ForwardingBriefs implements Briefs {

    private final Supplier<? extends Briefs> to;

    /** Hands on to what {@code to} gives at the time of the call. */
    public ForwardingBriefs(Supplier<? extends Briefs> to) {
        this.to = to;
    }

    @Override
    public Brief load(String assetDir) {
        return to.get().load(assetDir);
    }

    @Override
    public void save(Brief brief) {
        to.get().save(brief);
    }

    @Override
    public GateReport check(Brief brief) {
        return to.get().check(brief);
    }

    @Override
    public String compose(Brief brief) {
        return to.get().compose(brief);
    }

    @Override
    public Map<String, Boolean> existence(Brief brief) {
        return to.get().existence(brief);
    }

    @Override
    public Plan plan(Brief brief) {
        return to.get().plan(brief);
    }

    @Override
    public Estimate estimate(Brief brief) {
        return to.get().estimate(brief);
    }

    @Override
    public List<JobSnapshot> queue(Brief brief, Consent consent, String regenerationReason) {
        return to.get().queue(brief, consent, regenerationReason);
    }

    @Override
    public List<String> lockDocuments() {
        return to.get().lockDocuments();
    }

    @Override
    public Optional<LockPreview> lockPreview(String path) {
        return to.get().lockPreview(path);
    }

    @Override
    public String filesSeen(Brief brief) {
        return to.get().filesSeen(brief);
    }

    @Override
    public List<BriefVersion> history(String assetDir) {
        return to.get().history(assetDir);
    }

    @Override
    public List<BriefTemplate> templates() {
        return to.get().templates();
    }

    @Override
    public BriefTemplate saveTemplate(String name, Brief brief, boolean replaces) {
        return to.get().saveTemplate(name, brief, replaces);
    }

    @Override
    public String duplicate(Brief brief, String assetId) {
        return to.get().duplicate(brief, assetId);
    }
}
