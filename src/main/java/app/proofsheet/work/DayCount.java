package app.proofsheet.work;

import app.proofsheet.domain.money.Charge;
import app.proofsheet.domain.money.Credits;
import app.proofsheet.domain.money.Today;
import app.proofsheet.domain.run.RunRef;
import app.proofsheet.folder.money.Submit;
import app.proofsheet.jobs.JobSnapshot;
import app.proofsheet.jobs.JobState;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Adds up one day: what its records say was bought, then what the queue will still buy. */
final class DayCount {

    private final LocalDate day;
    private final ZoneId zone;
    private final Map<RunRef, JobSnapshot> latest = new HashMap<>();

    /** Jobs whose submit is not on record yet. */
    private final Map<RunRef, JobSnapshot> unsent = new HashMap<>();

    private BigDecimal spent = BigDecimal.ZERO;
    private BigDecimal committed = BigDecimal.ZERO;
    private int unknown;

    /**
     * Begins a day.
     *
     * @param jobs the queue, oldest first
     */
    DayCount(List<JobSnapshot> jobs, LocalDate day, ZoneId zone) {
        this.day = day;
        this.zone = zone;
        for (JobSnapshot job : jobs) {
            latest.put(job.order().run(), job);
            if (!job.state().isSettled()) {
                unsent.put(job.order().run(), job);
            }
        }
    }

    /** Runs of an asset that the queue still carries. */
    Set<String> openRuns(String assetDir) {
        return unsent.keySet().stream()
                .filter(run -> run.assetDir().equals(assetDir))
                .map(RunRef::runId)
                .collect(Collectors.toSet());
    }

    /** Adds a submit, which counts on the day it left. */
    void add(String assetDir, Submit submit) {
        RunRef run = new RunRef(assetDir, submit.runId());
        JobSnapshot last = latest.get(run);
        // An earlier attempt is not what this job was queued for.
        JobSnapshot job =
                last == null || submit.at().isBefore(millis(last.queuedAt())) ? null : last;
        // One that waits is about to buy, whatever it bought before.
        if (job != null && job.state() != JobState.WAITING) {
            unsent.remove(run);
        }
        if (!LocalDate.ofInstant(submit.at(), zone).equals(day)) {
            return;
        }
        switch (submit.charge()) {
            case Charge.Paid(BigDecimal credits) -> spent = spent.add(credits);
            case Charge.Held(BigDecimal credits) -> committed = committed.add(credits);
            case Charge.Unknown(@Nullable BigDecimal expected) ->
                    commit(expected == null && job != null ? estimate(job) : expected);
        }
    }

    /** Records keep milliseconds, the queue keeps more. */
    private static Instant millis(Instant time) {
        return time.truncatedTo(ChronoUnit.MILLIS);
    }

    private void commit(@Nullable BigDecimal likely) {
        if (likely == null) {
            unknown++;
        } else {
            committed = committed.add(likely);
        }
    }

    private static @Nullable BigDecimal estimate(JobSnapshot job) {
        return Credits.read(job.order().estimate()).orElse(null);
    }

    /** The day so far. */
    Today sum() {
        unsent.values().forEach(job -> commit(estimate(job)));
        unsent.clear();
        return new Today(spent, committed, unknown);
    }
}
