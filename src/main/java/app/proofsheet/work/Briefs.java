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

/** Briefs of the work folder. */
public interface Briefs {

    /**
     * The brief of an asset; an asset without one gets a brief filled from its records, not saved.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code brief_unreadable}, {@code
     *     brief_newer}; the file stays as it is
     */
    Brief load(String assetDir);

    /** Saves {@code inputs/brief.json} and {@code inputs/brief.md} of the brief's asset folder. */
    void save(Brief brief);

    /** The gate. Only looks. */
    GateReport check(Brief brief);

    /** The prompt composed from the brief for its first candidate. */
    String compose(Brief brief);

    /** For each source basis entry and reference, whether it exists. */
    Map<String, Boolean> existence(Brief brief);

    /** Size of what the brief would queue. */
    Plan plan(Brief brief);

    /** What the brief is likely to cost when it is queued. Asks the provider: may take a while. */
    Estimate estimate(Brief brief);

    /**
     * Saves the brief, writes preflight and requests, queues one job a run.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code gate_blocked} when the gate
     *     blocks; {@code cost_ceiling_exceeded} or {@code cost_not_known} when it needs consent;
     *     nothing is written then
     */
    default List<JobSnapshot> queue(Brief brief, Consent consent) {
        return queue(brief, consent, "");
    }

    /**
     * As {@link #queue(Brief, Consent)}.
     *
     * @param regenerationReason why new candidates are made although an approved face exists, for
     *     the requests; {@code ""} when none does or nobody was asked
     */
    List<JobSnapshot> queue(Brief brief, Consent consent, String regenerationReason);

    /** Documents below the work folder that can serve as persona lock, work-relative. */
    List<String> lockDocuments();

    /** What a lock document says and shows; empty when it is not there. */
    Optional<LockPreview> lockPreview(String path);

    /**
     * How the files a brief names look from outside: which are there, how long and how old. Two
     * equal answers mean that the gate need not look again.
     */
    String filesSeen(Brief brief);

    /** Earlier states of an asset's brief, newest first; the present one is not among them. */
    List<BriefVersion> history(String assetDir);

    /** Templates of the work folder, by name. */
    List<BriefTemplate> templates();

    /**
     * Saves a brief as a template of the work folder.
     *
     * @param replaces whether a template of that name may be replaced
     * @throws app.proofsheet.domain.failure.FailureException {@code template_exists} and nothing is
     *     written; {@code template_name_missing}
     */
    BriefTemplate saveTemplate(String name, Brief brief, boolean replaces);

    /**
     * Saves a copy of a brief as the beginning of a new asset.
     *
     * @param assetId also the name of the new folder below {@code assets}
     * @return the new asset folder, work-relative
     * @throws app.proofsheet.domain.failure.FailureException {@code asset_exists} when that folder
     *     is there already, {@code bad_asset_id}; nothing is written then
     */
    String duplicate(Brief brief, String assetId);

    /**
     * What queueing would do.
     *
     * @param runs number of runs
     * @param pictures number of pictures
     * @param modelName short model name for the button ({@code nano-banana-2})
     * @param tier resolution tier or size, {@code ""} when the endpoint has none
     */
    record Plan(int runs, int pictures, String modelName, String tier) {}
}
