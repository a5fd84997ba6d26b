package app.proofsheet.cli;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureException;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.domain.money.Consent;
import app.proofsheet.domain.run.RunProgress;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.json.JsonText;

import org.jspecify.annotations.Nullable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;

/** {@code queue}: the durable queue of the work folder. */
@Command(
        name = "queue",
        description = "Show or steer the queue of the work folder.",
        synopsisSubcommandLabel = "[COMMAND]")
final class QueueCommand implements Callable<Integer> {

    @ParentCommand @Nullable RootCommand root;

    @Override
    public Integer call() {
        return list(Given.root(root));
    }

    @Command(name = "list", description = "List the jobs in their order.")
    int list() {
        return list(Given.root(root));
    }

    private static int list(RootCommand given) {
        try (OpenFolder folder = given.openFor(OpenFolder.Care.LOOKING)) {
            JobQueue queue = folder.workspace().jobs();
            List<JobSnapshot> jobs = queue.jobs();
            if (given.json) {
                Map<String, Object> json = new LinkedHashMap<>();
                json.put("jobs", jobs.stream().map(JobLines::json).toList());
                json.put("paused", queue.paused());
                given.print(JsonText.pretty(json).stripTrailing());
                return ExitCode.DONE;
            }
            if (jobs.isEmpty()) {
                given.tell("The queue is empty.");
            } else {
                Table table = new Table().row("JOB", "STATE", "RUN", "ASSET", "MODEL", "", "COST");
                jobs.forEach(job -> table.row(JobLines.row(job)));
                table.lines().forEach(given::print);
            }
            queue.paused().forEach((who, why) -> given.tell("paused " + who + ": " + why));
            return ExitCode.DONE;
        }
    }

    @Command(name = "pause", description = "Begin no more steps, for --provider or for all.")
    int pause(
            @Option(names = "--reason", paramLabel = "T", description = "Why.")
                    @Nullable String reason) {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.openFor(OpenFolder.Care.QUEUE)) {
            String who = given.provider == null ? "*" : given.provider;
            String why = reason == null ? "Paused on the command line." : reason;
            folder.workspace().jobs().pause(who, why);
            return ExitCode.DONE;
        }
    }

    @Command(name = "resume", description = "Go on, for --provider or for all.")
    int resume() {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.openFor(OpenFolder.Care.QUEUE)) {
            folder.workspace().jobs().resume(given.provider == null ? "*" : given.provider);
            given.tell("Jobs run in an open studio, or with proofsheet batch --continue.");
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "cancel",
            description = "Cancel jobs, or give up refused ones; what is paid for goes on.")
    int cancel(
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Job ids.")
                    List<String> ids) {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.openFor(OpenFolder.Care.QUEUE)) {
            JobQueue queue = folder.workspace().jobs();
            List<JobSnapshot> known = ids.stream().map(id -> find(queue, id)).toList();
            for (JobSnapshot job : known) {
                queue.cancel(job.id());
                given.print(JsonText.line(JobLines.json(find(queue, job.id()))));
            }
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "first",
            description = {
                "Let waiting jobs begin before all others, in the order given.",
                "With --before JOB: directly before that waiting job."
            })
    int first(
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Job ids.")
                    List<String> ids,
            @Option(names = "--before", paramLabel = "JOB", description = "A waiting job.")
                    @Nullable String before) {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.openFor(OpenFolder.Care.QUEUE)) {
            JobQueue queue = folder.workspace().jobs();
            List<JobSnapshot> known = ids.stream().map(id -> find(queue, id)).toList();
            String next = before == null ? null : find(queue, before).id();
            for (JobSnapshot job : known.reversed()) {
                if (next == null) {
                    queue.moveToFront(job.id());
                } else {
                    queue.moveBefore(job.id(), next);
                }
                next = job.id();
            }
            known.forEach(job -> given.print(JsonText.line(JobLines.json(find(queue, job.id())))));
            return ExitCode.DONE;
        }
    }

    @Command(
            name = "retry",
            description = {
                "Take failed jobs up again the safe way: look again, save again, send again.",
                "Anything that pays needs its own option. With --wait, runs and waits for them."
            })
    int retry(
            @Parameters(paramLabel = "ID", arity = "1..*", description = "Job ids.")
                    List<String> ids,
            @Option(
                            names = "--new-attempt",
                            description =
                                    "Pay for a new attempt; the earlier one may still arrive.")
                    boolean newAttempt,
            @Option(names = "--confirm-quote", description = "Accept the quoted price.")
                    boolean confirmQuote,
            @Option(names = "--yes", description = "Agree to the price, also above a ceiling.")
                    boolean agreed)
            throws InterruptedException {
        RootCommand given = Given.root(root);
        try (OpenFolder folder = given.openFor(OpenFolder.Care.QUEUE)) {
            JobQueue queue = folder.workspace().jobs();
            List<JobSnapshot> known = ids.stream().map(id -> find(queue, id)).toList();
            Map<String, RunProgress.Choice> choices = new LinkedHashMap<>();
            for (JobSnapshot job : known) {
                choices.put(job.id(), choice(job, newAttempt, confirmQuote));
            }
            List<JobSnapshot> again = new ArrayList<>();
            choices.forEach((id, choice) -> {
                choose(folder, find(queue, id), choice, agreed);
                again.add(find(queue, id));
            });
            if (given.wait) {
                return new BatchWatch(given, queue).run(again);
            }
            again.forEach(job -> given.print(JsonText.line(JobLines.json(job))));
            given.tell("Jobs run in an open studio, or with proofsheet batch --continue.");
            return ExitCode.DONE;
        }
    }

    private static void choose(
            OpenFolder folder, JobSnapshot job, RunProgress.Choice choice, boolean agreed) {
        BatchCommand.withHint(() -> {
            folder.choose(job, choice, agreed ? Consent.GIVEN : Consent.NONE);
            return job;
        });
    }

    private static RunProgress.Choice choice(
            JobSnapshot job, boolean newAttempt, boolean confirmQuote) {
        Set<RunProgress.Choice> paying =
                Set.of(RunProgress.Choice.NEW_PAID_ATTEMPT, RunProgress.Choice.CONFIRM_QUOTE);
        if (newAttempt || confirmQuote) {
            RunProgress.Choice asked =
                    newAttempt
                            ? RunProgress.Choice.NEW_PAID_ATTEMPT
                            : RunProgress.Choice.CONFIRM_QUOTE;
            if (job.choices().contains(asked)) {
                return asked;
            }
        } else {
            for (RunProgress.Choice choice : job.choices()) {
                if (!paying.contains(choice) && choice != RunProgress.Choice.MARK_LOST) {
                    return choice;
                }
            }
        }
        throw new FailureException(refused(job));
    }

    private static Failure refused(JobSnapshot job) {
        Failure failure =
                Failure.of(
                        "retry_not_possible",
                        FailureKind.STATE,
                        job.id()
                                + " is "
                                + job.state().id().replace('_', ' ')
                                + "; it cannot be taken up that way.");
        List<String> ways = new ArrayList<>();
        if (job.choices().contains(RunProgress.Choice.CONFIRM_QUOTE)) {
            ways.add("--confirm-quote accepts the price.");
        }
        if (job.choices().contains(RunProgress.Choice.NEW_PAID_ATTEMPT)) {
            ways.add("--new-attempt pays for a new attempt.");
        }
        return ways.isEmpty() ? failure : failure.withNext(String.join(" ", ways));
    }

    private static JobSnapshot find(JobQueue queue, String id) {
        String full = id.matches("\\d{1,6}") ? "job-%06d".formatted(Integer.parseInt(id)) : id;
        return queue.job(full)
                .orElseThrow(() ->
                        new FailureException(
                                Failure.of(
                                                "job_unknown",
                                                FailureKind.INPUT,
                                                "There is no job " + id + ".")
                                        .withNext("proofsheet queue shows the ids.")));
    }
}
