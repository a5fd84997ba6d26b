package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.jobs.JobSnapshot;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/** Light edits: the picture stays, only what is named changes. */
public interface Edits {

    /** Endpoint keys that edit, for a provider. */
    List<String> endpoints();

    /** What must not change, from the brief of the picture's asset. */
    List<String> mustNotChange(PictureId source);

    /** The edit prompt composed from the notes (subject to text) and the phrases to keep. */
    String compose(PictureId source, Map<String, String> notes, List<String> mustNotChange);

    /**
     * What edits are likely to cost, also before it is said what should change. Asks the provider:
     * may take a while.
     *
     * @throws app.proofsheet.domain.failure.FailureException when the order could not be queued
     */
    Estimate estimate(EditOrder order);

    /**
     * Queues edits; upload and edit are one job with two steps.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code cost_ceiling_exceeded} or
     *     {@code cost_not_known} when it needs consent, others when it cannot be queued
     */
    List<JobSnapshot> queue(EditOrder order, Consent consent);

    /**
     * An edit to be queued.
     *
     * @param source the picture that is edited
     * @param notes feedback by subject: wardrobe, desk setup, lighting, background, microphone or
     *     accessory, other
     * @param mustNotChange phrases that are kept
     * @param prompt edited prompt, null to compose it
     * @param provider provider id
     * @param model edit endpoint key
     * @param resolution tier, null for the highest
     * @param count how many edits
     */
    record EditOrder(
            PictureId source,
            Map<String, String> notes,
            List<String> mustNotChange,
            @Nullable String prompt,
            String provider,
            String model,
            @Nullable String resolution,
            int count) {}
}
