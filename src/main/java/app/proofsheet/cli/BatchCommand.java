package app.proofsheet.cli;

import app.proofsheet.domain.brief.Brief;
import app.proofsheet.domain.brief.GateReport;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.money.CeilingRule;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.money.Estimate;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.jobs.StopRule;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** {@code batch}: queues, then runs the queue and waits. */
@Command(
        name = "batch",
        description = {
            "Queue a brief or requests and wait for them.",
            "Ctrl+C leaves the jobs in the queue; --continue lifts pauses and goes on with them."
        })
final class BatchCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Spec @Nullable CommandSpec spec;

    @ArgGroup(multiplicity = "1")
    @Nullable What what;

    @Option(
            names = "--count",
            paramLabel = "N",
            description = "How many candidates, instead of the brief's count.")
    @Nullable Integer count;

    @Option(
            names = "--unsent",
            description = "With --continue: also send runs that were recorded and never sent.")
    boolean unsent;

    @Option(
            names = "--max-credits",
            paramLabel = "N",
            description =
                    "Queue only up to this price, in place of the folder's ceiling for a batch.")
    @Nullable BigDecimal maxCredits;

    @Option(names = "--yes", description = "Agree to the price, also above a ceiling.")
    boolean agreed;

    /** What is to be run: exactly one of the three. */
    static final class What {
        @Option(names = "--brief", paramLabel = "F", description = "Queue this brief.")
        @Nullable Path brief;

        @Option(
                names = "--requests",
                paramLabel = "F",
                arity = "1..*",
                description = "Queue these request documents.")
        @Nullable List<Path> requests;

        @Option(names = "--continue", description = "Go on with what the queue still holds.")
        boolean goOn;
    }

    @Override
    public Integer call() throws InterruptedException {
        RootCommand given = Given.root(root);
        What chosen = Given.value(what);
        if (unsent && !chosen.goOn) {
            throw new ParameterException(
                    Given.value(spec).commandLine(), "--unsent goes with --continue only.");
        }
        OpenFolder.Care care = chosen.goOn ? OpenFolder.Care.CONTINUE : OpenFolder.Care.QUEUE;
        try (OpenFolder folder = given.openFor(care)) {
            JobQueue queue = folder.workspace().jobs();
            List<JobSnapshot> jobs = withHint(() -> queued(given, chosen, folder, queue));
            if (jobs.isEmpty()) {
                given.tell("Nothing waits in the queue.");
            }
            return new BatchWatch(given, queue).run(jobs);
        }
    }

    private List<JobSnapshot> queued(
            RootCommand given, What chosen, OpenFolder folder, JobQueue queue) {
        if (chosen.brief != null) {
            return queueBrief(given, folder, given.file(chosen.brief));
        }
        if (chosen.requests != null) {
            List<Path> files = chosen.requests.stream().map(given::file).toList();
            List<JobSnapshot> jobs = folder.queueRequests(files, given.provider, consent());
            Estimate estimate = JobLines.estimate(jobs);
            return told(
                    given,
                    jobs,
                    estimate instanceof Estimate.Known ? estimate.words() : "price not told");
        }
        if (unsent) {
            folder.queueUnsent();
        }
        return takeUp(given, queue);
    }

    private List<JobSnapshot> queueBrief(RootCommand given, OpenFolder folder, Path file) {
        Brief brief = CheckCommand.withProvider(folder.readBrief(file), given);
        Integer wanted = count;
        if (wanted != null) {
            brief = brief.withOutput(brief.output().withCount(wanted));
        }
        GateReport report = folder.workspace().briefs().check(brief);
        if (!report.isReady()) {
            throw new FailureException(CheckCommand.blocked(report));
        }
        report.warnings().forEach(warning -> given.tell("note: " + warning.message()));
        // Asked first, so that a refusal of the service is told with its reason.
        String price = folder.workspace().briefs().estimate(brief).words();
        return told(given, folder.workspace().briefs().queue(brief, consent()), price);
    }

    /** Says how consent is given here. */
    static <T> T withHint(Supplier<T> queueing) {
        try {
            return queueing.get();
        } catch (FailureException e) {
            if (CeilingRule.asksForConsent(e.failure())) {
                throw new FailureException(
                        e.failure()
                                .withNext(
                                        "Agree with --yes, queue fewer, or raise the ceiling:"
                                                + " proofsheet costs ceiling."),
                        e);
            }
            throw e;
        }
    }

    private Consent consent() {
        return new Consent(agreed, maxCredits);
    }

    private static List<JobSnapshot> told(RootCommand given, List<JobSnapshot> jobs, String price) {
        String number = jobs.size() + (jobs.size() == 1 ? " job" : " jobs");
        given.tell("queued " + number + ", " + price);
        return jobs;
    }

    /** Everything unfinished: what waits or runs, and what failed but may go on without paying. */
    private static List<JobSnapshot> takeUp(RootCommand given, JobQueue queue) {
        if (!queue.paused().isEmpty()) {
            queue.paused()
                    .forEach((who, why) -> given.tell("goes on: " + who + " was paused: " + why));
            queue.paused().keySet().forEach(queue::resume);
        }
        List<JobSnapshot> jobs = new ArrayList<>();
        for (JobSnapshot job : queue.jobs()) {
            if (job.state() == JobState.FAILED
                    && !job.choices().isEmpty()
                    && StopRule.isFree(job.choices().getFirst())) {
                queue.choose(job.id(), job.choices().getFirst());
                jobs.add(queue.job(job.id()).orElse(job));
            } else if (!job.state().isSettled()) {
                jobs.add(job);
            }
        }
        return jobs;
    }
}
