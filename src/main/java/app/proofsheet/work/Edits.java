package app.proofsheet.work;

import app.proofsheet.domain.asset.PictureId;
import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.model.SettingProblem;
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

    /**
     * References of the picture's asset and what each may be used for: from the brief and from
     * {@code inputs/references/contract.json} (spec/review-records.md §5). Binding ones go along
     * with an edit unless they are taken off; excluded ones are never sent.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code contract_unreadable} and those
     *     of {@link #mustNotChange}
     */
    List<Brief.Reference> references(PictureId source);

    /**
     * What an edit would ask the endpoint for, and what the endpoint or the reference contract have
     * against it. Only looks; the words need not be there yet.
     *
     * @throws app.proofsheet.domain.failure.FailureException when the order could not be queued
     *     whatever its settings are
     */
    Look look(EditOrder order);

    /**
     * How an edit would be sent.
     *
     * @param ratio ratio that is asked for, {@code 9:16}
     * @param size tier or pixel size that is asked for, {@code ""} when the endpoint decides
     * @param pictures number of pictures sent, the edited one among them
     * @param most how many its maker states the endpoint takes, null when it states none
     * @param problems what stands against it, blocking ones first
     */
    record Look(
            String ratio,
            String size,
            int pictures,
            @Nullable Integer most,
            List<SettingProblem> problems) {
        /** Copies the list. */
        public Look {
            problems = List.copyOf(problems);
        }
    }

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
     * @param references work-relative pictures sent after the edited one, in this order
     */
    record EditOrder(
            PictureId source,
            Map<String, String> notes,
            List<String> mustNotChange,
            @Nullable String prompt,
            String provider,
            String model,
            @Nullable String resolution,
            int count,
            List<String> references) {

        /** Copies the collections. */
        public EditOrder {
            mustNotChange = List.copyOf(mustNotChange);
            references = List.copyOf(references);
        }

        /** An edit that sends the edited picture alone. */
        public EditOrder(
                PictureId source,
                Map<String, String> notes,
                List<String> mustNotChange,
                @Nullable String prompt,
                String provider,
                String model,
                @Nullable String resolution,
                int count) {
            this(
                    source,
                    notes,
                    mustNotChange,
                    prompt,
                    provider,
                    model,
                    resolution,
                    count,
                    List.of());
        }
    }
}
