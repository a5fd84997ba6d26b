package app.proofsheet.work;

import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.domain.run.RunProgress.Choice;
import app.proofsheet.folder.WorkPaths;
import app.proofsheet.folder.run.Attempt;
import app.proofsheet.folder.run.RunFolder;
import app.proofsheet.folder.run.RunRecords;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.provider.QuoteChallenge;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Choices about settled jobs, those that buy something within the ceilings of the folder. */
public final class PaidChoices {

    private final WorkPaths paths;
    private final JobQueue jobs;
    private final Spending spending;
    private final RunRecords records;

    /** Choices of one work folder. */
    public PaidChoices(WorkPaths paths, JobQueue jobs, Spending spending, Clock clock) {
        this.paths = paths;
        this.jobs = jobs;
        this.spending = spending;
        this.records = new RunRecords(clock);
    }

    /**
     * Does what a person chose.
     *
     * @throws app.proofsheet.domain.failure.FailureException {@code cost_ceiling_exceeded} or
     *     {@code cost_not_known} when it needs consent; others when the choice is not the job's
     */
    public void choose(JobSnapshot job, Choice choice, Consent consent) {
        switch (choice) {
            case NEW_PAID_ATTEMPT ->
                    within(job, choice, Credits.read(job.order().estimate()), consent);
            case CONFIRM_QUOTE -> within(job, choice, quoted(job), consent);
            case LOOK_AGAIN, MARK_LOST, POLL_AGAIN, RESUME_SAVING, SUBMIT_AGAIN ->
                    jobs.choose(job.id(), choice);
        }
    }

    private void within(
            JobSnapshot job, Choice choice, Optional<BigDecimal> credits, Consent consent) {
        Estimate estimate =
                credits.<Estimate>map(Estimate.Known::of)
                        .orElseGet(
                                () -> new Estimate.Unknown("The provider did not tell a price."));
        spending.within(
                estimate,
                consent,
                () -> {
                    jobs.choose(job.id(), choice);
                    return job;
                });
    }

    /** The price in question. */
    private Optional<BigDecimal> quoted(JobSnapshot job) {
        String assetDir = job.order().run().assetDir();
        List<Attempt> attempts =
                records.attempts(
                        new RunFolder(
                                paths.root(),
                                paths.assetRoot(assetDir),
                                job.order().run().runId()));
        Attempt.Quote quote = attempts.isEmpty() ? null : attempts.getLast().quote();
        if (quote == null) {
            return Optional.empty();
        }
        QuoteChallenge challenge = quote.challenge();
        return Optional.ofNullable(challenge.estimatedCredits())
                .or(() -> Optional.ofNullable(challenge.reservedCredits()))
                .or(() -> Optional.ofNullable(challenge.requiredTierCredits()));
    }
}
