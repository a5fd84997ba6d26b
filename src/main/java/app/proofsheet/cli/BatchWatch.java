package app.proofsheet.cli;

import app.proofsheet.domain.failure.Failure;
import app.proofsheet.domain.failure.FailureKind;
import app.proofsheet.jobs.JobQueue;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;
import app.proofsheet.json.JsonText;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs the queue and waits for some of its jobs: a JSON line on stdout for each that settles, the
 * progress on stderr, the summary last. Ctrl+C leaves the rest in the queue.
 */
final class BatchWatch {

    private static final int BAR = 24;

    /** A longer line would wrap and could not be drawn over. */
    private static final int WIDTH = 79;

    private final RootCommand given;
    private final JobQueue queue;
    private final Map<String, JobSnapshot> jobs = new LinkedHashMap<>();
    private final BlockingQueue<JobSnapshot> changes = new LinkedBlockingQueue<>();
    private final Set<String> printed = new HashSet<>();
    private boolean barShown;
    private volatile boolean interrupted;

    BatchWatch(RootCommand given, JobQueue queue) {
        this.given = given;
        this.queue = queue;
    }

    /** Waits for the jobs; exit 0 only when every one of them is done. */
    int run(Collection<JobSnapshot> wanted) throws InterruptedException {
        wanted.forEach(job -> jobs.put(job.id(), job));
        CountDownLatch told = new CountDownLatch(1);
        try (JobQueue.Listening _ = queue.listen(changes::add);
                Terminal.Registration _ = given.terminal().onInterrupt().run(() -> stop(told))) {
            // What changed before we listened.
            jobs.keySet().forEach(id -> queue.job(id).ifPresent(changes::add));
            queue.start();
            while (!interrupted && isSomethingRunning()) {
                JobSnapshot change = changes.poll(200, TimeUnit.MILLISECONDS);
                if (change != null && jobs.containsKey(change.id())) {
                    hear(change);
                }
            }
            return finish();
        } finally {
            told.countDown();
        }
    }

    /** At Ctrl+C, on a thread of its own: the program ends when this returns. */
    private void stop(CountDownLatch told) {
        interrupted = true;
        try {
            told.await(2, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        queue.close();
    }

    private boolean isSomethingRunning() {
        Set<String> asked = new HashSet<>();
        for (JobSnapshot job : jobs.values()) {
            // A pause holds all jobs of a provider that are in the same state.
            if (!job.state().isSettled()
                    && asked.add(job.state() + job.order().provider())
                    && !queue.isHeld(job)) {
                return true;
            }
        }
        return false;
    }

    private void hear(JobSnapshot job) {
        JobSnapshot before = jobs.get(job.id());
        if (before != null && before.revision() > job.revision()) {
            return;
        }
        jobs.put(job.id(), job);
        if (job.state().isSettled() && printed.add(job.id())) {
            wipeBar();
            given.print(JsonText.line(JobLines.json(job)));
        }
        if (given.quiet) {
            return;
        }
        if (given.terminal().isInteractive()) {
            drawBar(job);
        } else if (before == null
                || before.state() != job.state()
                || before.saved() != job.saved()) {
            // A log wants the turns, not every look.
            given.tell(
                    job.order().run().runId()
                            + ": "
                            + job.state().id().replace('_', ' ')
                            + ", "
                            + JobLines.happening(job));
        }
    }

    private void drawBar(JobSnapshot job) {
        long settled = jobs.values().stream().filter(j -> j.state().isSettled()).count();
        int full = (int) (BAR * settled / Math.max(1, jobs.size()));
        String line =
                "█".repeat(full)
                        + "░".repeat(BAR - full)
                        + "  "
                        + settled
                        + " of "
                        + jobs.size()
                        + "  "
                        + job.order().run().runId()
                        + " "
                        + JobLines.happening(job);
        String fitting = line.length() <= WIDTH ? line : line.substring(0, WIDTH - 1) + "…";
        given.terminal().err().print("\r\u001b[2K" + fitting);
        given.terminal().err().flush();
        barShown = true;
    }

    private void wipeBar() {
        if (barShown) {
            given.terminal().err().print("\r\u001b[2K");
            given.terminal().err().flush();
            barShown = false;
        }
    }

    private int finish() {
        wipeBar();
        List<JobSnapshot> all = List.copyOf(jobs.values());
        given.print(JsonText.line(JobLines.summary(all)));
        JobLines.price(all).ifPresent(given::tell);
        if (JobLines.isComplete(all)) {
            return ExitCode.DONE;
        }
        return new FailurePrinter(given.terminal().err())
                .print(interrupted ? stopped(all) : incomplete(all));
    }

    private static Failure stopped(List<JobSnapshot> all) {
        long left = all.stream().filter(job -> !job.state().isSettled()).count();
        return Failure.of(
                        "batch_stopped",
                        FailureKind.STATE,
                        left + (left == 1 ? " job stays" : " jobs stay") + " in the queue.")
                .withNext("proofsheet batch --continue goes on with them.");
    }

    private Failure incomplete(List<JobSnapshot> all) {
        long open = all.stream().filter(job -> job.state() != JobState.DONE).count();
        String what = open + " of " + all.size() + (all.size() == 1 ? " job" : " jobs");
        Map<String, String> paused = queue.paused();
        if (!paused.isEmpty()) {
            String why = String.join(" ", paused.values());
            return Failure.of(
                            "batch_incomplete",
                            FailureKind.STATE,
                            what + " did not finish; the queue is paused: " + why)
                    .withKept("The rest stays in the queue.")
                    .withNext("Mend the cause, then run proofsheet batch --continue.");
        }
        return Failure.of("batch_incomplete", FailureKind.STATE, what + " did not finish.")
                .withNext("See proofsheet queue; proofsheet queue retry ID takes one up again.");
    }
}
