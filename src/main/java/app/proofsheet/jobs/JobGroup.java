package app.proofsheet.jobs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Jobs that were queued together and how they stand together (spec/review-records.md §6).
 *
 * @param id the group of the orders
 * @param jobs in the order given
 */
public record JobGroup(String id, List<JobSnapshot> jobs) {

    /** Copies the list. */
    public JobGroup {
        jobs = List.copyOf(jobs);
    }

    /** How a group stands. */
    public enum Verdict {
        /** At least one job goes on, waits for its turn, or waits for a pause to end. */
        UNDER_WAY,
        /** Every job is done. */
        COMPLETE,
        /** Nothing goes on any more, and at least one job has no pictures to show for it. */
        INCOMPLETE
    }

    /** The groups of some jobs, in the order in which they appear. */
    public static List<JobGroup> of(Collection<JobSnapshot> jobs) {
        Map<String, List<JobSnapshot>> groups = new LinkedHashMap<>();
        for (JobSnapshot job : jobs) {
            groups.computeIfAbsent(job.order().group(), g -> new ArrayList<>()).add(job);
        }
        List<JobGroup> all = new ArrayList<>();
        groups.forEach((id, members) -> all.add(new JobGroup(id, members)));
        return all;
    }

    /** How it stands. */
    public Verdict verdict() {
        if (jobs.stream().anyMatch(job -> !job.state().isSettled())) {
            return Verdict.UNDER_WAY;
        }
        return incomplete().isEmpty() ? Verdict.COMPLETE : Verdict.INCOMPLETE;
    }

    /** The jobs that are not done, each with its failure where it has one. */
    public List<JobSnapshot> incomplete() {
        return jobs.stream().filter(job -> job.state() != JobState.DONE).toList();
    }
}
